//! The way in when it moves.

use peil_room::{
    command::{Command, Step},
    event::{Cover, Place},
    id::Millis,
};

use super::{super::RoomHandle, world::World};

async fn steer(room: &RoomHandle, what: Step) {
    let step = room.look(|room| room.stage().step).await.expect("it answers");
    let reply = room.steer(Command::Steer { step, what, now: Millis(1) }).await.expect("it answers");
    assert_eq!(reply.rejection, None);
}

async fn cover(room: &RoomHandle) -> Cover {
    room.look(|room| room.stage().cover).await.expect("it answers")
}

#[tokio::test]
async fn a_wall_that_shows_something_else_shows_the_code_once_the_address_moved() {
    let world = World::new();
    let (shown, lobby, black) = (world.room().await, world.room().await, world.room().await);
    for room in [&shown, &black] {
        let slide = room.look(|room| room.deck().slides[0].id.clone()).await.expect("it answers");
        steer(room, Step::Jump(Place::Slide(slide))).await;
    }
    steer(&black, Step::Cover(Cover::Blank)).await;

    world.hub().show_way_in().await;
    assert_eq!(cover(&shown).await, Cover::Code);
    assert_eq!(cover(&lobby).await, Cover::None, "the lobby shows it anyway");
    assert_eq!(cover(&black).await, Cover::Blank, "what she made black stays black");

    world.hub().show_way_in().await;
    assert_eq!(cover(&shown).await, Cover::Code, "once more does not take it away");
    steer(&shown, Step::Cover(Cover::Code)).await;
    assert_eq!(cover(&shown).await, Cover::None, "and the presenter does");
}
