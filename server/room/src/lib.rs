//! The rules of a workshop room, and only they.
//!
//! No clock, no randomness, no I/O: times, ids and keys arrive inside [commands](command). A command is
//! [decided](decide) against a [`Room`] into [events](event), events are recorded, and [evolving](Room::evolve) the room
//! by them cannot fail. The rules are numbered in `RULES.md`, and each is cited by a test.

pub mod action;
pub mod ahead;
pub mod answer;
pub mod ballot;
pub mod body;
pub mod card;
pub mod cluster;
pub mod command;
pub mod curve;
pub mod decide;
pub mod deck;
pub mod edit;
pub mod event;
mod evolve;
pub mod figure;
pub mod follow;
pub mod group;
pub mod held;
pub mod id;
pub mod keeping;
pub mod kind;
pub mod limit;
pub mod mend;
pub mod number;
pub mod rehearsal;
pub mod rejection;
pub mod replay;
mod retold;
pub mod room;
pub mod round;
pub mod scores;
pub mod shift;
pub mod split;
pub mod stage;
mod table;
pub mod tally;
pub mod timer;
pub mod wifi;
pub mod word;
pub mod wording;

pub use ahead::Ahead;
pub use decide::Decision;
pub use room::{Progress, Room};
