//! What the journal refuses, said as what the caller can do.

use super::Seq;

/// Why something was not, or perhaps not, written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else was first, and nothing was written: read what came, and decide again.
    #[error("another record came first")]
    Conflict,
    /// It may have been written: open the journal again, read, and look for the record's id before deciding again.
    #[error("it is not known whether the record was written")]
    Unknown,
    /// Nothing was written, and nothing will be until the journal is opened again: stop acknowledging.
    #[error("the journal takes no records")]
    Broken,
}

/// Why something could not be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReadError {
    /// There never was a room with that code.
    #[error("there is no room with that code")]
    NoRoom,
    /// There was a room with that code, and it was destroyed.
    #[error("the room was destroyed")]
    Forgotten,
    /// The room was sealed since: drop what was folded, and read from the start.
    #[error("the room was sealed, and its earlier records are gone")]
    Replaced,
    /// A newer Peil wrote this record: leave the room alone until the program is updated.
    #[error("record {} was written by a newer version of Peil (format {version})", seq.0)]
    FromTheFuture {
        /// Which record.
        seq: Seq,
        /// The version of its form.
        version: u32,
    },
    /// The record is damaged, or holds an event that this version does not know: the room stays closed.
    #[error("record {} cannot be read: {reason}", seq.0)]
    Unreadable {
        /// Which record.
        seq: Seq,
        /// Why; without any text of a participant.
        reason: String,
    },
    /// The journal itself cannot be read: stop.
    #[error("the journal cannot be read: {0}")]
    Broken(String),
}
