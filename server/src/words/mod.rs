//! Folding of spellings, for views only: counts are kept per spelling as written, and a fold is undone by dropping it.
//!
//! Three steps, each more daring and held to fewer words: case, accents and spacing (`key`); inflections of the most
//! frequent spellings (`stem`); and single typos in long words (`typo`), unless both are known as words (`apart`). Where two words
//! may mean different things they stay apart: a room forgives a word that stands twice sooner than its "onveilig" counted
//! as "veilig". What folds and what does not is judged by the pairs in `pairs.txt`.

mod apart;
mod dutch;
mod edit;
mod key;
mod stem;
#[cfg(test)]
mod tests;
mod typo;

use std::{cmp::Reverse, collections::BTreeMap};

use peil_room::{deck::Language, edit::WordEdit};

pub use key::key;

/// Spellings of which stems and typos are looked at: the rest stands in nobody's view.
pub const FOLDED: usize = 200;

/// Spellings that are shown as one word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cluster {
    /// The most frequent spelling; of several, the first of the alphabet, written small and with its accents.
    pub shown: String,
    /// How often all of them together were written.
    pub count: u32,
    /// The spellings as written and how often each was, most frequent first.
    pub spellings: Vec<(String, u32)>,
}

/// Folds spellings with their counts into words, most frequent first, then by the alphabet.
///
/// The outcome does not depend on the order in which the spellings come. The presenter's changes have the last word.
pub fn fold<'a>(
    spellings: impl Iterator<Item = (&'a str, u32)>,
    edits: &[WordEdit],
    language: Language,
) -> Vec<Cluster> {
    let mut clusters = by_key(ranked(spellings));
    let folded = clusters.iter().take_while(|cluster| cluster.rank < FOLDED).count();
    let rest = clusters.split_off(folded);
    let clusters = typo::join(stem::join(clusters, language));
    let mut words = edit::apply(clusters.into_iter().chain(rest).collect(), edits);
    words.sort_by_cached_key(|word| (Reverse(word.count()), word.key().to_owned(), word.shown().to_owned()));
    words.into_iter().map(Draft::finish).collect()
}

/// A spelling as it was written.
struct Member<'a> {
    spelling: &'a str,
    count: u32,
    key: String,
}

impl Member<'_> {
    /// Most frequent first, then by the alphabet, then the one that a careful writer would choose, with a tie-break.
    fn rank(&self) -> (Reverse<u32>, &str, Dress, &str) {
        (Reverse(self.count), &self.key, dress(self.spelling), self.spelling)
    }
}

/// What a spelling has that its word does not need: signs at its end, capitals, missing accents; the least comes first.
type Dress = (usize, usize, Reverse<usize>);

fn dress(spelling: &str) -> Dress {
    let trailing = spelling.chars().rev().take_while(|sign| !sign.is_alphanumeric()).count();
    let capitals = spelling.chars().filter(|sign| sign.is_uppercase()).count();
    let accents = spelling.chars().filter(|sign| sign.is_alphabetic() && !sign.is_ascii()).count();
    (trailing, capitals, Reverse(accents))
}

/// A cluster in the making.
struct Draft<'a> {
    /// The place of its most frequent spelling among all, from 0.
    rank: usize,
    /// In order of their rank; never empty.
    members: Vec<Member<'a>>,
    /// What the presenter calls it.
    label: Option<String>,
}

impl Draft<'_> {
    fn count(&self) -> u32 {
        self.members.iter().fold(0, |sum, member| sum.saturating_add(member.count))
    }

    /// What it is called, else the most frequent spelling as it was written.
    fn shown(&self) -> &str {
        self.label.as_deref().or_else(|| Some(self.members.first()?.spelling)).unwrap_or_default()
    }

    /// The key of the most frequent spelling.
    fn key(&self) -> &str {
        self.members.first().map_or("", |member| &member.key)
    }

    /// Takes in what another has; the more frequent of both comes first.
    fn absorb(&mut self, other: Self) {
        self.members.extend(other.members);
        self.label = self.label.take().or(other.label);
        self.members.sort_by(|one, other| one.rank().cmp(&other.rank()));
    }

    fn finish(self) -> Cluster {
        Cluster {
            shown: self.shown().to_owned(),
            count: self.count(),
            spellings: self.members.into_iter().map(|member| (member.spelling.to_owned(), member.count)).collect(),
        }
    }
}

/// Each spelling once, most frequent first.
fn ranked<'a>(spellings: impl Iterator<Item = (&'a str, u32)>) -> Vec<Member<'a>> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for (spelling, count) in spellings {
        let sum = counts.entry(spelling).or_default();
        *sum = sum.saturating_add(count);
    }
    let mut ranked: Vec<Member<'_>> =
        counts.into_iter().map(|(spelling, count)| Member { spelling, count, key: key(spelling) }).collect();
    ranked.sort_by(|one, other| one.rank().cmp(&other.rank()));
    ranked
}

/// One draft a key, in order of the most frequent spelling.
fn by_key(ranked: Vec<Member<'_>>) -> Vec<Draft<'_>> {
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (rank, member) in ranked.into_iter().enumerate() {
        match known.get(&member.key) {
            Some(&index) => drafts[index].members.push(member),
            None => {
                known.insert(member.key.clone(), drafts.len());
                drafts.push(Draft { rank, members: vec![member], label: None });
            }
        }
    }
    drafts
}
