//! The durable record of every room: a trait, a store on SQLite, and one in memory for tests.
//!
//! Only this module knows how events are stored. Nothing is evolved, shown or acknowledged before it is in here.

pub mod code;
#[cfg(test)]
mod contract;
pub mod error;
mod followers;
pub mod key;
pub mod memory;
pub mod record;
pub mod sqlite;
mod status;
mod stored;

use futures_util::future::BoxFuture;
use uuid::Uuid;

pub use code::RoomCode;
pub use error::{AppendError, ReadError};
pub use key::RoomKey;
pub use memory::MemoryJournal;
pub use record::{Grant, Listing, Record, Scope, Seq};
pub use sqlite::{OpenError, SqliteJournal};

/// The durable, ordered record of every room on this server.
///
/// # Rooms and their records
///
/// A room is named by its code. The code is taken by [`create`](Self::create), together with the room's key and its
/// first record, and is never given to another room: not after the room was sealed, and not after it was forgotten.
/// Every further record is [appended](Self::append) with the number of the record that the caller believes to be the
/// last. The journal compares and writes in one step, so of any number of callers that name the same number exactly one
/// wins, and the others learn it by [`AppendError::Conflict`]. Numbers rise; the first record is 1. Sqlite and memory
/// number without gaps, but a caller must not rely on it.
///
/// # What an answer means
///
/// `Ok` means *durable*: the record is there after a loss of power, and every [`read`](Self::read) that begins
/// afterwards returns it. `Conflict` means that nothing was written. `Unknown` means that the record may or may not be
/// there, now or later; only a read that finds its id, or does not find it after the journal was opened again, settles
/// it. A future that is dropped before it is ready leaves the same doubt. The journal does not recognise a record that
/// it has already, so an append is repeated only after looking.
///
/// A journal that failed to commit stays broken: all that comes later, reads included, is refused with `Broken`, for
/// nobody knows what of the last commit is on the disk. The way back is to [`close`](Self::close) it, to drop all that
/// was folded from it, and to open it again.
///
/// # What is stored
///
/// Events are kept in the journal's own form, which carries a version. Every version ever released is read for ever.
/// What this program cannot read, be it newer or damaged, fails the read of that room and of no other; it is never
/// skipped.
///
/// # Calls at the same time
///
/// All methods may be called from many tasks at once. Appends to different rooms do not wait for each other's outcome,
/// though they may share one commit. Appends to one room are ordered by their numbers and by nothing else.
pub trait Journal: Send + Sync + 'static {
    /// Drawn anew whenever the journal is opened for writing: a client that sees another epoch starts over, since what
    /// it saw last may have been lost with a disk or a backup.
    fn epoch(&self) -> Uuid;

    /// Takes a code for ever, and writes the key and the first record of its room.
    ///
    /// # Errors
    /// `Conflict` if the code was ever taken: draw another.
    fn create(&self, room: &RoomCode, key: RoomKey, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>>;

    /// Writes one record after the record `expected`, and returns its number.
    ///
    /// # Errors
    /// `Conflict` if `expected` is not the last record of the room, or there is no such room: read, and decide again.
    fn append(&self, room: &RoomCode, expected: Seq, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>>;

    /// The records after `after`, oldest first, at most `most` (at least 1) of them and fewer if they are large; none only
    /// if there are no more.
    ///
    /// # Errors
    /// [`ReadError::Replaced`] if records that the caller has folded are gone because the room was sealed or restarted since:
    /// drop the room and read from [`Seq::START`]. `NoRoom` and `Forgotten` if there is no such room (any more),
    /// `FromTheFuture` and `Unreadable` if one of the records asked for cannot be read, `Broken` if none can.
    fn read(&self, room: &RoomCode, after: Seq, most: usize) -> BoxFuture<'_, Result<Vec<(Seq, Record)>, ReadError>>;

    /// Resolves when there may be a record after `after`.
    ///
    /// This is a hint: it may come without reason, and a caller that trusts it alone may wait for ever on a journal that
    /// broke. It resolves at once if there already is one.
    fn follow(&self, room: &RoomCode, after: Seq) -> BoxFuture<'static, ()>;

    /// All rooms that were not forgotten, in the order in which they were created.
    ///
    /// # Errors
    /// `Broken` if the journal cannot be read.
    fn rooms(&self) -> BoxFuture<'_, Result<Vec<Listing>, ReadError>>;

    /// The key of a room, or `None` once the room is sealed.
    ///
    /// # Errors
    /// `NoRoom` and `Forgotten` as for [`read`](Self::read).
    fn key(&self, room: &RoomCode) -> BoxFuture<'_, Result<Option<RoomKey>, ReadError>>;

    /// Replaces all records of a room by the one given, which takes the number after `expected`, and destroys its key.
    ///
    /// When this is ready, nothing of the old records or the key is left in the journal's files, unless a reader held
    /// them at that moment; then they go at the latest when the journal is closed or opened next. In a journal that is so
    /// large that other rooms would have to wait for it, they go when it is [tidied](Self::tidy). Sealing is final, but
    /// the room may still be appended to and sealed again.
    ///
    /// # Errors
    /// As for [`append`](Self::append).
    fn seal(&self, room: &RoomCode, expected: Seq, state: Record) -> BoxFuture<'_, Result<Seq, AppendError>>;

    /// Replaces all records of a room by the one given, which takes the number after `expected`; its key and its grants stay.
    ///
    /// As after [`seal`](Self::seal) nothing of the old records is left. The room goes on like any other.
    ///
    /// # Errors
    /// As for [`append`](Self::append).
    fn restart(&self, room: &RoomCode, expected: Seq, record: Record) -> BoxFuture<'_, Result<Seq, AppendError>>;

    /// Destroys the records, the key and the grants of a room; only its code remains, taken. Forgetting twice is as once.
    ///
    /// # Errors
    /// `Conflict` if there never was such a room.
    fn forget(&self, room: &RoomCode) -> BoxFuture<'_, Result<(), AppendError>>;

    /// The links of a room that were given out and not revoked, oldest first; those that only open its report stay after their
    /// time is over.
    ///
    /// # Errors
    /// `NoRoom` and `Forgotten` as for [`read`](Self::read).
    fn grants(&self, room: &RoomCode) -> BoxFuture<'_, Result<Vec<Grant>, ReadError>>;

    /// Keeps a link. A grant with the id of an earlier one takes its place.
    ///
    /// # Errors
    /// `Conflict` if there is no such room.
    fn grant(&self, room: &RoomCode, grant: Grant) -> BoxFuture<'_, Result<(), AppendError>>;

    /// Takes a link back; nothing happens if it is not there.
    ///
    /// # Errors
    /// `Conflict` if there is no such room.
    fn revoke(&self, room: &RoomCode, id: Uuid) -> BoxFuture<'_, Result<(), AppendError>>;

    /// Overwrites what sealing left, if rooms are quiet, or were not for an hour. To be asked now and then.
    fn tidy(&self) -> BoxFuture<'_, ()>;

    /// What broke the journal, in words for whoever runs the server; `None` while it takes records.
    fn trouble(&self) -> Option<String>;

    /// Resolves, with [`trouble`](Self::trouble), as soon as the journal is broken or closed; before that, never.
    fn broken(&self) -> BoxFuture<'static, String>;

    /// Finishes what was asked before, and lets go of the files. Everything asked later is refused with `Broken`.
    fn close(&self) -> BoxFuture<'_, ()>;
}
