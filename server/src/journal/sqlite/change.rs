//! One change of the file, compared and carried out inside the transaction of its batch.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::schema::{place, seq};
use crate::journal::{AppendError, Grant, RoomCode, RoomKey, Scope, Seq};

/// What is to be written. Records come in their stored form, so that the thread that writes does nothing else.
pub(super) enum Change {
    /// The first record of a room.
    Create { key: RoomKey, body: String },
    /// A further one.
    Append { expected: Seq, body: String },
    /// One in the place of all, the last.
    Seal { expected: Seq, body: String },
    /// One in the place of all, the first of a room that begins anew.
    Restart { expected: Seq, body: String },
    /// None any more.
    Forget,
    /// A link.
    Grant(Grant),
    /// No longer one.
    Revoke(Uuid),
}

/// A room as its row has it.
struct Row {
    number: i64,
    gone: Seq,
    forgotten: bool,
}

/// What is answered: refused, or done with that record as the last of the room.
type Outcome = Result<Seq, AppendError>;

impl Change {
    /// Carries the change out, or refuses it and changes nothing. An error spoils the whole batch.
    pub fn apply(&self, file: &Connection, room: &RoomCode) -> rusqlite::Result<Outcome> {
        let row = find(file, room)?;
        let row = match (self, row) {
            (Self::Create { key, body }, None) => return create(file, room, key, body).map(Ok),
            (Self::Forget, Some(row)) => return forget(file, &row).map(Ok),
            (Self::Create { .. }, Some(_)) | (_, None) => return Ok(Err(AppendError::Conflict)),
            (_, Some(row)) if row.forgotten => return Ok(Err(AppendError::Conflict)),
            (_, Some(row)) => row,
        };
        let last = head(file, row.number, row.gone)?;
        match self {
            Self::Append { expected, .. } | Self::Seal { expected, .. } | Self::Restart { expected, .. }
                if *expected != last =>
            {
                return Ok(Err(AppendError::Conflict));
            }
            Self::Append { body, .. } => return insert(file, row.number, last.next(), body).map(Ok),
            Self::Seal { body, .. } => return seal(file, &row, last, body).map(Ok),
            Self::Restart { body, .. } => return restart(file, &row, last, body).map(Ok),
            Self::Grant(grant) => keep_grant(file, row.number, grant)?,
            Self::Revoke(id) => {
                let mut delete = file.prepare_cached("DELETE FROM presenter WHERE room = ? AND id = ?")?;
                delete.execute(params![row.number, id.as_bytes()])?;
            }
            Self::Create { .. } | Self::Forget => {}
        }
        Ok(Ok(last))
    }
}

fn find(file: &Connection, room: &RoomCode) -> rusqlite::Result<Option<Row>> {
    file.prepare_cached("SELECT number, gone, forgotten FROM room WHERE code = ?")?
        .query_row([room.to_string()], |row| Ok(Row { number: row.get(0)?, gone: row.get(1)?, forgotten: row.get(2)? }))
        .optional()
}

/// The last record of a room.
pub(super) fn head(file: &Connection, number: i64, gone: Seq) -> rusqlite::Result<Seq> {
    let last = file
        .prepare_cached("SELECT place FROM record WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1")?
        .query_row([place(number, Seq::START), place(number, Seq(u64::MAX))], |row| row.get(0))
        .optional()?;
    Ok(last.map_or(gone, seq))
}

fn insert(file: &Connection, number: i64, seq: Seq, body: &str) -> rusqlite::Result<Seq> {
    file.prepare_cached("INSERT INTO record (place, body) VALUES (?, ?)")?
        .execute(params![place(number, seq), body])?;
    Ok(seq)
}

fn create(file: &Connection, room: &RoomCode, key: &RoomKey, body: &str) -> rusqlite::Result<Seq> {
    file.prepare_cached("INSERT INTO room (code, key) VALUES (?, ?)")?.execute(params![room.to_string(), key.0])?;
    insert(file, file.last_insert_rowid(), Seq::START.next(), body)
}

fn seal(file: &Connection, row: &Row, last: Seq, body: &str) -> rusqlite::Result<Seq> {
    destroy(file, row.number)?;
    file.execute("UPDATE room SET sealed = 1, gone = ? WHERE number = ?", params![last, row.number])?;
    insert(file, row.number, last.next(), body)
}

fn restart(file: &Connection, row: &Row, last: Seq, body: &str) -> rusqlite::Result<Seq> {
    empty(file, row.number)?;
    file.execute("UPDATE room SET gone = ? WHERE number = ?", params![last, row.number])?;
    insert(file, row.number, last.next(), body)
}

fn forget(file: &Connection, row: &Row) -> rusqlite::Result<Seq> {
    destroy(file, row.number)?;
    file.execute("DELETE FROM presenter WHERE room = ?", [row.number])?;
    file.execute("UPDATE room SET forgotten = 1 WHERE number = ?", [row.number])?;
    Ok(Seq::START)
}

/// Overwrites the key where it stands, and deletes key and records.
fn destroy(file: &Connection, number: i64) -> rusqlite::Result<()> {
    file.execute("UPDATE room SET key = zeroblob(32) WHERE number = ? AND key IS NOT NULL", [number])?;
    file.execute("UPDATE room SET key = NULL WHERE number = ?", [number])?;
    empty(file, number)
}

/// Deletes all records, and marks that they may still be read in the file.
fn empty(file: &Connection, number: i64) -> rusqlite::Result<()> {
    file.execute("UPDATE room SET remains = 1 WHERE number = ?", [number])?;
    file.execute(
        "DELETE FROM record WHERE place BETWEEN ? AND ?",
        [place(number, Seq::START), place(number, Seq(u64::MAX))],
    )?;
    Ok(())
}

fn keep_grant(file: &Connection, number: i64, grant: &Grant) -> rusqlite::Result<()> {
    let until = match grant.scope {
        Scope::Presents => None,
        Scope::Reads { until } => Some(until.0 as i64),
    };
    file.execute(
        "INSERT OR REPLACE INTO presenter (room, id, hash, label, at, reads_until) VALUES (?, ?, ?, ?, ?, ?)",
        params![number, grant.id.as_bytes(), grant.hash, grant.label, grant.at.0 as i64, until],
    )?;
    Ok(())
}
