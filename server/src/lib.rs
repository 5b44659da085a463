//! Peil: one program for the presenter, the projector and every phone in the room.
//!
//! In reading order: [`peil_room`] has the rules; [`deck`] reads what a presenter prepared; [`journal`] keeps what
//! happened; [`protocol`] knows the wire; [`report`] writes what a workshop came to as files; [`hub`] runs the rooms;
//! [`web`] lets screens in; [`Server`] holds them together.
#![forbid(unsafe_code)]

pub mod album;
pub mod bundle;
pub mod comparisons;
pub mod config;
pub mod deck;
pub mod hub;
pub mod journal;
pub mod library;
pub mod organiser;
pub mod protocol;
pub mod report;
pub mod secret;
mod server;
pub mod upkeep;
pub mod web;
pub mod words;

pub use server::{ServeError, Server, StartError};
