//! Steps of the stage.

use std::sync::Arc;

use crate::{
    ahead::Ahead,
    command::Step,
    event::{Cover, Event, Place},
    id::{Millis, QuestionId, RoundId},
    limit,
    rejection::Rejection,
    room::Room,
    round::Round,
    wifi::Wifi,
};

impl Room {
    /// What a step leads to, headed by the step itself.
    pub(super) fn steer(&self, step: u64, what: &Step, now: Millis) -> Result<Vec<Event>, Rejection> {
        if self.ended_at.is_some() && !self.goes_after_the_end(what) {
            return Err(Rejection::Ended);
        }
        if step != self.stage.step {
            return Err(Rejection::StageMoved);
        }
        match what {
            // Nothing was before these, not even the step itself.
            Step::Rehearse(phones) => return self.rehearse(*phones, now),
            Step::BeginForReal => return self.begin_for_real(now),
            _ => {}
        }
        let change = self.step(what, now)?;
        if change.is_empty() {
            return Err(Rejection::NothingToDo);
        }
        let stepped = Event::Stepped { at: now, bounce_ms: bounce(&change), undo: undo(&change) };
        Ok([vec![stepped], change].concat())
    }

    /// What is left to do with a room that ended: to take that back, and to play its rounds again.
    fn goes_after_the_end(&self, what: &Step) -> bool {
        match what {
            Step::Unend | Step::Replay(..) | Step::EndReplay => true,
            Step::Next | Step::Previous => self.replay().is_some(),
            _ => false,
        }
    }

    fn step(&self, what: &Step, now: Millis) -> Result<Vec<Event>, Rejection> {
        match what {
            Step::Next => self.next(now),
            Step::Previous => self.previous(now),
            Step::Jump(place) => self.jump(place),
            Step::Open(question) => self.open_waiting(question, now),
            Step::Close(question) => self.close(question, now),
            Step::Reveal(question) => self.reveal(question, now),
            Step::Conceal(question) => self.conceal(question),
            Step::Reopen(question) => self.reopen(question, now),
            Step::Again(question) => self.again(question, now),
            Step::Talk(question) => self.talk(question, now),
            Step::Split(question, shown) => self.split(question, *shown, now),
            Step::Against(question, whose) => self.against(question, *whose, now),
            Step::Time(question, length, closes) => self.time(question, *length, *closes, now),
            Step::Extend(more) => self.extend(*more, now),
            Step::StopTimer => Ok(self.stop_timer()),
            Step::Cover(cover) => self.lay(*cover),
            Step::Spotlight(round, card) => self.spotlight(round, *card),
            Step::Replay(round, part, pace) => self.play(round, *part, *pace, now),
            Step::EndReplay => Ok(only(self.stage.replay.is_some(), Event::ReplayEnded)),
            Step::Compare(beside) => self.compare_with(*beside),
            Step::FollowUp(asked) => self.follow_up(asked),
            Step::ActionList(list) => self.action_list(list),
            Step::DropSlide(slide) => self.drop_slide(slide),
            Step::MendSlide(slide) => self.mend(slide),
            Step::AddSlide(slide, behind) => self.add_slide(slide, behind.as_ref()),
            Step::Extras(extras) => Ok(only(*extras != self.stage.extras, Event::ExtrasSwitched(*extras))),
            Step::Lock(locked) => Ok(only(*locked != self.stage.locked, Event::Locked(*locked))),
            Step::Cap(cap) => self.cap(*cap),
            Step::Wifi(wifi) => self.wifi(wifi.as_ref()),
            // Its end would be followed by a report of what nobody said.
            Step::End if self.is_rehearsal() => Err(Rejection::NotNow),
            Step::End => Ok(vec![Event::Ended { at: now }]),
            Step::Unend => self.unend(now),
            Step::Rehearse(_) | Step::BeginForReal => Err(Rejection::NotNow),
        }
    }

    fn next(&self, now: Millis) -> Result<Vec<Event>, Rejection> {
        if now < self.stage.bounce_until {
            return Err(Rejection::TooSoon);
        }
        match self.ahead() {
            Ahead::Uncover => Ok(vec![Event::Covered(Cover::None)]),
            Ahead::EndReplay => Ok(vec![Event::ReplayEnded]),
            Ahead::Show(slide) => Ok(self.place(Place::Slide(slide))),
            Ahead::ShowAndOpen { slide, round } => {
                Ok([self.place(Place::Slide(slide)), self.open(round, now)?].concat())
            }
            Ahead::Open(round) | Ahead::OpenAgain(round) => self.open(round, now),
            Ahead::CloseAndReveal(question) | Ahead::Reveal(question) => self.reveal(&question, now),
            Ahead::CloseAndTalk(question) => self.talk(&question, now),
            Ahead::Closing => Ok(self.place(Place::Closing)),
            Ahead::Nothing => Err(Rejection::NothingToDo),
        }
    }

    fn previous(&self, now: Millis) -> Result<Vec<Event>, Rejection> {
        if let Some(undo) = self.stage.undo.as_ref().filter(|undo| now <= undo.until) {
            return self.reopen(&undo.question, now);
        }
        if self.stage.cover != Cover::None {
            return Ok(vec![Event::Covered(Cover::None)]);
        }
        if self.replay().is_some() {
            return Ok(vec![Event::ReplayEnded]);
        }
        let before = self.before(&self.stage.place).ok_or(Rejection::NothingToDo)?;
        Ok(self.place(before))
    }

    fn jump(&self, place: &Place) -> Result<Vec<Event>, Rejection> {
        if let Place::Slide(id) = place {
            self.deck.slide(id).ok_or(Rejection::Unknown)?;
        }
        if *place == self.stage.place { Ok(Vec::new()) } else { Ok(self.place(place.clone())) }
    }

    /// Moves the show, which ends a talk about what is not shown there.
    fn place(&self, place: Place) -> Vec<Event> {
        let asked = self.slide(&place).and_then(|slide| slide.question_id());
        let away = self.stage.talk.is_some() && self.stage.talk.as_ref() != asked;
        [vec![Event::Placed(place)], only(away, Event::TalkEnded)].concat()
    }

    fn open_waiting(&self, id: &QuestionId, now: Millis) -> Result<Vec<Event>, Rejection> {
        self.question(id).ok_or(Rejection::Unknown)?;
        let here = self.slide(&self.stage.place).filter(|slide| slide.question_id() == Some(id));
        match here.and_then(|slide| self.waits(slide)) {
            Some(round) => self.open(round, now),
            None if self.rounds(id).is_empty() => self.open(self.next_round(id), now),
            None => Err(Rejection::NothingToDo),
        }
    }

    fn close(&self, id: &QuestionId, now: Millis) -> Result<Vec<Event>, Rejection> {
        let round = self.asked(id)?;
        if !round.is_open() {
            return Err(Rejection::NothingToDo);
        }
        Ok(vec![put_away(round, now)])
    }

    fn reveal(&self, id: &QuestionId, now: Millis) -> Result<Vec<Event>, Rejection> {
        let latest = self.asked(id)?;
        if latest.revealed {
            return Err(Rejection::NothingToDo);
        }
        let mut events = only(latest.is_open(), closed(latest, now));
        events.extend(self.series(id).filter(|round| !round.revealed).map(|round| Event::Revealed(round.id.clone())));
        events.extend(self.end_talk(self.stage.talk.as_ref() == Some(id)));
        Ok(events)
    }

    fn conceal(&self, id: &QuestionId) -> Result<Vec<Event>, Rejection> {
        self.asked(id)?;
        Ok(self.concealed(id))
    }

    fn concealed(&self, id: &QuestionId) -> Vec<Event> {
        let shown = self.series(id).filter(|round| round.revealed);
        shown.map(|round| Event::Concealed(round.id.clone())).collect()
    }

    fn reopen(&self, id: &QuestionId, now: Millis) -> Result<Vec<Event>, Rejection> {
        let latest = self.asked(id)?;
        if latest.is_open() {
            return Err(Rejection::NothingToDo);
        }
        let mut events = self.clear_stage(now);
        events.extend(self.concealed(id));
        events.push(Event::RoundReopened(latest.id.clone()));
        Ok(events)
    }

    fn again(&self, id: &QuestionId, now: Millis) -> Result<Vec<Event>, Rejection> {
        let latest = self.asked(id)?;
        // A round without ballots would be dropped, and the same one opened.
        if latest.is_open() && latest.is_blank() {
            return Err(Rejection::NothingToDo);
        }
        self.open(self.next_round(id), now)
    }

    pub(super) fn talk(&self, id: &QuestionId, now: Millis) -> Result<Vec<Event>, Rejection> {
        let latest = self.asked(id)?;
        if self.stage.talk.as_ref() == Some(id) {
            return Err(Rejection::NothingToDo);
        }
        // Its own round is kept even when it is empty: the talk is about it.
        let mut events = if latest.is_open() { vec![closed(latest, now)] } else { self.put_open_away(now) };
        events.extend(self.concealed(id));
        events.push(Event::TalkBegan(id.clone()));
        Ok(events)
    }

    fn split(&self, id: &QuestionId, shown: bool, now: Millis) -> Result<Vec<Event>, Rejection> {
        let latest = self.asked(id)?;
        if shown == latest.split_shown || (shown && !(latest.revealed && self.may_split(latest))) {
            return Err(Rejection::NothingToDo);
        }
        let round = latest.id.clone();
        if !shown {
            return Ok(vec![Event::SplitHidden(round)]);
        }
        if latest.takes(now) {
            return Err(Rejection::NotNow);
        }
        let alone = latest.split.as_ref().map_or_else(|| self.alone(latest), |split| split.alone().clone());
        Ok(vec![Event::SplitShown { round, alone }])
    }

    fn lay(&self, cover: Cover) -> Result<Vec<Event>, Rejection> {
        let there = self.stage.cover;
        let toggled = if cover == there { Cover::None } else { cover };
        match toggled {
            Cover::Wifi if self.stage.wifi.is_none() => Err(Rejection::NothingToDo),
            // What lies over the picture, or stands in its place, would be kept instead of it.
            Cover::Frozen if there != Cover::None || self.replay().is_some() => Err(Rejection::NothingToDo),
            _ => Ok(only(toggled != there, Event::Covered(toggled))),
        }
    }

    fn cap(&self, cap: Option<u32>) -> Result<Vec<Event>, Rejection> {
        if cap.is_some_and(|cap| !(1..=limit::BALLOTS as u32).contains(&cap)) {
            return Err(Rejection::Cap);
        }
        Ok(only(cap != self.stage.cap, Event::Capped(cap)))
    }

    fn wifi(&self, wifi: Option<&Wifi>) -> Result<Vec<Event>, Rejection> {
        wifi.map_or(Ok(()), Wifi::check)?;
        let mut events = only(wifi != self.stage.wifi.as_ref(), Event::WifiSet(wifi.cloned()));
        events.extend(only(wifi.is_none() && self.stage.cover == Cover::Wifi, Event::Covered(Cover::None)));
        Ok(events)
    }

    fn unend(&self, now: Millis) -> Result<Vec<Event>, Rejection> {
        let ended_at = self.ended_at.ok_or(Rejection::NothingToDo)?;
        if self.sealed || now > ended_at.plus(limit::UNEND_MS) {
            return Err(Rejection::Ended);
        }
        Ok(vec![Event::Unended])
    }

    /// Opens a round, of the question as it is now.
    fn open(&self, round: RoundId, now: Millis) -> Result<Vec<Event>, Rejection> {
        let asked = self.question(&round.question).ok_or(Rejection::Unknown)?;
        if round.number > limit::ROUNDS {
            return Err(Rejection::TooManyRounds);
        }
        let mut events = self.clear_stage(now);
        events.push(Event::RoundOpened { round, asked: Arc::new(asked.clone()) });
        Ok(events)
    }

    /// Makes room for a question that opens: another one closes, and a talk ends.
    fn clear_stage(&self, now: Millis) -> Vec<Event> {
        let mut events = self.put_open_away(now);
        events.extend(self.end_talk(self.stage.talk.is_some()));
        events
    }

    fn put_open_away(&self, now: Millis) -> Vec<Event> {
        self.open_round().map(|round| put_away(round, now)).into_iter().collect()
    }

    fn end_talk(&self, ends: bool) -> Vec<Event> {
        only(ends, Event::TalkEnded)
    }

    /// The latest round of a question of the deck.
    fn asked(&self, id: &QuestionId) -> Result<&Round, Rejection> {
        self.question(id).ok_or(Rejection::Unknown)?;
        self.latest(id).ok_or(Rejection::NothingToDo)
    }
}

/// Closes a round, or drops it where nobody cast anything.
pub(super) fn put_away(round: &Round, now: Millis) -> Event {
    if round.is_blank() { Event::RoundDropped(round.id.clone()) } else { closed(round, now) }
}

pub(super) fn closed(round: &Round, now: Millis) -> Event {
    Event::RoundClosed { round: round.id.clone(), grace_until: now.plus(limit::GRACE_MS) }
}

pub(super) fn only(happens: bool, event: Event) -> Vec<Event> {
    happens.then_some(event).into_iter().collect()
}

/// How long another "next" is taken for a bounce of the press that made these.
pub(super) fn bounce(change: &[Event]) -> u64 {
    let weighty = |event: &Event| {
        matches!(
            event,
            Event::RoundOpened { .. }
                | Event::RoundReopened(_)
                | Event::RoundClosed { .. }
                | Event::RoundDropped(_)
                | Event::Revealed(_)
        )
    };
    if change.iter().any(weighty) { limit::BOUNCE_MS } else { limit::CONTENT_BOUNCE_MS }
}

/// The question that these closed and revealed at once.
fn undo(change: &[Event]) -> Option<QuestionId> {
    change.iter().find_map(|event| match event {
        Event::RoundClosed { round, .. } if change.contains(&Event::Revealed(round.clone())) => {
            Some(round.question.clone())
        }
        _ => None,
    })
}
