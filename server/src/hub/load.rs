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
    read(journal, code, None).await.map(|(loaded, _)| loaded)
}

/// Reads a room, and how the answers to each of its rounds came in.
///
/// # Errors
/// As [`super::Hub::room`].
pub(super) async fn recount(journal: Arc<dyn Journal>, code: RoomCode) -> Result<(Loaded, Curves), HubError> {
    let (loaded, curves) = read(journal, code, Some(Curves::default())).await?;
    Ok((loaded, curves.unwrap_or_default()))
}

async fn read(
    journal: Arc<dyn Journal>,
    code: RoomCode,
    mut curves: Option<Curves>,
) -> Result<(Loaded, Option<Curves>), HubError> {
    // A sealed room has no key any more, and takes no ballots either.
    let key = journal.key(&code).await?.unwrap_or_else(|| RoomKey::draw(&mut rand::rng()));
    let mut room = Room::new();
    let mut seq = Seq::START;
    let mut page = journal.read(&code, seq, PAGE).await?;
    while let Some((last, _)) = page.last() {
        seq = *last;
        // Evolving thousands of ballots takes long enough to be in the way of other tasks, so it has a thread of its own.
        let evolving = task::spawn_blocking(move || evolve(room, curves, page));
        let (evolved, next) = tokio::join!(evolving, journal.read(&code, seq, PAGE));
        let unreadable = |_| ReadError::Unreadable { seq, reason: "what it tells cannot be carried out".into() };
        (room, curves) = evolved.map_err(unreadable)?;
        page = next?;
    }
    if seq == Seq::START { Err(HubError::Unknown) } else { Ok((Loaded { key, room, seq }, curves)) }
}

fn evolve(mut room: Room, mut curves: Option<Curves>, page: Vec<(Seq, Record)>) -> (Room, Option<Curves>) {
    for (_, record) in &page {
        #[cfg(test)]
        super::trap::evolve(&record.events);
        room.apply(&record.events);
        if let Some(curves) = &mut curves {
            curves.note(&room, record.at);
        }
    }
    (room, curves)
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
