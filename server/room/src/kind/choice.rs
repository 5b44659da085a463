//! One or several of the choices.

use super::{Items, indices};
use crate::{
    answer::{GivenValue, Value},
    id::FieldId,
    rejection::Rejection,
    tally::Change,
};

/// Choices of which `most` may be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What there is to choose from, in order.
    pub choices: Items,
    /// How many may be chosen, at least 1.
    pub most: u16,
}

impl Choice {
    /// The indices of the chosen, rising.
    pub fn check(&self, field: &FieldId, given: &GivenValue) -> Result<Option<Value>, Rejection> {
        let GivenValue::Choice(ids) = given else {
            return Err(Rejection::WrongKind(field.clone()));
        };
        let mut chosen = indices(&self.choices, ids, field)?;
        if chosen.len() > usize::from(self.most) {
            return Err(Rejection::TooMany(field.clone()));
        }
        chosen.sort_unstable();
        Ok((!chosen.is_empty()).then_some(Value::Choice(chosen)))
    }
}

/// How often each choice was chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChoiceTally {
    /// One count a choice, in order.
    pub counts: Vec<u32>,
    /// How many chose anything.
    pub answers: u32,
}

impl ChoiceTally {
    /// Of no answers yet.
    pub fn new(choice: &Choice) -> Self {
        Self { counts: vec![0; choice.choices.items.len()], answers: 0 }
    }

    pub(crate) fn count(&mut self, chosen: &[u16], change: Change) {
        change.one(&mut self.answers);
        for index in chosen {
            if let Some(count) = self.counts.get_mut(usize::from(*index)) {
                change.one(count);
            }
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        Change::all(&mut self.counts, &other.counts);
    }
}
