//! Keywords that the presenter hid, or that are held back, as they were written.

use std::collections::BTreeMap;

use crate::edit::WordEdit;

/// What keeps a word from the screens, or lets it through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordState {
    /// The presenter hid it.
    Hidden,
    /// A word in it holds it back.
    Held,
    /// The presenter let it be seen.
    Allowed,
}

/// The words of a round that are not simply shown, and what the presenter changed about them, by field index.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words {
    special: BTreeMap<u16, BTreeMap<String, WordState>>,
    edits: BTreeMap<u16, Vec<WordEdit>>,
}

impl Words {
    /// What is special about a word, if anything.
    pub fn state(&self, field: u16, word: &str) -> Option<WordState> {
        self.special.get(&field)?.get(word).copied()
    }

    /// The special words of a field, in order of spelling.
    pub fn of_field(&self, field: u16) -> impl Iterator<Item = (&str, WordState)> {
        self.special.get(&field).into_iter().flatten().map(|(word, state)| (word.as_str(), *state))
    }

    /// What the presenter changed about the words of a field, oldest first.
    pub fn edits(&self, field: u16) -> &[WordEdit] {
        self.edits.get(&field).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn edit(&mut self, field: u16, edit: WordEdit) {
        self.edits.entry(field).or_default().push(edit);
    }

    /// Drops the latest change, as if it had never been.
    pub(crate) fn unedit(&mut self, field: u16) {
        if let Some(edits) = self.edits.get_mut(&field) {
            edits.pop();
            if edits.is_empty() {
                self.edits.remove(&field);
            }
        }
    }

    pub(crate) fn set(&mut self, field: u16, word: &str, state: WordState) {
        self.special.entry(field).or_default().insert(word.to_owned(), state);
    }

    /// Holds a word back, unless the presenter decided about it before.
    pub(crate) fn hold(&mut self, field: u16, word: &str) {
        let words = self.special.entry(field).or_default();
        if !words.contains_key(word) {
            words.insert(word.to_owned(), WordState::Held);
        }
    }
}
