//! Single typos in long words that others spelled well: "vetrouwen" among many "vertrouwen".

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
    let mut order: Vec<(u32, Draft<'_>)> = drafts.into_iter().map(|draft| (draft.count(), draft)).collect();
    // Stable: equal counts stay in order of their most frequent spelling.
    order.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let mut joined: Vec<(u32, Draft<'_>)> = Vec::new();
    for (count, draft) in order {
        let right = joined.iter_mut().find(|(often, right)| {
            *often >= count.saturating_mul(OFTENER)
                && [right.shown(), draft.shown()].iter().all(|shown| tokens(shown).len() == 1)
                && is_typo(&right.key, &draft.key)
                && !are_apart(&right.key, &draft.key, language)
        });
        match right {
            Some((_, right)) => right.absorb(draft),
            None => joined.push((count, draft)),
        }
    }
    joined.into_iter().map(|(_, draft)| draft).collect()
}

fn is_typo(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shortest = one.len().min(other.len());
    if shortest < LONG || one.iter().chain(&other).any(|sign| !sign.is_alphabetic()) {
        return false;
    }
    let begins = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let ends = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    if begins < EDGE || ends < EDGE {
        return false;
    }
    // As keys they differ, and `osa_distance` counts two letters out of order as one change.
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
