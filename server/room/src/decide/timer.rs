//! Timers: started, extended and stopped by the presenter, over by themselves.

use super::steer::{bounce, put_away};
use crate::{
    ahead::Ahead,
    event::Event,
    id::{Millis, QuestionId},
    rejection::Rejection,
    room::Room,
    timer::{self, Timer},
};

impl Room {
    pub(super) fn time(
        &self,
        question: &QuestionId,
        length: u64,
        closes: bool,
        now: Millis,
    ) -> Result<Vec<Event>, Rejection> {
        self.question(question).ok_or(Rejection::Unknown)?;
        let open = self.open_round().is_some_and(|round| round.id.question == *question);
        if !open && self.stage.talk.as_ref() != Some(question) {
            return Err(Rejection::NothingToDo);
        }
        if !timer::fits(length) {
            return Err(Rejection::Time);
        }
        let (question, until) = (question.clone(), now.plus(length));
        // A talk takes no answers, so there is nothing to close.
        Ok(vec![Event::TimerSet { question, length, until, closes: closes && open }])
    }

    pub(super) fn extend(&self, more: u64, now: Millis) -> Result<Vec<Event>, Rejection> {
        let timer = self.stage.timer.as_ref().ok_or(Rejection::NothingToDo)?;
        let until = timer.until.max(now).plus(more);
        let length = timer.length.max(until.0 - now.0);
        if more == 0 || !timer::fits(length) {
            return Err(Rejection::Time);
        }
        Ok(vec![Event::TimerSet { question: timer.question.clone(), length, until, closes: timer.closes }])
    }

    pub(super) fn stop_timer(&self) -> Vec<Event> {
        self.stage.timer.as_ref().map(|_| Event::TimerStopped).into_iter().collect()
    }

    /// When a tick tells that the timer is over.
    pub(crate) fn timer_due(&self) -> Option<Millis> {
        let timer = self.stage.timer.as_ref().filter(|timer| !timer.over && self.ended_at.is_none())?;
        Some(timer.until)
    }

    /// What the end of a timer leads to: nothing but that it is over, unless it was to close the question. Then the stage
    /// goes a step on, so that a "next" which meant to close does not reveal.
    pub(super) fn time_over(&self, now: Millis) -> Vec<Event> {
        let due = self.timer_due().is_some_and(|due| due <= now);
        let Some(timer) = self.stage.timer.as_ref().filter(|_| due) else { return Vec::new() };
        let change = if timer.closes { self.close_in_time(timer, now) } else { Vec::new() };
        if change.is_empty() {
            return vec![Event::TimerEnded];
        }
        let stepped = Event::Stepped { at: now, bounce_ms: bounce(&change), undo: None };
        [vec![stepped, Event::TimerEnded], change].concat()
    }

    /// Closes the question, hidden; where a talk follows, it begins.
    fn close_in_time(&self, Timer { question, .. }: &Timer, now: Millis) -> Vec<Event> {
        let Some(round) = self.open_round().filter(|round| round.id.question == *question) else { return Vec::new() };
        if matches!(self.after_closing(&round.asked), Ahead::CloseAndTalk(_)) {
            return self.talk(question, now).unwrap_or_default();
        }
        vec![put_away(round, now)]
    }
}
