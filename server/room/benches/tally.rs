//! What it costs to count a ballot and to take it out again, for every kind of field.

use std::{collections::BTreeMap, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use peil_room::{
    answer::{self, Answer, GivenValue},
    deck::{Field, Opening, Question, Then},
    id::ItemId,
    kind::{Item, Items, Kind, choice, grade, keywords, marks, points, rating, text},
    number::Hundredths,
    tally::Tally,
    timer::Timing,
};

/// Different ballots that take turns.
const BALLOTS: usize = 64;

fn items() -> Items {
    let items = (0..12).map(|at| Item { id: format!("i{at}").into(), label: format!("Element {at}"), short: None });
    Items { list: None, items: items.collect() }
}

fn item(at: usize) -> ItemId {
    format!("i{}", at % 12).into()
}

/// What the participant with that number fills in.
type Given = fn(usize) -> GivenValue;

/// Every kind of field.
fn kinds() -> Vec<(&'static str, Kind, Given)> {
    let (min, max, step) = (Hundredths(100), Hundredths(1_000), Hundredths(50));
    let series = vec![Item { id: "nu".into(), label: "Nu".into(), short: None }];
    vec![
        ("grade", Kind::Grade(grade::Grade { min, max, step, pass: None }), |at| {
            GivenValue::Grade((2 + at % 19) as f64 / 2.0)
        }),
        ("choice", Kind::Choice(choice::Choice { choices: items(), most: 2 }), |at| {
            GivenValue::Choice(vec![item(at), item(at + 5)])
        }),
        ("keywords", Kind::Keywords(keywords::Keywords { most: 3, length: 30 }), |at| {
            GivenValue::Keywords(vec!["rust".into(), format!("woord{at}"), format!("rol{}", at % 7)])
        }),
        ("marks", Kind::Marks(marks::Marks { items: items(), most_high: 3, most_low: 3 }), |at| GivenValue::Marks {
            high: vec![item(at), item(at + 1)],
            low: vec![item(at + 6)],
        }),
        ("rating", Kind::Rating(rating::Rating { items: items(), series, min: 0, max: 10 }), |at| {
            let rated = |place| (item(place), BTreeMap::from([("nu".into(), ((at + place) % 11) as f64)]));
            GivenValue::Rating((0..12).map(rated).collect())
        }),
        ("text", Kind::Text(text::Text { length: 140, by: None }), |at| GivenValue::Text(format!("Omdat {at}"))),
        ("points", Kind::Points(points::Points { choices: items(), points: 10 }), |at| {
            GivenValue::Points(BTreeMap::from([(item(at), 6.0), (item(at + 1), 4.0)]))
        }),
    ]
}

fn question(kind: Kind) -> Question {
    Question {
        id: "q".into(),
        prompt: "Welk?".into(),
        short: None,
        fields: vec![Field { id: "f".into(), label: None, hint: None, required: true, when: None, kind }],
        open: Opening::WithSlide,
        then: Then::Reveal,
        rounds: 1,
        actions: false,
        readable: true,
        per_group: false,
        timing: Timing::default(),
    }
}

fn tally(criterion: &mut Criterion) {
    for (name, kind, given) in kinds() {
        let question = question(kind);
        let answers: Vec<Answer> = (0..BALLOTS)
            .map(|at| answer::check(&question, &BTreeMap::from([("f".into(), given(at))])).expect("it fits the field"))
            .collect();
        let mut tally = Tally::new(&question);
        answers.iter().for_each(|answer| tally.add(answer));
        let mut turns = answers.iter().cycle();
        criterion.bench_function(&format!("tally/{name}"), |bencher| {
            bencher.iter(|| {
                let answer = turns.next().expect("it goes round");
                tally.remove(black_box(answer));
                tally.add(black_box(answer));
            });
        });
    }
}

criterion_group!(benches, tally);
criterion_main!(benches);
