//! What the presenter changed about the words of a field: a mapping for views, which changes no count and is undone by
//! dropping it.

/// A change of which spellings are one word, or of what it is called. Words are named as they were written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WordEdit {
    /// These are one word, each with what folds with it.
    Merged(Vec<String>),
    /// This spelling is a word of its own.
    Split(String),
    /// The word that this spelling belongs to is called otherwise.
    Renamed {
        /// A spelling of it.
        word: String,
        /// What it is called.
        label: String,
    },
}
