//! Reading the keys of a YAML mapping: each at most once, none unknown.

use peil_room::number::Hundredths;

use super::{
    error::{Mistakes, Place},
    mistake::{Expected, Mistake, Needed, Thing, Written},
    scalar,
    yaml::{Entry, Node, Value},
};

/// The keys of one thing, taken one by one.
pub(super) struct Keys {
    /// What they describe.
    of: Thing,
    /// Where they begin.
    pub(super) at: Place,
    entries: Vec<Entry>,
    known: Vec<&'static str>,
}

impl Keys {
    /// The keys of `node`, which describes a thing.
    pub(super) fn of(node: Node, of: Thing, mistakes: &mut Mistakes) -> Option<Self> {
        let found = node.noun();
        match node.value {
            Value::Map(entries) => Some(Self { of, at: node.at, entries, known: Vec::new() }),
            Value::Nothing => Some(Self { of, at: node.at, entries: Vec::new(), known: Vec::new() }),
            Value::Text(_) | Value::List(_) => {
                mistakes.add(node.at, Mistake::Unexpected { found, expected: Expected::Keys(of) });
                None
            }
        }
    }

    /// What stands under `key`, if anything does.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Node> {
        self.known.push(key);
        let index = self.entries.iter().position(|entry| entry.key == key)?;
        let node = self.entries.remove(index).value;
        (!matches!(node.value, Value::Nothing)).then_some(node)
    }

    /// Where the value of `key` stands, if there is one.
    pub(super) fn place(&self, key: &str) -> Option<Place> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (!matches!(entry.value.value, Value::Nothing)).then_some(entry.value.at)
    }

    /// What stands under `key`; a mistake when nothing does.
    pub(super) fn need(&mut self, key: Needed, mistakes: &mut Mistakes) -> Option<Node> {
        let node = self.take(key.written());
        if node.is_none() {
            self.miss(key, mistakes);
        }
        node
    }

    /// Tells that a key is missing.
    pub(super) fn miss(&self, key: Needed, mistakes: &mut Mistakes) {
        mistakes.add(self.at, Mistake::Missing { of: self.of, key });
    }

    /// A text of one line and at most `most` characters.
    pub(super) fn text(&mut self, key: &'static str, most: usize, mistakes: &mut Mistakes) -> Option<String> {
        scalar::text(self.take(key)?, most, mistakes)
    }

    /// A text that must be there.
    pub(super) fn need_text(&mut self, key: Needed, most: usize, mistakes: &mut Mistakes) -> Option<String> {
        scalar::text(self.need(key, mistakes)?, most, mistakes)
    }

    /// The `id` of the thing, and where it stands.
    pub(super) fn id(&mut self, mistakes: &mut Mistakes) -> Option<(String, Place)> {
        let node = self.need(Needed::Id, mistakes)?;
        let at = node.at;
        scalar::id(node, mistakes).map(|id| (id, at))
    }

    /// A whole number between two others, or `default`.
    pub(super) fn whole(
        &mut self,
        key: &'static str,
        default: i32,
        (least, most): (i32, i32),
        mistakes: &mut Mistakes,
    ) -> i32 {
        let Some(node) = self.take(key) else { return default };
        let at = node.at;
        match scalar::number(&node, mistakes) {
            Some(number) if number.0 % 100 != 0 || !(least..=most).contains(&(number.0 / 100)) => {
                mistakes.add(at, Mistake::NotWhole { key, number, least, most });
                default
            }
            Some(number) => number.0 / 100,
            None => default,
        }
    }

    /// A number, and where it stands.
    pub(super) fn number(&mut self, key: &'static str, mistakes: &mut Mistakes) -> Option<(Hundredths, Place)> {
        let node = self.take(key)?;
        let at = node.at;
        scalar::number(&node, mistakes).map(|number| (number, at))
    }

    /// A time such as `90 s` or `3 min`, in milliseconds.
    pub(super) fn span(&mut self, key: &'static str, mistakes: &mut Mistakes) -> Option<u64> {
        scalar::span(&self.take(key)?, mistakes)
    }

    /// Yes or no, or `default`.
    pub(super) fn yes(&mut self, key: &'static str, default: bool, mistakes: &mut Mistakes) -> bool {
        self.one_of(key, &[("yes", true), ("no", false)], default, mistakes)
    }

    /// One of a few words, or `default`.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&str, T)],
        default: T,
        mistakes: &mut Mistakes,
    ) -> T {
        let Some(node) = self.take(key) else { return default };
        if let Value::Text(written) = &node.value
            && let Some((_, meaning)) = words.iter().find(|(word, _)| *word == written.trim())
        {
            return *meaning;
        }
        let words = words.iter().take(8).map(|(word, _)| (*word).to_owned()).collect();
        mistakes.add(node.at, Mistake::OtherWord { key, written: Written::of(&node), words });
        default
    }

    /// The texts of a list.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        most: usize,
        mistakes: &mut Mistakes,
    ) -> Option<Vec<(String, Place)>> {
        let node = self.take(key)?;
        scalar::texts(node, most, mistakes)
    }

    /// Tells of the keys that nobody took.
    pub(super) fn done(self, mistakes: &mut Mistakes) {
        for entry in &self.entries {
            let near = self
                .known
                .iter()
                .filter(|known| strsim::damerau_levenshtein(&entry.key, known) <= 2)
                .min_by_key(|known| strsim::damerau_levenshtein(&entry.key, known));
            let (near, known) = (near.copied(), self.known.clone());
            mistakes.add(entry.at, Mistake::UnknownKey { of: self.of, key: scalar::short(&entry.key), near, known });
        }
    }
}
