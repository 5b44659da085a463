//! A round that is played again, as the wall and the presenter see it.

use serde::Serialize;

use super::{question::QuestionView, tally::RoundTally};

/// Which round is played again.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ReplayView {
    /// Its question as it was asked then, in that round.
    pub question: QuestionView,
}

/// The moment of it that is shown.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ReplayTally {
    /// Where it stands, from 0, the opening, to as many as there are `counts`.
    pub part: u16,
    /// How long each part is shown, in milliseconds, while it moves.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub pace: Option<u64>,
    /// The part of the moment that is shown: the last one by then of which something may be shown.
    pub at: u16,
    /// How many answers stood at that moment.
    pub answered: u32,
    /// How long the round took from its opening to its last answer, in seconds.
    pub seconds: u32,
    /// How many answers stood at the end of each part.
    pub counts: Vec<u32>,
    /// The parts of which there is something to show, in order.
    pub stills: Vec<u16>,
    /// What happened to the round when, oldest first; of a sealed room nothing.
    pub marks: Vec<MarkView>,
    /// The highest number of each field in all moments, in order, so that drawings keep their scale.
    pub most: Vec<u32>,
    /// What the answers add up to at that moment: of a sealed room at the end.
    pub tally: RoundTally,
}

/// Something that happened to the round.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct MarkView {
    /// What.
    pub mark: Mark,
    /// How long after its opening, in seconds.
    pub after: u32,
    /// In which part, the last included.
    pub part: u16,
}

/// What happens to a round.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Mark {
    /// It opened, or opened again.
    Opened,
    /// It closed.
    Closed,
    /// Its tally was shown.
    Revealed,
}

/// A round that can be played again.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ReplayableView {
    /// The question.
    pub question: String,
    /// The number of its round.
    pub round: u32,
    /// The place of the question among those of the show, from 1.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// How many answered.
    pub answered: u32,
}
