//! A text.

use crate::{
    answer::{GivenValue, Value},
    id::FieldId,
    rejection::Rejection,
    wording,
};

/// A text of at most `length` characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// The longest text, in characters (grapheme clusters).
    pub length: u16,
    /// The keywords or choice field by which the cards are grouped.
    pub by: Option<FieldId>,
}

impl Text {
    /// The text, normalised.
    pub fn check(&self, field: &FieldId, given: &GivenValue) -> Result<Option<Value>, Rejection> {
        let GivenValue::Text(text) = given else {
            return Err(Rejection::WrongKind(field.clone()));
        };
        Ok(wording::check(text, self.length, field)?.map(Value::Text))
    }
}

/// How many texts there are; the texts themselves are cards.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TextTally {
    /// How many wrote something.
    pub answers: u32,
}
