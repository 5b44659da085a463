//! Who sees to rooms that sleep: one that nobody steers any more ends, one that ended is sealed, and answers are deleted in
//! time, though nobody ever opens the room again.

use std::{collections::HashMap, convert::Infallible, sync::Arc, time::Duration};

use peil_room::id::Millis;
use tokio::time::sleep;

use super::{Hub, clock, duty, load};
use crate::journal::{Listing, RoomCode, Seq};

/// After a start, halls that come back go first.
const FIRST: Duration = Duration::from_secs(2);
/// Between two rounds: an ending is sealed at most this much later than promised.
const EVERY: Duration = Duration::from_secs(30);
/// Between two rooms that are read: a server with thousands of them has other things to do.
const PAUSE: Duration = Duration::from_millis(20);

/// When rooms that sleep must be woken, each by the record up to which it was read: while that is the last, it holds.
type Known = HashMap<RoomCode, (Seq, Option<Millis>)>;

/// Wakes rooms when they are due, for ever.
pub(super) async fn keep(hub: Arc<Hub>) -> Infallible {
    let mut known = Known::new();
    sleep(FIRST).await;
    loop {
        go_round(&hub, &mut known).await;
        hub.journal().tidy().await;
        sleep(EVERY).await;
    }
}

pub(super) async fn go_round(hub: &Hub, known: &mut Known) {
    // A journal that cannot be read has told so, and is opened again under another hub.
    let Ok(rooms) = hub.journal().rooms().await else { return };
    known.retain(|code, _| rooms.iter().any(|room| room.code == *code));
    for room in rooms {
        // One that is awake knows its own time.
        if hub.is_awake(room.code) {
            continue;
        }
        if when(hub, &room, known).await.is_some_and(|due| due <= clock::now())
            && let Err(error) = hub.room(room.code).await
        {
            tracing::warn!(room = %room.code, %error, "a room that is due cannot be woken");
        }
    }
}

async fn when(hub: &Hub, room: &Listing, known: &mut Known) -> Option<Millis> {
    if let Some((_, due)) = known.get(&room.code).filter(|(seq, _)| *seq == room.head) {
        return *due;
    }
    let due = match load::load(Arc::clone(hub.journal()), room.code).await {
        Ok(loaded) => duty::due(&loaded.room, hub.keep_days()),
        Err(error) => {
            // Told once, for it will not be read better next time.
            tracing::warn!(room = %room.code, %error, "a room cannot be read, and so neither be sealed nor deleted");
            None
        }
    };
    known.insert(room.code, (room.head, due));
    sleep(PAUSE).await;
    due
}
