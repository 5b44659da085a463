//! How those who were asked twice moved.

use crate::{
    answer::Value,
    kind::Kind,
    limit,
    round::{Phase, Round},
};

/// How many of those who gave a grade in two rounds gave a higher one, the same or a lower one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shift {
    /// Higher.
    pub up: u32,
    /// The same.
    pub same: u32,
    /// Lower.
    pub down: u32,
}

impl Shift {
    /// From one round to another of a question, for its first grade. Nothing where a count would point at people: at least
    /// five answered both, and each of the three counts none or at least `minimum`.
    pub(crate) fn between(before: &Round, now: &Round, minimum: u16) -> Option<Self> {
        let graded = |round: &Round| round.asked.fields.iter().position(|field| matches!(field.kind, Kind::Grade(_)));
        let (then, here) = (graded(before)?, graded(now)?);
        let mut shift = Self { up: 0, same: 0, down: 0 };
        let alone = now.ballots().filter(|_| !now.asked.per_group);
        let alone = alone.map(|(id, ballot)| (before.ballot(id), ballot));
        // Where groups answer, they move: whose phone spoke says nothing.
        let together = now.tables().map(|(group, ballot)| (before.table(group), ballot));
        for (earlier, ballot) in alone.chain(together) {
            let earlier = earlier.and_then(|ballot| ballot.answer.as_ref()?.0.get(then)?.as_ref());
            let later = ballot.answer.as_ref().and_then(|answer| answer.0.get(here)?.as_ref());
            let (Some(Value::Grade(earlier)), Some(Value::Grade(later))) = (earlier, later) else { continue };
            *match later.cmp(earlier) {
                std::cmp::Ordering::Greater => &mut shift.up,
                std::cmp::Ordering::Equal => &mut shift.same,
                std::cmp::Ordering::Less => &mut shift.down,
            } += 1;
        }
        let counts = [shift.up, shift.same, shift.down];
        let enough = counts.iter().sum::<u32>() >= limit::SHIFT_MINIMUM;
        (enough && counts.iter().all(|count| *count == 0 || *count >= u32::from(minimum))).then_some(shift)
    }
}

impl Round {
    /// How people moved since the round before, as it was when that could first be seen.
    pub fn shift(&self) -> Option<Shift> {
        self.shift.filter(|_| self.revealed)
    }

    /// Whether all see its tally, and no ballot changes it any more.
    pub(crate) fn is_settled(&self) -> bool {
        self.revealed && self.phase == Phase::Closed { grace_until: None }
    }
}
