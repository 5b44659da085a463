//! Rooms that come, sleep and go.

use futures_util::future::join_all;
use peil_room::id::AnswerId;

use super::{
    super::{Hub, HubError, summary::GLANCE},
    world::{World, answered, cast},
};
use crate::journal::RoomCode;

#[tokio::test]
async fn a_hall_that_comes_back_at_once_reads_its_room_once() {
    let world = World::new();
    let code = world.room().await.code();
    let hub = Hub::new(world.journal(), 30);
    let rooms = join_all((0..500).map(|_| hub.room(code))).await;
    let first = rooms[0].as_ref().expect("it is there");
    for room in &rooms {
        assert!(room.as_ref().expect("it is there").inbox.same_channel(&first.inbox), "one task, and one read");
    }
}

#[tokio::test]
async fn a_wrong_code_leaves_nothing_behind() {
    let world = World::new();
    let hub = world.hub();
    for _ in 0..100 {
        let code = RoomCode::draw(&mut rand::rng());
        assert!(matches!(hub.room(code).await, Err(HubError::Unknown)));
    }
    // The last one is forgotten by the task that looked for it.
    tokio::task::yield_now().await;
    assert!(hub.rooms.is_empty());
}

#[tokio::test]
async fn a_list_of_many_rooms_wakes_none_and_reads_the_newest() {
    let world = World::new();
    let mut codes = Vec::new();
    for _ in 0..GLANCE + 40 {
        codes.push(world.room().await.code());
    }
    let hub = Hub::new(world.journal(), 30);
    let listed: Vec<RoomCode> = hub.glance().await.expect("it can be read").iter().map(|room| room.code).collect();
    assert_eq!(listed, codes.iter().rev().take(GLANCE).copied().collect::<Vec<_>>());
    assert!(hub.rooms.is_empty(), "none is awake");
}

#[tokio::test]
async fn a_list_tells_what_changed_in_a_room_that_slept_in_between() {
    let world = World::new();
    let room = world.room().await;
    let hub = Hub::new(world.journal(), 30);
    assert!(!hub.glance().await.expect("it can be read")[0].ended);
    let end = |step| peil_room::command::Command::Steer {
        step,
        what: peil_room::command::Step::End,
        now: peil_room::id::Millis(9),
    };
    assert_eq!(room.steer(end(1)).await.expect("it answers").rejection, None);
    assert!(hub.glance().await.expect("it can be read")[0].ended);
}

#[tokio::test]
async fn what_was_asked_before_the_end_is_done() {
    let world = World::new();
    let room = world.room().await;
    let hub = world.hub();
    let casts = (0..100_u8).map(|ballot| room.ballot(cast(ballot, 1, AnswerId(u128::from(ballot))), None));
    let (outcomes, ()) = tokio::join!(join_all(casts), hub.shutdown());
    let acknowledged = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(acknowledged, 100, "all were in the inbox before the end");
    let again = Hub::new(world.journal(), 30).room(room.code()).await.expect("it is there");
    assert_eq!(answered(&again).await, 100);
}
