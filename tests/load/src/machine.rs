//! What this machine allows: descriptors, and one CPU for each side.

use rustix::{
    process::{Resource, Rlimit, getrlimit, setrlimit},
    thread::{CpuSet, sched_setaffinity},
};

/// Descriptors kept for files and everything else that is not a phone.
const KEPT_BACK: u64 = 100;

/// Raises the descriptor limit to the hard one; how many phones fit, here and in a server with the same limit.
pub fn raise_descriptor_limit() -> u64 {
    let limit = getrlimit(Resource::Nofile);
    let wanted = Rlimit { current: limit.maximum, maximum: limit.maximum };
    let current = if setrlimit(Resource::Nofile, wanted).is_ok() { limit.maximum } else { limit.current };
    current.unwrap_or(1 << 20).saturating_sub(KEPT_BACK)
}

/// The two sides of a measurement, by the CPU that each is kept to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// What is measured.
    Server = 0,
    /// What loads it.
    Load = 1,
}

/// Keeps this thread, and what it starts from now on, to the CPU of a side.
pub fn keep_to(side: Side) {
    let mut only = CpuSet::new();
    only.set(side as usize);
    // Without a second CPU, or without leave, both sides share what there is.
    let _ = sched_setaffinity(None, &only);
}
