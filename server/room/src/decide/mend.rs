//! Slides of the room's own copy of the deck, mended or added while it runs.

use std::sync::Arc;

use crate::{
    deck::{Asks, Slide},
    event::Event,
    id::{QuestionId, SlideId},
    limit,
    mend::Part,
    rejection::Rejection,
    room::Room,
    round::Round,
};

impl Room {
    /// Puts a slide in the place of the one with its id.
    pub(super) fn mend(&self, slide: &Slide) -> Result<Vec<Event>, Rejection> {
        let (_, before) = self.deck.slide(&slide.id).ok_or(Rejection::Unknown)?;
        if slide == before {
            return Err(Rejection::NothingToDo);
        }
        let differs = match (&before.asks, &slide.asks) {
            (Some(Asks::Question(before)), Some(Asks::Question(now))) => before.differs(now),
            (before, now) => (before != now).then_some((Part::Question, None)),
        };
        let Some((part, field)) = differs else { return Ok(vec![Event::SlideMended(Arc::new(slide.clone()))]) };
        let asked = self.asked_there(before);
        if asked.iter().any(|round| !round.is_blank()) {
            return Err(Rejection::Answered(part, field));
        }
        let mut slide = slide.clone();
        if let Some(Asks::Question(question)) = &mut slide.asks {
            let same = before.own_question().is_some_and(|before| before.id == question.id);
            if same {
                // Phones may hold a draft of it: nothing of that is taken for an answer to what is asked now.
                question.id = self.free(&question.id);
            } else if self.knows(&question.id) {
                return Err(Rejection::NothingToDo);
            }
        }
        let mut events: Vec<Event> = asked.iter().rev().map(|round| Event::RoundDropped(round.id.clone())).collect();
        let id = before.question_id();
        let (open, talk) = (asked.iter().any(Round::is_open), self.stage.talk.as_ref());
        events.extend((talk.is_some() && talk == id && !asked.is_empty()).then_some(Event::TalkEnded));
        let reopened = slide.own_question().filter(|_| open && self.ended_at.is_none()).cloned();
        events.push(Event::SlideMended(Arc::new(slide)));
        events.extend(
            reopened
                .map(|question| Event::RoundOpened { round: self.next_round(&question.id), asked: Arc::new(question) }),
        );
        Ok(events)
    }

    /// Adds a slide behind another, or at the end; a question on it whose id is taken gets another.
    pub(super) fn add_slide(&self, slide: &Slide, behind: Option<&SlideId>) -> Result<Vec<Event>, Rejection> {
        let mut slide = slide.clone();
        match &mut slide.asks {
            Some(Asks::Question(question)) if self.knows(&question.id) => question.id = self.free(&question.id),
            Some(Asks::Again(id)) if self.question(id).is_none() => return Err(Rejection::Unknown),
            _ => {}
        }
        self.add(slide, behind)
    }

    /// The rounds that rest on what a slide asks: all of its own question, or the latest that it opened of another.
    pub fn asked_there(&self, slide: &Slide) -> &[Round] {
        let Some(rounds) = slide.question_id().map(|id| self.rounds(id)) else { return &[] };
        let own = slide.own_question().is_some();
        let elsewhere = |round: &Round| !own && round.opened_on.as_ref() != Some(&slide.id);
        let from = rounds.iter().rposition(elsewhere).map_or(0, |last| last + 1);
        &rounds[from..]
    }

    fn knows(&self, id: &QuestionId) -> bool {
        self.question(id).is_some() || !self.rounds(id).is_empty()
    }

    /// An id like that one which no question has.
    fn free(&self, id: &QuestionId) -> QuestionId {
        let base = match id.as_str().rsplit_once('-') {
            Some((base, number)) if !base.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => base,
            _ => id.as_str(),
        };
        // Room for the number.
        let base: String = base.chars().take(limit::FOLLOW_ID - 6).collect();
        let mut numbered = (2..).map(|number: u32| QuestionId::from(format!("{base}-{number}")));
        numbered.find(|id| !self.knows(id)).unwrap_or_else(|| id.clone())
    }
}
