//! The one place that reads the clock for rooms.

use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use peil_room::id::Millis;
use tokio::time::Instant;

/// Now. It never goes back, and it never stands still: where the machine's clock is set back in the middle of a
/// workshop, a room that waited for it to catch up would take every press of the clicker for a bounce.
pub fn now() -> Millis {
    static STARTED: OnceLock<std::time::Instant> = OnceLock::new();
    static STEADY: Steady = Steady::new();
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let run = STARTED.get_or_init(std::time::Instant::now).elapsed();
    Millis(STEADY.tell(since.as_millis() as u64, run.as_millis() as u64))
}

/// The moment of a wake-up for that time.
pub fn instant(at: Millis) -> Instant {
    // A millisecond more, so that the wake-up never comes just before the time.
    Instant::now() + Duration::from_millis(at.0.saturating_sub(now().0) + 1)
}

/// Follows a clock that is set forward, and goes on by itself where one is set back.
struct Steady {
    /// The most that the clock was ahead of the time that the process has run, in milliseconds.
    ahead: AtomicU64,
}

impl Steady {
    const fn new() -> Self {
        Self { ahead: AtomicU64::new(0) }
    }

    /// The time when the clock says `clock` and the process has run for `run`, all in milliseconds.
    fn tell(&self, clock: u64, run: u64) -> u64 {
        let ahead = clock.saturating_sub(run);
        // What runs at the same time and tells an older `ahead` tells a time that is older too.
        run.saturating_add(self.ahead.fetch_max(ahead, Ordering::Relaxed).max(ahead))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_back_goes_on_and_one_that_is_set_forward_is_followed() {
        let steady = Steady::new();
        assert_eq!(steady.tell(1_000_000, 0), 1_000_000);
        assert_eq!(steady.tell(1_000_500, 500), 1_000_500);
        assert_eq!(steady.tell(400_000, 2_000), 1_002_000, "set back by ten minutes, it goes on");
        assert_eq!(steady.tell(401_000, 3_000), 1_003_000);
        assert_eq!(steady.tell(9_000_000, 4_000), 9_000_000, "a laptop that slept is followed");
        assert_eq!(steady.tell(0, 5_000), 9_001_000);
    }
}
