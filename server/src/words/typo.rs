//! Single typos in long words that others spelled well: "vetrouwen" among many "vertrouwen".

use std::cmp::Reverse;

use super::{Draft, Member, apart, key::tokens};

/// Letters in a word in which a letter doubled or not, or two out of order, are a typo.
const LONG: usize = 7;
/// Letters in a word in which any letter too many or too few is one: in shorter ones it often makes another word.
const LONGER: usize = 8;
/// Letters at the beginning and end that a typo leaves alone: there they change the meaning ("begeleiden", "begeleider").
const EDGE: usize = 1;
/// How many times more often the word is written well.
const OFTENER: u32 = 2;

/// Joins rare clusters with the frequent one of which they are a typo; what is joined draws in no more.
pub(super) fn join(drafts: Vec<Draft<'_>>) -> Vec<Draft<'_>> {
    let mut order: Vec<Candidate<'_>> = drafts.into_iter().map(Candidate::of).collect();
    // Stable: equal counts stay in order of their most frequent spelling.
    order.sort_by_key(|candidate| Reverse(candidate.count));
    let mut joined: Vec<Candidate<'_>> = Vec::new();
    for candidate in order {
        match joined.iter_mut().find(|right| right.attracts(&candidate)) {
            Some(right) => right.draft.absorb(candidate.draft),
            None => joined.push(candidate),
        }
    }
    joined.into_iter().map(|candidate| candidate.draft).collect()
}

/// A cluster with what is asked of it again and again.
struct Candidate<'a> {
    draft: Draft<'a>,
    /// As it came: what it draws in does not make it draw in more.
    count: u32,
    /// The keys by which it is compared: of its spellings that are one long word of letters.
    keys: Vec<String>,
}

impl<'a> Candidate<'a> {
    fn of(draft: Draft<'a>) -> Self {
        let long = |member: &&Member<'_>| {
            let key = &member.key;
            key.chars().count() >= LONG && key.chars().all(char::is_alphabetic) && tokens(member.spelling).len() == 1
        };
        let mut keys: Vec<String> = draft.members.iter().filter(long).map(|member| member.key.clone()).collect();
        keys.dedup();
        Self { count: draft.count(), keys, draft }
    }

    fn attracts(&self, other: &Self) -> bool {
        let often = self.count >= other.count.saturating_mul(OFTENER);
        let mut pairs = self.keys.iter().flat_map(|own| other.keys.iter().map(move |key| (own, key)));
        often && pairs.any(|(own, key)| is_typo(own, key) && !apart::are_two_words(own, key))
    }
}

/// Whether one slip of the pen leads from one to the other. A letter in the place of another is none: that makes another
/// word too often ("leerteams", "leesteams").
fn is_typo(one: &str, other: &str) -> bool {
    let (mut one, mut other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len() > other.len() {
        std::mem::swap(&mut one, &mut other);
    }
    let begins = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let ends = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    if begins < EDGE || ends < EDGE {
        return false;
    }
    if one.len() == other.len() {
        let swapped =
            begins + ends + 2 == one.len() && one[begins] == other[begins + 1] && one[begins + 1] == other[begins];
        return swapped && one.len() >= LONG;
    }
    if one.len() + 1 != other.len() || begins + ends < one.len() {
        return false;
    }
    let more = other[begins];
    let doubled = other[begins - 1] == more || other.get(begins + 1) == Some(&more);
    one.len() >= if doubled { LONG } else { LONGER }
}
