//! Workshops beside each other: what is compared, what is not, and why.

use std::collections::BTreeMap;

use peil_room::{
    Room,
    answer::{Given, GivenValue},
    command::Step,
};

use super::world::{World, given, grade, text, yes};
use crate::{
    protocol::{
        compare::{ComparedField, Comparison, NamedRoom, WhyApart},
        report::Report,
        tally::Sum,
        view::{self, Extent},
    },
    report::{Told, compare},
};

/// Rated so much now and in a year.
fn rates(now: f64, then: f64) -> Given {
    let rated = BTreeMap::from([("nu".into(), now), ("straks".into(), then)]);
    given([
        ("merk", GivenValue::Marks { high: vec!["a".into()], low: Vec::new() }),
        ("nu", GivenValue::Rating(BTreeMap::from([("a".into(), rated)]))),
    ])
}

/// A workshop of so many people who all say the same.
fn workshop(people: usize, mark: f64) -> World {
    let mut world = World::begin();
    for question in ["cijfer", "plg", "scan", "tekst"] {
        world.ask(question);
        for _ in 0..people {
            let answer = match question {
                "cijfer" => grade(mark),
                "plg" => yes(&["vertrouwen"]),
                "scan" => rates(2.0, 4.0),
                _ => text("een tekst"),
            };
            world.answer(question, None, answer);
        }
        world.reveal(question);
    }
    world
}

fn named(code: &str, name: &str, report: Option<Report>) -> Told {
    (NamedRoom { code: code.into(), name: name.into() }, report)
}

fn beside(first: Report, second: Report) -> Comparison {
    compare("id".into(), &[named("AAAAAA", "2025", Some(first)), named("BBBBBB", "2026", Some(second))])
}

fn field<'a>(comparison: &'a Comparison, id: &str) -> &'a ComparedField {
    let all = || comparison.questions.iter().flat_map(|question| &question.fields);
    all().find(|field| field.field.id == id).unwrap_or_else(|| panic!("{id} is not among {:?}", all().count()))
}

fn apart(field: &ComparedField) -> Vec<(u32, WhyApart)> {
    field.apart.iter().map(|apart| (apart.room, apart.why)).collect()
}

fn mean(sum: &Sum) -> Option<f64> {
    match sum {
        Sum::Grade { mean, .. } => *mean,
        Sum::Rating { items } => items[0][0].mean,
        _ => None,
    }
}

#[test]
fn the_same_question_lies_beside_itself_and_texts_do_not() {
    let comparison = beside(workshop(5, 6.0).report(), workshop(8, 7.5).report());
    assert_eq!((comparison.title.as_str(), comparison.language.as_str()), ("Alles", "nl"));
    let grades = field(&comparison, "cijfer");
    let rows: Vec<_> = grades.rows.iter().map(|row| (row.room, row.n, mean(&row.sum))).collect();
    assert_eq!(rows, [(0, 5, Some(6.0)), (1, 8, Some(7.5))]);
    let words = field(&comparison, "woorden");
    assert!(matches!(&words.rows[1].sum, Sum::Keywords { words, .. } if words[0].count == 8));
    assert_eq!(field(&comparison, "nu").rows.len(), 2);
    let fields: Vec<_> = comparison.questions.iter().flat_map(|of| &of.fields).map(|of| of.field.id.as_str()).collect();
    assert!(!fields.contains(&"tekst") && !fields.contains(&"reden"), "{fields:?}");
    let told = serde_json::to_string(&comparison).expect("JSON");
    assert!(!told.contains("een tekst"), "{told}");
}

#[test]
fn a_room_stands_beside_another_only_with_as_many_answers_as_a_group_needs() {
    let comparison = beside(workshop(4, 6.0).report(), workshop(5, 7.0).report());
    for id in ["cijfer", "plg", "woorden", "merk", "nu"] {
        let field = field(&comparison, id);
        assert_eq!((field.rows.len(), apart(field)), (1, vec![(0, WhyApart::TooFew)]), "{id}");
    }
}

#[test]
fn what_was_not_shown_or_not_asked_is_said_and_not_compared() {
    let mut hidden = workshop(6, 6.0);
    hidden.steer(Step::Conceal("cijfer".into()));
    let mut short = World::begin();
    short.ask("cijfer");
    for _ in 0..6 {
        short.answer("cijfer", None, grade(7.0));
    }
    short.reveal("cijfer");
    let comparison = beside(hidden.report(), short.report());
    let grades = field(&comparison, "cijfer");
    assert_eq!((grades.rows.len(), apart(grades)), (1, vec![(0, WhyApart::NotShown)]));
    assert_eq!(apart(field(&comparison, "plg")), [(1, WhyApart::NotAsked)]);
}

#[test]
fn an_opening_grade_is_not_compared_with_a_closing_one() {
    let mut twice = workshop(6, 6.0);
    twice.show("weer");
    twice.steer(Step::Open("cijfer".into()));
    for _ in 0..6 {
        twice.answer("cijfer", None, grade(9.0));
    }
    twice.reveal("cijfer");
    let comparison = beside(workshop(5, 5.0).report(), twice.report());
    let asked: Vec<_> = comparison.questions.iter().filter(|asked| asked.id == "cijfer").collect();
    assert_eq!(asked.iter().map(|asked| asked.slide.as_str()).collect::<Vec<_>>(), ["cijfer", "weer"]);
    let first: Vec<_> = asked[0].fields[0].rows.iter().map(|row| mean(&row.sum)).collect();
    assert_eq!(first, [Some(5.0), Some(6.0)]);
    assert_eq!(apart(&asked[1].fields[0]), [(0, WhyApart::NotAsked)]);
}

/// A workshop with the same deck, but for this.
fn changed(from: &str, to: &str) -> Report {
    let deck = super::world::DECK;
    assert!(deck.contains(from), "{from}");
    let mut world = World::of(&deck.replace(from, to));
    for (question, answer) in [("cijfer", grade(7.0)), ("plg", yes(&["rust"])), ("scan", rates(3.0, 5.0))] {
        world.ask(question);
        for _ in 0..6 {
            world.answer(question, None, answer.clone());
        }
        world.reveal(question);
    }
    world.report()
}

#[test]
fn another_scale_or_other_choices_make_another_question_and_another_wording_does_not() {
    let told = |from: &str, to: &str, id: &str| {
        let comparison = beside(workshop(6, 6.0).report(), changed(from, to));
        let field = field(&comparison, id);
        (field.rows.len(), apart(field))
    };
    let otherwise = (1, vec![(0, WhyApart::AskedOtherwise)]);
    assert_eq!(told("step: 0.5", "step: 1", "cijfer"), otherwise);
    assert_eq!(told("nee: Nee\n", "nee: Nee\n      soms: Soms\n", "plg"), otherwise);
    assert_eq!(
        told("items: {a: Leren, b: Delen}\n    series", "items: {b: Delen, a: Leren}\n    series", "nu"),
        otherwise
    );
    assert_eq!(told("nu: Nu, straks", "nu: Nu, later: Later, straks", "nu"), otherwise);
    for (from, to, id) in [
        ("prompt: Welk cijfer?", "prompt: Welk cijfer geef je?", "cijfer"),
        ("pass: 5.5", "pass: 6", "cijfer"),
        ("nee: Nee\n", "nee: Nee, nog niet\n", "plg"),
        ("prompt: Is dit een PLG?", "prompt: Is dit een PLG?\nrounds: 2", "plg"),
    ] {
        assert_eq!(told(from, to, id), (2, Vec::new()), "{to}");
    }
}

#[test]
fn of_three_rooms_the_two_that_were_asked_alike_are_compared() {
    let rooms = [
        named("AAAAAA", "Noord", Some(changed("step: 0.5", "step: 1"))),
        named("BBBBBB", "Midden", Some(workshop(6, 6.0).report())),
        named("CCCCCC", "Zuid", Some(workshop(7, 7.0).report())),
        named("DDDDDD", "Oost", None),
    ];
    for order in [[0, 1, 2, 3], [1, 2, 0, 3]] {
        let rooms = order.map(|at| rooms[at].clone());
        let comparison = compare("id".into(), &rooms);
        let grades = field(&comparison, "cijfer");
        let names: Vec<_> = grades.rows.iter().map(|row| comparison.rooms[row.room as usize].name.as_str()).collect();
        assert_eq!(names, ["Midden", "Zuid"]);
        assert_eq!(grades.apart.len(), 1, "a room that was deleted is told of once, among the rooms");
        let gone: Vec<_> =
            comparison.rooms.iter().filter(|room| room.began_at.is_none()).map(|room| &room.name).collect();
        assert_eq!(gone, ["Oost"]);
    }
}

#[test]
fn it_says_the_same_of_a_room_that_is_sealed_and_the_numbers_once_its_answers_are_deleted() {
    let now = workshop(5, 7.0).report();
    let mut last = workshop(6, 6.0);
    let running = beside(last.report(), now.clone());
    last.steer(Step::End);
    let ended = beside(last.report(), now.clone());
    last.seal();
    let sealed = beside(last.report(), now.clone());
    assert_eq!(sealed.questions, running.questions);
    assert_eq!((sealed.rooms, running.rooms[0].running), (ended.rooms, true));

    let mut left = Room::new();
    left.apply(&last.room.retold_without_answers().expect("it ended"));
    assert!(!left.has_answers());
    let deleted = beside(view::report(&left, "AAAAAA", Extent::Page), now);
    for id in ["cijfer", "plg", "woorden", "merk", "nu"] {
        assert_eq!(field(&deleted, id), field(&running, id), "{id}");
    }
}
