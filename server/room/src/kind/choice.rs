//! One or several of the choices.

use super::Items;

/// Choices of which `most` may be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// What there is to choose from, in order.
    pub choices: Items,
    /// How many may be chosen, at least 1.
    pub most: u16,
}
