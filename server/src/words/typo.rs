//! Single typos in long words that others spelled well: "vetrouwen" among many "vertrouwen".

use std::cmp::Reverse;

use peil_room::deck::Language;

use super::{Draft, key::tokens};

/// Letters in a word in which one letter too many, too few or out of order is a typo.
const LONG: usize = 8;
/// Letters in a word in which one other letter is a typo: in shorter ones it makes another word ("verdelen", "vervelen").
const LONGER: usize = 10;
/// Letters at the beginning and end that a typo leaves alone: there they change the meaning ("begeleiden", "begeleider").
const EDGE: usize = 2;
/// How many times more often the word is written well.
const OFTENER: u32 = 3;

/// Parts of words that differ by one letter or one ending, and are not the same.
const DUTCH_APART: [(&str, &str); 22] = [
    ("visie", "missie"),
    ("veilig", "onveilig"),
    ("formeel", "informeel"),
    ("leren", "leven"),
    ("leren", "lezen"),
    ("leraar", "leerling"),
    ("kennis", "kennissen"),
    ("bestellen", "bestelen"),
    ("vergroten", "verroten"),
    ("verbinden", "verbieden"),
    ("verdelen", "vervelen"),
    ("binden", "vinden"),
    ("delen", "dalen"),
    ("werken", "merken"),
    ("leiden", "lijden"),
    ("inter", "intra"),
    ("externe", "interne"),
    ("macro", "micro"),
    ("rouwen", "bouwen"),
    ("stage", "stages"),
    ("houden", "ouden"),
    ("plannen", "planten"),
];
const ENGLISH_APART: [(&str, &str); 14] = [
    ("vision", "mission"),
    ("safe", "unsafe"),
    ("formal", "informal"),
    ("new", "news"),
    ("learning", "leaning"),
    ("inter", "intra"),
    ("external", "internal"),
    ("macro", "micro"),
    ("principal", "principle"),
    ("personal", "personnel"),
    ("statutory", "statuary"),
    ("moral", "morale"),
    ("causal", "casual"),
    ("adaption", "adoption"),
];

/// Joins rare clusters with the frequent one of which they are a typo; what is joined draws in no more.
pub(super) fn join(drafts: Vec<Draft<'_>>, language: Language) -> Vec<Draft<'_>> {
    let mut order: Vec<Candidate<'_>> = drafts.into_iter().map(Candidate::of).collect();
    // Stable: equal counts stay in order of their most frequent spelling.
    order.sort_by_key(|candidate| Reverse(candidate.count));
    let mut joined: Vec<Candidate<'_>> = Vec::new();
    for candidate in order {
        match joined.iter_mut().find(|right| right.attracts(&candidate, language)) {
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
    /// The key by which it is compared.
    key: String,
    /// Whether it is one long word of letters.
    long: bool,
}

impl<'a> Candidate<'a> {
    fn of(draft: Draft<'a>) -> Self {
        let key = draft.key().to_owned();
        let long =
            key.chars().count() >= LONG && key.chars().all(char::is_alphabetic) && tokens(draft.shown()).len() == 1;
        Self { count: draft.count(), key, long, draft }
    }

    fn attracts(&self, other: &Self, language: Language) -> bool {
        self.long
            && other.long
            && self.count >= other.count.saturating_mul(OFTENER)
            && is_typo(&self.key, &other.key)
            && !are_apart(&self.key, &other.key, language)
    }
}

fn is_typo(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shortest = one.len().min(other.len());
    let begins = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let ends = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    if begins < EDGE || ends < EDGE {
        return false;
    }
    // This distance counts two letters out of order as one change.
    let replaced = one.len() == other.len() && begins + ends + 1 == one.len();
    let near = strsim::generic_damerau_levenshtein(&one, &other) == 1;
    near && (!replaced || shortest >= LONGER)
}

/// Whether two words differ by a part that makes another word.
pub(super) fn are_apart(one: &str, other: &str, language: Language) -> bool {
    let pairs: &[(&str, &str)] = match language {
        Language::Dutch => &DUTCH_APART,
        Language::English => &ENGLISH_APART,
    };
    let differ = |one: &str, other: &str, (a, b): (&str, &str)| one.contains(a) && one.replacen(a, b, 1) == other;
    one != other && pairs.iter().any(|&(a, b)| differ(one, other, (a, b)) || differ(one, other, (b, a)))
}
