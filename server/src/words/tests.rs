use peil_room::{
    deck::Language::{self, Dutch, English},
    edit::WordEdit,
};
use proptest::{collection::vec, prelude::*};

use super::{Cluster, FOLDED, fold, key};

/// Of the pairs that must fold, those that do, in hundredths; the others differ by a letter that is another, or in too short
/// a word to be sure of.
const RIGHT: usize = 92;

/// A line of the pairs by which folding is judged.
#[derive(Clone, Copy, Debug)]
struct Pair {
    language: Language,
    folds: bool,
    often: &'static str,
    once: &'static str,
}

fn pairs() -> Vec<Pair> {
    let lines = include_str!("pairs.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let read = |line: &'static str| {
        let language = if line.starts_with("nl ") { Dutch } else { English };
        let (often, once) = line[5..].split_once(" / ")?;
        matches!(&line[2..5], " = " | " x ").then_some(Pair { language, folds: &line[2..5] == " = ", often, once })
    };
    lines.map(|line| read(line).unwrap_or_else(|| panic!("no pair: {line}"))).collect()
}

/// Whether two spellings that so many wrote are one word.
fn folds(one: (&str, u32), other: (&str, u32), language: Language) -> bool {
    fold([one, other].into_iter(), &[], language).len() == 1
}

#[test]
fn words_that_mean_different_things_never_fold() {
    let apart = pairs().into_iter().filter(|pair| !pair.folds);
    let counts = [(1, 1), (2, 1), (1, 2), (50, 1), (1, 50)];
    let folded: Vec<_> = apart
        .filter(|pair| counts.iter().any(|&(a, b)| folds((pair.often, a), (pair.once, b), pair.language)))
        .map(|pair| format!("{} / {}", pair.often, pair.once))
        .collect();
    assert!(folded.is_empty(), "{folded:#?}");
}

#[test]
fn spellings_of_one_word_fold_nearly_always() {
    let together: Vec<Pair> = pairs().into_iter().filter(|pair| pair.folds).collect();
    let missed: Vec<&Pair> =
        together.iter().filter(|pair| !folds((pair.often, 5), (pair.once, 1), pair.language)).collect();
    let share = (together.len() - missed.len()) * 100 / together.len();
    println!("{} of {} pairs fold ({share} %), all but:", together.len() - missed.len(), together.len());
    for pair in missed {
        println!("  {} / {}", pair.often, pair.once);
    }
    assert!(share >= RIGHT, "{share} %");
}

#[test]
fn of_spellings_written_equally_often_the_plain_one_is_shown() {
    let shown = |one: &str, other: &str| fold([(one, 2), (other, 2)].into_iter(), &[], Dutch)[0].shown.clone();
    assert_eq!(shown("Vertrouwen", "vertrouwen"), "vertrouwen");
    assert_eq!(shown("vertrouwen!", "Vertrouwen"), "Vertrouwen");
    assert_eq!(shown("reunie", "reünie"), "reünie");
    assert_eq!(shown("docenten", "docent"), "docent");
    assert_eq!(fold([("EVC", 3), ("evc", 2)].into_iter(), &[], Dutch)[0].shown, "EVC");
}

#[test]
fn the_most_frequent_spelling_is_shown_with_the_sum() {
    let words =
        fold([("vertrouwen", 2), ("Vertrouwen", 3), ("vetrouwen", 1), ("rust", 6), ("lef", 6)].into_iter(), &[], Dutch);
    let word = |shown: &str, count, spellings: &[(&str, u32)]| Cluster {
        shown: shown.into(),
        count,
        spellings: spellings.iter().map(|&(spelling, count)| (spelling.into(), count)).collect(),
    };
    let expected = [
        word("lef", 6, &[("lef", 6)]),
        word("rust", 6, &[("rust", 6)]),
        word("Vertrouwen", 6, &[("Vertrouwen", 3), ("vertrouwen", 2), ("vetrouwen", 1)]),
    ];
    assert_eq!(words, expected);
}

#[test]
fn spellings_beyond_the_most_frequent_fold_by_case_only() {
    let name = |n: usize| format!("{}{}", char::from(b'a' + (n / 26) as u8), char::from(b'a' + (n % 26) as u8));
    let many: Vec<String> = (0..FOLDED).map(|n| format!("q{}", name(n))).collect();
    let frequent = many.iter().map(|word| (word.as_str(), 9));
    let words = fold(frequent.chain([("docent", 2), ("Docent", 1), ("docenten", 1)]), &[], Dutch);
    let last: Vec<(&str, u32)> = words[FOLDED..].iter().map(|word| (word.shown.as_str(), word.count)).collect();
    assert_eq!(last, [("docent", 3), ("docenten", 1)]);
}

#[test]
fn a_typo_nearly_as_frequent_as_the_word_is_another_word() {
    assert_eq!(fold([("vertrouwen", 3), ("vetrouwen", 2)].into_iter(), &[], Dutch).len(), 2);
}

#[test]
fn names_of_one_group_have_one_key() {
    for same in ["Groningen Noord", "groningen-noord", " GRONINGEN  NOORD.", "Gröningen Noord"] {
        assert_eq!(key(same), "groningennoord");
    }
    assert_ne!(key("Noord 1"), key("Noord 2"));
    assert_ne!(key("हिन्दी"), key("हनद"), "marks that are letters stay");
}

proptest! {
    #[test]
    fn folding_keeps_every_spelling_and_every_count_in_any_order(
        written in vec(("(leer|les|visie|vertrouw|docent|Doc[eé]nt|groo?t)(en|e|s|n|)|(?s).{0,12}", 1..9_u32), 0..40),
        dutch in any::<bool>(),
    ) {
        let language = if dutch { Dutch } else { English };
        let words = fold(written.iter().map(|(word, count)| (word.as_str(), *count)), &[], language);
        let backwards = fold(written.iter().rev().map(|(word, count)| (word.as_str(), *count)), &[], language);
        prop_assert_eq!(&words, &backwards);
        prop_assert_eq!(words.iter().map(|word| word.count).sum::<u32>(), written.iter().map(|(_, count)| count).sum::<u32>());
        let mut spellings: Vec<&str> = words.iter().flat_map(|word| &word.spellings).map(|(spelling, _)| spelling.as_str()).collect();
        let mut expected: Vec<&str> = written.iter().map(|(word, _)| word.as_str()).collect();
        spellings.sort_unstable();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(spellings, expected);
        prop_assert!(words.windows(2).all(|pair| pair[0].count >= pair[1].count));
        prop_assert!(words.iter().all(|word| word.spellings.first().is_some_and(|(spelling, _)| *spelling == word.shown)));
    }

    #[test]
    fn among_any_other_words_those_that_mean_different_things_stay_apart(
        picked in vec((any::<prop::sample::Index>(), any::<bool>(), 1..20_u32), 1..120),
        dutch in any::<bool>(),
    ) {
        let language = if dutch { Dutch } else { English };
        let all: Vec<Pair> = pairs().into_iter().filter(|pair| pair.language == language).collect();
        let written: Vec<(&str, u32)> = picked
            .iter()
            .map(|(which, often, count)| (which.get(&all), often, count))
            .map(|(pair, often, count)| (if *often { pair.often } else { pair.once }, *count))
            .collect();
        let words = fold(written.into_iter(), &[], language);
        for pair in all.iter().filter(|pair| !pair.folds) {
            let both = |word: &&Cluster| [pair.often, pair.once].iter().all(|one| word.spellings.iter().any(|(other, _)| other == one));
            prop_assert!(!words.iter().any(|word| both(&word)), "{} / {}", pair.often, pair.once);
        }
    }

    #[test]
    fn what_the_presenter_changes_keeps_every_spelling_and_every_count(
        written in vec(("[a-d]{1,2}(en|e|)", 1..9_u32), 1..30),
        edits in vec(edit(), 0..12),
    ) {
        let spellings = || written.iter().map(|(word, count)| (word.as_str(), *count));
        let before = fold(spellings(), &[], Dutch);
        let after = fold(spellings(), &edits, Dutch);
        let sum = |words: &[Cluster]| words.iter().map(|word| word.count).sum::<u32>();
        prop_assert_eq!(sum(&before), sum(&after));
        let all = |words: &[Cluster]| {
            let mut all: Vec<(String, u32)> = words.iter().flat_map(|word| word.spellings.clone()).collect();
            all.sort();
            all
        };
        prop_assert_eq!(all(&before), all(&after));
        prop_assert!(after.iter().all(|word| word.count == word.spellings.iter().map(|(_, count)| count).sum::<u32>()));
        prop_assert_eq!(after, fold(written.iter().rev().map(|(word, count)| (word.as_str(), *count)), &edits, Dutch));
    }
}

fn edit() -> impl Strategy<Value = WordEdit> {
    prop_oneof![
        vec("[a-d]{1,2}(en|e|)", 1..4).prop_map(WordEdit::Merged),
        "[a-d]{1,2}(en|e|)".prop_map(WordEdit::Split),
        ("[a-d]{1,2}", "[a-d]{1,2}").prop_map(|(word, label)| WordEdit::Renamed { word, label }),
    ]
}

/// The words after those changes, with their counts.
fn after(written: &[(&str, u32)], edits: &[WordEdit]) -> Vec<(String, u32)> {
    fold(written.iter().copied(), edits, Dutch).into_iter().map(|word| (word.shown, word.count)).collect()
}

#[test]
fn the_presenter_has_the_last_word() {
    let written = [("docent", 5), ("Docenten", 2), ("leraar", 3), ("lef", 1)];
    let merged = WordEdit::Merged(vec!["leraar".into(), "Docenten".into()]);
    assert_eq!(after(&written, std::slice::from_ref(&merged)), [("docent".into(), 10), ("lef".into(), 1)]);
    let split = WordEdit::Split("Docenten".into());
    let apart = [("docent".into(), 8), ("Docenten".into(), 2), ("lef".into(), 1)];
    assert_eq!(after(&written, &[merged.clone(), split]), apart);
    let renamed = WordEdit::Renamed { word: "leraar".into(), label: "Leraren".into() };
    assert_eq!(after(&written, &[merged, renamed.clone()]), [("Leraren".into(), 10), ("lef".into(), 1)]);
    let onto = WordEdit::Renamed { word: "lef".into(), label: "leraren".into() };
    assert_eq!(after(&written, &[renamed, onto]), [("docent".into(), 7), ("leraren".into(), 4)]);
}

#[test]
fn of_one_word_in_two_cases_one_can_be_split_off() {
    let split = WordEdit::Split("US".into());
    assert_eq!(after(&[("us", 2), ("US", 1)], &[split]), [("us".into(), 2), ("US".into(), 1)]);
}
