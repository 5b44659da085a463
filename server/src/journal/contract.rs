//! What every journal must do, run against each of them.

use std::sync::Arc;

use futures_util::{FutureExt, future::join_all};
use peil_room::{event::Event, id::Millis};
use tempfile::TempDir;
use tokio::sync::Barrier;
use uuid::Uuid;

use super::{
    AppendError, Grant, Journal, MemoryJournal, ReadError, Record, RoomCode, RoomKey, Scope, Seq, SqliteJournal,
};

/// A journal, and the way to open it again.
enum Bench {
    Memory(Arc<MemoryJournal>),
    Sqlite(Arc<SqliteJournal>, TempDir),
}

impl Bench {
    fn memory() -> Self {
        Self::Memory(Arc::default())
    }

    fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::Sqlite(Arc::new(SqliteJournal::open(folder.path()).unwrap()), folder)
    }

    fn journal(&self) -> Arc<dyn Journal> {
        match self {
            Self::Memory(journal) => journal.clone(),
            Self::Sqlite(journal, _) => journal.clone(),
        }
    }

    async fn reopen(self) -> Self {
        match self {
            Self::Memory(journal) => Self::Memory(Arc::new(journal.reopen())),
            Self::Sqlite(journal, folder) => {
                journal.close().await;
                Self::Sqlite(Arc::new(SqliteJournal::open(folder.path()).unwrap()), folder)
            }
        }
    }
}

pub(super) fn code(number: usize) -> RoomCode {
    let symbols = b"23456789";
    let typed: String = (0..6).map(|place| char::from(symbols[number >> (place * 3) & 7])).collect();
    RoomCode::parse(&typed).unwrap()
}

pub(super) fn record(number: u64) -> Record {
    Record { id: Uuid::new_v4(), at: Millis(number), events: vec![Event::Ended { at: Millis(number) }, Event::Unended] }
}

const KEY: RoomKey = RoomKey([7; 32]);

fn grant(number: u64) -> Grant {
    let scope = if number.is_multiple_of(2) { Scope::Reads { until: Millis(number + 1_000) } } else { Scope::Presents };
    Grant { id: Uuid::new_v4(), scope, hash: [number as u8; 32], label: format!("voor {number}"), at: Millis(number) }
}

macro_rules! contract {
    ($($clause:ident),+ $(,)?) => {
        mod memory {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $clause() {
                super::$clause(super::Bench::memory()).await;
            })+
        }

        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $clause() {
                super::$clause(super::Bench::sqlite()).await;
            })+
        }
    };
}

contract! {
    numbers_rise_from_one_without_gaps,
    an_append_after_another_record_than_the_last_is_a_conflict_and_writes_nothing,
    of_many_appends_after_one_record_exactly_one_wins,
    of_many_creations_of_one_room_exactly_one_wins,
    a_conflict_in_one_room_leaves_the_others_alone,
    a_code_is_taken_for_ever,
    what_is_read_is_what_was_written_page_by_page,
    a_room_that_never_was_is_told_from_one_that_was_forgotten,
    forgetting_leaves_nothing_and_can_be_repeated,
    sealing_replaces_all_records_and_destroys_the_key,
    sealing_compares_like_an_append,
    a_sealed_room_can_be_written_and_sealed_again,
    restarting_replaces_all_records_and_keeps_key_and_grants,
    the_key_is_kept_beside_the_records,
    grants_are_kept_replaced_and_revoked,
    rooms_are_listed_in_the_order_of_their_creation,
    following_a_room_with_more_ends_at_once,
    following_ends_with_the_next_record,
    following_a_room_ends_when_the_journal_closes,
    opening_again_keeps_everything_under_another_epoch,
    a_closed_journal_refuses,
    closing_finishes_what_was_asked_before,
}

async fn numbers_rise_from_one_without_gaps(bench: Bench) {
    let journal = bench.journal();
    assert_eq!(journal.create(&code(1), KEY, record(1)).await, Ok(Seq(1)));
    for number in 1..20 {
        assert_eq!(journal.append(&code(1), Seq(number), record(number)).await, Ok(Seq(number + 1)));
    }
}

async fn an_append_after_another_record_than_the_last_is_a_conflict_and_writes_nothing(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.append(&code(1), Seq(1), record(2)).await.unwrap();
    for expected in [0, 1, 3, u64::from(u32::MAX) + 2, u64::MAX] {
        assert_eq!(journal.append(&code(1), Seq(expected), record(3)).await, Err(AppendError::Conflict), "{expected}");
    }
    assert_eq!(journal.append(&code(2), Seq(0), record(1)).await, Err(AppendError::Conflict), "no such room");
    assert_eq!(journal.read(&code(1), Seq::START, 9).await.unwrap().len(), 2);
    assert_eq!(journal.read(&code(2), Seq::START, 9).await, Err(ReadError::NoRoom));
    assert_eq!(journal.trouble(), None);
}

async fn of_many_appends_after_one_record_exactly_one_wins(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(0)).await.unwrap();
    for turn in 1..=10 {
        let barrier = Arc::new(Barrier::new(32));
        let racers = (0..32).map(|_| {
            let (journal, barrier) = (journal.clone(), barrier.clone());
            tokio::spawn(async move {
                let record = record(turn);
                barrier.wait().await;
                (record.clone(), journal.append(&code(1), Seq(turn), record).await)
            })
        });
        let (won, lost): (Vec<_>, Vec<_>) =
            join_all(racers).await.into_iter().map(Result::unwrap).partition(|(_, outcome)| outcome.is_ok());
        assert_eq!(won.len(), 1);
        assert!(lost.iter().all(|(_, outcome)| *outcome == Err(AppendError::Conflict)));
        let read = journal.read(&code(1), Seq(turn), 9).await.unwrap();
        assert_eq!(read, [(Seq(turn + 1), won[0].0.clone())], "what the winner wrote, and nothing else");
    }
}

async fn of_many_creations_of_one_room_exactly_one_wins(bench: Bench) {
    let journal = bench.journal();
    let racers = (0..32).map(|number| {
        let journal = journal.clone();
        tokio::spawn(async move { journal.create(&code(1), RoomKey([number; 32]), record(number.into())).await })
    });
    let outcomes: Vec<_> = join_all(racers).await.into_iter().map(Result::unwrap).collect();
    let winner = outcomes.iter().position(Result::is_ok).unwrap();
    assert_eq!(outcomes.iter().filter(|outcome| **outcome == Err(AppendError::Conflict)).count(), 31);
    assert_eq!(journal.key(&code(1)).await, Ok(Some(RoomKey([winner as u8; 32]))));
    assert_eq!(journal.read(&code(1), Seq::START, 9).await.unwrap()[0].1.at, Millis(winner as u64));
}

async fn a_conflict_in_one_room_leaves_the_others_alone(bench: Bench) {
    let journal = bench.journal();
    let rooms = (0..24).map(|number| {
        let journal = journal.clone();
        tokio::spawn(async move {
            journal.create(&code(number), KEY, record(1)).await.unwrap();
            for seq in 1..10 {
                let (good, bad) = tokio::join!(
                    journal.append(&code(number), Seq(seq), record(seq)),
                    journal.append(&code(number), Seq(99), record(seq)),
                );
                assert_eq!((good, bad), (Ok(Seq(seq + 1)), Err(AppendError::Conflict)));
            }
        })
    });
    join_all(rooms).await.into_iter().for_each(Result::unwrap);
    for number in 0..24 {
        assert_eq!(journal.read(&code(number), Seq::START, 99).await.unwrap().len(), 10);
    }
}

async fn a_code_is_taken_for_ever(bench: Bench) {
    let journal = bench.journal();
    for number in 1..=3 {
        journal.create(&code(number), KEY, record(1)).await.unwrap();
    }
    journal.seal(&code(2), Seq(1), record(2)).await.unwrap();
    journal.forget(&code(3)).await.unwrap();
    let bench = bench.reopen().await;
    for number in 1..=3 {
        let outcome = bench.journal().create(&code(number), KEY, record(1)).await;
        assert_eq!(outcome, Err(AppendError::Conflict), "room {number}");
    }
}

async fn what_is_read_is_what_was_written_page_by_page(bench: Bench) {
    let journal = bench.journal();
    let records: Vec<_> = (1..=10).map(record).collect();
    journal.create(&code(1), KEY, records[0].clone()).await.unwrap();
    journal.create(&code(2), KEY, record(99)).await.unwrap();
    for (record, expected) in records[1..].iter().zip(1..) {
        journal.append(&code(1), Seq(expected), record.clone()).await.unwrap();
    }
    let (mut read, mut after) = (Vec::new(), Seq::START);
    loop {
        let page = journal.read(&code(1), after, 3).await.unwrap();
        let Some((last, _)) = page.last() else { break };
        assert!(page.len() <= 3);
        after = *last;
        read.extend(page);
    }
    let expected: Vec<_> = (1..).map(Seq).zip(records).collect();
    assert_eq!(read, expected);
    assert_eq!(journal.read(&code(1), Seq(10), 3).await, Ok(vec![]));
    assert_eq!(journal.read(&code(1), Seq(u64::MAX), 3).await, Ok(vec![]));
    assert_eq!(journal.read(&code(1), Seq(4), usize::MAX).await.unwrap(), expected[4..]);
}

async fn a_room_that_never_was_is_told_from_one_that_was_forgotten(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.forget(&code(1)).await.unwrap();
    for (room, error) in [(code(1), ReadError::Forgotten), (code(2), ReadError::NoRoom)] {
        assert_eq!(journal.read(&room, Seq::START, 9).await, Err(error.clone()));
        assert_eq!(journal.key(&room).await, Err(error.clone()));
        assert_eq!(journal.grants(&room).await, Err(error));
        assert_eq!(journal.append(&room, Seq(1), record(2)).await, Err(AppendError::Conflict));
        assert_eq!(journal.append(&room, Seq(0), record(2)).await, Err(AppendError::Conflict));
        assert_eq!(journal.seal(&room, Seq(1), record(2)).await, Err(AppendError::Conflict));
        assert_eq!(journal.grant(&room, grant(1)).await, Err(AppendError::Conflict));
        assert_eq!(journal.revoke(&room, Uuid::nil()).await, Err(AppendError::Conflict));
    }
}

async fn forgetting_leaves_nothing_and_can_be_repeated(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.grant(&code(1), grant(1)).await.unwrap();
    assert_eq!(journal.forget(&code(1)).await, Ok(()));
    assert_eq!(journal.forget(&code(1)).await, Ok(()));
    assert_eq!(journal.forget(&code(2)).await, Err(AppendError::Conflict));
    assert_eq!(journal.rooms().await, Ok(vec![]));
    let bench = bench.reopen().await;
    assert_eq!(bench.journal().rooms().await, Ok(vec![]));
    assert_eq!(bench.journal().read(&code(1), Seq::START, 1).await, Err(ReadError::Forgotten));
}

async fn sealing_replaces_all_records_and_destroys_the_key(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.append(&code(1), Seq(1), record(2)).await.unwrap();
    let state = record(3);
    assert_eq!(journal.seal(&code(1), Seq(2), state.clone()).await, Ok(Seq(3)));
    assert_sealed(&*journal, &state).await;
    assert_sealed(&*bench.reopen().await.journal(), &state).await;
}

async fn assert_sealed(journal: &dyn Journal, state: &Record) {
    assert_eq!(journal.key(&code(1)).await, Ok(None));
    assert_eq!(journal.read(&code(1), Seq::START, 9).await, Ok(vec![(Seq(3), state.clone())]));
    assert_eq!(journal.read(&code(1), Seq(3), 9).await, Ok(vec![]));
    for after in [1, 2] {
        assert_eq!(journal.read(&code(1), Seq(after), 9).await, Err(ReadError::Replaced), "after {after}");
    }
}

async fn sealing_compares_like_an_append(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.append(&code(1), Seq(1), record(2)).await.unwrap();
    for expected in [0, 1, 3] {
        assert_eq!(journal.seal(&code(1), Seq(expected), record(3)).await, Err(AppendError::Conflict));
    }
    assert_eq!(journal.read(&code(1), Seq::START, 9).await.unwrap().len(), 2);
    assert_eq!(journal.key(&code(1)).await, Ok(Some(KEY)));
}

async fn a_sealed_room_can_be_written_and_sealed_again(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.seal(&code(1), Seq(1), record(2)).await.unwrap();
    assert_eq!(journal.append(&code(1), Seq(1), record(3)).await, Err(AppendError::Conflict));
    assert_eq!(journal.append(&code(1), Seq(2), record(3)).await, Ok(Seq(3)));
    assert_eq!(journal.seal(&code(1), Seq(3), record(4)).await, Ok(Seq(4)));
    assert_eq!(journal.read(&code(1), Seq(2), 9).await, Err(ReadError::Replaced));
    assert_eq!(journal.read(&code(1), Seq::START, 9).await.unwrap()[0].0, Seq(4));
}

async fn restarting_replaces_all_records_and_keeps_key_and_grants(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.create(&code(2), KEY, record(1)).await.unwrap();
    journal.append(&code(1), Seq(1), record(2)).await.unwrap();
    let link = grant(1);
    journal.grant(&code(1), link.clone()).await.unwrap();
    let again = record(3);
    assert_eq!(journal.restart(&code(1), Seq(1), again.clone()).await, Err(AppendError::Conflict));
    assert_eq!(journal.restart(&code(1), Seq(2), again.clone()).await, Ok(Seq(3)));
    assert_eq!(journal.restart(&code(1), Seq(2), again.clone()).await, Err(AppendError::Conflict), "once");
    assert_eq!(journal.append(&code(1), Seq(3), record(4)).await, Ok(Seq(4)), "it goes on");

    let bench = bench.reopen().await;
    let journal = bench.journal();
    let read = journal.read(&code(1), Seq::START, 9).await.unwrap();
    assert_eq!((read.len(), &read[0]), (2, &(Seq(3), again)));
    assert_eq!(journal.read(&code(1), Seq(1), 9).await, Err(ReadError::Replaced));
    assert_eq!(journal.key(&code(1)).await, Ok(Some(KEY)));
    assert_eq!(journal.grants(&code(1)).await, Ok(vec![link]));
    assert!(journal.rooms().await.unwrap().iter().all(|room| !room.sealed));
    assert_eq!(journal.read(&code(2), Seq::START, 9).await.unwrap().len(), 1, "no other room is touched");
}

async fn the_key_is_kept_beside_the_records(bench: Bench) {
    let key = RoomKey::draw(&mut rand::rng());
    bench.journal().create(&code(1), key, record(1)).await.unwrap();
    assert_eq!(bench.journal().key(&code(1)).await, Ok(Some(key)));
    assert_eq!(bench.reopen().await.journal().key(&code(1)).await, Ok(Some(key)));
}

async fn grants_are_kept_replaced_and_revoked(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.create(&code(2), KEY, record(1)).await.unwrap();
    let (first, second) = (grant(1), grant(2));
    let renamed = Grant { label: "voor de buurvrouw".into(), ..first.clone() };
    for grant in [&second, &first, &renamed] {
        assert_eq!(journal.grant(&code(1), grant.clone()).await, Ok(()));
    }
    assert!(journal.grants(&code(1)).await == Ok(vec![renamed.clone(), second.clone()]));
    assert!(journal.grants(&code(2)).await == Ok(vec![]));
    assert_eq!(journal.revoke(&code(2), second.id).await, Ok(()), "another room's stays");
    assert_eq!(journal.revoke(&code(1), first.id).await, Ok(()));
    assert_eq!(journal.revoke(&code(1), first.id).await, Ok(()));
    journal.seal(&code(1), Seq(1), record(2)).await.unwrap();
    assert!(bench.reopen().await.journal().grants(&code(1)).await == Ok(vec![second]), "sealing keeps them");
}

async fn rooms_are_listed_in_the_order_of_their_creation(bench: Bench) {
    let journal = bench.journal();
    for number in [5, 1, 3] {
        journal.create(&code(number), KEY, record(1)).await.unwrap();
    }
    journal.append(&code(1), Seq(1), record(2)).await.unwrap();
    journal.seal(&code(3), Seq(1), record(2)).await.unwrap();
    let bench = bench.reopen().await;
    let rooms = bench.journal().rooms().await.unwrap();
    let rooms: Vec<_> = rooms.iter().map(|room| (room.code, room.head, room.sealed)).collect();
    assert_eq!(rooms, [(code(5), Seq(1), false), (code(1), Seq(2), false), (code(3), Seq(2), true)]);
}

async fn following_a_room_with_more_ends_at_once(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    journal.follow(&code(1), Seq::START).await;
}

async fn following_ends_with_the_next_record(bench: Bench) {
    let journal = bench.journal();
    let created = tokio::spawn(journal.follow(&code(1), Seq::START));
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    created.await.unwrap();
    let mut appended = tokio::spawn(journal.follow(&code(1), Seq(1)));
    journal.create(&code(2), KEY, record(1)).await.unwrap();
    tokio::task::yield_now().await;
    assert!((&mut appended).now_or_never().is_none(), "another room's record is no reason");
    journal.append(&code(1), Seq(1), record(2)).await.unwrap();
    appended.await.unwrap();
    let sealed = tokio::spawn(journal.follow(&code(1), Seq(2)));
    journal.seal(&code(1), Seq(2), record(3)).await.unwrap();
    sealed.await.unwrap();
}

async fn following_a_room_ends_when_the_journal_closes(bench: Bench) {
    let journal = bench.journal();
    let following = tokio::spawn(journal.follow(&code(1), Seq::START));
    journal.close().await;
    following.await.unwrap();
    journal.follow(&code(1), Seq::START).await;
}

async fn opening_again_keeps_everything_under_another_epoch(bench: Bench) {
    let journal = bench.journal();
    let epoch = journal.epoch();
    assert_eq!(journal.epoch(), epoch);
    let records = [record(1), record(2)];
    journal.create(&code(1), KEY, records[0].clone()).await.unwrap();
    journal.append(&code(1), Seq(1), records[1].clone()).await.unwrap();
    let bench = bench.reopen().await;
    let journal = bench.journal();
    assert_ne!(journal.epoch(), epoch);
    let read = journal.read(&code(1), Seq::START, 9).await.unwrap();
    assert_eq!(read, [Seq(1), Seq(2)].into_iter().zip(records).collect::<Vec<_>>());
    assert_eq!(journal.append(&code(1), Seq(2), record(3)).await, Ok(Seq(3)));
}

async fn a_closed_journal_refuses(bench: Bench) {
    let journal = bench.journal();
    journal.create(&code(1), KEY, record(1)).await.unwrap();
    assert_eq!(journal.trouble(), None);
    let mut broken = journal.broken();
    assert!((&mut broken).now_or_never().is_none(), "it takes records");
    journal.close().await;
    journal.close().await;
    assert_eq!(Some(broken.await), journal.trouble());
    assert_eq!(Some(journal.broken().await), journal.trouble(), "who asks later hears it too");
    assert_eq!(journal.append(&code(1), Seq(1), record(2)).await, Err(AppendError::Broken));
    assert_eq!(journal.create(&code(2), KEY, record(2)).await, Err(AppendError::Broken));
    assert_eq!(journal.forget(&code(1)).await, Err(AppendError::Broken));
    assert!(matches!(journal.read(&code(1), Seq::START, 9).await, Err(ReadError::Broken(_))));
    assert!(matches!(journal.rooms().await, Err(ReadError::Broken(_))));
    assert!(journal.trouble().is_some());
}

async fn closing_finishes_what_was_asked_before(bench: Bench) {
    let journal = bench.journal();
    let mut asked: Vec<_> = (0..200).map(|number| journal.create(&code(number), KEY, record(1))).collect();
    for request in &mut asked {
        // Polled once, it is asked; nobody waits for the answer.
        let _ = tokio::task::unconstrained(request).now_or_never();
    }
    journal.close().await;
    let bench = bench.reopen().await;
    assert_eq!(bench.journal().rooms().await.unwrap().len(), 200);
}
