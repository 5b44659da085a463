//! Names of things: ids that are written in a deck, and ids that arrive with commands.

use std::{fmt, sync::Arc};

macro_rules! written_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(written: &str) -> Self {
                Self(written.into())
            }
        }

        impl From<String> for $name {
            fn from(written: String) -> Self {
                Self(written.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

written_id! {
    /// A slide of a deck.
    SlideId,
    /// A question of a deck.
    QuestionId,
    /// A field of a question.
    FieldId,
    /// A choice, an item or a series of a field.
    ItemId,
    /// A named list of items that fields and figures share.
    ListId,
    /// An image of a slide, kept beside the deck: named by what is in it, so that another image has another name.
    ImageName,
}

/// One participant's ballot in one question: a keyed hash of what the phone drew, so nothing ties two questions together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BallotId(pub [u8; 16]);

/// The random name a phone gives to one version of its answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AnswerId(pub u128);

/// A group of participants in a room, numbered in the order in which the room met them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct GroupId(pub u16);

/// A card on a wall, numbered within its round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CardId(pub u32);

/// A cluster of cards, numbered within its round in the order in which the presenter named them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ClusterId(pub u16);

/// A line of an action list, numbered within its round.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ActionId(pub u32);

/// A comparison with other rooms, by the random name that it has outside of this one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ComparisonId(pub u128);

/// One asking of a question: the first round of a question has number 1.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RoundId {
    /// The question that is asked.
    pub question: QuestionId,
    /// Which asking of it, from 1.
    pub number: u32,
}

/// Milliseconds since the Unix epoch, as the caller's clock tells them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Millis(pub u64);

impl Millis {
    /// This moment and `millis` more.
    pub fn plus(self, millis: u64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}
