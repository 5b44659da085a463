//! Tallies by group as screens see them: only what the room's rule lets stand on its own.

use serde::Serialize;

use super::tally::Sum;

/// A round by group, as it was when it was first shown.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct SplitTally {
    /// The deck's noun for a group ("partnerschap").
    pub noun: String,
    /// One a field, in order.
    pub fields: Vec<SplitField>,
}

/// One field by group.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct SplitField {
    /// The field.
    pub field: String,
    /// Groups in the room's order, then the others; none where every group is too small.
    pub rows: Vec<SplitRow>,
}

/// What one group, or all the others together, answered.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct SplitRow {
    /// The group's name; nothing for the others.
    pub group: Option<String>,
    /// How many filled the field in.
    pub n: u32,
    /// The sum, by kind.
    pub sum: Sum,
}
