//! Peil: one program for the presenter, the projector and every phone in the room.
#![forbid(unsafe_code)]

pub mod deck;
pub mod words;
