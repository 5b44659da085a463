//! Copies of the journal: made while it is written, looked through before anybody relies on them, and put back.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags};

use super::{OpenError, folder, open, schema, schema::seq};
use crate::journal::{ReadError, stored};

/// What a copy holds, each room and record of it read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Contents {
    /// Rooms that were not deleted.
    pub rooms: u32,
    /// Their records.
    pub records: u64,
    /// The size of the file, in bytes.
    pub bytes: u64,
}

impl fmt::Display for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rooms, records, bytes } = *self;
        let (s_rooms, s_records) = (plural(rooms.into()), plural(records));
        write!(f, "{rooms} room{s_rooms} with {records} record{s_records} ({:.1} MB)", bytes as f64 / 1e6)
    }
}

fn plural(count: u64) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Why there is no copy, or it is not put back; each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// There is nothing to copy.
    #[error("There is no journal in {}. Give the folder in which Peil keeps its rooms with --data.", .0.display())]
    NoJournal(PathBuf),
    /// The copy cannot be written.
    #[error("The copy cannot be written to {} ({source}). Choose a folder that you may write, on a disk that has room.", path.display())]
    NotWritten {
        /// Where.
        path: PathBuf,
        /// What the system or SQLite says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The copy is damaged, or no journal.
    #[error("{} cannot be relied on: {reason}. Take another backup.", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong with it, without any text of a participant.
        reason: String,
    },
    /// There are rooms already where it should go.
    #[error(
        "{} holds {rooms} room{} already, which would be gone. Back up first with `peil backup`, and then say --replace.",
        folder.display(),
        plural((*rooms).into())
    )]
    InTheWay {
        /// The data folder.
        folder: PathBuf,
        /// How many rooms.
        rooms: u32,
    },
    /// The journal cannot be opened.
    #[error(transparent)]
    Journal(#[from] OpenError),
}

/// What adding to a copy came to.
pub type Added = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// Copies the journal of a data folder to a new file, whether a server has it open or not, and looks through the copy.
///
/// The copy is of one moment, and is written anew page by page: nothing of what was deleted before is in it. `add` puts
/// what else it should hold into tables of their own, before the copy gets its name.
///
/// # Errors
/// What is in the way; then there is no file.
pub fn back_up(data: &Path, to: &Path, add: impl FnOnce(&mut Connection) -> Added) -> Result<Contents, CopyError> {
    let from = folder::file(data);
    if !from.is_file() {
        return Err(CopyError::NoJournal(data.into()));
    }
    let written = |source: Box<dyn std::error::Error + Send + Sync>| CopyError::NotWritten { path: to.into(), source };
    let part = to.with_extension("part");
    let outcome = folder::private(&part).and_then(|file| file.set_len(0)).map_err(|error| written(error.into()));
    let outcome = outcome.and_then(|()| {
        let journal = open::for_reading(&from).map_err(|error| written(error.into()))?;
        schema::check(&journal, &from, |source| OpenError::Unusable { file: from.clone(), source })?;
        let path = part.to_str().ok_or_else(|| written("its name is no text".into()))?;
        journal.execute("VACUUM INTO ?", [path]).map_err(|error| written(error.into()))?;
        Connection::open(&part).map_err(Into::into).and_then(|mut copy| add(&mut copy)).map_err(written)?;
        let contents = look_through(&part)?;
        settle(&part, to).map_err(|error| written(error.into()))?;
        Ok(contents)
    });
    if outcome.is_err() {
        // Whatever there is of it is no copy; it may not be there at all.
        let _ = fs::remove_file(&part);
    }
    outcome
}

/// Looks through the journal of a data folder, whether a server has it open or not.
///
/// # Errors
/// [`CopyError::NoJournal`] if there is none, and [`CopyError::Damaged`] with what is wrong with it.
pub fn examine(data: &Path) -> Result<Contents, CopyError> {
    let file = folder::file(data);
    if file.is_file() { look_through(&file) } else { Err(CopyError::NoJournal(data.into())) }
}

/// Looks through a copy: that it is a whole journal, every record of which this program reads.
///
/// # Errors
/// [`CopyError::Damaged`] with what is wrong with it.
pub fn look_through(file: &Path) -> Result<Contents, CopyError> {
    let damaged = |reason: String| CopyError::Damaged { file: file.into(), reason };
    let broken = |error: rusqlite::Error| damaged(error.to_string());
    let bytes = fs::metadata(file).map_err(|error| damaged(error.to_string()))?.len();
    // A copy has no write-ahead log, and looking must make none beside it.
    let copy = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(broken)?;
    schema::check(&copy, file, |source| OpenError::Unusable { file: file.into(), source })
        .map_err(|error| damaged(error.to_string()))?;
    let tables: u32 = copy
        .query_row("SELECT count(*) FROM sqlite_schema WHERE name IN ('room', 'record', 'presenter')", [], |row| {
            row.get(0)
        })
        .map_err(broken)?;
    if tables != 3 {
        return Err(damaged("it is not a journal of Peil".into()));
    }
    let sound: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(broken)?;
    if sound != "ok" {
        return Err(damaged(sound));
    }
    let rooms =
        copy.query_row("SELECT count(*) FROM room WHERE forgotten = 0", [], |row| row.get(0)).map_err(broken)?;
    let mut select = copy.prepare("SELECT place, body FROM record").map_err(broken)?;
    let mut rows = select.query([]).map_err(broken)?;
    let mut records = 0;
    while let Some(row) = rows.next().map_err(broken)? {
        let place = row.get(0).map_err(broken)?;
        let body = row.get_ref(1).and_then(|body| Ok(body.as_bytes()?)).map_err(broken)?;
        stored::decode(seq(place), body).map_err(|error: ReadError| damaged(error.to_string()))?;
        records += 1;
    }
    Ok(Contents { rooms, records, bytes })
}

/// Puts a copy in the place of the journal of a data folder, which no server may have open. `take` gets what will be the
/// journal, and takes out of it what is none.
///
/// # Errors
/// What is in the way; then every room is as it was.
pub fn restore(
    copy: &Path,
    data: &Path,
    replace: bool,
    take: impl FnOnce(&Path) -> Result<(), CopyError>,
) -> Result<Contents, CopyError> {
    let contents = look_through(copy)?;
    let lock = folder::prepare(data)?;
    let journal = folder::file(data);
    let written = |error: io::Error| CopyError::NotWritten { path: journal.clone(), source: error.into() };
    let rooms = count(&journal);
    if rooms > 0 && !replace {
        return Err(CopyError::InTheWay { folder: data.into(), rooms });
    }
    let part = journal.with_extension("part");
    folder::private(&part).map_err(written)?;
    fs::copy(copy, &part).map_err(written)?;
    look_through(&part).and_then(|_| take(&part)).inspect_err(|_| drop(fs::remove_file(&part)))?;
    // The log of the old journal must never meet the new one.
    for log in ["peil.db-wal", "peil.db-shm"] {
        match fs::remove_file(data.join(log)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(written(error)),
            _ => {}
        }
    }
    settle(&part, &journal).map_err(written)?;
    drop(lock);
    Ok(contents)
}

/// How many rooms a journal holds; one that cannot be read may hold some. Whoever opens it to write, and is alone, leaves
/// all of it in the one file, so that it is whole without its log from now on.
fn count(journal: &Path) -> u32 {
    let rooms = |file: &Path| -> rusqlite::Result<u32> {
        let file = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if file.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, u32>(0))? == 0 {
            return Ok(0);
        }
        file.query_row("SELECT count(*) FROM room WHERE forgotten = 0", [], |row| row.get(0))
    };
    rooms(journal).unwrap_or(1)
}

/// Gives a file that is whole its name, so that both are on the disk.
fn settle(part: &Path, to: &Path) -> io::Result<()> {
    fs::File::open(part)?.sync_all()?;
    fs::rename(part, to)?;
    to.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), folder::sync_folder)
}
