//! What happens when the journal breaks: every room is let go, and the journal opened and read again.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    task,
    time::{Instant, sleep, timeout},
};

use super::{Hub, keeper};
use crate::journal::Journal;

/// Failures within [`WINDOW`] after which the process had better end: a disk that is full or dying does not heal.
const FAILURES: usize = 3;
/// In which they are counted.
const WINDOW: Duration = Duration::from_secs(60);
/// Between two attempts to open the journal: what was in the way may pass, or somebody may make room on the disk.
const AGAIN: Duration = Duration::from_secs(10);
/// How long rooms may take to end; nothing that they still do can be stored.
const END: Duration = Duration::from_secs(5);

/// The hub as it is now, for whoever asks: replaced as a whole when the journal is opened again.
pub type Current = watch::Receiver<Arc<Hub>>;

/// Opens the journal again; blocks. An error says what to do.
pub type Opener = Arc<dyn Fn() -> Result<Arc<dyn Journal>, String> + Send + Sync>;

/// Watches over the journal.
///
/// A commit that failed is unknown, not failed. So nothing that was folded from this journal is believed any more: its
/// rooms end, which closes their connections, and what stands is what the reopened journal says, under a new epoch.
pub struct Recovery {
    hub: watch::Sender<Arc<Hub>>,
    open: Opener,
    keep_days: u32,
}

impl Recovery {
    /// Over a journal that is open, with a way to open it again.
    pub fn new(journal: Arc<dyn Journal>, open: Opener, keep_days: u32) -> Self {
        Self { hub: watch::Sender::new(Arc::new(Hub::new(journal, keep_days))), open, keep_days }
    }

    /// Where the hub is found.
    pub fn current(&self) -> Current {
        self.hub.subscribe()
    }

    /// Opens the journal again whenever it breaks, until that failed too often; then the reason. Until it is open again,
    /// the hub that is found is the broken one, whose journal tells the trouble.
    pub async fn run(self) -> String {
        let mut failures = Failures::default();
        loop {
            let hub = Arc::clone(&self.hub.borrow());
            let mut reason = tokio::select! {
                reason = hub.journal().broken() => reason,
                never = keeper::keep(Arc::clone(&hub)) => match never {},
            };
            tracing::error!(%reason, "the journal broke; every room is let go, and it is opened again");
            if timeout(END, hub.shutdown()).await.is_err() {
                tracing::warn!("some rooms of the broken journal did not end");
            }
            hub.journal().close().await;
            loop {
                if failures.add(Instant::now()) >= FAILURES {
                    return reason;
                }
                match self.reopen().await {
                    Ok(journal) => {
                        tracing::info!("the journal is open again");
                        let meter = Arc::clone(&hub.waker.meter);
                        self.hub.send_replace(Arc::new(Hub::metered(journal, self.keep_days, meter)));
                        break;
                    }
                    Err(why) => {
                        tracing::error!(%why, "the journal cannot be opened again");
                        reason = why;
                        sleep(AGAIN).await;
                    }
                }
            }
        }
    }

    async fn reopen(&self) -> Result<Arc<dyn Journal>, String> {
        let open = Arc::clone(&self.open);
        task::spawn_blocking(move || open()).await.unwrap_or_else(|_| Err("opening the journal failed".into()))
    }
}

/// When it went wrong lately.
#[derive(Default)]
struct Failures(VecDeque<Instant>);

impl Failures {
    /// Counts one more; how many there were within the window.
    fn add(&mut self, now: Instant) -> usize {
        self.0.retain(|at| now.duration_since(*at) < WINDOW);
        self.0.push_back(now);
        self.0.len()
    }
}
