//! Types that are stored, each the mirror of a type of the room.

use std::{collections::BTreeMap, sync::Arc};

use peil_room::{
    id::{
        ActionId, AnswerId, BallotId, CardId, ClusterId, ComparisonId, FieldId, GroupId, ImageName, ItemId, ListId,
        Millis, QuestionId, RoundId, SlideId,
    },
    number::Hundredths,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The stored form of a `T`.
pub(super) trait Mirror<T>: Sized {
    /// The form of a value.
    fn of(value: &T) -> Self;
    /// The value again.
    fn back(self) -> T;
}

/// Declares a stored type field by field, and how it mirrors the room's type with the same fields or variants. A field or
/// variant that the room's type has and the stored one has not does not compile.
macro_rules! mirror {
    ($(#[$attr:meta])* struct $name:ident of $room:ty { $($(#[$how:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        $(#[$attr])*
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $($(#[$how])* $field: $type),+ }

        impl $crate::journal::stored::mirror::Mirror<$room> for $name {
            fn of(value: &$room) -> Self {
                type Room = $room;
                let Room { $($field),+ } = value;
                Self { $($field: $crate::journal::stored::mirror::Mirror::of($field)),+ }
            }

            fn back(self) -> $room {
                type Room = $room;
                let Self { $($field),+ } = self;
                Room { $($field: $field.back()),+ }
            }
        }
    };
    (enum $name:ident of $room:ty { $(
        $(#[$attr:meta])* $variant:ident $( { $($field:ident: $type:ty),+ $(,)? } )? $( ($inner:ident: $inner_type:ty) )?
    ),+ $(,)? }) => {
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "snake_case")]
        pub(super) enum $name { $(
            $(#[$attr])* $variant $( { $($field: $type),+ } )? $( ($inner_type) )?
        ),+ }

        impl $crate::journal::stored::mirror::Mirror<$room> for $name {
            fn of(value: &$room) -> Self {
                type Room = $room;
                match value { $(
                    Room::$variant $( { $($field),+ } )? $( ($inner) )? => Self::$variant
                        $( { $($field: $crate::journal::stored::mirror::Mirror::of($field)),+ } )?
                        $( ($crate::journal::stored::mirror::Mirror::of($inner)) )?
                ),+ }
            }

            fn back(self) -> $room {
                type Room = $room;
                match self { $(
                    Self::$variant $( { $($field),+ } )? $( ($inner) )? =>
                        Room::$variant $( { $($field: $field.back()),+ } )? $( ($inner.back()) )?
                ),+ }
            }
        }
    };
}
pub(super) use mirror;

macro_rules! as_it_is {
    ($($type:ty),+) => {$(
        impl Mirror<$type> for $type {
            fn of(value: &$type) -> Self {
                value.clone()
            }

            fn back(self) -> $type {
                self
            }
        }
    )+};
}
as_it_is!(bool, u8, u16, u32, u64, i32, i64, String, [String; 3]);

macro_rules! as_written {
    ($($id:ty),+) => {$(
        impl Mirror<$id> for String {
            fn of(id: &$id) -> Self {
                id.as_str().into()
            }

            fn back(self) -> $id {
                self.into()
            }
        }
    )+};
}
as_written!(SlideId, QuestionId, FieldId, ItemId, ListId, ImageName);

macro_rules! as_number {
    ($($name:ident($number:ty)),+) => {$(
        impl Mirror<$name> for $number {
            fn of(value: &$name) -> Self {
                value.0
            }

            fn back(self) -> $name {
                $name(self)
            }
        }
    )+};
}
as_number!(ActionId(u32), GroupId(u16), CardId(u32), ClusterId(u16), Millis(u64), Hundredths(i32));

/// 128 bits, as 32 hexadecimal digits.
#[derive(Serialize, Deserialize)]
pub(super) struct Hex(#[serde(with = "uuid::serde::simple")] Uuid);

impl Mirror<BallotId> for Hex {
    fn of(id: &BallotId) -> Self {
        Self(Uuid::from_bytes(id.0))
    }

    fn back(self) -> BallotId {
        BallotId(self.0.into_bytes())
    }
}

impl Mirror<ComparisonId> for Hex {
    fn of(id: &ComparisonId) -> Self {
        Self(Uuid::from_u128(id.0))
    }

    fn back(self) -> ComparisonId {
        ComparisonId(self.0.as_u128())
    }
}

impl Mirror<AnswerId> for Hex {
    fn of(id: &AnswerId) -> Self {
        Self(Uuid::from_u128(id.0))
    }

    fn back(self) -> AnswerId {
        AnswerId(self.0.as_u128())
    }
}

/// A round: the question and the number of the asking.
#[derive(Serialize, Deserialize)]
pub(super) struct Round(String, u32);

impl Mirror<RoundId> for Round {
    fn of(id: &RoundId) -> Self {
        Self(Mirror::of(&id.question), id.number)
    }

    fn back(self) -> RoundId {
        RoundId { question: self.0.back(), number: self.1 }
    }
}

impl<T, S: Mirror<T>> Mirror<Arc<T>> for S {
    fn of(value: &Arc<T>) -> Self {
        S::of(value.as_ref())
    }

    fn back(self) -> Arc<T> {
        Arc::new(S::back(self))
    }
}

impl<T, S: Mirror<T>> Mirror<Option<T>> for Option<S> {
    fn of(value: &Option<T>) -> Self {
        value.as_ref().map(S::of)
    }

    fn back(self) -> Option<T> {
        self.map(S::back)
    }
}

impl<T, S: Mirror<T>> Mirror<Vec<T>> for Vec<S> {
    fn of(values: &Vec<T>) -> Self {
        values.iter().map(S::of).collect()
    }

    fn back(self) -> Vec<T> {
        self.into_iter().map(S::back).collect()
    }
}

impl<A, B, SA: Mirror<A>, SB: Mirror<B>> Mirror<(A, B)> for (SA, SB) {
    fn of((a, b): &(A, B)) -> Self {
        (SA::of(a), SB::of(b))
    }

    fn back(self) -> (A, B) {
        (self.0.back(), self.1.back())
    }
}

impl<K: Ord, V, SK: Mirror<K> + Ord, SV: Mirror<V>> Mirror<BTreeMap<K, V>> for BTreeMap<SK, SV> {
    fn of(map: &BTreeMap<K, V>) -> Self {
        map.iter().map(|(key, value)| (SK::of(key), SV::of(value))).collect()
    }

    fn back(self) -> BTreeMap<K, V> {
        self.into_iter().map(|(key, value)| (key.back(), value.back())).collect()
    }
}
