//! Why a connection ends: 4000–4499 come back, 4500–4999 stay away.

/// A close code and its name, for whoever looks at the network.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Close {
    /// The code.
    pub code: u16,
    /// What it means.
    pub reason: &'static str,
}

const fn close(code: u16, reason: &'static str) -> Close {
    Close { code, reason }
}

/// The other side went; nobody reads this.
pub const GONE: Close = close(1000, "gone");
/// The server stops or restarts.
pub const RESTART: Close = close(4000, "restarting, come back");
/// The room cannot store or read anything now.
pub const TROUBLE: Close = close(4001, "trouble, come back");
/// The screen took no frame for too long.
pub const STALLED: Close = close(4002, "too slow, come back");
/// Too many wrong codes came from that address.
pub const WAIT: Close = close(4003, "wait, then come back");
/// No room has that code.
pub const UNKNOWN_ROOM: Close = close(4500, "unknown room");
/// The secret does not open this room.
pub const NOT_ALLOWED: Close = close(4501, "not allowed");
/// The first message was no `hello` of this version.
pub const NO_HELLO: Close = close(4503, "no hello");
/// A message larger than any that a page sends.
pub const TOO_LARGE: Close = close(4504, "message too large");
/// The door is locked, and this phone was not in before.
pub const LOCKED: Close = close(4506, "locked");
/// The remote was cut off.
pub const CUT_OFF: Close = close(4505, "cut off");
