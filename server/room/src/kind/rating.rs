//! A number for each item and series.

use super::{Item, Items};

/// Items that are each rated once a series.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rating {
    /// What there is to rate, in order.
    pub items: Items,
    /// What it is rated for ("nu", "over een jaar"); at least one.
    pub series: Vec<Item>,
    /// The lowest rating.
    pub min: i32,
    /// The highest rating.
    pub max: i32,
}
