//! How long answers are kept.

use crate::id::Millis;

/// Milliseconds in a day.
const DAY_MS: u64 = 24 * 3_600_000;

/// What participants are told: it holds for their room, whatever the server is told later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Keeping {
    /// Days after the end at which answers are deleted.
    pub days: u32,
    /// Whether what they added up to stays: numbers, and words that many wrote.
    pub tallies: bool,
}

impl Keeping {
    /// When the answers of a room that ended then are to be deleted.
    pub fn until(self, ended_at: Millis) -> Millis {
        ended_at.plus(u64::from(self.days) * DAY_MS)
    }
}
