//! The action list.

use peil_room::{
    Room,
    answer::Given,
    command::{
        Cast, Command, GroupChoice,
        Moderation::{self, AddCard, SetAction, StrikeAction},
        Step,
    },
    curve::Curves,
    follow::ActionList,
    id::{ActionId, GroupId, RoundId},
    limit,
    rejection::Rejection,
};

use crate::world::{Hall, place, round, says};

fn here() -> RoundId {
    round("actions", 1)
}

fn list() -> ActionList {
    ActionList {
        id: "actions".into(),
        prompt: "Wie doet wat?".into(),
        labels: ["Wat", "Wie", "Wanneer"].map(String::from),
        hint: Some("Bovenaan: Tijd".into()),
    }
}

/// A hall without groups in which an action list was made behind "where", and is open.
fn listing() -> Hall {
    listing_of(&[])
}

fn listing_of(groups: &[&str]) -> Hall {
    let mut hall = Hall::of(groups, 5);
    hall.does(Step::Jump(place("where")));
    hall.does(Step::ActionList(list())).does(Step::Jump(place("actions"))).does(Step::Open("actions".into()));
    hall
}

fn does(what: &str, who: &str, when: &str) -> Given {
    let all = [("what", what), ("who", who), ("when", when)];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(id, text)| says(id, text)).collect()
}

fn sets(action: Option<u32>, what: &str, who: &str) -> Moderation {
    SetAction(here(), action.map(ActionId), [what.into(), who.into(), String::new()])
}

fn strikes(action: u32, struck: bool) -> Moderation {
    StrikeAction(here(), ActionId(action), struck)
}

/// The lines that the screens show.
fn shown(hall: &Hall) -> Vec<(u32, String)> {
    let lines = hall.latest("actions").actions().lines().filter(|action| action.shown());
    lines.map(|action| (action.id.0, action.said.join("|"))).collect()
}

fn lines(all: &[(u32, &str)]) -> Vec<(u32, String)> {
    all.iter().map(|(id, said)| (*id, (*said).to_owned())).collect()
}

#[test]
fn each_ballot_has_a_line_of_it() {
    // R102, R51
    let mut hall = listing();
    assert_eq!(hall.casts("actions", 1, does(" Rooster  maken", "Noord", "maandag")), None);
    assert_eq!(hall.casts("actions", 2, does("Kijken", "", "")), None);
    assert_eq!(hall.casts("actions", 3, does("", "Zuid", "")), Some(Rejection::Required("what".into())));
    assert_eq!(shown(&hall), lines(&[(1, "Rooster maken|Noord|maandag"), (2, "Kijken||")]));
    assert_eq!(hall.casts("actions", 1, does("Rooster af", "Noord", "")), None);
    assert_eq!(shown(&hall), lines(&[(1, "Rooster af|Noord|"), (2, "Kijken||")]));
    assert_eq!(hall.withdraws("actions", 1), None);
    assert_eq!(shown(&hall), lines(&[(2, "Kijken||")]));
    assert_eq!(hall.latest("actions").answered(), 1);
    assert_eq!(hall.latest("actions").wall().newest(None).count(), 0, "its texts are no cards");
    assert_eq!(hall.moderates(AddCard(here(), "what".into(), "kaart".into())), Some(Rejection::Unknown));

    let mut again = Room::new();
    again.apply(&hall.events);
    assert_eq!(again, hall.room);
}

#[test]
fn where_the_room_has_groups_each_has_one_line() {
    // R102
    let mut hall = listing_of(&["Noord", "Zuid"]);
    let mut casts = |ballot, group, what| {
        let group = GroupChoice::Listed(GroupId(group));
        let cast = Cast { group, ..hall.ballot("actions", ballot, does(what, "", "")) };
        assert_eq!(hall.sends(&Command::Cast(cast)), None);
        shown(&hall)
    };
    casts(1, 0, "Rooster");
    casts(1, 0, "Rooster maken");
    assert_eq!(casts(2, 1, "Kijken"), lines(&[(1, "Rooster maken||"), (2, "Kijken||")]));
    // Another phone of the group, above what stands for it.
    for what in ["eerst", "dan", "Rooster af"] {
        casts(3, 0, what);
    }
    assert_eq!(shown(&hall), lines(&[(1, "Rooster af||"), (2, "Kijken||")]));
    assert_eq!(hall.casts("actions", 4, does("Taart", "", "")), Some(Rejection::NoGroup));
    hall.does(Step::Reveal("actions".into())).waits(10_001).ticks();
    assert_eq!(hall.tries(Step::Split("actions".into(), true)), Some(Rejection::NothingToDo), "it is by group already");
}

#[test]
fn the_presenter_changes_adds_and_takes_away() {
    // R103
    let mut hall = listing();
    hall.casts("actions", 1, does("Rooster", "Noord", ""));
    assert_eq!(hall.moderates(sets(Some(1), "Rooster", "Noord")), Some(Rejection::NothingToDo));
    assert_eq!(hall.moderates(sets(Some(1), " Rooster maken", "Noord en Zuid")), None);
    assert_eq!(hall.moderates(sets(None, "Taart", "")), None);
    assert_eq!(shown(&hall), lines(&[(1, "Rooster maken|Noord en Zuid|"), (2, "Taart||")]));
    assert_eq!(hall.latest("actions").answered(), 1, "a line that she added is no ballot");
    for (action, what, reason) in [
        (Some(1), " ", Rejection::Blank("what".into())),
        (Some(1), "…", Rejection::Blank("what".into())),
        (Some(3), "a", Rejection::Unknown),
        (Some(0), "a", Rejection::Unknown),
        (None, &*"x".repeat(usize::from(limit::ACTION_LENGTHS[0]) + 1), Rejection::TooLong("what".into())),
    ] {
        assert_eq!(hall.moderates(sets(action, what, "")), Some(reason), "{what}");
    }
    assert_eq!(hall.moderates(strikes(1, true)), None);
    assert_eq!(hall.moderates(strikes(1, true)), Some(Rejection::NothingToDo));
    assert_eq!(shown(&hall), lines(&[(2, "Taart||")]));
    // A table that sends again has the last word on what its line says, and not on whether it is shown.
    hall.casts("actions", 1, does("Rooster af", "", ""));
    assert_eq!(shown(&hall), lines(&[(2, "Taart||")]));
    hall.does(Step::End);
    assert_eq!(hall.moderates(strikes(1, false)), None);
    assert_eq!(shown(&hall), lines(&[(1, "Rooster af||"), (2, "Taart||")]));
    let elsewhere = SetAction(round("where", 1), None, ["a", "", ""].map(String::from));
    assert_eq!(hall.moderates(elsewhere), Some(Rejection::Unknown));
}

#[test]
fn so_many_lines_are_added_and_no_more() {
    // R103
    let mut hall = listing();
    for n in 0..limit::ADDED_ACTIONS {
        assert_eq!(hall.moderates(sets(None, &format!("actie {n}"), "")), None);
    }
    assert_eq!(hall.moderates(sets(None, "nog een", "")), Some(Rejection::TooManyCards));
    hall.does(Step::Close("actions".into()));
    assert_eq!(hall.room.rounds(&"actions".into()).len(), 1, "a round with lines is not blank");
}

#[test]
fn a_line_with_a_word_of_the_list_waits_for_her() {
    // R104
    let mut hall = listing();
    hall.casts("actions", 1, does("Bewaar dit geheim", "Noord", ""));
    hall.casts("actions", 2, does("Kijken", "oude koek", ""));
    assert_eq!((shown(&hall), hall.latest("actions").actions_held()), (lines(&[]), 2));
    assert_eq!(hall.moderates(strikes(1, false)), None);
    assert_eq!(hall.moderates(sets(Some(2), "Kijken", "Zuid")), None);
    assert_eq!(shown(&hall), lines(&[(1, "Bewaar dit geheim|Noord|"), (2, "Kijken|Zuid|")]));
    assert_eq!(hall.latest("actions").actions_held(), 0);
    assert_eq!(hall.moderates(strikes(1, false)), Some(Rejection::NothingToDo));
}

#[test]
fn its_bounds_are_those_of_other_slides() {
    // R90
    let mut hall = Hall::at("where");
    hall.does(Step::ActionList(list()));
    assert_eq!(hall.tries(Step::ActionList(list())), Some(Rejection::NothingToDo));
    let other = || ActionList { id: "other".into(), ..list() };
    let nameless = ActionList { labels: ["Wat", " ", "Wanneer"].map(String::from), ..other() };
    assert_eq!(hall.tries(Step::ActionList(nameless)), Some(Rejection::Blank("who".into())));
    let long = ActionList { hint: Some("x".repeat(usize::from(limit::FOLLOW_HINT) + 1)), ..other() };
    assert_eq!(hall.tries(Step::ActionList(long)), Some(Rejection::TooLong("what".into())));
}

#[test]
fn a_sealed_room_keeps_what_its_lines_say_and_an_emptied_one_none_of_them() {
    // R96, R98, R99
    let mut hall = listing();
    for (ballot, what) in [(1, "Zon"), (2, "Bewaar dit geheim"), (3, "Appel"), (4, "Maan"), (5, "Spijt")] {
        assert_eq!(hall.casts("actions", ballot, does(what, "", "")), None);
    }
    hall.withdraws("actions", 5);
    assert_eq!(hall.moderates(sets(Some(3), "Peer", "Noord")), None);
    assert_eq!(hall.moderates(sets(None, "Taart", "")), None);
    assert_eq!(hall.moderates(strikes(4, true)), None);
    hall.does(Step::Reveal("actions".into())).does(Step::End);
    let told = |hall: &Hall| {
        let all = hall.latest("actions").actions().lines();
        let mut all: Vec<_> =
            all.map(|line| (line.said.join("|"), line.held, line.struck, line.ballot.is_some())).collect();
        all.sort();
        all
    };
    let before = told(&hall);
    assert_eq!(before.len(), 5);
    let retold = hall.room.retold(&Curves::default()).expect("it has ended");
    assert!(!format!("{retold:?}").contains("Spijt"));
    let mut sealed = hall.clone();
    sealed.room = Room::new();
    sealed.room.apply(&retold);
    assert_eq!(told(&sealed), before);
    assert_eq!(sealed.room.retold(&Curves::default()), Some(retold));
    assert_eq!(sealed.moderates(sets(None, "Nog een", "")), Some(Rejection::Ended));
    let taart = sealed.latest("actions").actions().lines().find(|line| line.said[0] == "Taart").expect("it is kept").id;
    assert_eq!(sealed.moderates(strikes(taart.0, true)), None, "a name may have to go");

    let mut emptied = Room::new();
    emptied.apply(&hall.room.retold_without_answers().expect("it has ended"));
    assert_eq!(emptied.latest(&"actions".into()).expect("it was asked").actions().lines().count(), 0);
}
