//! Tallies as screens see them: bounded, and never a mean of hidden numbers.

use serde::Serialize;

use super::{incoming::Whose, split::SplitTally};

/// What the ballots of one round add up to.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct RoundTally {
    /// The question.
    pub question: String,
    /// The number of the round.
    pub round: u32,
    /// How many ballots stand.
    pub n: u32,
    /// One a field, in order.
    pub fields: Vec<FieldTally>,
    /// How those who gave a grade in the round before too have moved, where that may be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub shift: Option<ShiftView>,
    /// The action list, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub actions: Option<ActionsView>,
    /// What was scored, while that lies beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub against: Option<AgainstView>,
    /// The same by group, while that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub split: Option<SplitTally>,
}

/// What was scored, beside what whoever was scored expected. The two are no one scale.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct AgainstView {
    /// The group whose scores they are, or nothing for the room's.
    pub group: Option<String>,
    /// Of how many groups they are the mean; 0 where they are no mean.
    pub groups: u32,
    /// The deck's noun for a group.
    pub noun: Option<String>,
    /// The lowest score.
    pub min: i32,
    /// The highest score.
    pub max: i32,
    /// The field that was marked.
    pub field: String,
    /// One place an item, in its order.
    pub scores: Vec<Option<f64>>,
    /// What was expected; nothing of a group that is too small.
    pub expected: Option<ExpectedView>,
}

/// What was expected.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ExpectedView {
    /// Marked high, one place an item.
    pub high: Vec<u32>,
    /// Marked low, one place an item.
    pub low: Vec<u32>,
    /// How many answered.
    pub n: u32,
}

/// The scores that can lie beside a question's tally, as the presenter sees them.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ScoresView {
    /// The lowest score.
    pub min: i32,
    /// The highest score.
    pub max: i32,
    /// The names of the items that are scored, in order.
    pub items: Vec<String>,
    /// What was given, of whom.
    pub given: Vec<GivenScores>,
    /// Whether there is something for the whole room.
    pub for_room: bool,
    /// Whose lie beside the tally now.
    pub shown: Option<Whose>,
}

/// Scores as they were given.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct GivenScores {
    /// Whose.
    pub whose: Whose,
    /// One place an item.
    pub scores: Vec<Option<f64>>,
}

/// An action list.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ActionsView {
    /// Its lines, in the order in which they came.
    pub lines: Vec<ActionView>,
    /// How many there are beyond these.
    pub more: u32,
}

/// A line of an action list.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    /// Its number.
    pub id: u32,
    /// What is done, by whom and when; empty where that was not said.
    pub said: [String; 3],
    /// The group that says so, where groups answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub group: Option<String>,
}

/// A line of an action list as the presenter sees it.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ModeratedAction {
    /// The line.
    pub line: ActionView,
    /// Held back for a word in it.
    pub held: bool,
    /// Taken from all screens.
    pub struck: bool,
}

/// How those who were asked twice moved.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ShiftView {
    /// How many gave a higher grade.
    pub up: u32,
    /// How many gave the same.
    pub same: u32,
    /// How many gave a lower one.
    pub down: u32,
}

/// One field's tally.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct FieldTally {
    /// The field.
    pub field: String,
    /// How many ballots filled it in.
    pub n: u32,
    /// Texts of a branch with too few answers are held back: counted, not shown.
    pub branch_held: bool,
    /// The sum, by kind.
    pub sum: Sum,
}

/// What a field's values add up to, by kind.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Sum {
    /// A histogram.
    Grade {
        /// Ballots a step of the scale, from the lowest.
        bins: Vec<u32>,
        /// The mean, or nothing without ballots.
        mean: Option<f64>,
        /// The median, or nothing without ballots.
        median: Option<f64>,
        /// The standard deviation, or nothing without ballots.
        deviation: Option<f64>,
    },
    /// Ballots a choice, in the order of the choices.
    Choice {
        /// Counts.
        counts: Vec<u32>,
    },
    /// The most frequent words, spellings folded.
    Keywords {
        /// Most frequent first.
        words: Vec<WordView>,
        /// How many different words there are beyond these.
        more: u32,
        /// How many are held back or hidden.
        withheld: u32,
    },
    /// High and low an item, in the order of the items.
    Marks {
        /// Marked high.
        high: Vec<u32>,
        /// Marked low.
        low: Vec<u32>,
    },
    /// Mean and spread an item and series.
    Rating {
        /// Item by item, in order; in each, series by series.
        items: Vec<Vec<Rated>>,
    },
    /// Cards: pinned ones first, then stacks, then the newest.
    Text {
        /// The clusters that the presenter named, in that order; a card is grouped by the name of its own.
        clusters: Vec<ClusterView>,
        /// Equal texts stacked.
        cards: Vec<CardView>,
        /// How many cards there are beyond these.
        more: u32,
        /// How many are held back or hidden.
        withheld: u32,
    },
    /// Points a choice, in the order of the choices.
    Points {
        /// Sums.
        sums: Vec<u32>,
    },
}

/// A word and its count.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct WordView {
    /// Its most frequent spelling.
    pub word: String,
    /// How often it was given.
    pub count: u32,
}

/// One item's ratings in one series.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Rated {
    /// How many rated it.
    pub n: u32,
    /// The mean, or nothing without ratings.
    pub mean: Option<f64>,
    /// The standard deviation, or nothing without ratings.
    pub deviation: Option<f64>,
}

/// What was changed about the clusters of a text field.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ClusteredView {
    /// The field.
    pub field: String,
    /// How many changes can be taken back.
    pub changes: u32,
    /// Whether phones are asked to file their own cards.
    pub open: bool,
}

/// A cluster of cards.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ClusterView {
    /// Its number.
    pub id: u16,
    /// What it is called.
    pub name: String,
    /// How many cards of it are shown.
    pub count: u32,
}

/// A card on a wall.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct CardView {
    /// The number of the newest card of its stack.
    pub id: u32,
    /// What it says.
    pub text: String,
    /// How many ballots say so; 0 for a card from the room.
    pub count: u32,
    /// Put first by the presenter.
    pub pinned: bool,
    /// Added by the presenter from the room.
    pub added: bool,
    /// Its cluster, else the word or choice by which it is grouped, where the field is.
    pub by: Option<String>,
    /// The group whose answer it is, where groups answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub group: Option<String>,
}

/// A card as the presenter sees it.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ModeratedCard {
    /// The card.
    pub id: u32,
    /// The field in whose column it stands.
    pub field: String,
    /// What it says.
    pub text: String,
    /// The revision that says so.
    pub revision: u64,
    /// Taken from all screens.
    pub hidden: bool,
    /// Held back for a word in it.
    pub held: bool,
    /// Put first.
    pub pinned: bool,
    /// Added from the room.
    pub added: bool,
    /// The cluster it stands in.
    pub cluster: Option<u16>,
    /// The group whose answer it is, where groups answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub group: Option<String>,
}

/// What the presenter may change about the words of a field.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct WordsView {
    /// The field.
    pub field: String,
    /// How many changes she made.
    pub edits: u32,
    /// What the latest was.
    pub last: Option<EditKind>,
    /// The words of more than one spelling, and those that are called otherwise.
    pub spelled: Vec<SpelledWord>,
}

/// A change to the words of a field.
#[derive(Serialize, Clone, Copy, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum EditKind {
    /// Words became one.
    Merged,
    /// A spelling became a word of its own.
    Split,
    /// A word is called otherwise.
    Renamed,
}

/// A word and the spellings of it.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct SpelledWord {
    /// As it is shown.
    pub word: String,
    /// As written, most frequent first.
    pub spellings: Vec<WordView>,
}

/// A word, as written, that is held back or hidden.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct WithheldWord {
    /// The field.
    pub field: String,
    /// As written.
    pub word: String,
    /// Hidden by the presenter, rather than held back by the list.
    pub hidden: bool,
}
