//! A rehearsal: a room that is tried with invented phones, and that begins for real as if nothing had happened.
//!
//! In a rehearsal each question goes by another name. So nothing that was said in it, be it on its way, kept by a phone that
//! was away, or proven by a receipt, means anything in the room that begins for real: there is no such question.

use std::sync::Arc;

use crate::{
    deck::{Asks, Deck, Slide},
    event::Event,
    figure::Figure,
    id::{Millis, QuestionId},
    limit,
    rejection::Rejection,
    room::Room,
    scores::Whose,
};

/// What the name of a question begins with in a rehearsal. No deck can have such a name: its letters are `a` to `z`.
const MARK: char = '~';

impl QuestionId {
    /// The name of the same question in a rehearsal.
    fn in_rehearsal(&self) -> Self {
        format!("{MARK}{}", self.for_real()).into()
    }

    /// The name of the same question outside of one.
    fn for_real(&self) -> Self {
        self.as_str().trim_start_matches(MARK).into()
    }
}

impl Slide {
    /// The same slide as a rehearsal has it.
    #[must_use]
    pub fn in_rehearsal(&self) -> Self {
        self.renamed(QuestionId::in_rehearsal)
    }

    /// The same slide as it is outside of a rehearsal.
    #[must_use]
    pub fn for_real(&self) -> Self {
        self.renamed(QuestionId::for_real)
    }

    fn renamed(&self, name: fn(&QuestionId) -> QuestionId) -> Self {
        let mut slide = self.clone();
        match &mut slide.asks {
            Some(Asks::Question(question)) => question.id = name(&question.id),
            Some(Asks::Again(question)) => *question = name(question),
            None => {}
        }
        if let Some(Figure::Radar { of: Some(question), .. }) = &mut slide.figure {
            *question = name(question);
        }
        slide
    }

    /// Whether it asks about what was said in a rehearsal: its question was made there.
    fn follows_rehearsal(&self) -> bool {
        self.question_id().is_some_and(|question| !question.as_str().starts_with(MARK))
    }
}

impl Deck {
    /// The same deck as a rehearsal has it.
    #[must_use]
    pub fn in_rehearsal(&self) -> Self {
        Self { slides: self.slides.iter().map(Slide::in_rehearsal).collect(), ..self.clone() }
    }

    /// The same deck as it is outside of a rehearsal.
    #[must_use]
    pub fn for_real(&self) -> Self {
        Self { slides: self.slides.iter().map(Slide::for_real).collect(), ..self.clone() }
    }
}

impl Room {
    /// How many invented phones the room is tried with; `None` where it is for real.
    pub fn rehearsal(&self) -> Option<u32> {
        self.rehearsal
    }

    /// Whether it is tried.
    pub fn is_rehearsal(&self) -> bool {
        self.rehearsal.is_some()
    }

    /// Whether it can be: once something was asked for real, it counts.
    pub fn may_rehearse(&self) -> bool {
        !self.is_rehearsal() && self.ended_at.is_none() && self.rounds.is_empty()
    }

    /// Tries a room in which nothing was asked yet.
    pub(crate) fn rehearse(&self, phones: u32, now: Millis) -> Result<Vec<Event>, Rejection> {
        let (fewest, most) = limit::INVENTED;
        if !self.may_rehearse() {
            return Err(Rejection::NotNow);
        }
        if !(fewest..=most).contains(&phones) {
            return Err(Rejection::Cap);
        }
        let mut events = self.anew(self.deck.in_rehearsal(), QuestionId::in_rehearsal, now);
        events.push(Event::Rehearsing(phones));
        Ok(events)
    }

    /// Begins for real.
    pub(crate) fn begin_for_real(&self, now: Millis) -> Result<Vec<Event>, Rejection> {
        if !self.is_rehearsal() {
            return Err(Rejection::NotNow);
        }
        let mut deck = Deck::clone(&self.deck);
        deck.slides.retain(|slide| !(self.was_added(&slide.id) && slide.follows_rehearsal()));
        Ok(self.anew(deck.for_real(), QuestionId::for_real, now))
    }

    /// What the room begins anew with: what was set, and nothing that was asked or said. Its first event is
    /// [`Event::Began`], before which nothing counts any more.
    fn anew(&self, shown: Deck, name: fn(&QuestionId) -> QuestionId, at: Millis) -> Vec<Event> {
        // Named one by one, so that whatever a room gets is thought of here.
        #[rustfmt::skip]
        let Self {
            deck: _, minimum, groups, held_words: _, stage, rounds: _, graces: _, readable, scores, spent: _, added: _,
            began_at: _, ended_at: _, keeping, sealed: _, rehearsal: _, now: _,
        } = self;
        // A group keeps its number, by which phones know theirs: so one behind a name that goes is not kept.
        let listed = groups.all().iter().take_while(|group| group.accepted);
        let groups: Vec<_> = listed.map(|group| group.name.clone()).collect();
        let kept = groups.len();
        let asked = |question: &QuestionId| shown.question(question).is_some();
        let mut events = Vec::new();
        events.extend(keeping.map(Event::KeepingSet));
        events.extend(stage.wifi.clone().map(|wifi| Event::WifiSet(Some(wifi))));
        events.extend(stage.cap.map(|cap| Event::Capped(Some(cap))));
        events.extend(stage.locked.then_some(Event::Locked(true)));
        for (question, readable) in readable {
            let (question, readable) = (name(question), *readable);
            events.extend(asked(&question).then_some(Event::ReadableSet { question, readable }));
        }
        for (question, scores) in scores {
            let question = name(question);
            let of = |whose: Whose| match whose {
                Whose::Room => true,
                Whose::Group(group) => usize::from(group.0) < kept,
            };
            for (whose, scores) in scores.iter().filter(|(whose, _)| of(**whose) && asked(&question)) {
                let (question, whose, scores) = (question.clone(), *whose, scores.clone());
                events.push(Event::ScoresSet { question, whose, scores });
            }
        }
        let (minimum, extras) = (*minimum, stage.extras);
        events.insert(0, Event::Began { deck: Arc::new(shown), groups, minimum, extras, at });
        events
    }
}
