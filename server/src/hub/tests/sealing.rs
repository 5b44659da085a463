//! Rooms whose time is over: what is left of them on the disk, and when.

use std::{collections::HashMap, fs, path::Path, sync::Arc, time::Duration};

use peil_room::{
    Room,
    answer::GivenValue,
    command::{Cast, Command, GroupChoice, Moderation, Step},
    event::Event,
    id::{AnswerId, BallotId, CardId, Millis, RoundId},
    keeping::Keeping,
    wifi::Wifi,
};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};
use uuid::Uuid;

use super::{
    super::{Hub, HubError, clock, keeper},
    world::DEADLINE,
};
use crate::{
    deck,
    journal::{Journal, ReadError, Record, RoomCode, RoomKey, Seq, SqliteJournal},
};

const DECK: &str = "---
title: Proef
language: nl
---

```question
id: waar
prompt: Waar wordt er geleerd?
fields:
  - id: waar
    kind: text
  - id: woorden
    kind: keywords
    most: 3
```
";

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// A story of a room, told at times of the past and stored as the hub stores it: a record for each command.
struct Past {
    room: Room,
    code: RoomCode,
    key: RoomKey,
    now: Millis,
    records: Vec<Record>,
}

impl Past {
    /// That began so long ago.
    fn begins(ago: u64, keeping: Option<Keeping>) -> Self {
        let now = Millis(clock::now().0 - ago);
        let code = RoomCode::draw(&mut rand::rng());
        let mut past = Self { room: Room::new(), code, key: RoomKey::draw(&mut rand::rng()), now, records: Vec::new() };
        let deck = Box::new(deck::parse(DECK, "proef").expect("a sound deck"));
        past.does(&Command::Begin { deck, groups: Vec::new(), minimum: 5, extras: false, now });
        if let Some(keeping) = keeping {
            past.does(&Command::Promise(keeping));
        }
        past
    }

    fn does(&mut self, command: &Command) {
        let decision = self.room.decide(command);
        assert_eq!(decision.rejection, None, "{command:?}");
        self.room.apply(&decision.events);
        self.records.push(Record { id: Uuid::now_v7(), at: self.now, events: decision.events });
    }

    fn steers(&mut self, what: Step) {
        self.now = self.now.plus(2_000);
        self.does(&Command::Steer { step: self.room.stage().step, what, now: self.now });
    }

    /// That participant says this, and those words, as that version.
    fn says(&mut self, ballot: u8, revision: u64, text: &str, words: &[&str]) {
        self.now = self.now.plus(100);
        let words = words.iter().map(|word| (*word).into()).collect();
        let given = [("waar".into(), GivenValue::Text(text.into())), ("woorden".into(), GivenValue::Keywords(words))];
        self.does(&Command::Cast(Cast {
            round: waar(),
            ballot: BallotId([ballot; 16]),
            revision,
            id: AnswerId(u128::from(ballot) << 64 | u128::from(revision)),
            group: GroupChoice::None,
            given: given.into(),
            now: self.now,
        }));
    }

    /// A workshop with all that must be gone when it is sealed.
    fn told(ago: u64, keeping: Option<Keeping>) -> Self {
        let mut past = Self::begins(ago, keeping);
        past.steers(Step::Wifi(Some(Wifi { name: "Gasten".into(), password: "WACHTWOORD-VAN-DE-ZAAL".into() })));
        past.steers(Step::Open("waar".into()));
        for ballot in 1..=8 {
            past.says(ballot, 1, &format!("EERSTE-{ballot}"), &["EERDER-WOORD"]);
        }
        for ballot in 1..=8 {
            past.says(ballot, 2, &format!("LAATSTE-{ballot}"), &["VEEL-GENOEMD", &format!("ZELDEN-{ballot}")]);
        }
        past.says(9, 1, "TERUGGENOMEN-TEKST", &["TERUGGENOMEN-WOORD"]);
        let (round, ballot, now) = (waar(), BallotId([9; 16]), past.now);
        past.does(&Command::Withdraw { round, ballot, revision: 2, id: AnswerId(1), now });
        past.steers(Step::Reveal("waar".into()));
        past.steers(Step::End);
        past
    }

    async fn stored(&self, journal: &SqliteJournal) -> RoomCode {
        let mut records = self.records.iter().cloned();
        let mut seq = journal.create(&self.code, self.key, records.next().expect("it began")).await.expect("stored");
        for record in records {
            seq = journal.append(&self.code, seq, record).await.expect("stored");
        }
        self.code
    }
}

fn waar() -> RoundId {
    RoundId { question: "waar".into(), number: 1 }
}

fn opened() -> (Arc<SqliteJournal>, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    (Arc::new(SqliteJournal::open(folder.path()).expect("it opens")), folder)
}

/// Whether these bytes stand in any file of a folder.
fn holds(folder: &Path, needle: &[u8]) -> bool {
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("it can be read").path());
    files
        .map(|file| fs::read(file).expect("it can be read"))
        .any(|file| file.windows(needle.len()).any(|at| at == needle))
}

/// Waits until the journal says so of its one room.
async fn until(journal: &SqliteJournal, code: RoomCode, is: impl Fn(Option<(bool, Seq)>) -> bool) {
    let found = async {
        loop {
            let rooms = journal.rooms().await.expect("it can be read");
            if is(rooms.iter().find(|room| room.code == code).map(|room| (room.sealed, room.head))) {
                return;
            }
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(DEADLINE, found).await.expect("in time");
}

/// Waits until a room is sealed, and what was deleted overwritten: its task answers only then.
async fn sealed(hub: &Hub, journal: &SqliteJournal, code: RoomCode) {
    until(journal, code, |room| room.is_some_and(|(sealed, _)| sealed)).await;
    let settled = async {
        while hub.room(code).await.expect("it is there").look(Room::is_sealed).await != Ok(true) {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(DEADLINE, settled).await.expect("in time");
}

const GONE: [&str; 6] = [
    "EERSTE-",
    "EERDER-WOORD",
    "TERUGGENOMEN-TEKST",
    "TERUGGENOMEN-WOORD",
    "WACHTWOORD-VAN-DE-ZAAL",
    // How a ballot is filed, in the stored form.
    "05050505050505050505050505050505",
];

#[tokio::test]
async fn what_was_replaced_or_withdrawn_who_came_when_and_the_key_are_gone_from_the_disk() {
    let (journal, folder) = opened();
    let past = Past::told(11 * MINUTE, None);
    let code = past.stored(&journal).await;
    let earlier = past.records[6].at.0.to_string();
    for marker in GONE.iter().chain(&["LAATSTE-5", earlier.as_str()]) {
        assert!(holds(folder.path(), marker.as_bytes()), "the control: {marker}");
    }
    assert!(holds(folder.path(), &past.key.0), "the control: the key");

    let hub = Hub::new(journal.clone(), 30);
    let room = hub.room(code).await.expect("it is there");
    sealed(&hub, &journal, code).await;
    for marker in GONE.iter().chain(&[earlier.as_str()]) {
        assert!(!holds(folder.path(), marker.as_bytes()), "{marker}");
    }
    assert!(!holds(folder.path(), &past.key.0), "the key");
    assert!(holds(folder.path(), b"LAATSTE-5"), "what stood last stays");
    assert_eq!(journal.key(&code).await, Ok(None));

    // Whoever had the room open is gone from it, and finds what is left.
    drop(room);
    let room = hub.room(code).await.expect("it is there");
    let seen = room.look(|room| {
        let round = room.round(&waar()).expect("it was asked");
        (room.is_sealed(), round.answered(), round.revealed, round.wall().newest(None).count(), round.curve().is_some())
    });
    assert_eq!(seen.await.expect("it answers"), (true, 8, true, 8, true));
}

#[tokio::test]
async fn an_ending_that_can_be_taken_back_is_not_sealed() {
    let (journal, _folder) = opened();
    let code = Past::told(9 * MINUTE, None).stored(&journal).await;
    let hub = Hub::new(journal.clone(), 30);
    keeper::go_round(&hub, &mut HashMap::new()).await;
    let room = hub.room(code).await.expect("it is there");
    let step = room.look(|room| room.stage().step).await.expect("it answers");
    let reply = room.steer(Command::Steer { step, what: Step::Unend, now: clock::now() }).await.expect("it answers");
    assert_eq!(reply.rejection, None, "nothing has sealed it");
    assert!(!journal.rooms().await.expect("it can be read")[0].sealed);
}

#[tokio::test]
async fn a_room_that_nobody_opens_again_is_sealed_all_the_same() {
    let (journal, folder) = opened();
    let past = Past::told(3 * 60 * MINUTE, None);
    let code = past.stored(&journal).await;
    let hub = Hub::new(journal.clone(), 30);
    keeper::go_round(&hub, &mut HashMap::new()).await;
    sealed(&hub, &journal, code).await;
    assert!(!holds(folder.path(), &past.key.0) && !holds(folder.path(), b"EERSTE-"));
}

#[tokio::test]
async fn a_room_that_nobody_steers_ends_though_it_sleeps() {
    let (journal, _folder) = opened();
    let mut past = Past::begins(25 * 60 * MINUTE, None);
    past.steers(Step::Open("waar".into()));
    let fresh = Past::begins(23 * 60 * MINUTE, None);
    let (old, young) = (past.stored(&journal).await, fresh.stored(&journal).await);
    let hub = Hub::new(journal.clone(), 30);
    keeper::go_round(&hub, &mut HashMap::new()).await;
    until(&journal, old, |room| room.is_some_and(|(_, head)| head.0 > past.records.len() as u64)).await;
    let room = hub.room(old).await.expect("it is there");
    assert!(room.look(|room| room.ended_at().is_some()).await.expect("it answers"));
    assert!(!hub.is_awake(young), "the other one has time");
}

#[tokio::test]
async fn answers_are_deleted_when_their_time_is_over_and_numbers_stay_where_that_was_chosen() {
    let (journal, folder) = opened();
    let past = Past::told(8 * DAY, Some(Keeping { days: 7, tallies: true }));
    let code = past.stored(&journal).await;
    let hub = Hub::new(journal.clone(), 30);
    let mut known = HashMap::new();
    let sealed_at = Seq(past.records.len() as u64 + 1);
    // Sealed first, and then of its answers only the sum stays: two rounds at most, for it may do both while awake.
    timeout(DEADLINE, async {
        while holds(folder.path(), b"LAATSTE-") || holds(folder.path(), b"ZELDEN-") {
            keeper::go_round(&hub, &mut known).await;
            sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .expect("in time");
    until(&journal, code, |room| room.is_some_and(|(_, head)| head > sealed_at)).await;
    assert!(holds(folder.path(), b"VEEL-GENOEMD"), "a word that eight wrote stays");
    let room = hub.room(code).await.expect("it is there");
    let seen = room.look(|room| (room.has_answers(), room.round(&waar()).map(|round| round.answered())));
    assert_eq!(seen.await.expect("it answers"), (false, Some(8)));
    let head = journal.rooms().await.expect("it can be read")[0].head;
    keeper::go_round(&hub, &mut HashMap::new()).await;
    assert_eq!(journal.rooms().await.expect("it can be read")[0].head, head, "there is nothing more to do");
}

#[tokio::test]
async fn a_room_of_which_nothing_was_to_stay_is_deleted_as_its_participants_were_told() {
    let (journal, folder) = opened();
    let past = Past::told(8 * DAY, Some(Keeping { days: 7, tallies: false }));
    let code = past.stored(&journal).await;
    // The server is told otherwise since: what the phones said holds.
    let hub = Hub::new(journal.clone(), 365);
    let mut known = HashMap::new();
    timeout(DEADLINE, async {
        while !journal.rooms().await.expect("it can be read").is_empty() || holds(folder.path(), b"LAATSTE-") {
            keeper::go_round(&hub, &mut known).await;
            sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .expect("in time");
    assert_eq!(journal.read(&code, Seq::START, 1).await, Err(ReadError::Forgotten));
    timeout(DEADLINE, async {
        while !matches!(hub.room(code).await, Err(HubError::Deleted)) {
            sleep(Duration::from_millis(20)).await;
        }
    })
    .await
    .expect("whoever asks is told");
    for marker in ["LAATSTE-", "VEEL-GENOEMD", "EERSTE-", "Waar wordt er geleerd"] {
        assert!(!holds(folder.path(), marker.as_bytes()), "{marker}");
    }
}

#[tokio::test]
async fn a_room_that_is_deleted_while_it_runs_lets_its_screens_go() {
    let (journal, folder) = opened();
    let mut past = Past::begins(MINUTE, None);
    past.steers(Step::Open("waar".into()));
    past.says(1, 1, "LAATSTE-1", &[]);
    let code = past.stored(&journal).await;
    let hub = Hub::new(journal.clone(), 30);
    let room = hub.room(code).await.expect("it is there");
    let mut screen = room.follow(crate::protocol::incoming::Role::Projector);
    hub.delete(code).await.expect("it goes");
    assert!(!holds(folder.path(), b"LAATSTE-1") && !holds(folder.path(), &past.key.0));
    timeout(DEADLINE, async { while screen.changed().await.is_ok() {} }).await.expect("its screens are let go");
    assert!(matches!(hub.room(code).await, Err(HubError::Deleted)));
    assert!(matches!(hub.delete(RoomCode::draw(&mut rand::rng())).await, Err(HubError::Unknown)));
}

#[tokio::test]
async fn a_text_can_be_hidden_in_a_sealed_room_and_stays_so() {
    let (journal, _folder) = opened();
    let code = Past::told(11 * MINUTE, None).stored(&journal).await;
    let hub = Hub::new(journal.clone(), 30);
    hub.room(code).await.expect("it is there");
    sealed(&hub, &journal, code).await;
    let room = hub.room(code).await.expect("it is there");
    let hide = Command::Moderate { what: Moderation::HideCard(waar(), CardId(3)), now: clock::now() };
    assert_eq!(room.steer(hide).await.expect("it answers").rejection, None);
    let again = Hub::new(journal.clone(), 30).room(code).await.expect("it is there");
    let hidden =
        again.look(|room| room.round(&waar()).map(|round| round.wall().newest(None).filter(|c| c.hidden).count()));
    assert_eq!(hidden.await.expect("it answers"), Some(1));
    let records = journal.read(&code, Seq::START, 9).await.expect("it can be read");
    assert!(matches!(records[1].1.events[..], [Event::CardHidden { .. }]));
}
