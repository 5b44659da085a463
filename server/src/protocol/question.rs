//! A question as screens see it.

use serde::Serialize;

/// A question on a screen. What is asked reaches phones and projector only once the question has been opened.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// Its id.
    pub id: String,
    /// Its place among the questions of the show, from 1.
    pub number: u32,
    /// Its latest round, or 1 while it waits.
    pub round: u32,
    /// Where it stands.
    pub phase: Phase,
    /// When grace ends, in the server's milliseconds; only while ballots of a closed round still count.
    pub grace_until: Option<u64>,
    /// Whether the tally of the latest round is shown.
    pub revealed: bool,
    /// Whether neighbours talk about it now.
    pub talk: bool,
    /// The time it was given, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub timer: Option<TimerView>,
    /// What is asked; nothing while it waits (the presenter always has it).
    pub asked: Option<AskedView>,
}

/// A timer: nothing happens to the question when it is over, unless it was to close then.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct TimerView {
    /// The whole time, in milliseconds.
    pub length: u64,
    /// When it is over, in the server's milliseconds.
    pub until: u64,
    /// Whether the question closes then.
    pub closes: bool,
    /// Whether it is over.
    pub over: bool,
}

/// What the deck proposes for timers, in milliseconds.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct TimingView {
    /// For answering.
    pub open: Option<u64>,
    /// Whether the question closes then.
    pub closes: bool,
    /// For the talk.
    pub talk: Option<u64>,
}

/// Where a question stands.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Not opened yet.
    Waiting,
    /// Answers are taken.
    Open,
    /// No more answers, save within grace.
    Closed,
}

/// What is asked.
#[derive(Serialize, Clone, PartialEq, Debug, Default)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct AskedView {
    /// In full.
    pub prompt: String,
    /// In a few words, for titles.
    pub short: Option<String>,
    /// The inputs, in order.
    pub fields: Vec<FieldView>,
    /// Whether one answer stands for each group; said only where it does.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub per_group: bool,
    /// Whether its texts are lines of an action list: what is done, by whom and when.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub actions: bool,
}

/// One input.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Its id.
    pub id: String,
    /// What stands above it.
    pub label: Option<String>,
    /// What helps.
    pub hint: Option<String>,
    /// Must it be filled in?
    pub required: bool,
    /// When it is asked at all.
    pub when: Option<ConditionView>,
    /// What kind of input.
    pub input: Input,
}

/// "Only when that field holds this choice."
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ConditionView {
    /// An earlier choice field.
    pub field: String,
    /// The choice it must hold.
    pub choice: String,
}

/// A choice, item or series.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// A name for charts.
    pub short: Option<String>,
}

/// What kind of input a field is, with its limits.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Input {
    /// A number on a scale.
    Grade {
        /// The lowest.
        min: f64,
        /// The highest.
        max: f64,
        /// Between two grades.
        step: f64,
        /// The lowest that passes.
        pass: Option<f64>,
    },
    /// One or several choices.
    Choice {
        /// In order.
        choices: Vec<ItemView>,
        /// How many may be chosen.
        most: u16,
    },
    /// A few short texts.
    Keywords {
        /// How many fit.
        most: u16,
        /// The longest, in characters.
        length: u16,
    },
    /// High, low or neither.
    Marks {
        /// In order.
        items: Vec<ItemView>,
        /// How many may be high.
        most_high: u16,
        /// How many may be low.
        most_low: u16,
    },
    /// A whole number for each item and series.
    Rating {
        /// In order.
        items: Vec<ItemView>,
        /// At least one.
        series: Vec<ItemView>,
        /// The lowest.
        min: i32,
        /// The highest.
        max: i32,
    },
    /// A text.
    Text {
        /// The longest, in characters.
        length: u16,
        /// The field by which cards are grouped.
        by: Option<String>,
    },
    /// Points over the choices.
    Points {
        /// In order.
        choices: Vec<ItemView>,
        /// How many to spread.
        points: u16,
    },
}
