//! Points over the choices.

use super::Items;

/// A number of points to spread over the choices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Points {
    /// What the points go to, in order.
    pub choices: Items,
    /// How many there are to spread.
    pub points: u16,
}
