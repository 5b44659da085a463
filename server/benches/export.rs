//! What it costs to write a room of ten thousand answers as each kind of file, from the room as it stands.

use std::{collections::BTreeMap, hint::black_box, io::sink};

use criterion::{Criterion, criterion_group, criterion_main};
use peil::{
    deck,
    protocol::view::{self, Extent},
    report::{Form, csv, json, xlsx},
};
use peil_room::{
    Room,
    answer::GivenValue,
    command::{Cast, Command, GroupChoice, Step},
    id::{AnswerId, BallotId, Millis, QuestionId},
};

/// Answers to the question.
const ANSWERS: u64 = 10_000;

const DECK: &str = "---
title: Tienduizend
language: nl
---

```question
id: vraag
prompt: Wat geef je, en waarom?
fields:
  - id: cijfer
    kind: grade
    step: 0.5
  - id: woorden
    kind: keywords
  - id: waarom
    kind: text
    length: 140
```
";

fn carry_out(room: &mut Room, command: &Command) {
    for event in room.decide(command).events {
        room.evolve(&event);
    }
}

/// A room in which everybody wrote something else.
fn room() -> Room {
    let deck = Box::new(deck::parse(DECK, "bench").expect("a deck"));
    let mut room = Room::new();
    carry_out(&mut room, &Command::Begin { deck, groups: Vec::new(), minimum: 5, extras: false, now: Millis(1) });
    let question = QuestionId::from("vraag");
    let (step, what) = (room.stage().step, Step::Open(question.clone()));
    carry_out(&mut room, &Command::Steer { step, what, now: Millis(10_000) });
    for at in 0..ANSWERS {
        let text = format!(
            "Omdat wij met ons {at}en een heel schooljaar lang van elkaars lessen en leerlingen hebben geleerd"
        );
        let words = (0..3).map(|word| format!("woord{}", (at * 7 + word * 13) % 6_000)).collect();
        let given = BTreeMap::from([
            ("cijfer".into(), GivenValue::Grade((2 + at % 19) as f64 / 2.0)),
            ("woorden".into(), GivenValue::Keywords(words)),
            ("waarom".into(), GivenValue::Text(text)),
        ]);
        let mut ballot = [0; 16];
        ballot[..8].copy_from_slice(&at.to_le_bytes());
        let round = room.latest(&question).expect("it is open").id.clone();
        let cast = Cast {
            round,
            ballot: BallotId(ballot),
            revision: 1,
            id: AnswerId(u128::from(at)),
            group: GroupChoice::None,
            given,
            now: Millis(20_000),
        };
        carry_out(&mut room, &Command::Cast(cast));
    }
    let (step, what) = (room.stage().step, Step::Reveal(question));
    carry_out(&mut room, &Command::Steer { step, what, now: Millis(30_000) });
    room
}

fn export(criterion: &mut Criterion) {
    let room = room();
    let whole = || view::report(&room, "K7M4PQ", Extent::Whole);
    let mut group = criterion.benchmark_group("export of 10,000 answers");
    group.sample_size(10);
    group.bench_function("copy of the room", |bencher| bencher.iter(|| black_box(room.clone())));
    group.bench_function("report", |bencher| bencher.iter(|| black_box(whole())));
    let report = whole();
    group.bench_function("csv", |bencher| {
        bencher.iter(|| csv(&report, "vraag", Form::Dutch, &mut sink()).expect("written"));
    });
    group.bench_function("json", |bencher| bencher.iter(|| json(&report, &mut sink()).expect("written")));
    group.bench_function("xlsx", |bencher| bencher.iter(|| xlsx(&report, &mut sink()).expect("written")));
    group.finish();
}

criterion_group!(benches, export);
criterion_main!(benches);
