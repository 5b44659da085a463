//! The rules of a workshop room, and only they.
//!
//! No clock, no randomness, no I/O: times, ids and keys arrive inside [commands](command). A command is
//! [decided](decide) against a [`Room`] into [events](event), events are recorded, and [evolving](Room::evolve) the room
//! by them cannot fail. The rules are numbered in `RULES.md`, and each is cited by a test.

pub mod answer;
pub mod body;
pub mod command;
pub mod deck;
pub mod event;
pub mod figure;
pub mod id;
pub mod kind;
pub mod limit;
pub mod number;
pub mod rejection;
