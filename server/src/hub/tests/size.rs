//! How long a full room takes to come back. Run it alone, and optimised:
//!
//! ```text
//! PEIL_CLIENT=skip cargo test --release -p peil --lib -- --ignored --nocapture full_room
//! ```

use std::{
    collections::BTreeMap,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use peil_room::{
    Room,
    answer::{Given, GivenValue},
    command::{Cast, Command, GroupChoice, Step},
    event::Event,
    id::{AnswerId, BallotId, Millis, RoundId},
};
use rand::RngExt;
use uuid::Uuid;

use super::super::Hub;
use crate::{
    deck,
    journal::{Journal, Record, RoomCode, RoomKey, Seq, SqliteJournal},
};

const DECK: &str = "---
title: Vol
language: nl
lists:
  elementen: {a: Leren, b: Delen, c: Ruimte, d: Leiding, e: Tijd, f: Vertrouwen, g: Doelen, h: Taal, i: Team, j: School, k: Klas, l: Rust}
---

```question
id: cijfer
prompt: Welk cijfer?
fields:
  - id: cijfer
    kind: grade
    step: 0.5
```

---

```question
id: plg
prompt: Is dit er een?
fields:
  - id: plg
    kind: choice
    choices: {ja: Ja, nee: Nee}
  - id: waarom
    kind: keywords
    most: 3
    when: {plg: ja}
  - id: reden
    kind: text
    when: {plg: nee}
```

---

```question
id: scan
prompt: Wat valt op?
fields:
  - id: scan
    kind: marks
    items: elementen
```
";

const BALLOTS: u32 = 300_000;

/// What somebody fills in, of any of the three questions.
fn given(question: &str, random: &mut impl rand::Rng) -> Given {
    match question {
        "cijfer" => {
            BTreeMap::from([("cijfer".into(), GivenValue::Grade(f64::from(random.random_range(2..=20)) / 2.0))])
        }
        "plg" if random.random_bool(0.7) => {
            let words = (0..3).map(|_| format!("woord{}", random.random_range(0..2_000))).collect();
            BTreeMap::from([
                ("plg".into(), GivenValue::Choice(vec!["ja".into()])),
                ("waarom".into(), GivenValue::Keywords(words)),
            ])
        }
        "plg" => {
            let text = format!("Omdat er op dag {} weinig tijd voor samen leren is.", random.random_range(0..100_000));
            BTreeMap::from([
                ("plg".into(), GivenValue::Choice(vec!["nee".into()])),
                ("reden".into(), GivenValue::Text(text)),
            ])
        }
        _ => {
            let (high, low) = (vec!["a".into(), "c".into()], vec!["e".into(), "k".into()]);
            BTreeMap::from([("scan".into(), GivenValue::Marks { high, low })])
        }
    }
}

/// A journal of one room with as many ballots as one round may hold, over three questions.
async fn fill(folder: &Path, casts_a_record: u32) -> RoomCode {
    let journal = SqliteJournal::open(folder).expect("it opens");
    let code = RoomCode::draw(&mut rand::rng());
    let deck = Box::new(deck::parse(DECK, "vol").unwrap_or_else(|errors| panic!("{errors:?}")));
    let mut room = Room::new();
    let mut random = rand::rng();
    let decide = |room: &mut Room, commands: &[Command]| -> Vec<Event> {
        let events: Vec<Event> = commands.iter().flat_map(|command| room.decide(command).events).collect();
        room.apply(&events);
        events
    };
    let record = |events| Record { id: Uuid::now_v7(), at: Millis(1), events };
    let begin = Command::Begin { deck, groups: Vec::new(), minimum: 5, extras: false, now: Millis(1) };
    let begun = record(decide(&mut room, &[begin]));
    let mut seq = journal.create(&code, RoomKey([7; 32]), begun).await.expect("stored");
    for question in ["cijfer", "plg", "scan"] {
        let open = Command::Steer { step: room.stage().step, what: Step::Open(question.into()), now: Millis(1) };
        seq = journal.append(&code, seq, record(decide(&mut room, &[open]))).await.expect("stored");
        let mut left = BALLOTS / 3;
        while left > 0 {
            let batch = left.min(casts_a_record);
            left -= batch;
            let casts: Vec<Command> = (0..batch)
                .map(|_| {
                    Command::Cast(Cast {
                        round: RoundId { question: question.into(), number: 1 },
                        ballot: BallotId(random.random()),
                        revision: 1,
                        id: AnswerId(random.random()),
                        group: GroupChoice::None,
                        given: given(question, &mut random),
                        now: Millis(2),
                    })
                })
                .collect();
            let events = decide(&mut room, &casts);
            assert_eq!(events.len(), casts.len());
            seq = journal.append(&code, seq, record(events)).await.expect("stored");
        }
    }
    journal.close().await;
    assert!(seq > Seq::START);
    code
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute, and says nothing unless it is optimised"]
async fn a_full_room_is_ready_within_two_seconds() {
    for casts_a_record in [256, 16] {
        let folder = tempfile::tempdir().expect("a folder");
        let code = fill(folder.path(), casts_a_record).await;
        let mut best = Duration::MAX;
        for _ in 0..3 {
            let began = Instant::now();
            let journal = Arc::new(SqliteJournal::open(folder.path()).expect("it opens"));
            let hub = Hub::new(journal.clone(), 30);
            let room = hub.room(code).await.expect("it loads");
            let count = |room: &Room| room.all_rounds().map(|round| round.answered()).sum::<usize>();
            assert_eq!(room.look(count).await.expect("it answers"), BALLOTS as usize);
            let took = began.elapsed();
            let size = std::fs::metadata(folder.path().join("peil.db")).expect("it is there").len() / 1_000_000;
            println!("{BALLOTS} ballots, {casts_a_record} a record, {size} MB: ready in {} ms", took.as_millis());
            best = best.min(took);
            hub.shutdown().await;
            journal.close().await;
        }
        assert!(best < Duration::from_secs(2), "{casts_a_record} a record: {best:?}");
    }
}
