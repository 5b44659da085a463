//! Who waits for more records of which room, within this process.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use super::{RoomCode, Seq};

/// The rooms that are followed, each with the last record announced since somebody follows it.
///
/// A room that nobody follows any more stays until its next record, so there are at most as many as there are rooms.
#[derive(Default)]
pub(super) struct Followers(Mutex<HashMap<RoomCode, watch::Sender<Seq>>>);

impl Followers {
    /// Begins to listen; whoever does must then look for what came before.
    pub fn subscribe(&self, room: &RoomCode) -> watch::Receiver<Seq> {
        self.rooms().entry(*room).or_insert_with(|| watch::Sender::new(Seq::START)).subscribe()
    }

    /// Tells all followers of a room of its last record.
    pub fn announce(&self, room: &RoomCode, head: Seq) {
        let mut rooms = self.rooms();
        if let Some(sender) = rooms.get(room)
            && sender.send(head).is_err()
        {
            rooms.remove(room);
        }
    }

    /// Wakes everybody, for the journal is closing.
    pub fn dismiss(&self) {
        self.rooms().clear();
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<RoomCode, watch::Sender<Seq>>> {
        // The map is whole between any two statements, so a panic elsewhere does not spoil it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
