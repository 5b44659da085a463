//! Grace, ticks and the end.

use peil_room::{
    Ahead, Progress,
    command::{Command, Moderation, Step},
    id::Millis,
    rejection::Rejection,
};

use crate::world::{Hall, START, grades, round, says};

const DAY_MS: u64 = 24 * 3_600_000;

#[test]
fn a_tick_ends_the_grace_that_is_over_and_no_sooner() {
    // R27
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next();
    let over = hall.now.plus(10_001);
    assert_eq!(hall.room.deadline(), Some(over));
    assert!(hall.decides(&Command::Tick { now: Millis(over.0 - 1) }).events.is_empty());
    hall.waits(10_001).ticks();
    assert!(!hall.latest("grade").takes(Millis(0)));
    assert_eq!(hall.room.deadline(), Some(hall.room.stage().stepped_at.plus(DAY_MS)));
}

#[test]
fn a_tick_at_the_deadline_always_changes_something_and_before_it_never_does() {
    // R27
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(Step::Again("grade".into()));
    hall.casts("grade", 1, grades(7.0));
    hall.next();
    while let Some(deadline) = hall.room.deadline() {
        assert!(hall.decides(&Command::Tick { now: Millis(deadline.0 - 1) }).events.is_empty());
        hall.now = deadline;
        hall.ticks();
        assert!(hall.room.deadline() > Some(deadline) || hall.room.deadline().is_none());
    }
    assert!(hall.room.ended_at().is_some());
}

#[test]
fn reopening_takes_its_grace_from_the_clock() {
    // R19, R27
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.next().does(Step::Previous);
    assert_eq!(hall.room.deadline(), Some(hall.now.plus(DAY_MS)));
}

#[test]
fn accident_38_a_room_that_nobody_steers_for_a_day_ends_by_itself() {
    // R26
    let mut hall = Hall::new();
    assert_eq!(hall.room.deadline(), Some(START.plus(DAY_MS)));
    hall.waits(DAY_MS - 1).ticks();
    assert_eq!(hall.room.ended_at(), None);
    hall.waits(1).ticks();
    assert_eq!(hall.room.ended_at(), Some(hall.now));
    assert_eq!(hall.room.deadline(), None);
}

#[test]
fn after_the_end_every_step_and_cast_is_refused() {
    // R25
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(Step::End);
    let steps = [Step::Next, Step::Previous, Step::End, Step::Lock(true), Step::Reopen("grade".into())];
    for step in steps {
        assert_eq!(hall.waits(2_000).tries(step), Some(Rejection::Ended));
    }
    assert_eq!(hall.casts("grade", 2, grades(6.0)), Some(Rejection::Ended));
    assert_eq!(hall.withdraws("grade", 1), Some(Rejection::Ended));
    assert!(hall.room.open_round().is_none());
    assert_eq!((hall.progress("grade"), hall.ahead()), (Progress::Closed, Ahead::Nothing));
}

#[test]
fn the_ending_can_be_taken_back_for_ten_minutes_and_all_is_as_it_was_left() {
    // R25
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(Step::End);
    assert_eq!(hall.room.sealed_from(), Some(hall.now.plus(600_001)));
    assert_eq!(hall.clone().waits(600_001).tries(Step::Unend), Some(Rejection::Ended));
    assert_eq!(hall.waits(600_000).tries(Step::Unend), None);
    assert_eq!((hall.open(), hall.progress("grade")), (Some("grade"), Progress::Open));
    assert_eq!(hall.casts("grade", 2, grades(7.0)), None);
}

#[test]
fn moderation_goes_on_after_the_end() {
    // R64
    let mut hall = Hall::asking("where");
    hall.casts("where", 1, [says("where", "hier")].into());
    hall.does(Step::End);
    assert_eq!(hall.moderates(Moderation::HideCard(round("where", 1), peil_room::id::CardId(1))), None);
    assert!(!hall.card_shown("where", 1));
}
