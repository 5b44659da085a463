//! Commands that make a room panic, for tests of those who must survive it.

use peil_room::{command::Command, event::Event, id::AnswerId};

/// An answer of this id panics when it is decided.
pub const IN_DECIDE: AnswerId = AnswerId(0xDEC1DE);
/// An answer of this id panics when it is evolved, whenever that is.
pub const IN_EVOLVE: AnswerId = AnswerId(0xE401E);

pub fn decide(command: &Command) {
    assert!(!matches!(command, Command::Cast(cast) if cast.id == IN_DECIDE), "a trap");
}

pub fn evolve(events: &[Event]) {
    let sprung = |event: &Event| matches!(event, Event::BallotCast { id, .. } if *id == IN_EVOLVE);
    assert!(!events.iter().any(sprung), "a trap");
}
