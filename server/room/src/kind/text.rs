//! A text.

use crate::id::FieldId;

/// A text of at most `length` characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// The longest text, in characters (grapheme clusters).
    pub length: u16,
    /// The keywords or choice field by which the cards are grouped.
    pub by: Option<FieldId>,
}
