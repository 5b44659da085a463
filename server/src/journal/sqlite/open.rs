//! Opening the file, and what may be in the way.

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use super::{schema, scrub::scrub};

/// How long a statement waits for another program that holds the file, such as a backup.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);

/// Why the journal cannot be opened, each with what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has it.
    #[error(
        "Another Peil is already using {}. Stop that one first, or give this one a folder of its own with --data.",
        folder.display()
    )]
    AlreadyInUse {
        /// The data folder.
        folder: PathBuf,
    },
    /// The folder, or a file in it, cannot be made or written.
    #[error(
        "Peil cannot write in {} ({source}). Make the folder yours, or choose another with --data.",
        folder.display()
    )]
    NotWritable {
        /// The data folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A newer version made the file.
    #[error(
        "{} was written by a newer Peil (form {found}, this one knows up to {known}). Start that version; nothing was changed.",
        file.display()
    )]
    TooNew {
        /// The file.
        file: PathBuf,
        /// The version of its schema.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },
    /// The file is something else.
    #[error("{} is not a journal of Peil. Move it away, or choose another folder with --data.", file.display())]
    NotAJournal {
        /// The file.
        file: PathBuf,
    },
    /// Another program holds the file.
    #[error("Another program is busy with {}. Close it, and start Peil again.", file.display())]
    Busy {
        /// The file.
        file: PathBuf,
    },
    /// SQLite cannot read or write it.
    #[error(
        "{} cannot be opened ({source}). Look whether the disk is full; if the file is damaged, put a backup in its place.",
        file.display()
    )]
    Unusable {
        /// The file.
        file: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The system gives no thread.
    #[error("Peil cannot start the thread that writes its journal ({source}). Look at the limits of this system.")]
    NoThread {
        /// What the system says.
        source: io::Error,
    },
}

/// The one connection that writes, on a file whose every commit is on the disk itself.
pub(super) fn for_writing(file: &Path) -> Result<Connection, OpenError> {
    let unusable = |source: rusqlite::Error| match source.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => OpenError::NotAJournal { file: file.into() },
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
            OpenError::Busy { file: file.into() }
        }
        _ => OpenError::Unusable { file: file.into(), source },
    };
    let mut connection = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(unusable)?;
    schema::check(&connection, file, unusable)?;
    // WAL before anything is written, so that a file is never half in one mode. FULL syncs the WAL at each commit: an
    // answer is acknowledged on the strength of it. `secure_delete` overwrites what is deleted.
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0)).map_err(unusable)?;
    debug_assert_eq!(mode, "wal");
    connection.pragma_update(None, "synchronous", "full").map_err(unusable)?;
    #[cfg(feature = "sabotage")]
    super::sabotage::weaken(&connection).map_err(unusable)?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(())).map_err(unusable)?;
    connection.pragma_update(None, "foreign_keys", true).map_err(unusable)?;
    schema::make(&mut connection).map_err(unusable)?;
    // What a process left in the WAL, perhaps after a sync that failed, may be in memory only. Copying it into the file,
    // synced, makes it certain; it also finishes a sealing that was interrupted.
    if !scrub(&connection).map_err(unusable)? {
        return Err(OpenError::Busy { file: file.into() });
    }
    Ok(connection)
}

/// A connection that reads.
pub(super) fn for_reading(file: &Path) -> rusqlite::Result<Connection> {
    connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn connect(file: &Path, mode: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(file, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    // Sorting and sub-journals never spill texts into files that nobody overwrites.
    connection.pragma_update(None, "temp_store", "memory")?;
    Ok(connection)
}
