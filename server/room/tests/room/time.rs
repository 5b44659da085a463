//! Timers: off unless somebody starts one, and over without taking anything away.

use peil_room::{
    Progress,
    command::{Command, Step},
    event::Event,
    limit,
    rejection::Rejection,
};

use crate::world::{Hall, chooses, grades};

const MINUTE: u64 = 60_000;

fn time(question: &str, length: u64) -> Step {
    Step::Time(question.into(), length, false)
}

fn closing(question: &str, length: u64) -> Step {
    Step::Time(question.into(), length, true)
}

impl Hall {
    fn left(&self) -> Option<u64> {
        self.room.stage().timer.as_ref().map(|timer| timer.until.0.saturating_sub(self.now.0))
    }

    fn is_over(&self) -> bool {
        self.room.stage().timer.as_ref().is_some_and(|timer| timer.over)
    }
}

#[test]
fn no_question_has_a_time_limit_until_the_presenter_starts_one() {
    // R81
    let mut hall = Hall::asking("grade");
    assert_eq!(hall.left(), None);
    let alone = hall.room.deadline();
    assert_eq!(hall.tries(time("where", MINUTE)), Some(Rejection::NothingToDo), "it is not open");
    assert_eq!(hall.tries(time("nowhere", MINUTE)), Some(Rejection::Unknown));
    for length in [0, limit::TIMER_MS.0 - 1, limit::TIMER_MS.1 + 1, u64::MAX] {
        assert_eq!(hall.tries(time("grade", length)), Some(Rejection::Time), "{length}");
    }
    hall.does(time("grade", 3 * MINUTE));
    assert_eq!(hall.left(), Some(3 * MINUTE));
    assert!(hall.room.deadline() < alone);
    hall.does(time("grade", MINUTE));
    assert_eq!(hall.left(), Some(MINUTE), "starting again starts anew");
}

#[test]
fn a_talk_has_time_of_its_own() {
    // R81, R84
    let mut hall = Hall::asking("talk");
    hall.casts("talk", 1, chooses("answer", "yes"));
    hall.does(time("talk", MINUTE)).next();
    assert_eq!((hall.room.stage().talk.is_some(), hall.left()), (true, None), "the time to answer is no time to talk");
    hall.does(closing("talk", 2 * MINUTE));
    hall.waits(2 * MINUTE).ticks();
    assert!(hall.is_over());
    assert!(hall.room.stage().talk.is_some(), "nobody is interrupted");
    hall.next();
    assert_eq!(hall.left(), None);
}

#[test]
fn it_can_be_given_more_and_stopped() {
    // R82
    let mut hall = Hall::asking("grade");
    assert_eq!(hall.tries(Step::Extend(30_000)), Some(Rejection::NothingToDo));
    assert_eq!(hall.tries(Step::StopTimer), Some(Rejection::NothingToDo));
    hall.does(time("grade", MINUTE)).does(Step::Extend(30_000));
    assert_eq!(hall.left(), Some(MINUTE + 28_000), "two seconds went by");
    assert_eq!(hall.tries(Step::Extend(0)), Some(Rejection::Time));
    assert_eq!(hall.tries(Step::Extend(u64::MAX)), Some(Rejection::Time));
    hall.waits(5 * MINUTE).ticks();
    assert!(hall.is_over());
    hall.does(Step::Extend(30_000));
    assert_eq!((hall.left(), hall.is_over()), (Some(30_000), false), "once it is over, from now");
    hall.does(Step::StopTimer);
    assert_eq!((hall.left(), hall.progress("grade")), (None, Progress::Open));
}

#[test]
fn when_it_is_over_a_tick_tells_so_once_and_everybody_can_still_answer() {
    // R27, R83
    let mut hall = Hall::asking("grade");
    hall.does(time("grade", MINUTE));
    let (step, until) = (hall.room.stage().step, hall.room.deadline().expect("a timer is waited for"));
    assert_eq!(until, hall.now.plus(MINUTE));
    hall.waits(MINUTE - 1).ticks();
    assert!(!hall.is_over(), "not a millisecond early");
    hall.waits(1);
    let tick = Command::Tick { now: hall.now };
    assert_eq!(hall.decides(&tick).events, [Event::TimerEnded]);
    hall.ticks();
    assert!(hall.is_over());
    assert_eq!(hall.decides(&tick).events, []);
    assert_eq!(hall.room.stage().step, step, "no press is made stale by it");
    assert_eq!((hall.progress("grade"), hall.casts("grade", 1, grades(6.0))), (Progress::Open, None));
}

#[test]
fn one_that_was_to_close_closes_hidden_and_with_grace_and_is_a_step() {
    // R3, R31, R83
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(6.0));
    hall.does(closing("grade", MINUTE));
    let pressed = Command::Steer { step: hall.room.stage().step, what: Step::Next, now: hall.now.plus(MINUTE + 2_000) };
    hall.waits(MINUTE).ticks();
    assert_eq!((hall.progress("grade"), hall.latest("grade").revealed), (Progress::Closed, false));
    assert_eq!(hall.sends(&pressed), Some(Rejection::StageMoved), "a press that meant to close does not reveal");
    hall.waits(limit::GRACE_MS);
    assert_eq!(hall.casts("grade", 2, grades(7.0)), None);
    assert_eq!(hall.left(), None);
}

#[test]
fn one_that_was_to_close_drops_a_blank_round_and_begins_the_talk_that_follows() {
    // R18, R83
    let mut blank = Hall::asking("grade");
    blank.does(closing("grade", MINUTE)).waits(MINUTE).ticks();
    assert_eq!((blank.progress("grade"), blank.left()), (Progress::Waiting, None));
    for question in ["talk", "twice"] {
        let mut hall = Hall::asking(question);
        hall.casts(question, 1, chooses("answer", "yes"));
        hall.does(closing(question, MINUTE)).waits(MINUTE).ticks();
        assert_eq!(hall.room.stage().talk, Some(question.into()));
        assert!(!hall.latest(question).revealed);
    }
}

#[test]
fn it_is_gone_with_what_it_was_for() {
    // R25, R84
    let ends: [(&str, &[Step]); 5] = [
        ("closed", &[Step::Close("grade".into())]),
        ("revealed", &[Step::Reveal("grade".into())]),
        ("another opened", &[Step::Open("where".into())]),
        ("asked again", &[Step::Again("grade".into())]),
        ("ended", &[Step::End, Step::Unend]),
    ];
    for (what, steps) in ends {
        let mut hall = Hall::asking("grade");
        hall.casts("grade", 1, grades(6.0));
        hall.does(closing("grade", MINUTE));
        for step in steps {
            hall.does(step.clone());
        }
        assert_eq!(hall.left(), None, "{what}");
    }
    let mut hall = Hall::asking("grade");
    hall.does(time("grade", MINUTE)).does(Step::Jump(crate::world::place("together")));
    assert!(hall.left().is_some(), "the question is still open");
}

#[test]
fn a_clock_that_goes_back_gives_no_time_back() {
    // R24, R83
    let mut hall = Hall::asking("grade");
    hall.does(time("grade", MINUTE)).waits(MINUTE).ticks();
    hall.now = crate::world::START;
    hall.ticks();
    assert!(hall.is_over());
    hall.tries(Step::Extend(30_000));
    let timer = hall.room.stage().timer.clone().expect("it goes on");
    assert_eq!(timer.until, hall.room.now().plus(30_000));
}
