//! A round played again on the wall: where that stands, and how the round stood then.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use crate::{
    answer::Answer,
    curve::Curves,
    event::Event,
    id::{BallotId, Millis, RoundId},
    kind::Kind,
    limit,
    room::Room,
    round::{Phase, Round},
    tally::FieldTally,
};

/// A round that is played again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replay {
    /// Which.
    pub round: RoundId,
    /// The part, of [`limit::CURVE_PARTS`], that is shown or was when it began to move; 0 is the opening.
    pub part: u16,
    /// How long each part is shown while it moves, in milliseconds; `None` while it stands still.
    pub pace: Option<u64>,
    /// Since when.
    pub since: Millis,
}

impl Replay {
    /// The part that is shown at a moment: what moves comes to the end and stays there.
    pub fn part_at(&self, now: Millis) -> u16 {
        let passed = self.pace.map_or(0, |pace| now.0.saturating_sub(self.since.0) / pace.max(1));
        let part = u64::from(self.part).saturating_add(passed).min(limit::CURVE_PARTS);
        u16::try_from(part).unwrap_or(u16::MAX)
    }

    /// When another part is shown, if it moves.
    pub fn next_at(&self, now: Millis) -> Option<Millis> {
        let part = u64::from(self.part_at(now));
        let passed = part.saturating_sub(self.part.into());
        let pace = self.pace.filter(|_| part < limit::CURVE_PARTS)?;
        Some(self.since.plus(pace.saturating_mul(passed + 1)))
    }
}

impl Room {
    /// What is played again, while it may be.
    pub fn replay(&self) -> Option<&Replay> {
        let round = |replay: &&Replay| self.round(&replay.round).is_some_and(|round| self.may_replay(round));
        self.stage.replay.as_ref().filter(round)
    }

    /// Whether a round can be played again. A sealed one only has the curve that was kept of it.
    pub fn may_replay(&self, round: &Round) -> bool {
        round.revealed
            && !round.asked.per_group
            && !round.asked.actions
            && round.answered() >= limit::CURVE_MINIMUM as usize
            && (!self.sealed || round.curve.is_some())
    }
}

impl Round {
    /// How it stood at an earlier moment, given how it stands now: the numbers of then, and of texts and words those that
    /// still stand and may be shown, under all that the presenter made of them. There is nothing of groups in it.
    fn then(&self, now: &Self) -> Self {
        let mut then = Self::new(self.id.clone(), Arc::clone(&self.asked), self.opened_on.clone());
        then.phase = Phase::Closed { grace_until: None };
        then.revealed = true;
        then.total = self.total.clone();
        // Only a text that is grouped by another field is looked up by its ballot.
        if self.asked.fields.iter().any(|field| matches!(&field.kind, Kind::Text(text) if text.by.is_some())) {
            then.ballots = self.ballots.clone();
        }
        then.wall = self.wall.then(&now.wall, |card| now.card_shown(card));
        then.words = now.words.unwritten();
        for (index, field) in (0u16..).zip(&mut then.total.fields) {
            if let FieldTally::Keywords(words) = field {
                words.spellings.retain(|word, _| now.is_written(index, word) && now.word_shown(index, word));
                for (word, count) in &words.spellings {
                    then.words.recounted(index, word, 0, *count);
                }
            }
        }
        then
    }
}

/// How a round stood at the end of a part.
#[derive(Clone, PartialEq, Debug)]
pub struct Still<T> {
    /// Which part; 0 is the opening.
    pub part: u16,
    /// What was drawn of it.
    pub drawn: T,
}

/// The ballots that came or changed, each with the answer that it had before.
type Moved = HashMap<BallotId, Option<Arc<Answer>>>;

/// The stills of a round, taken while its room is read back once more.
///
/// From each to the next so many ballots differ that none of them can be told: the first is the opening, the last the
/// round as it stands.
pub struct Reel<T> {
    now: Round,
    from: Millis,
    length: u64,
    then: Room,
    /// The part that ends next.
    part: u16,
    moved: Moved,
    stills: Vec<(Still<T>, Moved)>,
}

impl<T> Reel<T> {
    /// For a round of that room, whose answers came in like that.
    pub fn new(room: &Room, round: &RoundId, curves: &Curves) -> Option<Self> {
        let (from, length) = curves.span(round)?;
        let now = room.round(round)?.clone();
        Some(Self { now, from, length, then: Room::new(), part: 1, moved: Moved::new(), stills: Vec::new() })
    }

    /// Reads a record of that moment; `draw` draws each still.
    pub fn read(&mut self, at: Millis, events: &[Event], draw: impl Fn(&Round) -> T) {
        while u64::from(self.part) < limit::CURVE_PARTS && self.end_of(self.part) < at {
            self.end_part(&draw);
        }
        for event in events {
            match event {
                Event::BallotCast { round, ballot, .. }
                | Event::BallotWithdrawn { round, ballot, .. }
                | Event::BallotHealed { round, ballot, .. } => {
                    // What others hold changes nothing here.
                    if *round != self.now.id {
                        continue;
                    }
                    if let Entry::Vacant(place) = self.moved.entry(*ballot) {
                        let stands = self.then.standing(round, *ballot);
                        place.insert(stands.and_then(|ballot| ballot.answer.clone()));
                    }
                }
                _ => {}
            }
            self.then.evolve(event);
            // A round that was dropped begins anew when its question opens again.
            if matches!(event, Event::RoundOpened { round, .. } | Event::RoundHealed { round, .. } if *round == self.now.id)
            {
                self.stills.clear();
                self.moved.clear();
                self.part = 1;
                self.take(0, &draw);
            }
        }
    }

    /// All stills, in order.
    pub fn finish(mut self, draw: impl Fn(&Round) -> T) -> Vec<Still<T>> {
        let answer = |ballot| self.now.ballot(ballot).and_then(|ballot| ballot.answer.clone());
        while self.stills.len() > 1 && !tells_on_nobody(&self.moved, answer) {
            if let Some((_, earlier)) = self.stills.pop() {
                self.moved.extend(earlier);
            }
        }
        let last = Still { part: limit::CURVE_PARTS as u16, drawn: draw(&self.now.then(&self.now)) };
        self.stills.into_iter().map(|(still, _)| still).chain([last]).collect()
    }

    fn end_of(&self, part: u16) -> Millis {
        self.from.plus(self.length.saturating_mul(part.into()) / limit::CURVE_PARTS)
    }

    fn end_part(&mut self, draw: impl Fn(&Round) -> T) {
        let round = self.then.round(&self.now.id);
        let answer = |ballot| round.and_then(|round| round.ballot(ballot)?.answer.clone());
        if tells_on_nobody(&self.moved, answer) {
            self.take(self.part, draw);
        }
        self.part += 1;
    }

    fn take(&mut self, part: u16, draw: impl Fn(&Round) -> T) {
        if let Some(round) = self.then.round(&self.now.id) {
            let still = Still { part, drawn: draw(&round.then(&self.now)) };
            self.stills.push((still, std::mem::take(&mut self.moved)));
        }
    }
}

/// Whether so many ballots differ from what they were before that none of them is read off the difference.
fn tells_on_nobody(moved: &Moved, answer: impl Fn(BallotId) -> Option<Arc<Answer>>) -> bool {
    moved.len() >= limit::STILLS_APART
        && moved.iter().filter(|(ballot, before)| answer(**ballot) != **before).count() >= limit::STILLS_APART
}
