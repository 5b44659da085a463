//! A journal that breaks.

use std::{sync::Arc, time::Duration};

use peil_room::id::{AnswerId, BallotId};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use tokio::{task::JoinSet, time::Instant};

use super::{
    super::{Gone, recovery::Recovery},
    world::{World, answered, cast},
};
use crate::{
    journal::{AppendError, Journal, MemoryJournal, RoomCode, RoomKey, Seq, memory::Mishap},
    protocol::incoming::Role,
};

#[tokio::test]
async fn an_answer_of_unknown_fate_is_not_acknowledged_and_counts_once_when_it_was_written() {
    let mut world = World::new();
    let room = world.room().await;
    world.journal().mishap(Mishap::UnknownButWritten);
    assert_eq!(room.ballot(cast(1, 1, AnswerId(7)), None).await, Err(Gone::Trouble));
    world.recovered().await;
    let room = world.again(&room).await;
    assert_eq!(answered(&room).await, 1, "it was written all the same");
    let reply = room.ballot(cast(1, 1, AnswerId(7)), None).await.expect("it answers");
    assert_eq!(reply.stands.map(|stands| stands.id), Some(AnswerId(7)));
    assert_eq!(world.recorded(room.code()).await.len(), 1, "a repeat is not written");
}

#[tokio::test]
async fn an_answer_of_unknown_fate_is_not_acknowledged_and_counts_once_when_it_was_lost() {
    let mut world = World::new();
    let room = world.room().await;
    world.journal().mishap(Mishap::UnknownAndLost);
    assert_eq!(room.ballot(cast(1, 1, AnswerId(7)), None).await, Err(Gone::Trouble));
    world.recovered().await;
    let room = world.again(&room).await;
    assert_eq!(answered(&room).await, 0, "it is lost");
    let reply = room.ballot(cast(1, 1, AnswerId(7)), None).await.expect("it answers");
    assert_eq!(reply.stands.map(|stands| stands.revision), Some(1));
    assert_eq!((answered(&room).await, world.recorded(room.code()).await.len()), (1, 1));
}

#[tokio::test]
async fn every_room_is_let_go_and_comes_back_under_another_epoch() {
    let mut world = World::new();
    let (room, bystander) = (world.room().await, world.room().await);
    let mut screen = bystander.follow(Role::Projector);
    let epoch = world.hub().journal().epoch();
    world.journal().mishap(Mishap::UnknownAndLost);
    assert!(room.ballot(cast(1, 1, AnswerId(1)), None).await.is_err());
    world.recovered().await;
    while screen.changed().await.is_ok() {}
    assert_eq!(bystander.gone(), Gone::Trouble, "screens of the other room are told as well");
    assert_eq!(world.again(&bystander).await.gone(), Gone::Ended, "what comes back is sound");
    assert_ne!(world.hub().journal().epoch(), epoch);
}

#[tokio::test]
async fn the_trouble_is_told_until_the_journal_is_open_again() {
    let journal = Arc::new(MemoryJournal::new());
    let recovery = Recovery::new(journal.clone(), Arc::new(|| Err("the disk is full".into())), 30);
    let hub = recovery.current();
    assert_eq!(hub.borrow().journal().trouble(), None);
    journal.mishap(Mishap::UnknownAndLost);
    assert_eq!(break_down(&*journal).await, Err(AppendError::Unknown));
    assert!(hub.borrow().journal().trouble().is_some(), "as soon as the commit failed");
}

#[tokio::test(start_paused = true)]
async fn three_failures_within_a_minute_are_the_end() {
    let journal = Arc::new(MemoryJournal::new());
    let recovery = Recovery::new(journal.clone(), Arc::new(|| Err("the disk is full".into())), 30);
    journal.mishap(Mishap::UnknownAndLost);
    assert_eq!(break_down(&*journal).await, Err(AppendError::Unknown));
    let began = Instant::now();
    assert_eq!(recovery.run().await, "the disk is full");
    assert!(began.elapsed() >= Duration::from_secs(10), "there was time to make room");
    assert!(began.elapsed() < Duration::from_secs(60));
}

#[tokio::test]
async fn a_journal_that_breaks_again_and_again_is_the_end_too() {
    let journal = Arc::new(MemoryJournal::new());
    let again = journal.clone();
    let open = move || {
        let reopened = again.reopen();
        reopened.mishap(Mishap::UnknownAndLost);
        Ok(Arc::new(reopened) as Arc<dyn Journal>)
    };
    let recovery = Recovery::new(journal.clone(), Arc::new(open), 30);
    let mut hub = recovery.current();
    let running = tokio::spawn(recovery.run());
    journal.mishap(Mishap::UnknownAndLost);
    for _ in 0..3 {
        let broken = Arc::clone(&hub.borrow_and_update());
        assert_eq!(break_down(broken.journal().as_ref()).await, Err(AppendError::Unknown));
        // The last time nothing follows.
        let _ = hub.changed().await;
    }
    assert_eq!(running.await.expect("it does not panic"), "a write failed");
}

async fn break_down(journal: &dyn Journal) -> Result<Seq, AppendError> {
    let code = RoomCode::draw(&mut rand::rng());
    let record = crate::journal::Record { id: uuid::Uuid::nil(), at: Default::default(), events: Vec::new() };
    journal.create(&code, RoomKey([1; 32]), record).await
}

/// Phones that send until they are answered, each three versions of its ballot, while the journal breaks at random.
async fn phones_that_persist(seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let mut world = World::new();
    let code = world.room().await.code();
    for round in 1..=3_u64 {
        let mut casts = JoinSet::new();
        let mishap = [None, Some(Mishap::UnknownButWritten), Some(Mishap::UnknownAndLost)];
        let mishap = *mishap.choose(&mut random).expect("three");
        // The third failure within a minute would be the end.
        let mishap = mishap.filter(|_| round < 3);
        if let Some(mishap) = mishap {
            world.journal().mishap(mishap);
        }
        for ballot in 0..random.random_range(1..12_u8) {
            let hub = world.hub.clone();
            casts.spawn(async move {
                let id = AnswerId(u128::from(round) << 8 | u128::from(ballot));
                loop {
                    let current = Arc::clone(&hub.borrow());
                    let Ok(room) = current.room(code).await else {
                        tokio::task::yield_now().await;
                        continue;
                    };
                    if let Ok(reply) = room.ballot(cast(ballot, round, id), None).await {
                        let stands = reply.stands.expect("a cast leaves something standing");
                        assert_eq!((stands.revision, stands.id), (round, id), "seed {seed}");
                        return (BallotId([ballot; 16]), round, id);
                    }
                    tokio::task::yield_now().await;
                }
            });
        }
        let acknowledged = casts.join_all().await;
        if mishap.is_some() {
            world.recovered().await;
        }
        let recorded = world.recorded(code).await;
        for answer in &acknowledged {
            let times = recorded.iter().filter(|recorded| *recorded == answer).count();
            assert_eq!(times, 1, "{answer:?} of seed {seed}");
        }
    }
}

#[tokio::test]
async fn an_answer_is_acknowledged_only_when_it_is_in_the_reopened_journal_and_is_there_once() {
    for seed in 0..200 {
        tokio::time::timeout(super::world::DEADLINE, phones_that_persist(seed)).await.expect("in time");
    }
}
