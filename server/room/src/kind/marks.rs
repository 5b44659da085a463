//! High, low or neither for each item.

use super::{Items, indices};
use crate::{
    answer::{GivenValue, Value},
    id::FieldId,
    rejection::Rejection,
    tally::Change,
};

/// Items of which some may be marked high and some low.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marks {
    /// What there is to mark, in order.
    pub items: Items,
    /// How many may be high.
    pub most_high: u16,
    /// How many may be low.
    pub most_low: u16,
}

/// What one item is marked as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// Expected high.
    High,
    /// Expected low.
    Low,
}

impl Marks {
    /// One place an item.
    pub fn check(&self, field: &FieldId, given: &GivenValue) -> Result<Option<Value>, Rejection> {
        let GivenValue::Marks { high, low } = given else {
            return Err(Rejection::WrongKind(field.clone()));
        };
        let mut marks = vec![None; self.items.items.len()];
        for (mark, ids, most) in [(Mark::High, high, self.most_high), (Mark::Low, low, self.most_low)] {
            let marked = indices(&self.items, ids, field)?;
            for index in &marked {
                // `indices` found it among the items, of which `marks` has one place each.
                if marks[usize::from(*index)].replace(mark).is_some() {
                    return Err(Rejection::Twice(field.clone()));
                }
            }
            if marked.len() > usize::from(most) {
                return Err(Rejection::TooMany(field.clone()));
            }
        }
        Ok(marks.iter().any(Option::is_some).then_some(Value::Marks(marks)))
    }
}

/// How often each item was marked high and low.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarksTally {
    /// One count of high an item, in order.
    pub high: Vec<u32>,
    /// One count of low an item, in order.
    pub low: Vec<u32>,
    /// How many marked anything.
    pub answers: u32,
}

impl MarksTally {
    /// Of no answers yet.
    pub fn new(marks: &Marks) -> Self {
        let none = vec![0; marks.items.items.len()];
        Self { high: none.clone(), low: none, answers: 0 }
    }

    pub(crate) fn count(&mut self, marks: &[Option<Mark>], change: Change) {
        change.one(&mut self.answers);
        for (mark, (high, low)) in marks.iter().zip(self.high.iter_mut().zip(&mut self.low)) {
            match mark {
                Some(Mark::High) => change.one(high),
                Some(Mark::Low) => change.one(low),
                None => {}
            }
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        Change::all(&mut self.high, &other.high);
        Change::all(&mut self.low, &other.low);
    }
}
