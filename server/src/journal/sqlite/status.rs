//! Whether the journal still takes records.

use std::sync::OnceLock;

/// What broke the journal, if something did. It stays broken until it is opened again.
#[derive(Default)]
pub(super) struct Status(OnceLock<String>);

impl Status {
    /// Breaks the journal; the first reason is the one that is told.
    pub fn break_down(&self, reason: impl Into<String>) {
        self.0.get_or_init(|| reason.into());
    }

    /// Why the journal is broken.
    pub fn trouble(&self) -> Option<String> {
        self.0.get().cloned()
    }
}
