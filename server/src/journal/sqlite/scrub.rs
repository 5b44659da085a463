//! Leaving nothing of what was deleted in the files.

use std::time::Duration;

use rusqlite::Connection;

/// Bytes of a file that is written anew at once: every room waits for it, a sixth of a second.
pub(super) const AT_ONCE: u64 = 16 * 1024 * 1024;
/// Time without any change after which no hall is answering anything.
pub(super) const QUIET: Duration = Duration::from_secs(2);
/// Time after which that is not waited for any longer.
pub(super) const LATEST: Duration = Duration::from_secs(60 * 60);

/// Overwrites what deleted records and keys left, and empties the WAL; says whether no reader was in the way.
///
/// `secure_delete` alone is not enough: when a page of the tree splits, cells that moved away stay readable in its gap, and
/// no deletion finds them there. Writing the file anew does. It takes about a second for 100 MB, once a room; a process
/// that dies before it is done finds the mark in `remains` when it opens the file, and does it then. What is deleted goes into
/// the file first: pages that VACUUM cuts off the end would otherwise never be overwritten there.
pub(super) fn scrub(connection: &Connection) -> rusqlite::Result<bool> {
    let remains = connection.query_row("SELECT EXISTS (SELECT 1 FROM room WHERE remains = 1)", [], |row| row.get(0))?;
    if remains {
        connection
            .execute_batch("PRAGMA wal_checkpoint(TRUNCATE); VACUUM; UPDATE room SET remains = 0 WHERE remains = 1")?;
    }
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)).map(|busy| busy == 0)
}

/// Bytes in the file.
pub(super) fn size(connection: &Connection) -> rusqlite::Result<u64> {
    let count = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, u32>(0).map(u64::from));
    Ok(count("page_count")? * count("page_size")?)
}
