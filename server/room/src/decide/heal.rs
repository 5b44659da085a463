//! Answers that stood in a past which the room lost with its journal, and that phones bring back.

use std::sync::Arc;

use super::{
    cast::{Version, has_place, names_group, version},
    steer::closed,
};
use crate::{
    answer::{self, Answer},
    command::{GroupChoice, Heal},
    deck::Question,
    event::{Chosen, Event},
    id::{Millis, RoundId, SlideId},
    limit,
    rejection::Rejection,
    room::Room,
};

impl Room {
    /// The question of a round into which an answer comes only by healing: a round that is closed and over its grace, or
    /// one that is missing here and may have been asked in a past that was lost.
    pub fn heals(&self, id: &RoundId, now: Millis) -> Option<&Question> {
        match self.round(id) {
            Some(round) => (!round.takes(self.clamp(now))).then_some(&*round.asked),
            None if (1..=limit::ROUNDS).contains(&id.number) => self.question(&id.question),
            None => None,
        }
    }

    pub(super) fn heal(&self, heal: &Heal, now: Millis) -> Result<Vec<Event>, Rejection> {
        if self.ended_at.is_some() {
            return Err(Rejection::Ended);
        }
        let (asked, mut events) = match self.round(&heal.round) {
            Some(round) => {
                if let Version::Repeated = version(round, heal.ballot, heal.revision, heal.id)? {
                    return Ok(Vec::new());
                }
                has_place(round, heal.ballot)?;
                (&*round.asked, Vec::new())
            }
            None => {
                let asked = self.heals(&heal.round, now).ok_or(Rejection::Unknown)?;
                (asked, self.remake(asked, heal.round.number, now))
            }
        };
        let answer = heal.given.as_ref().map(|given| answer::check(asked, given)).transpose()?;
        let group = match &heal.group {
            Some(name) => self.choose(&GroupChoice::Typed(name.clone()))?,
            None => Chosen::None,
        };
        if answer.is_some() {
            names_group(asked, &group)?;
        }
        let (held, held_words) = answer.as_ref().map(|answer: &Answer| self.hold(answer)).unwrap_or_default();
        events.push(Event::BallotHealed {
            round: heal.round.clone(),
            ballot: heal.ballot,
            revision: heal.revision,
            id: heal.id,
            group,
            answer,
            held,
            held_words,
        });
        Ok(events)
    }

    /// Makes the missing rounds of a question up to a number. One of an earlier number that is open closes, as it did in
    /// the past that was lost, and is not dropped: its own ballots may be on their way back.
    fn remake(&self, asked: &Question, number: u32, now: Millis) -> Vec<Event> {
        let open = self.latest(&asked.id).filter(|latest| latest.is_open());
        let asked_again = Arc::new(asked.clone());
        let missing = self.next_round(&asked.id).number..=number;
        let made = missing.map(|number| Event::RoundHealed {
            round: RoundId { question: asked.id.clone(), number },
            asked: Arc::clone(&asked_again),
            opened_on: self.opened_on(asked, number),
        });
        open.map(|open| closed(open, now)).into_iter().chain(made).collect()
    }

    /// The slide on which the show opens a round of that number, if the presenter only presses "next".
    fn opened_on(&self, asked: &Question, number: u32) -> Option<SlideId> {
        let slides = || self.deck.slides.iter().filter(|slide| slide.question_id() == Some(&asked.id));
        let earlier = (number - 1) / asked.rounds.max(1);
        slides().nth(earlier as usize).or_else(|| slides().next_back()).map(|slide| slide.id.clone())
    }
}
