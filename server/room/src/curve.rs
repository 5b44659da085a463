//! How the answers to a round came in: what a sealed room keeps of time.

use std::collections::BTreeMap;

use crate::{
    id::{Millis, RoundId},
    limit,
    room::Room,
};

/// How many answers stood at evenly spaced moments from the opening of a round to its last answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Curve {
    /// How long that was, in seconds.
    pub seconds: u32,
    /// How many stood at the end of each of so many equal parts of it.
    pub counts: Vec<u32>,
}

/// How many answers stood when, round by round, taken down while a room is read back.
#[derive(Clone, Default, Debug)]
pub struct Curves(BTreeMap<RoundId, Vec<(Millis, u32)>>);

impl Curves {
    /// Takes down how many answers stand in the room as it was at that moment.
    pub fn note(&mut self, room: &Room, at: Millis) {
        // A round that was dropped begins anew when its question opens again.
        self.0.retain(|id, _| room.round(id).is_some());
        for round in room.all_rounds() {
            let answered = round.answered() as u32;
            match self.0.get_mut(&round.id) {
                None => drop(self.0.insert(round.id.clone(), vec![(at, answered)])),
                Some(counts) if counts.last().is_some_and(|(_, last)| *last == answered) => {}
                Some(counts) => counts.push((at, answered)),
            }
        }
    }

    /// When a round opened, and how long after that the last answer came, in milliseconds.
    pub(crate) fn span(&self, round: &RoundId) -> Option<(Millis, u64)> {
        let counts = self.0.get(round)?;
        let ((from, _), (to, _)) = (counts.first()?, counts.last()?);
        Some((*from, to.0.saturating_sub(from.0)))
    }

    /// The curve of a round; `None` where so few answered that it would tell when one of them did.
    pub fn of(&self, round: &RoundId) -> Option<Curve> {
        let counts = self.0.get(round)?;
        let (from, length) = self.span(round)?;
        if counts.last()?.1 < limit::CURVE_MINIMUM {
            return None;
        }
        let at = |part: u64| from.plus(length.saturating_mul(part) / limit::CURVE_PARTS);
        let standing =
            |moment: Millis| counts.iter().rev().find(|(at, _)| *at <= moment).map_or(0, |(_, count)| *count);
        let seconds = u32::try_from(length.div_ceil(1_000)).unwrap_or(u32::MAX);
        Some(Curve { seconds, counts: (1..=limit::CURVE_PARTS).map(|part| standing(at(part))).collect() })
    }
}
