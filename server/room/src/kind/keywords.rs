//! A few short texts.

/// Up to `most` keywords of at most `length` characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keywords {
    /// How many fit.
    pub most: u16,
    /// The longest keyword, in characters (grapheme clusters).
    pub length: u16,
}
