//! The journal on one SQLite file in the data folder.
//!
//! One thread owns the only connection that writes. Whatever was asked while it synced the last commit goes into the next
//! one, so a hall that answers at once costs a few syncs and not a thousand. Reads have connections of their own.

mod change;
pub mod copy;
mod folder;
mod open;
mod reader;
#[cfg(feature = "sabotage")]
mod sabotage;
mod schema;
mod scrub;
#[cfg(test)]
mod tests;
mod writer;

use std::{path::Path, sync::Arc};

use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

pub use self::open::OpenError;
use self::{change::Change, reader::Reader, writer::Writer};
use super::{
    AppendError, Grant, Journal, Listing, ReadError, Record, RoomCode, RoomKey, Seq, followers::Followers,
    status::Status, stored,
};

/// A journal in `peil.db`.
pub struct SqliteJournal {
    epoch: Uuid,
    writer: Writer,
    reader: Reader,
    followers: Arc<Followers>,
    status: Arc<Status>,
}

impl SqliteJournal {
    /// Opens the journal of a data folder, and makes folder and file if they are not there. Blocks.
    ///
    /// The folder is this process's alone until the journal is [closed](Journal::close), or dropped and idle.
    ///
    /// # Errors
    /// What is in the way, as a sentence that says what to do about it.
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let lock = folder::prepare(folder)?;
        let file = folder::file(folder);
        let connection = open::for_writing(&file)?;
        let followers = Arc::new(Followers::default());
        let status = Arc::new(Status::default());
        let writer = Writer::start(connection, lock, Arc::clone(&followers), Arc::clone(&status))
            .map_err(|source| OpenError::NoThread { source })?;
        Ok(Self { epoch: Uuid::new_v4(), writer, reader: Reader::new(file, Arc::clone(&status)), followers, status })
    }

    fn ask(&self, room: &RoomCode, change: Change) -> BoxFuture<'_, Result<Seq, AppendError>> {
        self.writer.ask(*room, change).boxed()
    }
}

impl Journal for SqliteJournal {
    fn epoch(&self) -> Uuid {
        self.epoch
    }

    fn create(&self, room: &RoomCode, key: RoomKey, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>> {
        self.ask(room, Change::Create { key, body: stored::encode(&record) })
    }

    fn append(&self, room: &RoomCode, expected: Seq, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>> {
        self.ask(room, Change::Append { expected, body: stored::encode(&record) })
    }

    fn read(&self, room: &RoomCode, after: Seq, most: usize) -> BoxFuture<'_, Result<Vec<(Seq, Record)>, ReadError>> {
        self.reader.records(*room, after, most).boxed()
    }

    fn follow(&self, room: &RoomCode, after: Seq) -> BoxFuture<'static, ()> {
        let mut heads = self.followers.subscribe(room);
        let head = self.reader.head(*room);
        async move {
            // A journal that cannot be read, or is closed meanwhile, is a reason to look as well.
            if head.await.is_ok_and(|head| head <= after) {
                let _ = heads.wait_for(|head| *head > after).await;
            }
        }
        .boxed()
    }

    fn rooms(&self) -> BoxFuture<'_, Result<Vec<Listing>, ReadError>> {
        self.reader.rooms().boxed()
    }

    fn key(&self, room: &RoomCode) -> BoxFuture<'_, Result<Option<RoomKey>, ReadError>> {
        self.reader.key(*room).boxed()
    }

    fn seal(&self, room: &RoomCode, expected: Seq, state: Record) -> BoxFuture<'_, Result<Seq, AppendError>> {
        self.ask(room, Change::Seal { expected, body: stored::encode(&state) })
    }

    fn restart(&self, room: &RoomCode, expected: Seq, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>> {
        self.ask(room, Change::Restart { expected, body: stored::encode(&record) })
    }

    fn forget(&self, room: &RoomCode) -> BoxFuture<'_, Result<(), AppendError>> {
        self.ask(room, Change::Forget).map(|outcome| outcome.map(drop)).boxed()
    }

    fn grants(&self, room: &RoomCode) -> BoxFuture<'_, Result<Vec<Grant>, ReadError>> {
        self.reader.grants(*room).boxed()
    }

    fn grant(&self, room: &RoomCode, grant: Grant) -> BoxFuture<'_, Result<(), AppendError>> {
        self.ask(room, Change::Grant(grant)).map(|outcome| outcome.map(drop)).boxed()
    }

    fn revoke(&self, room: &RoomCode, id: Uuid) -> BoxFuture<'_, Result<(), AppendError>> {
        self.ask(room, Change::Revoke(id)).map(|outcome| outcome.map(drop)).boxed()
    }

    fn tidy(&self) -> BoxFuture<'_, ()> {
        self.writer.tidy().boxed()
    }

    fn trouble(&self) -> Option<String> {
        self.status.trouble()
    }

    fn broken(&self) -> BoxFuture<'static, String> {
        self.status.broken()
    }

    fn close(&self) -> BoxFuture<'_, ()> {
        async {
            // The connection that writes, if it is the last to go, takes the write-ahead log with it.
            self.reader.close();
            self.writer.close().await;
            self.status.break_down("the journal was closed");
            self.reader.close();
            self.followers.dismiss();
        }
        .boxed()
    }
}
