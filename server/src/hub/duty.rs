//! The last duties of a room: it is sealed when its ending can no longer be taken back, and its answers are deleted when the
//! time is over that its participants were told.

use peil_room::{Room, event::Event, id::Millis, keeping::Keeping};
use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::{
    clock, load,
    task::{Stuck, Task},
};
use crate::journal::{AppendError, Record, RoomKey, Seq};

/// What a room has still to do once it has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Duty {
    /// To forget who came when, and what they said before.
    Seal,
    /// To forget what they said.
    Delete,
    /// To forget that there was a room.
    Forget,
}

/// How long the answers of a room are kept: what its participants were told, else what is told now; numbers stay then.
pub(super) fn keeping(room: &Room, keep_days: u32) -> Keeping {
    room.keeping().unwrap_or(Keeping { days: keep_days, tallies: true })
}

/// What a room has to do next, and when.
pub(super) fn next(room: &Room, keep_days: u32) -> Option<(Millis, Duty)> {
    if let Some(from) = room.sealed_from() {
        return Some((from, Duty::Seal));
    }
    let keeping = keeping(room, keep_days);
    if room.is_rehearsal() {
        // What nobody went on with for so long goes as a whole.
        return Some((keeping.until(room.stage().stepped_at), Duty::Forget));
    }
    let ended_at = room.ended_at()?;
    // Without its answers, a room of which numbers are kept has nothing more to do.
    (room.has_answers() || !keeping.tallies).then(|| (keeping.until(ended_at), Duty::Delete))
}

/// When a room that sleeps must be woken: the moment at which time changes something in it.
pub(super) fn due(room: &Room, keep_days: u32) -> Option<Millis> {
    room.deadline().into_iter().chain(next(room, keep_days).map(|(at, _)| at)).min()
}

impl Task {
    /// The moment of the next duty, and which.
    pub(super) fn duty(&self) -> Option<(Millis, Duty)> {
        next(&self.room, self.keep_days)
    }

    pub(super) async fn fulfil(&mut self, duty: Duty) -> Result<(), Stuck> {
        match duty {
            Duty::Seal => self.seal().await,
            Duty::Delete if keeping(&self.room, self.keep_days).tallies => {
                let Some(events) = self.room.retold_without_answers() else { return Ok(()) };
                self.replace(self.seq, events).await?;
                tracing::info!(room = %self.code, "the answers of a room were deleted, and its numbers kept");
                Ok(())
            }
            Duty::Delete | Duty::Forget => {
                self.journal.forget(&self.code).await.map_err(|error| self.stuck(error))?;
                tracing::info!(room = %self.code, "a room was deleted, as its participants were told");
                Err(Stuck)
            }
        }
    }

    /// Replaces the records of the room by what is left of it. The room is read back from the journal for that: only the
    /// records tell how the answers came in.
    async fn seal(&mut self) -> Result<(), Stuck> {
        let (room, curves, seq) = load::recount(&self.journal, self.code).await.map_err(|error| {
            tracing::error!(room = %self.code, %error, "a room cannot be read to be sealed");
            Stuck
        })?;
        let due = |room: &Room| room.sealed_from().is_some_and(|from| from <= clock::now());
        let retold = spawn_blocking(move || due(&room).then(|| room.retold(&curves)).flatten());
        let Some(events) = retold.await.map_err(|_| Stuck)? else {
            // Somebody else was first, or took the ending back.
            return self.catch_up().await.map(drop);
        };
        self.replace(seq, events).await?;
        tracing::info!(room = %self.code, "a room was sealed");
        Ok(())
    }

    /// Lets the journal keep that story in the place of all its records, and the room be what it leads to.
    async fn replace(&mut self, expected: Seq, events: Vec<Event>) -> Result<(), Stuck> {
        let at = self.room.ended_at().unwrap_or_default();
        // An id that is drawn at random, for others tell when.
        let record = Record { id: Uuid::new_v4(), at, events };
        match self.journal.seal(&self.code, expected, record.clone()).await {
            Ok(seq) => {
                let made = spawn_blocking(move || {
                    let mut room = Room::new();
                    room.apply(&record.events);
                    room
                });
                self.room = made.await.map_err(|_| Stuck)?;
                self.seq = seq;
                self.key = RoomKey::draw(&mut rand::rng());
                self.play(&[]);
                self.show_all()
            }
            // Read again, and seen again whether it is due.
            Err(AppendError::Conflict) => self.catch_up().await.map(drop),
            Err(error) => Err(self.stuck(error)),
        }
    }

    fn stuck(&self, error: AppendError) -> Stuck {
        tracing::error!(room = %self.code, %error, "a room that has ended cannot be stored");
        Stuck
    }
}
