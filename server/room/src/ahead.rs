//! What "next" would do, so that a button can say it before it is pressed.

use crate::{
    deck::{Asks, Opening, Question, Slide, Then},
    event::{Cover, Place},
    id::{QuestionId, RoundId, SlideId},
    limit,
    room::Room,
};

/// What the next "next" does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ahead {
    /// Takes the cover off the projector, and moves nothing.
    Uncover,
    /// Ends the replay, and moves nothing.
    EndReplay,
    /// Shows a slide.
    Show(SlideId),
    /// Shows a slide and opens its question.
    ShowAndOpen {
        /// The slide.
        slide: SlideId,
        /// The round that opens.
        round: RoundId,
    },
    /// Opens the question of the slide that is shown.
    Open(RoundId),
    /// Closes the question and shows its tally.
    CloseAndReveal(QuestionId),
    /// Closes the question and lets neighbours talk.
    CloseAndTalk(QuestionId),
    /// Shows the tally of a question that is closed.
    Reveal(QuestionId),
    /// Opens the question again after neighbours talked.
    OpenAgain(RoundId),
    /// Shows the closing screen.
    Closing,
    /// Nothing: this is the end, or nothing began.
    Nothing,
}

impl Room {
    /// What "next" would do now, but for a bounce.
    pub fn ahead(&self) -> Ahead {
        if self.began_at.is_none() {
            return Ahead::Nothing;
        }
        if self.stage.cover != Cover::None && self.ended_at.is_none() {
            return Ahead::Uncover;
        }
        if self.replay().is_some() {
            return Ahead::EndReplay;
        }
        if self.ended_at.is_some() {
            return Ahead::Nothing;
        }
        let here = self.slide(&self.stage.place);
        here.and_then(|slide| self.ahead_on(slide)).unwrap_or_else(|| self.ahead_of(&self.stage.place))
    }

    /// What is left to do on a slide before the show moves on.
    fn ahead_on(&self, slide: &Slide) -> Option<Ahead> {
        let question = self.question(slide.question_id()?)?;
        if let Some(round) = self.waits(slide) {
            return Some(Ahead::Open(round));
        }
        let (id, latest) = (question.id.clone(), self.latest(&question.id)?);
        if latest.is_open() {
            return Some(self.after_closing(&latest.asked));
        }
        if latest.revealed {
            return None;
        }
        let again = self.stage.talk.as_ref() == Some(&id) && self.has_round_left(&latest.asked);
        Some(if again { Ahead::OpenAgain(self.next_round(&id)) } else { Ahead::Reveal(id) })
    }

    /// What "next" does to a question that is open.
    pub(crate) fn after_closing(&self, asked: &Question) -> Ahead {
        let talk = asked.rounds > 1 || asked.then == Then::Talk;
        let last = asked.rounds > 1 && !self.has_round_left(asked);
        let id = asked.id.clone();
        if talk && !last { Ahead::CloseAndTalk(id) } else { Ahead::CloseAndReveal(id) }
    }

    /// Where the show goes from a place.
    fn ahead_of(&self, place: &Place) -> Ahead {
        let slide = match self.after(place) {
            None => return Ahead::Nothing,
            Some(Place::Slide(slide)) => slide,
            Some(_) => return Ahead::Closing,
        };
        let there = self.deck.slide(&slide).map(|(_, slide)| slide);
        let opens = |slide: &&Slide| {
            slide.question_id().and_then(|id| self.question(id)).is_some_and(|q| q.open == Opening::WithSlide)
        };
        match there.filter(opens).and_then(|slide| self.waits(slide)) {
            Some(round) => Ahead::ShowAndOpen { slide, round },
            None => Ahead::Show(slide),
        }
    }

    /// The round that a slide has still to open: the first of its own question, or another of an earlier one, unless that
    /// slide opened one before.
    pub(crate) fn waits(&self, slide: &Slide) -> Option<RoundId> {
        let id = self.question(slide.question_id()?).map(|question| &question.id)?;
        let rounds = self.rounds(id);
        let waits = match slide.asks {
            Some(Asks::Again(_)) => !rounds.iter().any(|round| round.opened_on.as_ref() == Some(&slide.id)),
            _ => rounds.is_empty(),
        };
        let open = self.stage.open.as_ref() == Some(id);
        (waits && !open && rounds.len() < limit::ROUNDS as usize).then(|| self.next_round(id))
    }

    /// Whether the clicker opens another round after this one.
    fn has_round_left(&self, asked: &Question) -> bool {
        self.series(&asked.id).count() < asked.rounds as usize && self.rounds(&asked.id).len() < limit::ROUNDS as usize
    }
}
