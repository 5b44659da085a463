//! A few short texts.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, btree_map::Entry},
};

use crate::{
    answer::{GivenValue, Value},
    id::FieldId,
    rejection::Rejection,
    tally::Change,
    wording,
};

/// Up to `most` keywords of at most `length` characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keywords {
    /// How many fit.
    pub most: u16,
    /// The longest keyword, in characters (grapheme clusters).
    pub length: u16,
}

impl Keywords {
    /// The keywords, normalised; one that is given twice, in any case, counts once.
    pub fn check(&self, field: &FieldId, given: &GivenValue) -> Result<Option<Value>, Rejection> {
        let GivenValue::Keywords(texts) = given else {
            return Err(Rejection::WrongKind(field.clone()));
        };
        let (mut keywords, mut seen) = (Vec::new(), Vec::new());
        for text in texts {
            let Some(keyword) = wording::check(text, self.length, field)? else { continue };
            let folded = wording::fold(&keyword);
            if seen.contains(&folded) {
                continue;
            }
            if keywords.len() == usize::from(self.most) {
                return Err(Rejection::TooMany(field.clone()));
            }
            seen.push(folded);
            keywords.push(keyword);
        }
        Ok((!keywords.is_empty()).then_some(Value::Keywords(keywords)))
    }
}

/// How often each spelling was written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct KeywordsTally {
    /// Counts by spelling, none zero.
    pub spellings: BTreeMap<String, u32>,
    /// How many wrote anything.
    pub answers: u32,
}

impl KeywordsTally {
    /// Counts keywords; `told` hears of each how often it had been written before, and how often it is now.
    pub(crate) fn count(&mut self, keywords: &[String], change: Change, mut told: impl FnMut(&str, u32, u32)) {
        change.one(&mut self.answers);
        for keyword in keywords {
            // One way down the tree: in a hall that writes a hundred thousand words, that is what counting costs.
            match (self.spellings.entry(keyword.clone()), change) {
                (Entry::Occupied(count), Change::Remove) if *count.get() <= 1 => {
                    told(keyword, count.remove(), 0);
                }
                (Entry::Occupied(mut count), _) => {
                    let before = *count.get();
                    change.one(count.get_mut());
                    told(keyword, before, *count.get());
                }
                (Entry::Vacant(place), Change::Add) => {
                    place.insert(1);
                    told(keyword, 0, 1);
                }
                (Entry::Vacant(_), Change::Remove) => {}
            }
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        for (spelling, count) in &other.spellings {
            *self.spellings.entry(spelling.clone()).or_default() += count;
        }
    }

    /// The `most` spellings written most often of those that may be `shown`, ties by spelling.
    pub fn top(&self, most: usize, shown: impl Fn(&str) -> bool) -> Vec<(&str, u32)> {
        // The least of the best comes first. They are met in order of spelling, so that a tie needs no comparing of texts.
        let mut best: BinaryHeap<(Reverse<u32>, usize, &str)> = BinaryHeap::new();
        for (place, (spelling, count)) in self.spellings.iter().enumerate() {
            let full = best.len() >= most;
            let beaten = best.peek().is_none_or(|(least, ..)| least.0 >= *count);
            if (full && beaten) || !shown(spelling) {
                continue;
            }
            if full {
                best.pop();
            }
            best.push((Reverse(*count), place, spelling));
        }
        best.into_sorted_vec().into_iter().map(|(count, _, spelling)| (spelling, count.0)).collect()
    }
}
