//! High, low or neither for each item.

use super::Items;

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
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Expected high.
    High,
    /// Expected low.
    Low,
}
