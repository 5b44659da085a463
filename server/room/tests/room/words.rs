//! Keywords that are hidden and held.

use peil_room::{
    command::Moderation::{HideAll, HideWord, ShowWord},
    id::RoundId,
    rejection::Rejection,
    tally::FieldTally,
};

use crate::world::{Hall, round, yes_because};

fn here() -> RoundId {
    round("plg", 1)
}

/// A hall in which so many said yes, each because of these keywords.
fn yes(count: u8, keywords: &[&str]) -> Hall {
    let mut hall = Hall::asking("plg");
    for ballot in 1..=count {
        assert_eq!(hall.casts("plg", ballot, yes_because(keywords)), None);
    }
    hall
}

fn shown(hall: &Hall, word: &str) -> bool {
    hall.latest("plg").word_shown(1, word)
}

#[test]
fn a_word_is_hidden_and_shown_as_it_was_written() {
    // R61
    let mut hall = yes(3, &["Rust", "tijd"]);
    assert_eq!(hall.moderates(HideWord(here(), "basis".into(), "Rust".into())), None);
    assert!(!shown(&hall, "Rust") && shown(&hall, "tijd"));
    assert_eq!(hall.moderates(HideWord(here(), "basis".into(), "Rust".into())), Some(Rejection::NothingToDo));
    assert_eq!(hall.moderates(HideWord(here(), "basis".into(), "rust".into())), Some(Rejection::Unknown));
    assert_eq!(hall.moderates(HideWord(here(), "why".into(), "tijd".into())), Some(Rejection::Unknown));
    assert_eq!(hall.moderates(ShowWord(here(), "basis".into(), "Rust".into())), None);
    assert!(shown(&hall, "Rust"));
}

#[test]
fn hiding_a_word_changes_no_count() {
    // R61
    let mut hall = yes(3, &["rust"]);
    hall.moderates(HideWord(here(), "basis".into(), "rust".into()));
    let FieldTally::Keywords(tally) = &hall.latest("plg").total().fields[1] else { panic!("they are keywords") };
    assert_eq!((tally.top(5, |_| true), tally.answers), (vec![("rust", 3)], 3));
}

#[test]
fn a_held_word_waits_until_it_is_let_through_for_good() {
    // R56, R61
    let mut hall = yes(3, &["geheim", "rust"]);
    assert_eq!((shown(&hall, "geheim"), hall.latest("plg").words_held()), (false, 1));
    assert_eq!(hall.moderates(ShowWord(here(), "basis".into(), "geheim".into())), None);
    hall.casts("plg", 9, yes_because(&["geheim"]));
    assert_eq!((shown(&hall, "geheim"), hall.latest("plg").words_held()), (true, 0));
}

#[test]
fn words_of_a_branch_are_held_back_until_three_stand_on_it() {
    // R57
    let mut hall = yes(2, &["rust", "tijd"]);
    assert_eq!((shown(&hall, "rust"), hall.latest("plg").words_held()), (false, 2));
    assert_eq!(hall.moderates(ShowWord(here(), "basis".into(), "rust".into())), None);
    assert_eq!((shown(&hall, "rust"), shown(&hall, "tijd"), hall.latest("plg").words_held()), (true, false, 1));
    hall.casts("plg", 9, yes_because(&["ruimte"]));
    assert_eq!((shown(&hall, "tijd"), shown(&hall, "ruimte"), hall.latest("plg").words_held()), (true, true, 0));
}

#[test]
fn hiding_everything_hides_the_words_of_that_moment() {
    // R62
    let mut hall = yes(3, &["rust"]);
    assert_eq!(hall.moderates(HideAll(here())), None);
    hall.casts("plg", 9, yes_because(&["tijd"]));
    assert!(!shown(&hall, "rust") && shown(&hall, "tijd"));
}
