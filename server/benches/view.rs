//! What an answer costs in a room that has many already, for every kind of field: counting it, and the views that tell of it;
//! then what folding words and framing a view cost by themselves.

use std::{collections::BTreeMap, hint::black_box};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use peil::{
    deck,
    hub::audience::serialise,
    journal::RoomCode,
    protocol::{
        outgoing::ServerMessage,
        view::{self, Showing},
    },
    web::frame,
    words,
};
use peil_room::{
    Room,
    answer::{Given, GivenValue},
    command::{Cast, Command, GroupChoice, Moderation, Step},
    deck::Language,
    id::{AnswerId, BallotId, CardId, ClusterId, Millis, RoundId},
};
use uuid::Uuid;

/// Answers given already.
const ANSWERS: [u64; 2] = [1_000, 100_000];

/// A question of every kind; those with words and texts grow the most.
const DECK: &str = "\
---
title: Growth
language: en
lists:
  items: {a: Aim, b: Bread, c: Care, d: Drive, e: Ease, f: Faith, g: Grit, h: Hope, i: Idea, j: Joy, k: Kin, l: Luck}
---

```question
id: grade
prompt: Grade
fields:
  - {id: f, kind: grade, min: 1, max: 10, step: 0.5}
```

---

```question
id: choice
prompt: Choice
fields:
  - {id: f, kind: choice, choices: items}
```

---

```question
id: keywords
prompt: Keywords
fields:
  - {id: f, kind: keywords, most: 3}
```

---

```question
id: marks
prompt: Marks
fields:
  - {id: f, kind: marks, items: items}
```

---

```question
id: rating
prompt: Rating
fields:
  - {id: f, kind: rating, items: items, series: {now: Now}, min: 1, max: 5}
```

---

```question
id: text
prompt: Text
fields:
  - {id: f, kind: text}
```

---

```question
id: clusters
prompt: Text in clusters
fields:
  - {id: f, kind: text}
```

---

```question
id: columns
prompt: Text under keywords, and a column that few write in
fields:
  - {id: f, kind: text, by: w}
  - {id: w, kind: keywords, most: 1}
  - {id: rare, kind: text}
```

---

```question
id: points
prompt: Points
fields:
  - {id: f, kind: points, choices: items, points: 10}
```
";

const QUESTIONS: [&str; 9] =
    ["grade", "choice", "keywords", "marks", "rating", "text", "clusters", "columns", "points"];

/// What the participant with that number fills in: words and texts of an own, beside some that others have too.
fn given(question: &str, who: u64) -> Given {
    let item = |at: u64| ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"][at as usize % 12].into();
    let word = |at: u64| ["trust", "time", "together", "rhythm", "openness"][at as usize % 5].to_owned();
    let own = |at: u64| format!("word{at}");
    let role = |at: u64| format!("role{}", at % 195);
    let text = |at: u64| GivenValue::Text(format!("Card {at}: more {}", word(at)));
    let one = |value| Given::from([("f".into(), value)]);
    match question {
        "grade" => one(GivenValue::Grade(1.0 + (who % 19) as f64 / 2.0)),
        "choice" => one(GivenValue::Choice(vec![item(who)])),
        // The same ones are written most in a hall of any size, and everybody has one more of an own.
        "keywords" => one(GivenValue::Keywords(vec![own(who), role(who), word(who)])),
        "marks" => one(GivenValue::Marks { high: vec![item(who), item(who + 1)], low: vec![item(who + 6)] }),
        "rating" => {
            let rated = |at| (item(at), BTreeMap::from([("now".into(), (1 + (at + who) % 5) as f64)]));
            one(GivenValue::Rating((0..12).map(rated).collect()))
        }
        "points" => one(GivenValue::Points(BTreeMap::from([(item(who), 6.0), (item(who + 1), 4.0)]))),
        "columns" if who.is_multiple_of(500) => Given::from([("rare".into(), text(who))]),
        "columns" => Given::from([("f".into(), text(who)), ("w".into(), GivenValue::Keywords(vec![role(who)]))]),
        _ => one(text(who)),
    }
}

fn cast(question: &str, who: u64, revision: u64, now: Millis) -> Command {
    let mut ballot = [0; 16];
    // Spread, as the hashes are that ballots are filed under.
    ballot[..8].copy_from_slice(&who.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes());
    let round = RoundId { question: question.into(), number: 1 };
    Command::Cast(Cast {
        round,
        ballot: BallotId(ballot),
        revision,
        id: AnswerId(u128::from(who) << 64 | u128::from(revision)),
        group: GroupChoice::None,
        given: given(question, who + revision),
        now,
    })
}

fn does(room: &mut Room, command: &Command) {
    let decision = room.decide(command);
    assert_eq!(decision.rejection, None, "{command:?}");
    room.apply(&decision.events);
}

fn steps(room: &mut Room, what: Step) {
    let now = Millis(room.now().0 + 60_000);
    does(room, &Command::Steer { step: room.stage().step, what, now });
}

/// A room in which a question is open and that many have answered it.
fn asked(question: &str, answers: u64) -> Room {
    let deck = deck::parse(DECK, "bench").expect("the deck has no mistakes");
    let mut room = Room::new();
    does(
        &mut room,
        &Command::Begin { deck: Box::new(deck), groups: Vec::new(), minimum: 5, extras: false, now: Millis(1) },
    );
    steps(&mut room, Step::Jump(peil_room::event::Place::Slide(question.into())));
    if room.open_round().is_none() {
        steps(&mut room, Step::Open(question.into()));
    }
    let now = room.now();
    for who in 0..answers {
        does(&mut room, &cast(question, who, 1, now));
    }
    if question == "clusters" {
        let round = RoundId { question: question.into(), number: 1 };
        let mut moderates = |what| does(&mut room, &Command::Moderate { what, now });
        moderates(Moderation::NameCluster(round.clone(), "f".into(), None, "First".into()));
        let cards = (1..=100).map(CardId).collect();
        moderates(Moderation::FileCards(round, "f".into(), cards, Some(ClusterId(1))));
    }
    room
}

/// Counting one more version of an answer: deciding about it and evolving by it.
fn count(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("count");
    for question in QUESTIONS {
        for answers in ANSWERS {
            let mut room = asked(question, answers);
            let (now, mut turn) = (room.now(), 0);
            group.bench_function(BenchmarkId::new(question, answers), |bencher| {
                bencher.iter(|| {
                    // A step that has no factor in common with the number of ballots visits all of them.
                    let who = (turn * 7_919) % answers;
                    does(&mut room, &cast(question, who, 2 + turn / answers, now));
                    turn += 1;
                });
            });
        }
    }
}

/// The numbers of projector and presenter, revealed, as they go over the wire.
fn views(criterion: &mut Criterion) {
    let code = RoomCode::parse("234567").expect("a code");
    let showing = Showing { code, shelf: code.to_string(), epoch: Uuid::nil(), keep_days: 30 };
    let mut group = criterion.benchmark_group("view");
    for question in QUESTIONS {
        for answers in ANSWERS {
            let mut room = asked(question, answers);
            steps(&mut room, Step::Close(question.into()));
            steps(&mut room, Step::Reveal(question.into()));
            group.bench_function(BenchmarkId::new(question, answers), |bencher| {
                bencher.iter(|| {
                    let projector = view::projector_tally(&room, showing.stamp(1));
                    let presenter = view::presenter_tally(&room, projector.clone());
                    black_box((
                        serialise(&ServerMessage::ProjectorTally(Box::new(projector))),
                        serialise(&ServerMessage::PresenterTally(Box::new(presenter))),
                    ))
                });
            });
        }
    }
}

/// Folding the two hundred spellings that are folded at most.
fn fold(criterion: &mut Criterion) {
    let spellings: Vec<(String, u32)> = (0..200_u32)
        .map(|at| {
            let stem = ["vertrouwen", "samenwerking", "openheid", "ritme", "leiderschap"][at as usize % 5];
            (format!("{stem}{}", ["", "en", "s", " samen", &at.to_string()][at as usize / 5 % 5]), 1 + at % 9)
        })
        .collect();
    criterion.bench_function("fold/200 spellings", |bencher| {
        bencher.iter(|| {
            let spellings = spellings.iter().map(|(word, count)| (word.as_str(), *count));
            words::fold(black_box(spellings), &[], Language::Dutch)
        });
    });
}

/// What a whole hall costs once: its view serialised, and framed.
fn framing(criterion: &mut Criterion) {
    let code = RoomCode::parse("234567").expect("a code");
    let showing = Showing { code, shelf: code.to_string(), epoch: Uuid::nil(), keep_days: 30 };
    let room = asked("marks", 1);
    let view = ServerMessage::Phone(Box::new(view::phone(&room, &showing, showing.stamp(1))));
    criterion.bench_function("frame/phone", |bencher| {
        bencher.iter(|| {
            let mut bytes = Vec::new();
            frame::put(&mut bytes, serialise(black_box(&view)).as_str());
            bytes
        });
    });
}

criterion_group!(benches, count, views, fold, framing);
criterion_main!(benches);
