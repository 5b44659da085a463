//! How those who were asked twice moved.

use peil_room::{command::Step, shift::Shift};
use proptest::{collection::vec, prelude::*};

use crate::world::{Hall, chooses, grades};

/// A hall with that minimum in which each phone gave these two grades; nothing is a round that a phone was not in.
fn graded(minimum: u16, grades_of: &[(Option<f64>, Option<f64>)]) -> Hall {
    let mut hall = Hall::of(&["Noord"], minimum);
    hall.does(Step::Open("grade".into()));
    casts(&mut hall, grades_of.iter().map(|(first, _)| *first));
    hall.does(Step::Reveal("grade".into())).waits(10_001).ticks();
    hall.does(Step::Again("grade".into()));
    casts(&mut hall, grades_of.iter().map(|(_, second)| *second));
    hall
}

fn casts(hall: &mut Hall, given: impl Iterator<Item = Option<f64>>) {
    for (ballot, grade) in (1..).zip(given) {
        if let Some(grade) = grade {
            assert_eq!(hall.casts("grade", ballot, grades(grade)), None);
        }
    }
}

fn reveals(hall: &mut Hall) -> Option<Shift> {
    hall.does(Step::Reveal("grade".into())).waits(10_001).ticks();
    hall.latest("grade").shift()
}

fn moves(up: usize, same: usize, down: usize) -> Vec<(Option<f64>, Option<f64>)> {
    let all = [vec![(6.0, 7.5); up], vec![(6.0, 6.0); same], vec![(6.0, 5.5); down]].concat();
    all.into_iter().map(|(first, second)| (Some(first), Some(second))).collect()
}

#[test]
fn it_is_three_counts_of_those_who_answered_both() {
    // R92
    let mut all = moves(4, 5, 3);
    all.extend([(None, Some(1.0)), (Some(10.0), None)]);
    let mut hall = graded(3, &all);
    assert_eq!(hall.latest("grade").shift(), None, "it is open");
    hall.does(Step::Reveal("grade".into()));
    assert_eq!(hall.latest("grade").shift(), None, "stragglers still count");
    hall.waits(10_001).ticks();
    assert_eq!(hall.latest("grade").shift(), Some(Shift { up: 4, same: 5, down: 3 }));
    hall.does(Step::Conceal("grade".into()));
    assert_eq!(hall.latest("grade").shift(), None, "it is hidden");
}

#[test]
fn one_is_told_on_by_no_count() {
    // R92
    let told = |minimum, up, same, down| reveals(&mut graded(minimum, &moves(up, same, down))).is_some();
    assert!(told(5, 5, 0, 5) && told(3, 3, 3, 3) && told(5, 0, 5, 0));
    assert!(!told(5, 5, 5, 4) && !told(3, 5, 2, 5) && !told(4, 9, 1, 0));
    assert!(!told(3, 4, 0, 0), "four answered both");
}

#[test]
fn what_was_told_stays_whatever_comes_after() {
    // R92
    let mut hall = graded(3, &moves(3, 3, 3));
    let told = reveals(&mut hall);
    hall.does(Step::Reopen("grade".into()));
    assert_eq!(hall.latest("grade").shift(), None);
    assert_eq!(hall.casts("grade", 1, grades(1.0)), None);
    assert_eq!(reveals(&mut hall), told);
}

#[test]
fn two_rounds_that_are_revealed_at_once_are_compared_when_the_last_grace_is_over() {
    // R92
    let mut hall = Hall::of(&["Noord"], 3);
    hall.does(Step::Open("grade".into()));
    casts(&mut hall, [6.0; 6].map(Some).into_iter());
    hall.does(Step::Close("grade".into())).does(Step::Again("grade".into()));
    casts(&mut hall, [7.0; 6].map(Some).into_iter());
    hall.does(Step::Reveal("grade".into()));
    assert_eq!(hall.latest("grade").shift(), None);
    hall.waits(10_001).ticks();
    assert_eq!(hall.latest("grade").shift(), Some(Shift { up: 6, same: 0, down: 0 }));
}

#[test]
fn a_choice_is_not_higher_or_lower_than_another() {
    // R92
    let mut hall = Hall::asking("twice");
    for second in [false, true] {
        if second {
            hall.does(Step::Again("twice".into()));
        }
        for ballot in 1..=6 {
            assert_eq!(hall.casts("twice", ballot, chooses("answer", if second { "yes" } else { "no" })), None);
        }
        hall.does(Step::Reveal("twice".into())).waits(10_001).ticks();
    }
    assert_eq!(hall.latest("twice").shift(), None);
}

proptest! {
    #[test]
    fn no_count_is_between_one_and_the_minimum_less_one(
        minimum in 3u16..=5,
        given in vec((proptest::option::of(1u8..10), proptest::option::of(1u8..10)), 0..24),
    ) {
        // R92
        let given: Vec<_> = given.iter().map(|(a, b)| (a.map(f64::from), b.map(f64::from))).collect();
        // Two who stay, so that each round was answered.
        let mut all = moves(0, 2, 0);
        all.extend(given);
        if let Some(Shift { up, same, down }) = reveals(&mut graded(minimum, &all)) {
            let both = all.iter().filter(|(a, b)| a.is_some() && b.is_some()).count() as u32;
            prop_assert_eq!(up + same + down, both);
            prop_assert!(both >= 5);
            for count in [up, same, down] {
                prop_assert!(count == 0 || count >= u32::from(minimum));
            }
        }
    }
}
