//! What a workshop came to, slide by slide: all that was shown or may be, and nothing that tells who or when. The file of a
//! whole room has this form (`docs/export.md`), and every other export is made from it.

use serde::Serialize;

use super::{question::AskedView, slide::SlideView, tally::RoundTally};

/// The version of this form: it rises when something comes to mean something else. More may be added to it.
pub const VERSION: u32 = 1;

/// A workshop. `GET /api/rooms/{code}/report`, and whole as `…/export.json`; as presenter.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`VERSION`].
    pub version: u32,
    /// The room's code.
    pub code: String,
    /// What the workshop is called.
    pub title: String,
    /// The deck's language, `nl` or `en`.
    pub language: String,
    /// When it began, in milliseconds since 1970.
    pub began_at: u64,
    /// When it ended, if it has.
    pub ended_at: Option<u64>,
    /// The deck's noun for a group, where participants were asked for one.
    pub group: Option<String>,
    /// The room's groups, in order.
    pub groups: Vec<String>,
    /// The smallest group that is shown on its own; texts and keywords need five at least.
    pub minimum: u16,
    /// The slides that were shown, in order.
    pub slides: Vec<ReportSlide>,
}

/// A slide that was shown.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ReportSlide {
    /// Its text and figure.
    pub slide: SlideView,
    /// What was asked on it.
    pub question: Option<ReportQuestion>,
    /// The shown round that its figure draws.
    pub drawn: Option<RoundName>,
}

/// A round by its name.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct RoundName {
    /// The question.
    pub question: String,
    /// The number of the round.
    pub round: u32,
}

/// What was asked on a slide.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ReportQuestion {
    /// Its id.
    pub id: String,
    /// Its place among the questions of the show, from 1.
    pub number: u32,
    /// The rounds that were asked on this slide, oldest first; at least one.
    pub rounds: Vec<ReportRound>,
}

/// One asking.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ReportRound {
    /// Its number, from 1.
    pub round: u32,
    /// What was asked, as it was asked then.
    pub asked: AskedView,
    /// How many answers stand.
    pub n: u32,
    /// What they add up to, where that is shown: the fields of which enough was filled in. The cards of a text stand pinned
    /// ones first, then by count, then by the alphabet; their numbers count that order.
    pub tally: Option<RoundTally>,
    /// The fields of which too few filled something in to show how it fell out.
    pub few: Vec<FewField>,
    /// How many answered this round and the one before it, where both are shown.
    pub answered_both: u32,
}

/// A field of which nothing is shown, since it would tell on one or two people.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct FewField {
    /// The field.
    pub field: String,
    /// How many filled it in, where that tells nothing.
    pub n: Option<u32>,
}
