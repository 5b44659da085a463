//! Servers whose journal breaks its promise: a run that does not catch them proves nothing.

use clap::ValueEnum;

use crate::nemesis::Strike;

/// A way in which the journal breaks its promise.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Control {
    /// Commits are not synced, and the power is cut.
    SynchronousOff,
    /// Answers are acknowledged before they are committed, and the server is killed.
    AckBeforeCommit,
}

impl Control {
    /// What the sabotaged server is told.
    pub fn name(self) -> &'static str {
        match self {
            Self::SynchronousOff => "synchronous-off",
            Self::AckBeforeCommit => "ack-before-commit",
        }
    }

    /// What must show it.
    pub fn strike(self) -> Strike {
        match self {
            Self::SynchronousOff => Strike::PowerCut,
            Self::AckBeforeCommit => Strike::Kill,
        }
    }
}
