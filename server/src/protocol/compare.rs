//! Workshops of the same questions beside each other: what is chosen to be compared, and what comes of it.

use serde::{Deserialize, Serialize};

use super::{
    question::{AskedView, FieldView},
    tally::Sum,
};

/// A comparison to make. `POST /api/comparisons`, with the organiser key; answered by [`ComparisonSummary`].
#[derive(Deserialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewComparison {
    /// 2 to 8 rooms, in the order in which they are shown.
    pub rooms: Vec<NamedRoom>,
}

/// A room, and what it is called beside others.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NamedRoom {
    /// Its code.
    pub code: String,
    /// Its name, such as “2025” or “Noord”: 1 to 40 characters, no two alike.
    pub name: String,
}

/// A comparison that was made: of which rooms, and no numbers. `GET /api/comparisons`, with the organiser key;
/// `DELETE …/{id}` forgets it.
#[derive(Serialize, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ComparisonSummary {
    /// Its id.
    pub id: String,
    /// When it was made, in milliseconds.
    pub at: u64,
    /// The rooms, in order.
    pub rooms: Vec<NamedRoom>,
}

/// Rooms beside each other, as far as each was shown and may be named. `GET /api/comparisons/{id}`, with the organiser key.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Its id.
    pub id: String,
    /// What the workshops are called: the title of the last one whose results are there.
    pub title: String,
    /// The language of that one, `nl` or `en`.
    pub language: String,
    /// The rooms, in order.
    pub rooms: Vec<ComparedRoom>,
    /// What any of them was asked, in the order of the last one.
    pub questions: Vec<ComparedQuestion>,
}

/// A room among others.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ComparedRoom {
    /// Its code.
    pub code: String,
    /// What it is called here.
    pub name: String,
    /// When it began, in milliseconds since 1970; nothing where the room, and with it its results, was deleted.
    pub began_at: Option<u64>,
    /// Whether it still runs.
    pub running: bool,
}

/// A question that rooms were asked on the same slide: of each its latest round there that was shown.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ComparedQuestion {
    /// Its id.
    pub id: String,
    /// The slide it was asked on.
    pub slide: String,
    /// What was asked, in the words of the last room that was asked it.
    pub asked: AskedView,
    /// Its fields, without those that take texts.
    pub fields: Vec<ComparedField>,
}

/// One field of a question.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ComparedField {
    /// The field as the rows answered it.
    pub field: FieldView,
    /// What each room answered, in order; fewer than two are no comparison.
    pub rows: Vec<ComparedRow>,
    /// The rooms that are not among the rows, and why; those that were deleted are not named here.
    pub apart: Vec<Apart>,
}

/// What one room answered.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct ComparedRow {
    /// The place of the room in the comparison, from 0.
    pub room: u32,
    /// How many filled the field in.
    pub n: u32,
    /// The sum, by kind.
    pub sum: Sum,
}

/// A room that is not compared in a field.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct Apart {
    /// The place of the room in the comparison, from 0.
    pub room: u32,
    /// Why.
    pub why: WhyApart,
}

/// Why a room is not compared in a field.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub enum WhyApart {
    /// It was not asked there.
    NotAsked,
    /// It was asked with another scale or other choices, or of groups instead of people.
    AskedOtherwise,
    /// The outcome was not shown there.
    NotShown,
    /// Fewer answered than may be shown on their own.
    TooFew,
}
