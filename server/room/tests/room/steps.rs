//! How steps are counted, repeated and swallowed.

use peil_room::{
    Ahead,
    command::{Command, Step},
    event::{Cover, Event, Place},
    id::Millis,
    rejection::Rejection,
};

use crate::world::{Hall, START, grades, place};

#[test]
fn two_equal_steps_sent_at_once_make_one() {
    // R3
    let mut hall = Hall::asking("grade");
    hall.waits(5_000);
    let command = Command::Steer { step: hall.room.stage().step, what: Step::Next, now: hall.now };
    let before = hall.room.stage().step;

    assert_eq!(hall.sends(&command), None);
    assert_eq!(hall.sends(&command), Some(Rejection::StageMoved));

    assert_eq!(hall.room.stage().step, before + 1);
    assert!(hall.latest("grade").revealed);
    assert_eq!(*hall.shown(), place("grade"));
}

#[test]
fn every_step_that_changes_something_raises_the_number_by_one() {
    // R3, R28
    let mut hall = Hall::new();
    let steps = [
        Step::Next,
        Step::Lock(true),
        Step::Extras(true),
        Step::Cover(Cover::Code),
        Step::Cover(Cover::None),
        Step::Reveal("grade".into()),
        Step::Conceal("grade".into()),
        Step::Reopen("grade".into()),
        Step::Jump(Place::Closing),
        Step::End,
        Step::Unend,
    ];
    for (number, step) in (1..).zip(steps) {
        hall.does(step);
        assert_eq!(hall.room.stage().step, number);
    }
    assert!(hall.room.stage().locked && hall.room.stage().extras);
}

#[test]
fn a_step_that_has_nothing_to_do_changes_nothing() {
    // R4
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(Step::Reveal("grade".into()));
    let idle = [
        (Step::Jump(place("grade")), Rejection::NothingToDo),
        (Step::Open("grade".into()), Rejection::NothingToDo),
        (Step::Close("grade".into()), Rejection::NothingToDo),
        (Step::Reveal("grade".into()), Rejection::NothingToDo),
        (Step::Close("where".into()), Rejection::NothingToDo),
        (Step::Reveal("where".into()), Rejection::NothingToDo),
        (Step::Conceal("where".into()), Rejection::NothingToDo),
        (Step::Reopen("where".into()), Rejection::NothingToDo),
        (Step::Again("where".into()), Rejection::NothingToDo),
        (Step::Talk("where".into()), Rejection::NothingToDo),
        (Step::Cover(Cover::None), Rejection::NothingToDo),
        (Step::Extras(false), Rejection::NothingToDo),
        (Step::Lock(false), Rejection::NothingToDo),
        (Step::Unend, Rejection::NothingToDo),
        (Step::Open("nowhere".into()), Rejection::Unknown),
        (Step::Reveal("nowhere".into()), Rejection::Unknown),
        (Step::Jump(place("nowhere")), Rejection::Unknown),
    ];
    let before = hall.room.clone();
    for (step, rejection) in idle {
        assert_eq!(hall.waits(2_000).tries(step.clone()), Some(rejection), "{step:?}");
    }
    assert_eq!(hall.room, before);
}

#[test]
fn a_second_next_within_a_second_and_a_half_after_opening_closing_or_revealing_is_a_bounce() {
    // R5
    let mut hall = Hall::new();
    hall.next();
    assert_eq!(hall.waits(1_499).tries(Step::Next), Some(Rejection::TooSoon));
    assert_eq!(hall.waits(1).tries(Step::Next), None);
    assert_eq!(hall.waits(1_499).tries(Step::Next), Some(Rejection::TooSoon));
    assert_eq!(hall.waits(1).tries(Step::Next), None);
    assert_eq!(*hall.shown(), place("where"));
}

#[test]
fn a_second_next_within_a_quarter_second_between_content_slides_is_a_bounce() {
    // R5
    let mut hall = Hall::at("together");
    assert_eq!(hall.waits(249).tries(Step::Next), Some(Rejection::TooSoon));
    assert_eq!(hall.waits(1).tries(Step::Next), None);
}

#[test]
fn a_next_right_after_revealing_or_reopening_is_a_bounce() {
    // R5
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    for step in [Step::Close("grade".into()), Step::Reveal("grade".into()), Step::Reopen("grade".into())] {
        hall.does(step);
        assert_eq!(hall.waits(1_499).tries(Step::Next), Some(Rejection::TooSoon));
    }
}

#[test]
fn only_next_bounces() {
    // R5
    let mut hall = Hall::new();
    hall.next();
    assert_eq!(hall.tries(Step::Reveal("grade".into())), None);
    assert_eq!(hall.tries(Step::Previous), None);
    assert_eq!(hall.tries(Step::Jump(Place::Lobby)), None);
}

#[test]
fn next_and_previous_under_a_cover_only_take_it_away() {
    // R23
    for step in [Step::Next, Step::Previous] {
        for cover in [Cover::Blank, Cover::Code] {
            let mut hall = Hall::asking("grade");
            hall.does(Step::Cover(cover));
            assert_eq!((hall.room.stage().cover, hall.ahead()), (cover, Ahead::Uncover));
            hall.does(step.clone());
            assert_eq!((hall.room.stage().cover, hall.open()), (Cover::None, Some("grade")));
            assert_eq!(*hall.shown(), place("grade"));
        }
    }
}

#[test]
fn the_same_cover_once_more_takes_it_away_and_another_replaces_it() {
    // R23
    let mut hall = Hall::new();
    hall.does(Step::Cover(Cover::Blank)).does(Step::Cover(Cover::Code));
    assert_eq!(hall.room.stage().cover, Cover::Code);
    hall.does(Step::Cover(Cover::Code));
    assert_eq!(hall.room.stage().cover, Cover::None);
}

#[test]
fn a_clock_that_goes_back_is_read_as_the_latest_moment_seen() {
    // R24
    let mut hall = Hall::at("together");
    let latest = hall.room.now();
    hall.now = Millis(5);
    assert_eq!(hall.tries(Step::Next), Some(Rejection::TooSoon));
    assert_eq!(hall.tries(Step::Jump(Place::Lobby)), None);
    assert_eq!((hall.room.now(), hall.room.stage().stepped_at), (latest, latest));
    assert!(hall.events.iter().all(|event| !matches!(event, Event::Stepped { at, .. } if *at < START)));
}
