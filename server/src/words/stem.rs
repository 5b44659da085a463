//! Inflections of one word: "docent" and "docenten", "veilig" and "veilige".
//!
//! A stemmer also takes "leiding" and "leiden" for one, so a stem is only believed between words of the same sort, told
//! by their ending.

use std::collections::{BTreeMap, BTreeSet};

use peil_room::deck::Language;
use rust_stemmers::{Algorithm, Stemmer};

use super::{Draft, key::tokens, typo};

/// Letters in a stem that is believed: shorter ones belong to too many words.
const SHORTEST: usize = 4;

/// Endings that make another word of a word, longest first.
const DUTCH: [&str; 13] =
    ["heid", "lijk", "baar", "loos", "zaam", "schap", "atie", "isch", "ing", "eren", "ig", "er", "st"];
const ENGLISH: [&str; 23] = [
    "ation", "ness", "ment", "ship", "able", "ible", "less", "ance", "ence", "ful", "ity", "ing", "ion", "ism", "ist",
    "ive", "ous", "al", "ly", "er", "or", "ed", "ic",
];

/// Joins clusters that are inflections of one word, in order of their most frequent spelling.
pub(super) fn join(drafts: Vec<Draft<'_>>, language: Language) -> Vec<Draft<'_>> {
    let stemmer = Stemmer::create(match language {
        Language::Dutch => Algorithm::Dutch,
        Language::English => Algorithm::English,
    });
    let roots: Vec<String> = drafts.iter().map(|draft| root(draft.shown(), &stemmer, language)).collect();
    let mut together: BTreeMap<&str, Vec<&Draft<'_>>> = BTreeMap::new();
    for (draft, root) in drafts.iter().zip(&roots) {
        together.entry(root).or_default().push(draft);
    }
    let doubtful: Vec<bool> = roots.iter().map(|root| is_doubtful(&together[root.as_str()], language)).collect();
    let mut joined: Vec<Draft<'_>> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for ((draft, root), doubtful) in drafts.into_iter().zip(roots).zip(doubtful) {
        match known.get(&root) {
            Some(&index) if !doubtful => joined[index].absorb(draft),
            _ => {
                known.insert(root, joined.len());
                joined.push(draft);
            }
        }
    }
    joined
}

/// The root of a spelling: that of each of its words.
fn root(spelling: &str, stemmer: &Stemmer, language: Language) -> String {
    let words: Vec<String> = tokens(spelling).iter().map(|word| word_root(word, stemmer, language)).collect();
    // What has no words is only itself.
    if words.is_empty() { format!("\"{spelling}") } else { words.join(" ") }
}

fn word_root(word: &str, stemmer: &Stemmer, language: Language) -> String {
    if word.chars().any(|sign| sign.is_ascii_digit()) {
        return word.to_owned();
    }
    let word = if language == Language::Dutch { singular(word) } else { word };
    let stem = stemmer.stem(word);
    if stem.chars().count() >= SHORTEST { format!("{stem}-{}", sort(word, language)) } else { word.to_owned() }
}

/// What the Dutch stemmer leaves as it is: "lessen" is of "les", "visies" of "visie".
fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(base) if base.ends_with("ie") => base,
        _ => doubled_plural(word).unwrap_or(word),
    }
}

/// "Lessen" is of "les", "rollen" of "rol": the doubled consonant tells that the vowel is short.
fn doubled_plural(word: &str) -> Option<&str> {
    let base = word.strip_suffix("en")?;
    let mut letters = base.chars().rev();
    let last = letters.next()?;
    (letters.next() == Some(last) && !"aeiou".contains(last)).then(|| &base[..base.len() - last.len_utf8()])
}

/// The ending that says what sort of word it is, whatever its inflection.
fn sort(word: &str, language: Language) -> &'static str {
    let (endings, inflections): (&[&'static str], &[&str]) = match language {
        Language::Dutch => (&DUTCH, &["en", "e", "s"]),
        Language::English => (&ENGLISH, &["es", "s"]),
    };
    if language == Language::Dutch && word.ends_with("heden") {
        return "heid";
    }
    if language == Language::English && word.ends_with("ities") {
        return "ity";
    }
    let of = |word: &str| endings.iter().find(|ending| word.ends_with(**ending)).copied();
    let bare = inflections.iter().filter_map(|inflection| word.strip_suffix(inflection));
    of(word).or_else(|| bare.map(of).find_map(|ending| ending)).unwrap_or("")
}

/// Whether a root belongs to two words at once: "groot" and "grot", of which "grote" and "grotten" are forms.
fn is_doubtful(drafts: &[&Draft<'_>], language: Language) -> bool {
    let bases: BTreeSet<&str> = drafts.iter().filter_map(|draft| base(draft.key(), language)).collect();
    let apart = |one: &Draft<'_>| drafts.iter().any(|other| typo::are_apart(one.key(), other.key(), language));
    bases.len() > 1 || drafts.iter().any(|draft| apart(draft))
}

/// The form without inflection, where the word tells it.
fn base(word: &str, language: Language) -> Option<&str> {
    let inflected = match language {
        Language::Dutch => word.ends_with(['e', 's']) || word.ends_with("en"),
        Language::English => word.ends_with(['e', 's', 'd', 'g', 'y']),
    };
    let doubled = doubled_plural(word).filter(|_| language == Language::Dutch);
    doubled.or((!inflected).then_some(word))
}
