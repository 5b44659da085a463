//! What the rooms of this process did, in numbers that name nobody and no room.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// The upper bounds within which commits are counted, in microseconds: from a fast disk to one that makes a hall wait.
pub const BOUNDS_US: [u64; 8] = [500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 1_000_000];

/// Counters that only rise, from the start of the process.
#[derive(Default, Debug)]
pub struct Meter {
    answers: AtomicU64,
    refused: AtomicU64,
    commands: AtomicU64,
    commits: Commits,
}

/// How long commits took.
#[derive(Default, Debug)]
struct Commits {
    /// Within each bound, and not within the one before; the last beyond all.
    within: [AtomicU64; BOUNDS_US.len() + 1],
    us: AtomicU64,
}

/// The counters at one moment.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Reading {
    /// Answers and withdrawals that were acknowledged, repeats among them.
    pub answers: u64,
    /// Answers and withdrawals that were refused.
    pub refused: u64,
    /// Commands of presenters that were carried out.
    pub commands: u64,
    /// How many commits took at most each of [`BOUNDS_US`], those of the bounds before included.
    pub commits_within: [u64; BOUNDS_US.len()],
    /// How many commits there were.
    pub commits: u64,
    /// How long all of them took, in microseconds.
    pub commits_us: u64,
}

impl Meter {
    /// An answer or withdrawal was replied to.
    pub(super) fn answered(&self, taken: bool) {
        let count = if taken { &self.answers } else { &self.refused };
        count.fetch_add(1, Ordering::Relaxed);
    }

    /// A presenter's command was carried out.
    pub(super) fn steered(&self) {
        self.commands.fetch_add(1, Ordering::Relaxed);
    }

    /// A record was made durable in that time.
    pub(super) fn committed(&self, took: Duration) {
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let bound = BOUNDS_US.iter().position(|bound| us <= *bound).unwrap_or(BOUNDS_US.len());
        self.commits.within[bound].fetch_add(1, Ordering::Relaxed);
        self.commits.us.fetch_add(us, Ordering::Relaxed);
    }

    /// What it counted so far.
    pub fn read(&self) -> Reading {
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let mut commits = 0;
        let within = std::array::from_fn(|bound| {
            commits += of(&self.commits.within[bound]);
            commits
        });
        Reading {
            answers: of(&self.answers),
            refused: of(&self.refused),
            commands: of(&self.commands),
            commits_within: within,
            commits: commits + of(&self.commits.within[BOUNDS_US.len()]),
            commits_us: of(&self.commits.us),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_counted_within_every_bound_that_it_kept() {
        let meter = Meter::default();
        for us in [400, 500, 2_000, 2_000_000] {
            meter.committed(Duration::from_micros(us));
        }
        let read = meter.read();
        assert_eq!(read.commits_within, [2, 2, 3, 3, 3, 3, 3, 3]);
        assert_eq!((read.commits, read.commits_us), (4, 2_002_900));
    }
}
