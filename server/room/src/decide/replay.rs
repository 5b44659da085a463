//! A round played again.

use super::steer::only;
use crate::{
    event::{Cover, Event},
    id::{Millis, RoundId},
    limit,
    rejection::Rejection,
    room::Room,
};

impl Room {
    /// Shows a part of a round, and moves on from there at that pace. Beginning takes away what lies over the projector.
    pub(super) fn play(
        &self,
        id: &RoundId,
        part: u16,
        pace: Option<u64>,
        now: Millis,
    ) -> Result<Vec<Event>, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        if !self.may_replay(round) {
            return Err(Rejection::NothingToDo);
        }
        if self.ended_at.is_none() && round.takes(now) {
            return Err(Rejection::NotNow);
        }
        let (shortest, longest) = limit::PACE_MS;
        let (part, pace) = (part.min(limit::CURVE_PARTS as u16), pace.map(|pace| pace.clamp(shortest, longest)));
        let shown = self.replay();
        if shown.is_some_and(|shown| shown.round == *id && shown.part == part && pace.is_none() && shown.pace.is_none())
        {
            return Err(Rejection::NothingToDo);
        }
        let mut events = only(shown.is_none() && self.stage.cover != Cover::None, Event::Covered(Cover::None));
        events.push(Event::Replayed { round: id.clone(), part, pace });
        Ok(events)
    }
}
