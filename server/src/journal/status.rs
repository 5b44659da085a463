//! Whether a journal still takes records.

use futures_util::{FutureExt, future::BoxFuture};
use tokio::sync::watch;

/// What broke a journal, if something did. It stays broken until it is opened again.
pub(super) struct Status(watch::Sender<Option<String>>);

impl Default for Status {
    fn default() -> Self {
        Self(watch::Sender::new(None))
    }
}

impl Status {
    /// Breaks the journal; the first reason is the one that is told.
    pub fn break_down(&self, reason: impl Into<String>) {
        self.0.send_if_modified(|told| {
            let first = told.is_none();
            if first {
                *told = Some(reason.into());
            }
            first
        });
    }

    /// Why the journal is broken.
    pub fn trouble(&self) -> Option<String> {
        self.0.borrow().clone()
    }

    /// Resolves with the reason once the journal is broken.
    pub fn broken(&self) -> BoxFuture<'static, String> {
        let mut told = self.0.subscribe();
        async move {
            let reason = told.wait_for(Option::is_some).await.ok().and_then(|reason| reason.clone());
            reason.unwrap_or_else(|| "the journal is gone".into())
        }
        .boxed()
    }
}
