//! The numbers that a view reads off a tally.

use peil_room::{
    answer::GivenValue,
    number::{Hundredths, Ratio, deviation},
    tally::FieldTally,
};

use crate::world::{Hall, given, grades};

/// A hall in which these grades were given, and then one was changed and one withdrawn.
fn graded(numbers: &[f64]) -> Hall {
    let mut hall = Hall::asking("grade");
    for (ballot, grade) in (1..).zip(numbers) {
        assert_eq!(hall.casts("grade", ballot, grades(10.0)), None);
        assert_eq!(hall.casts("grade", ballot, grades(*grade)), None);
    }
    assert_eq!(hall.casts("grade", 200, grades(1.0)), None);
    assert_eq!(hall.withdraws("grade", 200), None);
    hall
}

#[test]
fn grades_have_a_histogram_a_mean_a_median_and_a_spread() {
    // R49
    let hall = graded(&[6.0, 6.5, 8.0, 5.5]);
    let FieldTally::Grade(tally) = &hall.latest("grade").total().fields[0] else { panic!("it is a grade") };
    let given: Vec<_> = tally.histogram().filter(|(_, count)| *count > 0).collect();
    assert_eq!(given, [550, 600, 650, 800].map(|grade| (Hundredths(grade), 1)));
    assert_eq!((tally.histogram().count(), tally.answers()), (19, 4));
    assert_eq!(tally.mean(), Ratio::new(2600, 4));
    assert_eq!(tally.median(), Some(Hundredths(625)));
    assert!((tally.deviation() - 0.935_414_346).abs() < 1e-9);
}

#[test]
fn nobody_has_no_mean_and_no_median() {
    // R49
    let hall = graded(&[]);
    let FieldTally::Grade(tally) = &hall.latest("grade").total().fields[0] else { panic!("it is a grade") };
    assert_eq!((tally.mean(), tally.median(), tally.deviation()), (None, None, 0.0));
}

#[test]
fn an_odd_number_of_grades_has_one_in_the_middle() {
    // R49
    let hall = graded(&[1.0, 10.0, 7.5]);
    let FieldTally::Grade(tally) = &hall.latest("grade").total().fields[0] else { panic!("it is a grade") };
    assert_eq!(tally.median(), Some(Hundredths(750)));
}

#[test]
fn marks_ratings_and_points_add_up_place_by_place() {
    // R49
    let mut hall = Hall::asking("scan");
    for (ballot, number) in [(1, 2.0), (2, 5.0)] {
        let fields = [
            ("marks", GivenValue::Marks { high: vec!["a".into()], low: vec!["b".into()] }),
            ("rating", GivenValue::Rating([("b".into(), [("later".into(), number)].into())].into())),
            ("points", GivenValue::Points([("y".into(), number - 2.0)].into())),
        ];
        assert_eq!(hall.casts("scan", ballot, given(&fields)), None);
    }
    let fields = &hall.latest("scan").total().fields;
    let (FieldTally::Marks(marks), FieldTally::Rating(rating), FieldTally::Points(points)) =
        (&fields[0], &fields[1], &fields[2])
    else {
        panic!("they are marks, a rating and points")
    };
    assert_eq!((&marks.high[..], &marks.low[..], marks.answers), (&[2, 0, 0, 0][..], &[0, 2, 0, 0][..], 2));
    let place = &rating.places[3];
    assert_eq!((place.count, place.sum, place.squares), (2, 7, 29));
    assert_eq!(place.histogram, [0, 1, 0, 0, 1]);
    assert_eq!((place.mean(), place.deviation()), (Ratio::new(7, 2), 1.5));
    assert_eq!((&points.sums[..], points.answers), (&[0, 3][..], 1));
}

#[test]
fn the_most_frequent_spellings_come_first_and_ties_by_spelling() {
    // R49
    let mut hall = Hall::asking("plg");
    for (ballot, words) in (1..).zip([["tijd", "rust"], ["rust", "ruimte"], ["Rust", "zin"]]) {
        assert_eq!(hall.casts("plg", ballot, crate::world::yes_because(&words)), None);
    }
    let FieldTally::Keywords(tally) = &hall.latest("plg").total().fields[1] else { panic!("they are keywords") };
    assert_eq!(tally.top(3, |_| true), [("rust", 2), ("Rust", 1), ("ruimte", 1)]);
    assert_eq!(tally.top(2, |word| word != "rust"), [("Rust", 1), ("ruimte", 1)], "what is not shown takes no place");
    assert_eq!((tally.top(99, |_| true).len(), tally.top(0, |_| true).len()), (5, 0));
}

#[test]
fn a_mean_is_rounded_once_and_halves_go_away_from_zero() {
    let rounded = |sum, count, scale| Ratio::new(sum, count).map(|ratio| ratio.rounded(scale));
    assert_eq!(rounded(13, 2, 1), Some(7));
    assert_eq!(rounded(-13, 2, 1), Some(-7));
    assert_eq!(rounded(64_467, 10_000, 10), Some(64), "not 6.45 and then 6.5");
    assert_eq!(rounded(1, 3, 100), Some(33));
    assert_eq!(rounded(0, 3, 100), Some(0));
    assert_eq!(rounded(1, 0, 1), None);
    assert_eq!(Ratio::new(13, 2).map(Ratio::to_f64), Some(6.5));
}

#[test]
fn a_deviation_survives_the_largest_rooms() {
    let (ballots, rating) = (300_000u64, 1_000_000u64);
    assert_eq!(deviation(ballots, (ballots * rating) as i64, ballots * rating * rating), 0.0);
    assert_eq!(deviation(2, 0, 2), 1.0);
}
