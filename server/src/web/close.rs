//! Why a connection ends: 4000–4499 come back, 4500–4999 stay away.
//!
//! The reason is for whoever looks at the network, but for one: of [`RESTART`] it is `restarting;` and the milliseconds
//! after which that screen had better come back, drawn for each so that a hall does not come back at once.

use axum::extract::ws::Utf8Bytes;
use rand::RngExt;

use crate::hub::Gone;

/// A close code and its name, for whoever looks at the network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Close {
    /// The code.
    pub code: u16,
    /// What it means.
    pub reason: &'static str,
}

/// Screens that come back in a millisecond: a laptop greets some thousands a second.
const SCREENS_PER_MS: usize = 2;
/// Milliseconds over which they spread at least and at most.
const SPREAD_MS: (usize, usize) = (1_000, 15_000);

impl Close {
    /// Whether the screen should come back by itself.
    pub fn comes_back(self) -> bool {
        self.code < 4500
    }

    /// The reason as it is sent to one of that many screens.
    pub fn told(self, screens: usize) -> Utf8Bytes {
        if self != RESTART {
            return self.reason.into();
        }
        let spread = (screens / SCREENS_PER_MS).clamp(SPREAD_MS.0, SPREAD_MS.1);
        format!("{};{}", self.reason, rand::rng().random_range(0..spread)).into()
    }
}

impl From<Gone> for Close {
    fn from(gone: Gone) -> Self {
        match gone {
            Gone::Ended => RELOADED,
            Gone::Trouble => TROUBLE,
            Gone::Panicked => FAILED,
        }
    }
}

const fn close(code: u16, reason: &'static str) -> Close {
    Close { code, reason }
}

/// The other side went; nobody reads this.
pub const GONE: Close = close(1000, "gone");
/// The server stops or restarts.
pub const RESTART: Close = close(4000, "restarting");
/// The room cannot store or read anything now.
pub const TROUBLE: Close = close(4001, "trouble, come back");
/// The screen took no frame for too long, or said nothing at first.
pub const STALLED: Close = close(4002, "too slow, come back");
/// Too many wrong codes came from that address.
pub const WAIT: Close = close(4003, "wait, then come back");
/// The room is read again, for something in it failed.
pub const RELOADED: Close = close(4004, "reloaded, come back");
/// Another participant took over this phone: whoever it is now says hello.
pub const ANEW: Close = close(4005, "another participant, say hello again");
/// The server has no place for another socket; what is posted and asked for still passes.
pub const CROWDED: Close = close(4006, "crowded, post and ask instead");
/// No room has that code.
pub const UNKNOWN_ROOM: Close = close(4500, "unknown room");
/// The secret does not open this room.
pub const NOT_ALLOWED: Close = close(4501, "not allowed");
/// The first message is none that this version knows: the page is of another, and is loaded anew.
pub const OLD_BUILD: Close = close(4502, "another version");
/// The first message was no `hello`.
pub const NO_HELLO: Close = close(4503, "no hello");
/// A message larger than any that a page sends.
pub const TOO_LARGE: Close = close(4504, "message too large");
/// The door is locked, and this phone was not in before.
pub const LOCKED: Close = close(4506, "locked");
/// As many phones are in as the presenter lets in, and this one was not in before.
pub const FULL: Close = close(4508, "full");
/// The remote was cut off.
pub const CUT_OFF: Close = close(4505, "cut off");
/// The workshop has ended, and everything of it was deleted.
pub const DELETED: Close = close(4509, "deleted");
/// What this screen asked for made the room fail; asked again, it would again.
pub const FAILED: Close = close(4507, "that failed");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hall_is_told_to_come_back_spread_over_seconds() {
        let delays: Vec<usize> = (0..1_000)
            .map(|_| RESTART.told(20_000))
            .map(|told| told.strip_prefix("restarting;").and_then(|ms| ms.parse().ok()).expect("milliseconds"))
            .collect();
        assert!(delays.iter().all(|ms| *ms < 10_000));
        for second in 0..10 {
            assert!(delays.iter().any(|ms| ms / 1_000 == second), "nobody comes in second {second}");
        }
    }

    #[test]
    fn only_a_restart_draws_a_delay() {
        assert_eq!(TROUBLE.told(9), TROUBLE.reason);
    }
}
