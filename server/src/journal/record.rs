//! What the journal keeps: records, their numbers, and the grants beside them.

use std::fmt;

use peil_room::{event::Event, id::Millis};
use uuid::Uuid;

use super::RoomCode;

/// One durable step of a room: events that were decided together, and happen together or not at all.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// Drawn by whoever writes it, so that it can be recognised after an unknown outcome.
    pub id: Uuid,
    /// When it was decided; never earlier than the record before it.
    pub at: Millis,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// The number of a record within its room.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Seq(pub u64);

impl Seq {
    /// Before the first record.
    pub const START: Self = Self(0);

    pub(super) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// A room as the journal lists it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listing {
    /// Its code.
    pub code: RoomCode,
    /// Its last record.
    pub head: Seq,
    /// Whether it is sealed, and its key gone.
    pub sealed: bool,
}

/// A link that was given out for one room.
#[derive(Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its name on the presenter's page.
    pub id: Uuid,
    /// What it opens.
    pub scope: Scope,
    /// The SHA-256 of its secret.
    pub hash: [u8; 32],
    /// Whom it is for, in the presenter's words.
    pub label: String,
    /// When it was given.
    pub at: Millis,
}

/// What a link opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// The whole room, as presenter.
    Presents,
    /// Only the report of what was shown.
    Reads {
        /// Until when, inclusive.
        until: Millis,
    },
}

impl Grant {
    /// Whether it opens the room as presenter.
    pub fn presents(&self) -> bool {
        self.scope == Scope::Presents
    }
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Grant").field("id", &self.id).field("at", &self.at).finish_non_exhaustive()
    }
}
