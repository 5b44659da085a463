//! The form in which records are stored, and the only code that knows it.
//!
//! A record is one JSON object: the version of the form, the record's id, its time and its events. An answer is an array
//! with one place for each field of the question as asked, so that it is read by the frozen question and no other.
//!
//! [`FORMAT`] rises with every change of what is written, a new kind of event included, and what was written under an
//! earlier version is read for ever: a released mirror type gains fields only with a default, and loses none.

mod answer;
mod body;
mod deck;
mod event;
mod figure;
#[cfg(test)]
mod fixture;
mod kind;
mod mirror;
#[cfg(test)]
mod strategy;
mod tally;
#[cfg(test)]
mod tests;

use peil_room::id::Millis;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use self::{event::Event, mirror::Mirror};
use super::{ReadError, Record, Seq};

/// Bytes that an event mostly has at most, so that a record of many is written without moving it again and again.
const EVENT: usize = 256;

/// The version of the form that is written.
const FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    v: u32,
    #[serde(with = "uuid::serde::simple")]
    id: Uuid,
    at: u64,
    e: Vec<Event>,
}

/// What every version of the form has in common.
#[derive(Deserialize)]
struct Versioned {
    v: u32,
}

/// The stored form of a record.
pub(super) fn encode(record: &Record) -> String {
    let stored = Stored { v: FORMAT, id: record.id, at: record.at.0, e: Mirror::of(&record.events) };
    let mut body = Vec::with_capacity(EVENT * (1 + record.events.len()));
    // Writing to memory does not fail, and no map of the form has a key that is not a string.
    serde_json::to_writer(&mut body, &stored).expect("a record has a stored form");
    String::from_utf8(body).expect("JSON is UTF-8")
}

/// The record of a stored form; `seq` only names it in the error.
pub(super) fn decode(seq: Seq, body: &[u8]) -> Result<Record, ReadError> {
    match serde_json::from_slice::<Stored>(body) {
        Ok(Stored { v: FORMAT, id, at, e }) => Ok(Record { id, at: Millis(at), events: e.back() }),
        Ok(Stored { v: version, .. }) => Err(ReadError::FromTheFuture { seq, version }),
        Err(error) => Err(explain(seq, body, &error)),
    }
}

/// Whether a newer version explains the error. The error's own words are not passed on: they quote what they stand on,
/// which may be a participant's text.
fn explain(seq: Seq, body: &[u8], error: &serde_json::Error) -> ReadError {
    match serde_json::from_slice::<Versioned>(body) {
        Ok(Versioned { v: version, .. }) if version > FORMAT => ReadError::FromTheFuture { seq, version },
        _ => ReadError::Unreadable { seq, reason: format!("{:?} error at byte {}", error.classify(), error.column()) },
    }
}
