//! The rooms alive in this process: one task a room, its audiences, and who is there.

pub mod audience;
mod batch;
pub mod clock;
mod handle;
pub mod presence;
mod publisher;
mod receipt;
mod task;

use std::sync::Arc;

use dashmap::DashMap;
use peil_room::{Room, command::Command, deck::Deck};
use tokio::sync::mpsc;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

pub use self::{
    handle::{Gone, Known, Reply, RoomHandle, Standing},
    receipt::Receipt,
};
use self::{publisher::Publisher, task::Task};
use crate::{
    journal::{AppendError, Journal, ReadError, Record, RoomCode, RoomKey, Seq},
    protocol::view::Showing,
};

/// Records read at a time when a room is loaded.
const PAGE: usize = 2_048;
/// Codes drawn before giving up: with a million rooms the chance of one taken code is one in a thousand.
const CODES: usize = 20;

/// Why there is no room.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// No room has that code.
    #[error("no room has that code")]
    Unknown,
    /// The room cannot be read now.
    #[error("the room cannot be read: {0}")]
    Unavailable(ReadError),
    /// The room cannot be stored now.
    #[error("the room cannot be stored: {0}")]
    NotStored(#[from] AppendError),
}

impl From<ReadError> for HubError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::NoRoom | ReadError::Forgotten => Self::Unknown,
            other => Self::Unavailable(other),
        }
    }
}

/// What a new room starts with.
#[derive(Debug)]
pub struct Start {
    /// Its own copy of the deck.
    pub deck: Deck,
    /// Groups to choose from.
    pub groups: Vec<String>,
    /// The smallest group shown on its own.
    pub minimum: u16,
    /// Whether extra slides are shown.
    pub extras: bool,
}

/// The rooms alive in this process.
pub struct Hub {
    journal: Arc<dyn Journal>,
    rooms: DashMap<RoomCode, RoomHandle>,
    keep_days: u32,
    tasks: TaskTracker,
}

impl Hub {
    /// A hub over a journal; rooms are loaded when somebody asks for them.
    pub fn new(journal: Arc<dyn Journal>, keep_days: u32) -> Self {
        Self { journal, rooms: DashMap::new(), keep_days, tasks: TaskTracker::new() }
    }

    /// The journal under it.
    pub fn journal(&self) -> &Arc<dyn Journal> {
        &self.journal
    }

    /// The room with that code, loaded if need be.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub async fn room(&self, code: RoomCode) -> Result<RoomHandle, HubError> {
        // The guard is gone before anything is awaited.
        let alive = self.rooms.get(&code).map(|handle| handle.clone()).filter(RoomHandle::is_alive);
        if let Some(handle) = alive {
            return Ok(handle);
        }
        // A sealed room has no key any more, and takes no ballots either.
        let key = self.journal.key(&code).await?.unwrap_or_else(|| RoomKey::draw(&mut rand::rng()));
        let mut room = Room::new();
        let mut seq = Seq(0);
        loop {
            let page = self.journal.read(&code, seq, PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            seq = *last;
            for event in page.iter().flat_map(|(_, record)| &record.events) {
                room.evolve(event);
            }
        }
        if seq == Seq(0) {
            return Err(HubError::Unknown);
        }
        Ok(self.wake(code, key, room, seq))
    }

    /// Starts a room under a fresh code.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub async fn start(&self, start: Start) -> Result<RoomCode, HubError> {
        let at = clock::now();
        let begin = Command::Begin {
            deck: Box::new(start.deck),
            groups: start.groups,
            minimum: start.minimum,
            extras: start.extras,
            now: at,
        };
        let mut room = Room::new();
        let events = room.decide(&begin).events;
        for event in &events {
            room.evolve(event);
        }
        let mut outcome = Err(AppendError::Conflict);
        for _ in 0..CODES {
            let code = RoomCode::draw(&mut rand::rng());
            let key = RoomKey::draw(&mut rand::rng());
            let record = Record { id: Uuid::now_v7(), at, events: events.clone() };
            outcome = self.journal.create(&code, key, record).await;
            match outcome {
                Ok(seq) => {
                    self.wake(code, key, room, seq);
                    return Ok(code);
                }
                Err(AppendError::Conflict) => {}
                Err(_) => break,
            }
        }
        Err(outcome.err().unwrap_or(AppendError::Conflict).into())
    }

    /// Starts the task of a room that was read.
    fn wake(&self, code: RoomCode, key: RoomKey, room: Room, seq: Seq) -> RoomHandle {
        let (inbox_in, inbox) = mpsc::channel(handle::INBOX);
        let (steering_in, steering) = mpsc::channel(handle::STEERING);
        let publisher = Publisher::new(Showing { code, epoch: self.journal.epoch(), keep_days: self.keep_days });
        let handle = RoomHandle {
            code,
            key,
            inbox: inbox_in,
            steering: steering_in,
            phones: publisher.phones.follow(),
            projectors: publisher.projectors.follow(),
            presenters: publisher.presenters.follow(),
        };
        let journal = Arc::clone(&self.journal);
        self.tasks.spawn(Task { code, key, journal, room, seq, publisher, inbox, steering }.run());
        self.rooms.insert(code, handle.clone());
        handle
    }

    /// Lets go of every room and waits until what was asked of them is stored.
    pub async fn shutdown(&self) {
        self.rooms.clear();
        self.tasks.close();
        self.tasks.wait().await;
    }
}
