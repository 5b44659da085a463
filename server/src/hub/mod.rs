//! The rooms alive in this process: one task a room, its audiences, and who is there.

pub mod audience;
mod batch;
pub mod clock;
mod duty;
mod film;
mod handle;
mod keeper;
mod load;
pub mod meter;
pub mod presence;
mod publisher;
mod receipt;
pub mod recovery;
mod rehearsal;
pub mod summary;
mod task;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod trap;
mod way;

use std::sync::Arc;

use dashmap::{DashMap, Entry};
use peil_room::{
    Room,
    command::{Command, Step},
    deck::Deck,
    keeping::Keeping,
    wifi::Wifi,
};
use tokio::{
    sync::{mpsc, watch},
    time::Instant,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use uuid::Uuid;

use self::{
    film::Darkroom,
    load::{Coming, Loaded},
    meter::Meter,
    publisher::Publisher,
    rehearsal::Wings,
    summary::Summaries,
    task::Task,
};
pub use self::{
    handle::{Gone, Known, Reply, RoomHandle, Standing},
    receipt::Receipt,
};
use crate::{
    journal::{AppendError, Journal, ReadError, Record, RoomCode, RoomKey},
    protocol::view::Showing,
};

/// Codes drawn before giving up: with a million rooms the chance of one taken code is one in a thousand.
const CODES: usize = 20;

/// Why there is no room.
#[derive(Clone, Debug, thiserror::Error)]
pub enum HubError {
    /// No room has that code.
    #[error("no room has that code")]
    Unknown,
    /// There was one, and it was deleted.
    #[error("the room was deleted")]
    Deleted,
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
            ReadError::NoRoom => Self::Unknown,
            ReadError::Forgotten => Self::Deleted,
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
    /// The Wi-Fi of the hall.
    pub wifi: Option<Wifi>,
    /// Whether what answers added up to stays when they are deleted.
    pub keep_tallies: bool,
    /// With how many invented phones it is tried first, if it is.
    pub rehearsal: Option<u32>,
}

/// The rooms alive in this process.
pub struct Hub {
    waker: Waker,
    rooms: Arc<DashMap<RoomCode, Coming<RoomHandle>>>,
    summaries: Summaries,
}

/// What is needed to start the task of a room.
#[derive(Clone)]
struct Waker {
    journal: Arc<dyn Journal>,
    keep_days: u32,
    meter: Arc<Meter>,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Hub {
    /// A hub over a journal; rooms are loaded when somebody asks for them.
    pub fn new(journal: Arc<dyn Journal>, keep_days: u32) -> Self {
        Self::metered(journal, keep_days, Arc::default())
    }

    /// The same, with counters that go on from before.
    fn metered(journal: Arc<dyn Journal>, keep_days: u32, meter: Arc<Meter>) -> Self {
        let waker = Waker { journal, keep_days, meter, tasks: TaskTracker::new(), stop: CancellationToken::new() };
        Self { waker, rooms: Arc::default(), summaries: Summaries::default() }
    }

    /// The journal under it.
    pub fn journal(&self) -> &Arc<dyn Journal> {
        &self.waker.journal
    }

    /// What its rooms did.
    pub fn meter(&self) -> &Meter {
        &self.waker.meter
    }

    /// How many rooms are in memory, or on their way.
    pub fn awake(&self) -> usize {
        self.rooms.iter().filter(|coming| is_usable(coming)).count()
    }

    /// Days after which answers are deleted.
    pub(super) fn keep_days(&self) -> u32 {
        self.waker.keep_days
    }

    /// Whether a room is in memory, or on its way.
    fn is_awake(&self, code: RoomCode) -> bool {
        self.rooms.get(&code).is_some_and(|coming| is_usable(&coming))
    }

    /// Deletes a room, whether it runs or not: of its records and its key nothing is left when this is ready.
    ///
    /// # Errors
    /// When there never was such a room, or it cannot be deleted now.
    pub async fn delete(&self, code: RoomCode) -> Result<(), HubError> {
        self.journal().forget(&code).await.map_err(|error| match error {
            AppendError::Conflict => HubError::Unknown,
            other => other.into(),
        })?;
        self.summaries.forget(code);
        // One that is on its way has read what is deleted by now: it must not come to show it.
        if let Some((_, mut coming)) = self.rooms.remove(&code)
            && let Some(Ok(room)) = coming.wait_for(Option::is_some).await.ok().and_then(|room| room.clone())
        {
            room.leave().await;
        }
        Ok(())
    }

    /// The room with that code, loaded if need be; a hall that comes back at once reads it once.
    ///
    /// # Errors
    /// When there is none (any more), or it cannot be read.
    pub async fn room(&self, code: RoomCode) -> Result<RoomHandle, HubError> {
        let mut coming = self.coming(code);
        match coming.wait_for(Option::is_some).await.ok().and_then(|room| room.clone()) {
            Some(outcome) => outcome,
            // Only a process that ends drops a load halfway.
            None => Err(HubError::Unavailable(ReadError::Broken("the rooms are let go".into()))),
        }
    }

    /// The room as it is alive or on its way.
    fn coming(&self, code: RoomCode) -> Coming<RoomHandle> {
        // The guard of the map is gone before anything is awaited.
        let (told, coming) = match self.rooms.entry(code) {
            Entry::Occupied(mut entry) => {
                if is_usable(entry.get()) {
                    return entry.get().clone();
                }
                let (told, coming) = watch::channel(None);
                entry.insert(coming.clone());
                (told, coming)
            }
            Entry::Vacant(entry) => {
                let (told, coming) = watch::channel(None);
                entry.insert(coming.clone());
                (told, coming)
            }
        };
        let (waker, rooms) = (self.waker.clone(), Arc::clone(&self.rooms));
        tokio::spawn(async move {
            load::settle(
                async {
                    let loaded = load::load(Arc::clone(&waker.journal), code).await?;
                    Ok(waker.wake(code, loaded))
                },
                told,
            )
            .await;
            // A code that led nowhere is not remembered.
            rooms.remove_if(&code, |_, coming| !is_usable(coming));
        });
        coming
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
        let mut events = room.decide(&begin).events;
        room.apply(&events);
        let told =
            room.decide(&Command::Promise(Keeping { days: self.keep_days(), tallies: start.keep_tallies })).events;
        room.apply(&told);
        events.extend(told);
        if start.wifi.is_some() {
            let told = Command::Steer { step: room.stage().step, what: Step::Wifi(start.wifi), now: at };
            let told = room.decide(&told).events;
            room.apply(&told);
            events.extend(told);
        }
        if let Some(phones) = start.rehearsal {
            let told = Command::Steer { step: room.stage().step, what: Step::Rehearse(phones), now: at };
            // All that was set is in them.
            events = room.decide(&told).events;
            room.apply(&events);
        }
        let mut outcome = Err(AppendError::Conflict);
        for _ in 0..CODES {
            let code = RoomCode::draw(&mut rand::rng());
            let key = RoomKey::draw(&mut rand::rng());
            let record = Record { id: Uuid::now_v7(), at, events: events.clone() };
            outcome = self.journal().create(&code, key, record).await;
            match outcome {
                Ok(seq) => {
                    let handle = self.waker.wake(code, Loaded { key, room, seq });
                    self.rooms.insert(code, watch::channel(Some(Ok(handle))).1);
                    return Ok(code);
                }
                Err(AppendError::Conflict) => {}
                Err(_) => break,
            }
        }
        Err(outcome.err().unwrap_or(AppendError::Conflict).into())
    }

    /// Stops every room once what was asked of it is done, and waits for that. No room comes back in this hub.
    pub async fn shutdown(&self) {
        self.waker.stop.cancel();
        self.rooms.clear();
        self.waker.tasks.close();
        self.waker.tasks.wait().await;
    }
}

/// Whether a room is on its way, or there with a task that runs.
fn is_usable(coming: &Coming<RoomHandle>) -> bool {
    match &*coming.borrow() {
        // Without a sender, nothing comes any more.
        None => coming.has_changed().is_ok(),
        Some(outcome) => outcome.as_ref().is_ok_and(RoomHandle::is_alive),
    }
}

impl Waker {
    /// Starts the task of a room that was read.
    fn wake(&self, code: RoomCode, Loaded { key, room, seq }: Loaded) -> RoomHandle {
        let (inbox_in, inbox) = mpsc::channel(handle::INBOX);
        let (steering_in, steering) = mpsc::channel(handle::STEERING);
        let publisher = Publisher::new(Showing {
            code,
            shelf: code.to_string(),
            epoch: self.journal.epoch(),
            keep_days: self.keep_days,
        });
        let handle = RoomHandle {
            code,
            key,
            journal: Arc::clone(&self.journal),
            inbox: inbox_in,
            steering: steering_in,
            phones: publisher.phones.follow(),
            projectors: publisher.projectors.follow(),
            presenters: publisher.presenters.follow(),
        };
        let (journal, stop) = (Arc::clone(&self.journal), self.stop.clone());
        let wings = Wings { room: handle.clone(), tasks: self.tasks.clone(), stop: self.stop.clone() };
        self.tasks.spawn(
            Task {
                code,
                key,
                journal,
                room,
                seq,
                publisher,
                darkroom: Darkroom::default(),
                keep_days: self.keep_days,
                meter: Arc::clone(&self.meter),
                wings,
                inbox,
                steering,
                company_until: Instant::now(),
                stop,
            }
            .run(),
        );
        handle
    }
}
