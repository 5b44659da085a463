//! The tables of `peil.db`, and their version.

use std::path::Path;

use rusqlite::{
    Connection, ToSql, TransactionBehavior,
    types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef},
};

use super::OpenError;
use crate::journal::Seq;

/// The version of the tables, in `user_version`. It says nothing of the form of the records, which carry their own.
pub(super) const VERSION: u32 = 2;

/// "Peil", in `application_id`: how `file` and we know the file for ours.
const APPLICATION: u32 = 0x5065_696c;

/// A record stands under `room << 32 | seq`: one number, so that a room is one stretch of one tree, read in order and
/// added to at its end. The columns `room` and `seq` are there for people who look at the file with other tools.
const TABLES: &str = "
    CREATE TABLE room (
        number INTEGER PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        -- The number of the record that sealing replaced last: this and all before it are gone.
        gone INTEGER NOT NULL DEFAULT 0,
        sealed INTEGER NOT NULL DEFAULT 0,
        forgotten INTEGER NOT NULL DEFAULT 0,
        -- Whether what was deleted may still be read in the file.
        remains INTEGER NOT NULL DEFAULT 0,
        key BLOB
    ) STRICT;
    CREATE TABLE record (
        place INTEGER PRIMARY KEY,
        body TEXT NOT NULL,
        room INTEGER NOT NULL AS (place >> 32) VIRTUAL,
        seq INTEGER NOT NULL AS (place & 0xffffffff) VIRTUAL
    ) STRICT;
    CREATE TABLE presenter (
        room INTEGER NOT NULL REFERENCES room,
        id BLOB NOT NULL,
        hash BLOB NOT NULL,
        label TEXT NOT NULL,
        at INTEGER NOT NULL,
        -- Of a link that only opens the report: until when. Nothing where it opens the room.
        reads_until INTEGER,
        PRIMARY KEY (room, id)
    ) STRICT, WITHOUT ROWID;
";

/// What the first version had not.
const SINCE_1: &str = "ALTER TABLE presenter ADD COLUMN reads_until INTEGER";

/// Refuses a file that is not ours or newer than we are, before anything in it is changed.
pub(super) fn check(
    connection: &Connection,
    file: &Path,
    unusable: impl Fn(rusqlite::Error) -> OpenError,
) -> Result<(), OpenError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    let application = pragma("application_id").map_err(&unusable)?;
    let found = pragma("user_version").map_err(&unusable)?;
    let tables: u32 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(&unusable)?;
    if tables > 0 && application != APPLICATION {
        return Err(OpenError::NotAJournal { file: file.into() });
    }
    if found > VERSION {
        return Err(OpenError::TooNew { file: file.into(), found, known: VERSION });
    }
    Ok(())
}

/// Makes the tables if they are not there, and writes in any case: a file that takes no write, on a full disk perhaps,
/// must fail to open, or a server would call itself ready that can store nothing.
pub(super) fn make(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == 0 {
        transaction.execute_batch(TABLES)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
    } else if version == 1 {
        transaction.execute_batch(SINCE_1)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()
}

/// Where a record of a room stands. Rooms stay under 2³¹ and records under 2³² by the time it takes to write them.
pub(super) fn place(room: i64, seq: Seq) -> i64 {
    room << 32 | seq.0.min(u64::from(u32::MAX)) as i64
}

/// The record that stands there.
pub(super) fn seq(place: i64) -> Seq {
    Seq((place & 0xffff_ffff) as u64)
}

impl ToSql for Seq {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0 as i64))
    }
}

impl FromSql for Seq {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(|number| Self(number as u64))
    }
}
