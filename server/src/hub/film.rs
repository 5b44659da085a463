//! The film of a round that is played again: read back from the journal beside the room's task, which never waits for it.

use std::{future::pending, sync::Arc};

use peil_room::{
    Room,
    curve::{Curve, Curves},
    event::Event,
    id::{Millis, RoundId},
    limit,
    replay::Reel,
};
use tokio::{
    sync::oneshot,
    task::{self, spawn_blocking},
};

use super::{HubError, load};
use crate::{
    journal::{Journal, Record, RoomCode, Seq},
    protocol::{
        replay::{Mark, MarkView},
        view::{self, Film},
    },
};

/// What happened to a round that is told of it at most, the first of them: it may be opened and closed for ever.
const MARKS: usize = 12;

/// Where the films of a room are made, one at a time.
#[derive(Default)]
pub(super) struct Darkroom {
    making: Option<Making>,
}

/// A film that was overtaken by what happened while it was made.
pub(super) struct Overtaken;

struct Making {
    round: RoundId,
    /// Something happened since it was begun that the film must show, or must not.
    stale: bool,
    made: oneshot::Receiver<Option<Film>>,
}

impl Darkroom {
    /// Sees to it that a film of that round is made. `stale` says that one that is being made is of too long ago.
    pub fn make(&mut self, journal: &Arc<dyn Journal>, code: RoomCode, round: &RoundId, stale: bool) {
        if let Some(making) = &mut self.making {
            // It is read back in any case: of two at once nobody has any good.
            making.stale |= stale || making.round != *round;
            making.round = round.clone();
            return;
        }
        let (told, made) = oneshot::channel();
        let (journal, wanted) = (Arc::clone(journal), round.clone());
        task::spawn(async move {
            let film = develop(&journal, code, wanted).await.unwrap_or_else(|error| {
                tracing::warn!(room = %code, %error, "a round cannot be read back to be played again");
                None
            });
            // The room may have been let go.
            let _ = told.send(film);
        });
        self.making = Some(Making { round: round.clone(), stale: false, made });
    }

    /// What is being made is not wanted any more.
    pub fn overtake(&mut self) {
        self.making.iter_mut().for_each(|making| making.stale = true);
    }

    /// Waits for a film, for ever where none is being made; nothing comes of a room that cannot be read.
    ///
    /// # Errors
    /// When it is of too long ago: another is to be made, if one is wanted.
    pub async fn made(&mut self) -> Result<Option<Film>, Overtaken> {
        let Some(making) = &mut self.making else { return pending().await };
        let film = (&mut making.made).await.unwrap_or_default();
        let stale = making.stale;
        self.making = None;
        if stale { Err(Overtaken) } else { Ok(film) }
    }
}

/// Whether something changes what a film of that round shows.
pub(super) fn touches(event: &Event, of: &RoundId) -> bool {
    match event {
        Event::BallotCast { round, .. }
        | Event::BallotWithdrawn { round, .. }
        | Event::BallotHealed { round, .. }
        | Event::CardHidden { round, .. }
        | Event::AllHidden(round)
        | Event::CardApproved { round, .. }
        | Event::CardPinned { round, .. }
        | Event::CardMoved { round, .. }
        | Event::CardAdded { round, .. }
        | Event::WordHidden { round, .. }
        | Event::WordsEdited { round, .. }
        | Event::WordEditUndone { round, .. }
        | Event::ClusterNamed { round, .. }
        | Event::ClusterMerged { round, .. }
        | Event::ClusterDropped { round, .. }
        | Event::CardsFiled { round, .. }
        | Event::OwnCardFiled { round, .. }
        | Event::ClusterChangeUndone { round, .. }
        | Event::RoundOpened { round, .. }
        | Event::RoundClosed { round, .. }
        | Event::RoundReopened(round)
        | Event::RoundDropped(round)
        | Event::Revealed(round)
        | Event::Concealed(round) => round == of,
        _ => false,
    }
}

/// Reads a room twice: once to know how it stands and how long it took, and once for the moments on the way.
async fn develop(journal: &Arc<dyn Journal>, code: RoomCode, round: RoundId) -> Result<Option<Film>, HubError> {
    let (room, curves, last) = load::recount(journal, code).await?;
    let language = room.deck().language;
    let begun = spawn_blocking(move || begin(&room, &curves, round)).await;
    let (curve, begun) = match begun.map_err(|_| failed())? {
        Some(Begun::Film(film)) => return Ok(Some(film)),
        Some(Begun::Tape { curve, tape }) => (curve, tape),
        None => return Ok(None),
    };
    let read = move |tape: &mut Box<Tape>, seq, record: &Record| {
        if seq <= last {
            tape.read(record, language);
        }
    };
    let (tape, _) = load::fold(journal, code, begun, read).await?;
    let finished = spawn_blocking(move || {
        let marks = tape.marks(&curve);
        let stills = tape.reel.finish(|round| view::still(round, language));
        Film::new(tape.round, curve, marks, stills)
    });
    Ok(Some(finished.await.map_err(|_| failed())?))
}

fn failed() -> HubError {
    HubError::Unavailable(crate::journal::ReadError::Unreadable {
        seq: Seq::START,
        reason: "a moment cannot be drawn".into(),
    })
}

enum Begun {
    Film(Film),
    Tape { curve: Curve, tape: Box<Tape> },
}

fn begin(room: &Room, curves: &Curves, round: RoundId) -> Option<Begun> {
    if room.is_sealed() {
        return Film::of_sealed(room, &round).map(Begun::Film);
    }
    let curve = curves.of(&round)?;
    let tape = Tape { reel: Reel::new(room, &round, curves)?, marked: Vec::new(), round };
    Some(Begun::Tape { curve, tape: Box::new(tape) })
}

/// What is taken down while a room is read for the second time.
struct Tape {
    round: RoundId,
    reel: Reel<crate::protocol::tally::RoundTally>,
    marked: Vec<(Mark, Millis)>,
}

impl Tape {
    fn read(&mut self, record: &Record, language: peil_room::deck::Language) {
        for event in &record.events {
            let mark = match event {
                Event::RoundOpened { round, .. } if *round == self.round => {
                    self.marked.clear();
                    Mark::Opened
                }
                Event::RoundReopened(round) if *round == self.round => Mark::Opened,
                Event::RoundClosed { round, .. } if *round == self.round => Mark::Closed,
                Event::Revealed(round) if *round == self.round => Mark::Revealed,
                _ => continue,
            };
            self.marked.push((mark, record.at));
        }
        self.reel.read(record.at, &record.events, |round| view::still(round, language));
    }

    fn marks(&self, curve: &Curve) -> Vec<MarkView> {
        let from = self.marked.first().map_or(Millis(0), |(_, at)| *at);
        let after = |at: Millis| u32::try_from(at.0.saturating_sub(from.0) / 1_000).unwrap_or(u32::MAX);
        let part = |after: u32| {
            let part = u64::from(after) * limit::CURVE_PARTS / u64::from(curve.seconds.max(1));
            part.min(limit::CURVE_PARTS) as u16
        };
        let marks = self.marked.iter().take(MARKS);
        marks.map(|(mark, at)| MarkView { mark: *mark, after: after(*at), part: part(after(*at)) }).collect()
    }
}
