//! What the screens of a hall are told of an answer.

use std::time::Duration;

use peil_room::{
    command::{Command, Step},
    id::AnswerId,
};
use tokio::{sync::watch, time::sleep};

use super::{
    super::{audience::Shown, clock},
    world::{World, cast},
};
use crate::{hub::audience::Lane, protocol::incoming::Role};

/// Longer than any pace at which a small hall is told.
const LATER: Duration = Duration::from_secs(5);

fn number(screen: &watch::Receiver<Shown>) -> u64 {
    screen.borrow().frame(Lane::Tally).map_or(0, |frame| frame.number())
}

#[tokio::test(start_paused = true)]
async fn phones_are_told_of_an_answer_only_when_they_may_read_what_it_changes() {
    let world = World::new();
    let room = world.room().await;
    let (phones, projectors) = (room.follow(Role::Participant), room.follow(Role::Projector));
    let before = (number(&phones), number(&projectors));
    for ballot in 1..4 {
        room.ballot(cast(ballot, 1, AnswerId(1)), None).await.expect("it answers");
        sleep(LATER).await;
    }
    assert_eq!((number(&phones), number(&projectors)), (before.0, before.1 + 3), "the wall counts, a phone does not");

    let reveal = Command::Steer { step: 1, what: Step::Reveal("cijfer".into()), now: clock::now() };
    assert_eq!(room.steer(reveal).await.expect("it answers").rejection, None);
    let revealed = number(&phones);
    room.ballot(cast(4, 1, AnswerId(1)), None).await.expect("it answers");
    sleep(LATER).await;
    assert_eq!(number(&phones), revealed + 1, "who was on the way counts, and is seen");
}
