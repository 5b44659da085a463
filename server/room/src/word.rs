//! Keywords that the presenter hid, or that are held back, as they were written.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

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
    written: BTreeMap<u16, Written>,
}

/// The words that stand in the tally of a field, by what keeps them from the screens: kept with every ballot, so that no view
/// walks along all that a hall wrote.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Written {
    /// Those that nothing keeps from them, most frequent first, then by spelling.
    ranked: BTreeMap<Reverse<u32>, BTreeSet<Arc<str>>>,
    hidden: usize,
    held: usize,
    /// Those of the ranked ones that the presenter let through.
    allowed: usize,
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

    /// The words in the tally of a field that are neither hidden nor held by a word in them, with how often each was
    /// written: most frequent first, then by spelling.
    pub fn ranked(&self, field: u16) -> impl Iterator<Item = (&str, u32)> {
        let ranked = self.written.get(&field).into_iter().flat_map(|written| &written.ranked);
        ranked.flat_map(|(count, words)| words.iter().map(|word| (&**word, count.0)))
    }

    /// How many words in the tally of a field are in that state.
    pub fn written(&self, field: u16, state: WordState) -> usize {
        self.written.get(&field).map_or(0, |written| match state {
            WordState::Hidden => written.hidden,
            WordState::Held => written.held,
            WordState::Allowed => written.allowed,
        })
    }

    /// What the presenter changed about the words of a field, oldest first.
    pub fn edits(&self, field: u16) -> &[WordEdit] {
        self.edits.get(&field).map_or(&[], Vec::as_slice)
    }

    /// What is special about them and what was changed, as if nothing had been written.
    pub(crate) fn unwritten(&self) -> Self {
        Self { special: self.special.clone(), edits: self.edits.clone(), written: BTreeMap::new() }
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

    /// A word is in that state from now on; so often it stands in the tally.
    pub(crate) fn set(&mut self, field: u16, word: &str, state: WordState, count: u32) {
        let before = self.special.entry(field).or_default().insert(word.to_owned(), state);
        let written = self.written.entry(field).or_default();
        written.tell(before, word, count, 0);
        written.tell(Some(state), word, 0, count);
    }

    /// Holds a word back, unless the presenter decided about it before.
    pub(crate) fn hold(&mut self, field: u16, word: &str, count: u32) {
        if self.state(field, word).is_none() {
            self.set(field, word, WordState::Held, count);
        }
    }

    /// A word stood so often in the tally, and now stands so often.
    pub(crate) fn recounted(&mut self, field: u16, word: &str, before: u32, now: u32) {
        let state = self.state(field, word);
        self.written.entry(field).or_default().tell(state, word, before, now);
    }
}

impl Written {
    fn tell(&mut self, state: Option<WordState>, word: &str, before: u32, now: u32) {
        let by = isize::from(now > 0) - isize::from(before > 0);
        let count = match state {
            Some(WordState::Hidden) => Some(&mut self.hidden),
            Some(WordState::Held) => Some(&mut self.held),
            Some(WordState::Allowed) => Some(&mut self.allowed),
            None => None,
        };
        if let Some(count) = count {
            *count = count.saturating_add_signed(by);
        }
        if matches!(state, None | Some(WordState::Allowed)) && before != now {
            let word = self.unrank(word, before).unwrap_or_else(|| word.into());
            if now > 0 {
                self.ranked.entry(Reverse(now)).or_default().insert(word);
            }
        }
    }

    fn unrank(&mut self, word: &str, count: u32) -> Option<Arc<str>> {
        let words = self.ranked.get_mut(&Reverse(count))?;
        let taken = words.take(word);
        if words.is_empty() {
            self.ranked.remove(&Reverse(count));
        }
        taken
    }
}
