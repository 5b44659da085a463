//! Inflections of one word: "docent" and "docenten", "veilig" and "veilige".
//!
//! A stemmer also takes "leiding" and "leiden" for one, so a stem is only believed between words of the same sort, told
//! by their ending.

use std::collections::{BTreeMap, BTreeSet};

use peil_room::deck::Language;
use rust_stemmers::{Algorithm, Stemmer};

use super::{Draft, dutch, key::bare};

/// Letters in a stem that is believed: shorter ones belong to too many words.
const SHORTEST: usize = 4;

/// Words that a stemmer takes for forms of another: "kennissen" are people, "news" is not what is new.
const DUTCH_ALONE: [&str; 1] = ["kennissen"];
const ENGLISH_ALONE: [&str; 3] = ["humane", "morale", "news"];
/// What may stand before a word without changing it. "Een" may not: it is also a number.
const DUTCH_ARTICLES: [&str; 2] = ["de", "het"];
const ENGLISH_ARTICLES: [&str; 3] = ["the", "a", "an"];

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
    let written: Vec<Vec<String>> = drafts.iter().map(|draft| words(draft.shown(), language)).collect();
    let roots: Vec<String> = (drafts.iter().zip(&written))
        .map(|(draft, words)| {
            let roots: Vec<String> = words.iter().map(|word| root(word, &stemmer, language)).collect();
            // What has no words is only itself.
            if roots.is_empty() { format!("\"{}", draft.shown()) } else { roots.join(" ") }
        })
        .collect();
    let mut together: BTreeMap<&str, Vec<&[String]>> = BTreeMap::new();
    for (words, root) in written.iter().zip(&roots) {
        together.entry(root).or_default().push(words);
    }
    let doubtful: Vec<bool> = roots.iter().map(|root| are_doubtful(&together[root.as_str()], language)).collect();
    let mut joined: Vec<Draft<'_>> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for ((draft, root), doubtful) in drafts.into_iter().zip(&roots).zip(doubtful) {
        match known.get(root.as_str()) {
            Some(&index) if !doubtful => joined[index].absorb(draft),
            _ => {
                known.insert(root, joined.len());
                joined.push(draft);
            }
        }
    }
    joined
}

/// The words of a spelling as one custom spells them, without an article before them.
fn words(spelling: &str, language: Language) -> Vec<String> {
    let mut words: Vec<String> = spelling.split_whitespace().map(singular_of_apostrophe).map(bare).collect();
    words.retain(|word| !word.is_empty());
    let articles: &[&str] = match language {
        Language::Dutch => &DUTCH_ARTICLES,
        Language::English => &ENGLISH_ARTICLES,
    };
    if words.len() > 1 && articles.contains(&words[0].as_str()) {
        words.remove(0);
    }
    match language {
        Language::Dutch => words,
        Language::English => words.iter().map(|word| american(word)).collect(),
    }
}

fn root(word: &str, stemmer: &Stemmer, language: Language) -> String {
    let alone: &[&str] = match language {
        Language::Dutch => &DUTCH_ALONE,
        Language::English => &ENGLISH_ALONE,
    };
    if word.chars().any(|sign| sign.is_ascii_digit()) || alone.contains(&word) {
        return word.to_owned();
    }
    let word = match language {
        Language::Dutch => dutch::singular(word),
        Language::English => word.to_owned(),
    };
    let stem = stemmer.stem(&word);
    if stem.chars().count() >= SHORTEST { format!("{stem}-{}", sort(&word, language)) } else { word }
}

/// "Collega's" is of "collega", "teacher's" of "teacher".
fn singular_of_apostrophe(word: &str) -> &str {
    let bare = word.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    ["'s", "\u{2019}s"].iter().find_map(|ending| bare.strip_suffix(ending)).unwrap_or(word)
}

/// "Organisation", "behaviour", "centre" and "programme" as Americans spell them, in words long enough to be no others.
fn american(word: &str) -> String {
    if word.chars().count() < 6 {
        return word.to_owned();
    }
    let mut word = word.replace("isation", "ization");
    for (british, american) in [
        ("ise", "ize"),
        ("ises", "izes"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("our", "or"),
        ("ours", "ors"),
        ("tre", "ter"),
        ("tres", "ters"),
        ("ramme", "ram"),
        ("rammes", "rams"),
    ] {
        if let Some(base) = word.strip_suffix(british) {
            word = format!("{base}{american}");
            break;
        }
    }
    word
}

/// The ending that says what sort of word it is, whatever its inflection.
fn sort(word: &str, language: Language) -> &'static str {
    let (endings, bare): (&[&'static str], Vec<&str>) = match language {
        Language::Dutch if word.ends_with("heden") => return "heid",
        Language::English if word.ends_with("ities") => return "ity",
        Language::Dutch => (&DUTCH, ["en", "e", "s"].iter().filter_map(|ending| word.strip_suffix(ending)).collect()),
        Language::English => (&ENGLISH, word.strip_suffix('s').into_iter().collect()),
    };
    let of = |word: &str| endings.iter().find(|ending| word.ends_with(**ending)).copied();
    of(word).or_else(|| bare.into_iter().find_map(of)).unwrap_or("")
}

/// Whether a root belongs to two words at once: "groot" and "grot", of which "grote" and "grotten" are forms.
fn are_doubtful(spellings: &[&[String]], language: Language) -> bool {
    let places = spellings.iter().map(|words| words.len()).max().unwrap_or_default();
    (0..places).any(|place| {
        let words: BTreeSet<&str> = spellings.iter().filter_map(|words| words.get(place)).map(String::as_str).collect();
        let bases: BTreeSet<&str> = words.iter().filter_map(|word| base(word, language)).collect();
        // "Bestellen" and "bestelen" have vowels of two lengths.
        let two_lengths = |word: &&str| {
            dutch::doubled_plural(word).is_some_and(|short| words.contains(format!("{short}en").as_str()))
        };
        bases.len() > 1 || (language == Language::Dutch && words.iter().any(two_lengths))
    })
}

/// The form without inflection, where the word tells it.
fn base(word: &str, language: Language) -> Option<&str> {
    let inflected = match language {
        Language::Dutch => word.ends_with(['e', 's']) || word.ends_with("en"),
        Language::English => word.ends_with(['e', 's', 'd', 'g', 'y']),
    };
    let doubled = dutch::doubled_plural(word).filter(|_| language == Language::Dutch);
    doubled.or((!inflected).then_some(word))
}
