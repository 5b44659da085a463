//! Model clients and a test server, so that a test reads as a story.
//!
//! In reading order: [`TestServer`] runs Peil in this process; [`Room`] is one workshop on it; [`Phone`], [`Projector`]
//! and [`Presenter`] are screens on real sockets that fold what they hear; [`Http`] asks by hand; [`Program`] is Peil as a
//! process of its own.
//!
//! A client that does not get what it waits for panics with what it last heard: a test that hangs tells nothing.
#![forbid(unsafe_code)]

mod deck;
mod folder;
mod http;
mod outcome;
mod phone;
mod presenter;
mod program;
mod projector;
mod room;
mod screen;
mod server;

use std::time::Duration;

pub use self::{
    deck::{QUESTIONS, TEST_DECK},
    folder::{age, holds},
    http::{Http, Reply},
    outcome::Outcome,
    phone::Phone,
    presenter::Presenter,
    program::Program,
    projector::Projector,
    room::Room,
    screen::Screen,
    server::TestServer,
};

/// Time in which whatever a test waits for must happen: beyond grace, and long enough for a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// 32 hexadecimal digits drawn at random: a key, an answer's id or a phone's name.
pub fn draw() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}
