//! The time that a question or a talk is given. Nobody has a time limit unless the presenter starts one.

use crate::{
    id::{Millis, QuestionId},
    limit,
    stage::Stage,
};

/// A timer that was started for a question that is open or talked about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Timer {
    /// For which question.
    pub question: QuestionId,
    /// The whole time, in milliseconds: what the gauge falls from.
    pub length: u64,
    /// When it is over.
    pub until: Millis,
    /// Whether an open question closes then.
    pub closes: bool,
    /// Whether a tick told that it is over.
    pub over: bool,
}

/// What the deck proposes for a question; it starts nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Timing {
    /// For answering, in milliseconds.
    pub open: Option<u64>,
    /// Whether the question closes when that is over.
    pub closes: bool,
    /// For the talk, in milliseconds.
    pub talk: Option<u64>,
}

/// Whether a timer may run that long, in milliseconds.
pub(crate) fn fits(length: u64) -> bool {
    (limit::TIMER_MS.0..=limit::TIMER_MS.1).contains(&length)
}

impl Timer {
    /// Whether what it was started for still goes on.
    pub(crate) fn belongs(&self, stage: &Stage) -> bool {
        stage.open.as_ref() == Some(&self.question) || stage.talk.as_ref() == Some(&self.question)
    }
}
