//! Texts made fit for a projector.

use peil_room::{
    answer::{GivenValue, check},
    held::HeldWords,
    rejection::Rejection,
    wording::{fold, length, normalise},
};
use proptest::prelude::*;

use crate::world::{field, given, question, text};

fn write(written: &str) -> Option<Rejection> {
    let question = question("q", vec![field("f", text())]);
    check(&question, &given(&[("f", GivenValue::Text(written.into()))])).err()
}

#[test]
fn accident_44_a_text_is_one_line_of_composed_visible_characters() {
    // R47
    let table = [
        ("  een\ttwee\r\n\u{2003}drie ", "een twee drie"),
        ("e\u{301}e\u{301}n", "één"),
        ("a\u{200B}b\u{FEFF}c\u{AD}d\u{7}e", "abcde"),
        ("\u{202E}links\u{202C} \u{2067}rechts\u{2069}\u{200F}", "links rechts"),
        ("e\u{200D}\u{301}", "é"),
        ("x\u{316}\u{317}\u{318}\u{319}\u{31A}y", "x\u{316}\u{317}y"),
        ("\u{301}x \u{301}y", "x y"),
        ("👩\u{200D}🏫 a\u{200D}b", "👩\u{200D}🏫 ab"),
        ("\u{3164}\u{2800}\u{E0041}", ""),
        ("<b>vet</b> & zo", "<b>vet</b> & zo"),
        ("שלום", "שלום"),
    ];
    for (written, read) in table {
        assert_eq!(normalise(written), read, "{written:?}");
    }
}

#[test]
fn lengths_count_what_a_reader_calls_characters() {
    // R47
    assert_eq!(length("👩\u{200D}🏫é🇳🇱"), 3);
    assert_eq!(write(&"é".repeat(20)), None);
    assert_eq!(write(&"e\u{301}".repeat(20)), None);
    assert_eq!(write(&"é".repeat(21)), Some(Rejection::TooLong("f".into())));
    assert_eq!(write(&format!("a{}", "👩\u{200D}".repeat(99) + "👩")), Some(Rejection::TooLong("f".into())));
}

#[test]
fn accident_44_a_text_without_a_letter_or_digit_says_nothing() {
    // R48
    for blank in ["…", "!?", "👍", "- - -"] {
        assert_eq!(write(blank), Some(Rejection::Blank("f".into())), "{blank}");
    }
    assert_eq!(write(&" ".repeat(2_000)), Some(Rejection::Empty));
    assert_eq!([write("7"), write("👍 ja")], [None, None]);
}

#[test]
fn words_are_held_whole_without_case_and_accents() {
    // R56
    let held = HeldWords::new(&["Geheim".into(), "oude koek".into(), " ".into()]);
    for text in ["wat een KLOOTZAK", "gehéim!", "dit is oude  Koek.", "shit", "(Fuck)"] {
        assert!(held.hold(text), "{text}");
    }
    for text in ["geheimzinnig", "oude en nieuwe koek", "Scunthorpe", "vertering", "op eigen poten staan", ""] {
        assert!(!held.hold(text), "{text}");
    }
}

#[test]
fn spellings_fold_without_case_and_accents() {
    // R43
    assert_eq!(fold("Coördinatie"), fold("COORDINATIE"));
    assert_ne!(fold("leren"), fold("lezen"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn normalising_twice_is_normalising_once(written in "\\PC{0,40}|[a e\u{301}\u{316}\u{200D}\u{200B}\n👩🏫\u{FE0F}]{0,20}") {
        // R47
        let once = normalise(&written);
        prop_assert_eq!(normalise(&once), once);
    }
}
