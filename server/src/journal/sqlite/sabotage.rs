//! Ways to break the journal's promise, for the crash test's controls: a durability test that cannot fail proves nothing.
//!
//! Compiled only with the feature `sabotage`, and even then without effect unless `PEIL_SABOTAGE` names one of them.

use std::{thread, time::Duration};

use rusqlite::Connection;

use super::change::Change;
use crate::journal::Seq;

/// Far longer than a good disk takes: a kill that meets no commit would catch nobody.
const LINGER: Duration = Duration::from_millis(20);

/// Commits that are not synced: `PEIL_SABOTAGE=synchronous-off`.
pub(super) fn weaken(connection: &Connection) -> rusqlite::Result<()> {
    if chosen("synchronous-off") { connection.pragma_update(None, "synchronous", "off") } else { Ok(()) }
}

/// The number that a record will have, told before it is committed: `PEIL_SABOTAGE=ack-before-commit`.
pub(super) fn premature(change: &Change) -> Option<Seq> {
    match change {
        Change::Append { expected, .. } if chosen("ack-before-commit") => Some(expected.next()),
        _ => None,
    }
}

/// A disk that takes its time: what was told before it is committed is not committed for as long, whatever the disk.
pub(super) fn linger() {
    if chosen("ack-before-commit") {
        thread::sleep(LINGER);
    }
}

fn chosen(name: &str) -> bool {
    std::env::var("PEIL_SABOTAGE").is_ok_and(|chosen| chosen == name)
}
