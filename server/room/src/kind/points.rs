//! Points over the choices.

use super::Items;
use crate::{
    answer::{GivenValue, Value},
    id::FieldId,
    number::whole_within,
    rejection::Rejection,
    tally::Change,
};

/// A number of points to spread over the choices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Points {
    /// What the points go to, in order.
    pub choices: Items,
    /// How many there are to spread.
    pub points: u16,
}

impl Points {
    /// One place a choice; points may be left over.
    pub fn check(&self, field: &FieldId, given: &GivenValue) -> Result<Option<Value>, Rejection> {
        let GivenValue::Points(given) = given else {
            return Err(Rejection::WrongKind(field.clone()));
        };
        let mut points = vec![0; self.choices.items.len()];
        let mut left = self.points;
        for (id, number) in given {
            let index = self.choices.index(id).ok_or_else(|| Rejection::UnknownItem(field.clone()))?;
            // From 0 to 65,535, so nothing is cut off.
            let number = whole_within(*number, 0, u16::MAX.into(), field)? as u16;
            left = left.checked_sub(number).ok_or_else(|| Rejection::TooMany(field.clone()))?;
            points[index] = number;
        }
        Ok((left < self.points).then_some(Value::Points(points)))
    }
}

/// The points each choice got.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PointsTally {
    /// One sum a choice, in order.
    pub sums: Vec<u64>,
    /// How many gave any point.
    pub answers: u32,
}

impl PointsTally {
    /// Of no answers yet.
    pub fn new(points: &Points) -> Self {
        Self { sums: vec![0; points.choices.items.len()], answers: 0 }
    }

    pub(crate) fn count(&mut self, points: &[u16], change: Change) {
        change.one(&mut self.answers);
        for (sum, points) in self.sums.iter_mut().zip(points) {
            change.points(sum, (*points).into());
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        for (sum, other) in self.sums.iter_mut().zip(&other.sums) {
            *sum += other;
        }
    }
}
