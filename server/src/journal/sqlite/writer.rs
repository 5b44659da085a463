//! The thread that writes.

use std::{
    fs::File,
    io,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::{mpsc, oneshot, watch};

use super::{
    change::Change,
    open,
    scrub::{AT_ONCE, LATEST, QUIET, scrub, size},
};
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
    /// To overwrite what was put off, if nobody minds now.
    Tidy,
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
        let work = Work { connection, followers, status, unscrubbed: false, put_off: None, changed: Instant::now() };
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

    /// Asks for what was put off. Whoever asks does not wait for it.
    pub async fn tidy(&self) {
        // A thread that takes no requests any more has done it, or does it when the file is opened.
        let _ = self.queue.send(Asked::Tidy).await;
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
    /// Since when something that was deleted waits to be overwritten.
    put_off: Option<Instant>,
    /// When something was changed last.
    changed: Instant,
}

impl Work {
    fn run(mut self, mut queue: mpsc::Receiver<Asked>) {
        let mut asked = Vec::with_capacity(BATCH);
        while queue.blocking_recv_many(&mut asked, BATCH) > 0 {
            let mut batch = Vec::with_capacity(asked.len());
            for asked in asked.drain(..) {
                match asked {
                    Asked::Change(request) => batch.push(request),
                    Asked::Tidy => self.tidy(),
                    Asked::Close => queue.close(),
                }
            }
            if !batch.is_empty() {
                self.serve(batch);
            }
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
        #[cfg(feature = "sabotage")]
        super::sabotage::linger();
        transaction.commit()?;
        Ok(outcomes)
    }

    /// Overwrites what was deleted, before the deletion is answered; a sealing of a large file, for which every room would
    /// wait, puts that off. A reader in the way is waited for a second when something is deleted, and after that not at
    /// all, so that one that stays does not hold up the rooms.
    fn scrub(&mut self, batch: &[Request]) {
        self.changed = Instant::now();
        let forgotten = batch.iter().any(|request| matches!(request.change, Change::Forget));
        let replaced =
            batch.iter().any(|request| matches!(request.change, Change::Seal { .. } | Change::Restart { .. }));
        if replaced && !forgotten && self.is_large() {
            self.put_off.get_or_insert(self.changed);
        } else if replaced || forgotten {
            self.overwrite(open::PATIENCE);
        } else if self.unscrubbed {
            self.overwrite(Duration::ZERO);
        }
    }

    /// Overwrites what was put off, once rooms are quiet, or cannot be waited for any longer.
    fn tidy(&mut self) {
        if self.put_off.is_some_and(|since| self.changed.elapsed() >= QUIET || since.elapsed() >= LATEST) {
            self.overwrite(open::PATIENCE);
        }
    }

    fn overwrite(&mut self, patience: Duration) {
        if self.status.trouble().is_some() {
            return;
        }
        let scrubbed = self.connection.busy_timeout(patience).and_then(|()| scrub(&self.connection));
        self.unscrubbed = matches!(scrubbed, Ok(false));
        self.put_off = None;
        if let Err(error) = scrubbed.and_then(|_| self.connection.busy_timeout(open::PATIENCE)) {
            tracing::warn!(%error, "the journal still holds what was deleted, until it is opened again");
        }
    }

    fn is_large(&self) -> bool {
        // One whose size is not known is written anew at once: that is what was promised.
        size(&self.connection).is_ok_and(|size| size > AT_ONCE)
    }
}
