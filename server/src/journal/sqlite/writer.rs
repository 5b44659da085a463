//! The thread that writes.

use std::{fs::File, io, sync::Arc, thread, time::Duration};

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::{mpsc, oneshot, watch};

use super::{change::Change, open, scrub::scrub};
use crate::journal::{AppendError, RoomCode, Seq, followers::Followers, status::Status};

/// Requests that wait while a commit syncs. Whoever comes later waits outside, with its own memory.
const QUEUE: usize = 1_024;

/// Requests in one commit: what a disk that syncs in 10 ms needs for 12,800 batches of casts a second.
const BATCH: usize = 128;

type Outcome = Result<Seq, AppendError>;

struct Request {
    room: RoomCode,
    change: Change,
    reply: oneshot::Sender<Outcome>,
}

enum Asked {
    Change(Request),
    /// To take no more requests, and to end when those that are queued are served.
    Close,
}

/// The way to the thread that writes.
pub(super) struct Writer {
    queue: mpsc::Sender<Asked>,
    gone: watch::Receiver<()>,
}

impl Writer {
    /// Starts the thread. It keeps the lock until it ends, and it ends when the queue is closed and empty.
    pub fn start(
        connection: Connection,
        lock: File,
        followers: Arc<Followers>,
        status: Arc<Status>,
    ) -> io::Result<Self> {
        let (queue, requests) = mpsc::channel(QUEUE);
        let (alive, gone) = watch::channel(());
        let last = LastWord { status: Arc::clone(&status), followers: Arc::clone(&followers) };
        let work = Work { connection, followers, status, unscrubbed: false };
        thread::Builder::new().name("journal".into()).spawn(move || {
            work.run(requests);
            drop(last);
            // The file is closed by now; only then may another process have it, and only then is this one told.
            drop(lock);
            drop(alive);
        })?;
        Ok(Self { queue, gone })
    }

    /// Asks for a change, which is queued once this is polled.
    pub async fn ask(&self, room: RoomCode, change: Change) -> Outcome {
        let (reply, answer) = oneshot::channel();
        #[cfg(feature = "sabotage")]
        let premature = super::sabotage::premature(&change);
        let request = Request { room, change, reply };
        self.queue.send(Asked::Change(request)).await.map_err(|_| AppendError::Broken)?;
        #[cfg(feature = "sabotage")]
        if let Some(seq) = premature {
            return Ok(seq);
        }
        answer.await.unwrap_or(Err(AppendError::Unknown))
    }

    /// Waits until all that was asked is answered, and the file is closed.
    pub async fn close(&self) {
        // It fails if the thread takes no requests any more, which is what is wanted.
        let _ = self.queue.send(Asked::Close).await;
        let mut gone = self.gone.clone();
        // Nothing is ever sent: the error, that the sender is gone, is the message.
        let _ = gone.changed().await;
    }
}

/// Tells that the thread is gone, be it by a panic: a journal that nobody writes must not seem ready.
struct LastWord {
    status: Arc<Status>,
    followers: Arc<Followers>,
}

impl Drop for LastWord {
    fn drop(&mut self) {
        self.status.break_down(if thread::panicking() {
            "the thread that writes the journal failed"
        } else {
            "the journal was closed"
        });
        self.followers.dismiss();
    }
}

/// What the thread works with.
struct Work {
    connection: Connection,
    followers: Arc<Followers>,
    status: Arc<Status>,
    /// Whether a reader kept deleted content in the WAL.
    unscrubbed: bool,
}

impl Work {
    fn run(mut self, mut queue: mpsc::Receiver<Asked>) {
        let mut asked = Vec::with_capacity(BATCH);
        while queue.blocking_recv_many(&mut asked, BATCH) > 0 {
            let mut batch = Vec::with_capacity(asked.len());
            for asked in asked.drain(..) {
                match asked {
                    Asked::Change(request) => batch.push(request),
                    Asked::Close => queue.close(),
                }
            }
            self.serve(batch);
        }
        if let Err(error) = scrub(&self.connection) {
            tracing::warn!(%error, "the journal was closed without emptying its write-ahead log");
        }
    }

    /// Commits a batch, and answers it.
    fn serve(&mut self, batch: Vec<Request>) {
        let outcomes = if self.status.trouble().is_some() {
            vec![Err(AppendError::Broken); batch.len()]
        } else {
            self.commit(&batch).unwrap_or_else(|error| {
                tracing::error!(%error, "the journal failed to write, and takes no more records");
                self.status.break_down(error.to_string());
                // A broken journal wakes its followers, so that none waits for ever.
                self.followers.dismiss();
                vec![Err(AppendError::Unknown); batch.len()]
            })
        };
        self.scrub(&batch);
        for (request, outcome) in batch.into_iter().zip(outcomes) {
            if let Ok(head) = outcome {
                self.followers.announce(&request.room, head);
            }
            // Whoever asked may have gone; what was asked is done all the same.
            let _ = request.reply.send(outcome);
        }
    }

    fn commit(&mut self, batch: &[Request]) -> rusqlite::Result<Vec<Outcome>> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let outcomes = batch
            .iter()
            .map(|request| request.change.apply(&transaction, &request.room))
            .collect::<rusqlite::Result<Vec<_>>>()?;
        transaction.commit()?;
        Ok(outcomes)
    }

    /// Overwrites what was deleted, before the deletion is answered. A reader in the way is waited for a second
    /// when something is deleted, and after that not at all, so that one that stays does not hold up the rooms.
    fn scrub(&mut self, batch: &[Request]) {
        let deleted = batch.iter().any(|request| request.change.destroys());
        if !(deleted || self.unscrubbed) || self.status.trouble().is_some() {
            return;
        }
        let patience = if deleted { open::PATIENCE } else { Duration::ZERO };
        let scrubbed = self.connection.busy_timeout(patience).and_then(|()| scrub(&self.connection));
        self.unscrubbed = matches!(scrubbed, Ok(false));
        if let Err(error) = scrubbed.and_then(|_| self.connection.busy_timeout(open::PATIENCE)) {
            tracing::warn!(%error, "the journal still holds what was deleted, until it is opened again");
        }
    }
}
