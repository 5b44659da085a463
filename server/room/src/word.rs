//! Keywords that the presenter hid, or that are held back, as they were written.

use std::collections::BTreeMap;

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

/// The words of a round that are not simply shown, by field index and spelling.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words(BTreeMap<u16, BTreeMap<String, WordState>>);

impl Words {
    /// What is special about a word, if anything.
    pub fn state(&self, field: u16, word: &str) -> Option<WordState> {
        self.0.get(&field)?.get(word).copied()
    }

    /// The special words of a field, in order of spelling.
    pub fn of_field(&self, field: u16) -> impl Iterator<Item = (&str, WordState)> {
        self.0.get(&field).into_iter().flatten().map(|(word, state)| (word.as_str(), *state))
    }

    pub(crate) fn set(&mut self, field: u16, word: &str, state: WordState) {
        self.0.entry(field).or_default().insert(word.to_owned(), state);
    }

    /// Holds a word back, unless the presenter decided about it before.
    pub(crate) fn hold(&mut self, field: u16, word: &str) {
        let words = self.0.entry(field).or_default();
        if !words.contains_key(word) {
            words.insert(word.to_owned(), WordState::Held);
        }
    }
}
