//! Keywords that are hidden and held.

use peil_room::{
    command::Moderation::{HideAll, HideWord, MergeWords, RenameWord, ShowWord, SplitWord, UndoWordEdit},
    edit::WordEdit,
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

fn edits(hall: &Hall) -> &[WordEdit] {
    hall.latest("plg").words().edits(1)
}

#[test]
fn words_are_merged_split_and_renamed_as_they_were_written() {
    // R75
    let mut hall = yes(3, &["rust", "Rust!", "tijd"]);
    let (basis, both) = (|| "basis".into(), vec!["rust".into(), "tijd".into()]);
    assert_eq!(hall.moderates(MergeWords(here(), basis(), both.clone())), None);
    assert_eq!(hall.moderates(SplitWord(here(), basis(), "Rust!".into())), None);
    assert_eq!(hall.moderates(RenameWord(here(), basis(), "tijd".into(), " Tijd  en rust ".into())), None);
    let renamed = WordEdit::Renamed { word: "tijd".into(), label: "Tijd en rust".into() };
    assert_eq!(edits(&hall), [WordEdit::Merged(both), WordEdit::Split("Rust!".into()), renamed]);
    let one = vec!["rust".into(), "rust".into()];
    assert_eq!(hall.moderates(MergeWords(here(), basis(), one)), Some(Rejection::NothingToDo));
    let unknown = vec!["rust".into(), "Tijd".into()];
    assert_eq!(hall.moderates(MergeWords(here(), basis(), unknown)), Some(Rejection::Unknown));
    assert_eq!(hall.moderates(SplitWord(here(), "why".into(), "rust".into())), Some(Rejection::Unknown));
    let blank = RenameWord(here(), basis(), "rust".into(), " \u{200B} ".into());
    assert_eq!(hall.moderates(blank), Some(Rejection::Blank("basis".into())));
}

#[test]
fn a_word_that_is_hidden_stays_hidden_when_it_is_merged() {
    // R75
    let mut hall = yes(3, &["rust", "saai"]);
    hall.moderates(HideWord(here(), "basis".into(), "saai".into()));
    hall.moderates(MergeWords(here(), "basis".into(), vec!["rust".into(), "saai".into()]));
    assert!(!shown(&hall, "saai") && shown(&hall, "rust"));
}

#[test]
fn the_latest_change_to_words_is_taken_back_by_who_saw_it() {
    // R76
    let mut hall = yes(3, &["rust", "tijd"]);
    let undo = |edits| UndoWordEdit(here(), "basis".into(), edits);
    assert_eq!(hall.moderates(undo(0)), Some(Rejection::NothingToDo));
    let before = hall.room.clone();
    hall.moderates(SplitWord(here(), "basis".into(), "rust".into()));
    hall.moderates(SplitWord(here(), "basis".into(), "tijd".into()));
    assert_eq!(hall.moderates(undo(1)), Some(Rejection::Superseded), "two presenters pressed at once");
    assert_eq!(hall.moderates(undo(2)), None);
    assert_eq!(edits(&hall), [WordEdit::Split("rust".into())]);
    assert_eq!(hall.moderates(undo(1)), None);
    assert_eq!(hall.room, before);
}

#[test]
fn changes_to_words_are_bounded() {
    // R75
    use peil_room::limit;
    let mut hall = yes(3, &["rust"]);
    let split = || SplitWord(here(), "basis".into(), "rust".into());
    for _ in 0..limit::WORD_EDITS {
        assert_eq!(hall.moderates(split()), None);
    }
    assert_eq!(hall.moderates(split()), Some(Rejection::TooMany("basis".into())));
}
