//! The kinds of field; one file a kind: its definition, check, adding to and removing from a tally.

pub mod choice;
pub mod grade;
pub mod keywords;
pub mod marks;
pub mod points;
pub mod rating;
pub mod text;

use crate::{
    answer::{GivenValue, Value},
    id::{FieldId, ItemId, ListId},
    rejection::Rejection,
};

/// What an input asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A number on a scale, in steps.
    Grade(grade::Grade),
    /// One or several of the choices.
    Choice(choice::Choice),
    /// A few short texts.
    Keywords(keywords::Keywords),
    /// High, low or neither for each item.
    Marks(marks::Marks),
    /// A number for each item and series.
    Rating(rating::Rating),
    /// A text.
    Text(text::Text),
    /// Points over the choices.
    Points(points::Points),
}

/// A choice, an item or a series: something with a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Unique within its list.
    pub id: ItemId,
    /// The name in full.
    pub label: String,
    /// A name for charts.
    pub short: Option<String>,
}

/// Items of a field or figure, written there or taken from a list of the deck.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Items {
    /// The list they come from, if they do.
    pub list: Option<ListId>,
    /// The items themselves, in order.
    pub items: Vec<Item>,
}

impl Items {
    /// The index of the item with that id.
    pub fn index(&self, id: &ItemId) -> Option<usize> {
        self.items.iter().position(|item| item.id == *id)
    }
}

impl Kind {
    /// The value that was given for a field of this kind, or `None` where it was left empty.
    pub fn check(&self, field: &FieldId, given: &GivenValue) -> Result<Option<Value>, Rejection> {
        match self {
            Self::Grade(kind) => kind.check(field, given),
            Self::Choice(kind) => kind.check(field, given),
            Self::Keywords(kind) => kind.check(field, given),
            Self::Marks(kind) => kind.check(field, given),
            Self::Rating(kind) => kind.check(field, given),
            Self::Text(kind) => kind.check(field, given),
            Self::Points(kind) => kind.check(field, given),
        }
    }
}

/// The indices of those items, each known and none twice.
fn indices(items: &Items, ids: &[ItemId], field: &FieldId) -> Result<Vec<u16>, Rejection> {
    let mut indices = Vec::new();
    for id in ids {
        let index = items.index(id).and_then(|index| u16::try_from(index).ok());
        let index = index.ok_or_else(|| Rejection::UnknownItem(field.clone()))?;
        if indices.contains(&index) {
            return Err(Rejection::Twice(field.clone()));
        }
        indices.push(index);
    }
    Ok(indices)
}
