use peil_room::deck::Language::{self, Dutch, English};
use proptest::{collection::vec, prelude::*};

use super::{Cluster, FOLDED, fold, key};

/// Whether one spelling that many wrote takes in another that one person wrote.
fn folds(often: &str, once: &str, language: Language) -> bool {
    fold([(often, 5), (once, 1)].into_iter(), language).len() == 1
}

const TOGETHER: [(Language, &str, &str); 33] = [
    (Dutch, "Vertrouwen", "vertrouwen"),
    (Dutch, "reünie", "reunie"),
    (Dutch, "co-creatie", "co creatie"),
    (Dutch, "cocreatie", "Co-Creatie."),
    (Dutch, "één team", "een  team"),
    (Dutch, "docent", "docenten"),
    (Dutch, "leraar", "leraren"),
    (Dutch, "student", "studenten"),
    (Dutch, "school", "scholen"),
    (Dutch, "team", "teams"),
    (Dutch, "visie", "visies"),
    (Dutch, "veilig", "veilige"),
    (Dutch, "vaardigheid", "vaardigheden"),
    (Dutch, "leerling", "leerlingen"),
    (Dutch, "opleider", "opleiders"),
    (Dutch, "les", "lessen"),
    (Dutch, "rol", "rollen"),
    (Dutch, "schoolopleider", "schoolopleiders"),
    (Dutch, "open cultuur", "Open culturen"),
    (Dutch, "vertrouwen", "vetrouwen"),
    (Dutch, "vertrouwen", "vertrowuen"),
    (Dutch, "vertrouwen", "vertrouuwen"),
    (Dutch, "samenwerking", "samenwreking"),
    (Dutch, "professionaliteit", "proffessionaliteit"),
    (Dutch, "betrokkenheid", "betrokenheid"),
    (English, "teacher", "Teachers"),
    (English, "school", "schools"),
    (English, "community", "communities"),
    (English, "safe", "SAFE"),
    (English, "trust", "trusts"),
    (English, "collaboration", "colaboration"),
    (English, "responsibility", "responsability"),
    (English, "naïve", "naive"),
];

const APART: [(Language, &str, &str); 44] = [
    (Dutch, "visie", "missie"),
    (Dutch, "schoolvisie", "schoolmissie"),
    (Dutch, "veilig", "onveilig"),
    (Dutch, "veilig", "veiligheid"),
    (Dutch, "formeel", "informeel"),
    (Dutch, "begeleider", "begeleiden"),
    (Dutch, "begeleiders", "begeleidend"),
    (Dutch, "onderzoeker", "onderzoeken"),
    (Dutch, "opleiding", "opleiden"),
    (Dutch, "ontwikkeling", "ontwikkelen"),
    (Dutch, "leider", "leiding"),
    (Dutch, "leiderschap", "leider"),
    (Dutch, "leraar", "leerling"),
    (Dutch, "leraren", "leren"),
    (Dutch, "kennis", "kennissen"),
    (Dutch, "samenleren", "samenleven"),
    (Dutch, "samen leren", "samen leven"),
    (Dutch, "verdelen", "vervelen"),
    (Dutch, "verbinden", "verbieden"),
    (Dutch, "vergroten", "verroten"),
    (Dutch, "bestellen", "bestelen"),
    (Dutch, "groot", "grot"),
    (Dutch, "groot", "grotten"),
    (Dutch, "maat", "mat"),
    (Dutch, "delen", "dalen"),
    (Dutch, "directeur", "directie"),
    (Dutch, "externe professionalisering", "interne professionalisering"),
    (Dutch, "kwartet 1", "kwartet 2"),
    (Dutch, "groep 3", "groep 4"),
    (Dutch, "student", "studie"),
    (Dutch, "vrij", "vrijheid"),
    (Dutch, "macht", "machteloos"),
    (Dutch, "ja", "nee"),
    (Dutch, "😀", "😡"),
    (Dutch, "+", "-"),
    (English, "vision", "mission"),
    (English, "safe", "unsafe"),
    (English, "teacher", "teaching"),
    (English, "university", "universe"),
    (English, "new", "news"),
    (English, "organisation", "organiser"),
    (English, "learning", "leaning"),
    (English, "causality", "casuality"),
    (English, "internal", "external"),
];

#[test]
fn of_two_spellings_as_frequent_the_one_without_a_capital_is_shown() {
    let shown = |spellings: [(&'static str, u32); 2]| fold(spellings.into_iter(), Dutch)[0].shown.clone();
    assert_eq!(shown([("Vertrouwen", 2), ("vertrouwen", 2)]), "vertrouwen");
    assert_eq!(shown([("EVC", 3), ("evc", 2)]), "EVC");
}

#[test]
fn spellings_of_one_word_fold() {
    let apart: Vec<_> = TOGETHER.iter().filter(|(language, often, once)| !folds(often, once, *language)).collect();
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn words_that_mean_something_else_stay_apart() {
    let both = |often: &str, once: &str, language| folds(often, once, language) || folds(once, often, language);
    let folded: Vec<_> = APART.iter().filter(|(language, often, once)| both(often, once, *language)).collect();
    assert!(folded.is_empty(), "{folded:?}");
}

#[test]
fn the_most_frequent_spelling_is_shown_with_the_sum() {
    let words =
        fold([("vertrouwen", 2), ("Vertrouwen", 3), ("vetrouwen", 1), ("rust", 6), ("lef", 6)].into_iter(), Dutch);
    let word = |shown: &str, count, spellings: &[&str]| Cluster {
        shown: shown.into(),
        count,
        spellings: spellings.iter().map(|&spelling| spelling.into()).collect(),
    };
    let expected = [
        word("lef", 6, &["lef"]),
        word("rust", 6, &["rust"]),
        word("Vertrouwen", 6, &["Vertrouwen", "vertrouwen", "vetrouwen"]),
    ];
    assert_eq!(words, expected);
}

#[test]
fn spellings_beyond_the_most_frequent_fold_by_case_only() {
    let name = |n: usize| format!("{}{}", char::from(b'a' + (n / 26) as u8), char::from(b'a' + (n % 26) as u8));
    let many: Vec<String> = (0..FOLDED).map(|n| format!("q{}", name(n))).collect();
    let frequent = many.iter().map(|word| (word.as_str(), 9));
    let words = fold(frequent.chain([("docent", 2), ("Docent", 1), ("docenten", 1)]), Dutch);
    let last: Vec<(&str, u32)> = words[FOLDED..].iter().map(|word| (word.shown.as_str(), word.count)).collect();
    assert_eq!(last, [("docent", 3), ("docenten", 1)]);
}

#[test]
fn a_typo_as_frequent_as_the_word_is_another_word() {
    assert_eq!(fold([("vertrouwen", 2), ("vetrouwen", 1)].into_iter(), Dutch).len(), 2);
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
        let words = fold(written.iter().map(|(word, count)| (word.as_str(), *count)), language);
        let backwards = fold(written.iter().rev().map(|(word, count)| (word.as_str(), *count)), language);
        prop_assert_eq!(&words, &backwards);
        prop_assert_eq!(words.iter().map(|word| word.count).sum::<u32>(), written.iter().map(|(_, count)| count).sum::<u32>());
        let mut spellings: Vec<&str> = words.iter().flat_map(|word| &word.spellings).map(String::as_str).collect();
        let mut expected: Vec<&str> = written.iter().map(|(word, _)| word.as_str()).collect();
        spellings.sort_unstable();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(spellings, expected);
        prop_assert!(words.windows(2).all(|pair| pair[0].count >= pair[1].count));
        prop_assert!(words.iter().all(|word| word.spellings.first() == Some(&word.shown)));
    }
}
