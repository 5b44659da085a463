//! The one place that reads the clock for rooms.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use peil_room::id::Millis;
use tokio::time::Instant;

/// Now.
pub fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(since.as_millis() as u64)
}

/// The moment of a wake-up for that time.
pub fn instant(at: Millis) -> Instant {
    // A millisecond more, so that the wake-up never comes just before the time.
    Instant::now() + Duration::from_millis(at.0.saturating_sub(now().0) + 1)
}
