//! The rooms of a journal at a glance, without waking any.

use std::sync::Arc;

use dashmap::DashMap;
use peil_room::{Room, event::Place, id::Millis};

use super::{Hub, HubError, load};
use crate::{
    journal::{Listing, RoomCode, Seq},
    protocol::{outgoing::Present, view},
};

/// Rooms at a glance at most: more than a year of weekly workshops, and a list that somebody still reads.
pub const GLANCE: usize = 60;

/// A room at a glance.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Its code.
    pub code: RoomCode,
    /// Its title.
    pub title: String,
    /// When it began.
    pub began_at: Millis,
    /// Who is there now.
    pub present: Present,
    /// Whether it has ended.
    pub ended: bool,
    /// Whether it is sealed.
    pub sealed: bool,
    /// Where the show stands.
    pub place: Place,
    /// Whether it is only tried.
    pub rehearsal: bool,
    /// The ids of the questions of its deck, as far as they were prepared.
    pub questions: Vec<String>,
}

/// What was seen of rooms that sleep, each with the record up to which it was read: while that is the last, it holds.
#[derive(Default)]
pub(super) struct Summaries(DashMap<RoomCode, (Seq, Arc<Summary>)>);

impl Summaries {
    pub(super) fn forget(&self, code: RoomCode) {
        self.0.remove(&code);
    }
}

impl Hub {
    /// The newest rooms, at most [`GLANCE`] of them, newest first. A room that sleeps is read once and let go, so that a
    /// long list keeps nothing in memory but what it shows; one that cannot be read is left out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn glance(&self) -> Result<Vec<Summary>, HubError> {
        let mut found = Vec::new();
        for listing in self.journal().rooms().await?.into_iter().rev().take(GLANCE) {
            match self.summary(&listing).await {
                Ok(summary) => found.push(summary),
                Err(error) => tracing::warn!(room = %listing.code, %error, "a room is left out of the list"),
            }
        }
        Ok(found)
    }

    async fn summary(&self, listing: &Listing) -> Result<Summary, HubError> {
        let (code, head) = (listing.code, listing.head);
        let awake = self.rooms.get(&code).and_then(|coming| coming.borrow().clone()).and_then(Result::ok);
        if let Some(room) = awake
            && let Ok(present) = room.present().await
            && let Ok(summary) = room.look(move |room| summarise(code, room)).await
        {
            return Ok(Summary { present, ..summary });
        }
        let known = self.summaries.0.get(&code).filter(|known| known.0 == head).map(|known| Arc::clone(&known.1));
        if let Some(summary) = known {
            return Ok((*summary).clone());
        }
        let loaded = load::load(Arc::clone(self.journal()), code).await?;
        let summary = summarise(code, &loaded.room);
        self.summaries.0.insert(code, (loaded.seq, Arc::new(summary.clone())));
        Ok(summary)
    }
}

fn summarise(code: RoomCode, room: &Room) -> Summary {
    Summary {
        code,
        title: view::title(room).to_owned(),
        began_at: room.began_at().unwrap_or_default(),
        present: Present::default(),
        ended: room.ended_at().is_some(),
        sealed: room.is_sealed(),
        place: room.stage().place.clone(),
        rehearsal: room.is_rehearsal(),
        // What is only tried is beside no other.
        questions: if room.is_rehearsal() { Vec::new() } else { view::prepared_questions(room) },
    }
}
