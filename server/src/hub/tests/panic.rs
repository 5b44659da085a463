//! Commands that panic.

use peil_room::id::AnswerId;
use tokio::time::timeout;

use super::{
    super::{Gone, HubError, trap},
    world::{DEADLINE, World, answered, cast},
};
use crate::protocol::incoming::Role;

#[tokio::test]
async fn a_command_that_panics_is_told_so_and_its_room_is_read_again() {
    let world = World::new();
    let (room, other) = (world.room().await, world.room().await);
    assert!(room.ballot(cast(1, 1, AnswerId(1)), None).await.is_ok());
    let mut screen = room.follow(Role::Projector);

    assert_eq!(room.ballot(cast(2, 1, trap::IN_DECIDE), None).await, Err(Gone::Panicked));

    while screen.changed().await.is_ok() {}
    assert_eq!(room.gone(), Gone::Ended, "its other screens come back");
    let again = world.again(&room).await;
    assert_eq!(answered(&again).await, 1);
    assert!(again.ballot(cast(2, 1, AnswerId(2)), None).await.is_ok());
    assert_eq!(answered(&again).await, 2);
    assert!(other.is_alive() && other.ballot(cast(1, 1, AnswerId(1)), None).await.is_ok(), "no other room notices");
    assert_eq!(world.hub().journal().trouble(), None);
}

#[tokio::test]
async fn of_a_batch_only_the_command_that_panics_is_blamed() {
    let world = World::new();
    let room = world.room().await;
    let casts = (0..20_u8).map(|ballot| {
        let id = if ballot == 7 { trap::IN_DECIDE } else { AnswerId(u128::from(ballot)) };
        room.ballot(cast(ballot, 1, id), None)
    });
    let outcomes = futures_util::future::join_all(casts).await;
    for (ballot, outcome) in outcomes.into_iter().enumerate() {
        let panicked = outcome == Err(Gone::Panicked);
        assert_eq!(panicked, ballot == 7, "{ballot}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_look_that_panics_is_told_so() {
    let world = World::new();
    let room = world.room().await;
    let looked: Result<(), Gone> = room.look(|_| panic!("a view that cannot be made")).await;
    assert_eq!(looked, Err(Gone::Panicked));
    assert_eq!(answered(&world.again(&room).await).await, 0);
}

#[tokio::test]
async fn a_record_that_cannot_be_evolved_closes_its_room_and_no_other() {
    let world = World::new();
    let (room, other) = (world.room().await, world.room().await);
    assert_eq!(room.ballot(cast(1, 1, trap::IN_EVOLVE), None).await, Err(Gone::Panicked));
    let hub = world.hub();
    let again = timeout(DEADLINE, hub.room(room.code())).await.expect("an answer in time");
    assert!(matches!(again, Err(HubError::Unavailable(_))), "it is there, and cannot be read");
    assert!(other.ballot(cast(1, 1, AnswerId(1)), None).await.is_ok());
    let glance = hub.glance().await.expect("the list can be read");
    assert_eq!(glance.iter().map(|room| room.code).collect::<Vec<_>>(), [other.code()]);
}
