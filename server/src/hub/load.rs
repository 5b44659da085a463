//! A room read back from the journal, once for all who ask for it at the same time.

use std::{panic::AssertUnwindSafe, sync::Arc};

use futures_util::FutureExt;
use peil_room::{Room, curve::Curves};
use tokio::{sync::watch, task};

use super::HubError;
use crate::journal::{Journal, ReadError, Record, RoomCode, RoomKey, Seq};

/// Records read at a time, unless the journal gives fewer; while one page is evolved, the next is read.
const PAGE: usize = 4_096;

/// A room as it was read.
pub(super) struct Loaded {
    pub key: RoomKey,
    pub room: Room,
    pub seq: Seq,
}

/// Reads a room from its first record to its last.
///
/// # Errors
/// As [`super::Hub::room`].
pub(super) async fn load(journal: Arc<dyn Journal>, code: RoomCode) -> Result<Loaded, HubError> {
    let key = key(&journal, code).await?;
    let (room, seq) = fold(&journal, code, Room::new(), |room, _, record| evolve(room, record)).await?;
    Ok(Loaded { key, room, seq })
}

/// Reads a room, and how the answers to each of its rounds came in.
///
/// # Errors
/// As [`super::Hub::room`].
pub(super) async fn recount(journal: &Arc<dyn Journal>, code: RoomCode) -> Result<(Room, Curves, Seq), HubError> {
    let note = |(room, curves): &mut (Room, Curves), _, record: &Record| {
        evolve(room, record);
        curves.note(room, record.at);
    };
    let ((room, curves), seq) = fold(journal, code, (Room::new(), Curves::default()), note).await?;
    Ok((room, curves, seq))
}

async fn key(journal: &Arc<dyn Journal>, code: RoomCode) -> Result<RoomKey, HubError> {
    // A sealed room has no key any more, and takes no ballots either.
    Ok(journal.key(&code).await?.unwrap_or_else(|| RoomKey::draw(&mut rand::rng())))
}

/// Reads the records of a room from the first to the last, a page at a time, and adds each to `state`.
///
/// # Errors
/// As [`super::Hub::room`].
pub(super) async fn fold<T: Send + 'static>(
    journal: &Arc<dyn Journal>,
    code: RoomCode,
    mut state: T,
    add: impl Fn(&mut T, Seq, &Record) + Copy + Send + 'static,
) -> Result<(T, Seq), HubError> {
    let mut seq = Seq::START;
    let mut page = journal.read(&code, seq, PAGE).await?;
    while let Some((last, _)) = page.last() {
        seq = *last;
        // Evolving thousands of ballots takes long enough to be in the way of other tasks, so it has a thread of its own.
        let evolving = task::spawn_blocking(move || {
            page.iter().for_each(|(seq, record)| add(&mut state, *seq, record));
            state
        });
        let (evolved, next) = tokio::join!(evolving, journal.read(&code, seq, PAGE));
        let unreadable = |_| ReadError::Unreadable { seq, reason: "what it tells cannot be carried out".into() };
        state = evolved.map_err(unreadable)?;
        page = next?;
    }
    if seq == Seq::START { Err(HubError::Unknown) } else { Ok((state, seq)) }
}

fn evolve(room: &mut Room, record: &Record) {
    #[cfg(test)]
    super::trap::evolve(&record.events);
    room.apply(&record.events);
}

/// What a load comes to, for everybody who waits for it.
pub(super) type Coming<T> = watch::Receiver<Option<Result<T, HubError>>>;

/// Carries a load out beside whoever asked first, who may leave; a panic on the way is an error like others.
pub(super) async fn settle<T>(
    loading: impl Future<Output = Result<T, HubError>>,
    told: watch::Sender<Option<Result<T, HubError>>>,
) {
    let outcome = AssertUnwindSafe(loading).catch_unwind().await.unwrap_or_else(|_| {
        Err(HubError::Unavailable(ReadError::Unreadable { seq: Seq::START, reason: "reading it failed".into() }))
    });
    told.send_replace(Some(outcome));
}
