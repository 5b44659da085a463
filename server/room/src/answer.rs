//! What one participant filled in.

use std::collections::BTreeMap;

use crate::{
    id::{FieldId, ItemId},
    kind::marks::Mark,
    number::Hundredths,
};

/// All fields together as a phone sends them, by id; nothing of it is believed yet.
pub type Given = BTreeMap<FieldId, GivenValue>;

/// One field as a phone sends it.
#[derive(Clone, PartialEq, Debug)]
pub enum GivenValue {
    /// A grade.
    Grade(f64),
    /// The chosen ids.
    Choice(Vec<ItemId>),
    /// The keywords.
    Keywords(Vec<String>),
    /// The ids marked high and the ids marked low.
    Marks {
        /// Marked high.
        high: Vec<ItemId>,
        /// Marked low.
        low: Vec<ItemId>,
    },
    /// Numbers by item and series.
    Rating(BTreeMap<ItemId, BTreeMap<ItemId, f64>>),
    /// A text.
    Text(String),
    /// Points by choice.
    Points(BTreeMap<ItemId, f64>),
}

/// A checked answer: one place for each field of the question as asked, by index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer(pub Vec<Option<Value>>);

/// One checked field; choices, items and series stand by index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A grade of the scale.
    Grade(Hundredths),
    /// Indices of choices, rising.
    Choice(Vec<u16>),
    /// Keywords, normalised, none empty, none twice.
    Keywords(Vec<String>),
    /// One place an item.
    Marks(Vec<Option<Mark>>),
    /// One place an item and series, item by item: `items × series` places.
    Rating(Vec<Option<i32>>),
    /// A text, normalised, not empty.
    Text(String),
    /// Points a choice, one place a choice.
    Points(Vec<u16>),
}
