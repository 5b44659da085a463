//! What one participant filled in.

use std::collections::BTreeMap;

use crate::{
    deck::{Condition, Question},
    id::{FieldId, ItemId},
    kind::{Kind, marks::Mark},
    number::Hundredths,
    rejection::Rejection,
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
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Answer(pub Vec<Option<Value>>);

/// One checked field; choices, items and series stand by index.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
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

/// The answer that was given to a question, one place a field; the first rule it breaks otherwise.
pub fn check(question: &Question, given: &Given) -> Result<Answer, Rejection> {
    if let Some(unknown) = given.keys().find(|id| question.field(id).is_none()) {
        return Err(Rejection::UnknownField(unknown.clone()));
    }
    let mut values = Vec::with_capacity(question.fields.len());
    let mut missing = None;
    for field in &question.fields {
        let value = given.get(&field.id).map_or(Ok(None), |given| field.kind.check(&field.id, given));
        let asked = field.when.as_ref().is_none_or(|when| holds(question, when, &values));
        if !asked && !matches!(value, Ok(None)) {
            return Err(Rejection::NotAsked(field.id.clone()));
        }
        let value = value?;
        if asked && field.required && value.is_none() {
            missing = missing.or(Some(&field.id));
        }
        values.push(value);
    }
    match missing {
        _ if values.iter().all(Option::is_none) => Err(Rejection::Empty),
        Some(field) => Err(Rejection::Required(field.clone())),
        None => Ok(Answer(values)),
    }
}

/// Whether a condition holds, given the values of the fields before.
fn holds(question: &Question, when: &Condition, values: &[Option<Value>]) -> bool {
    let Some((index, field)) = question.field(&when.field) else { return false };
    match (&field.kind, values.get(index)) {
        (Kind::Choice(kind), Some(Some(Value::Choice(chosen)))) => {
            kind.choices.index(&when.choice).is_some_and(|choice| chosen.iter().any(|c| usize::from(*c) == choice))
        }
        _ => false,
    }
}
