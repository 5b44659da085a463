//! What the journal says, read from a copy by the journal's own code.

use std::{collections::HashSet, fs, path::Path};

use anyhow::Context;
use peil::journal::{Journal, RoomCode, Seq, SqliteJournal};
use peil_room::{Room, event::Event};
use rusqlite::{Connection, OpenFlags};

/// Records read at a time.
const PAGE: usize = 2_048;

/// A room as its records add up.
pub struct Folded {
    /// The room.
    pub room: Room,
    /// The number of its last record.
    pub head: u64,
    /// Records whose number did not rise, or whose id was there before.
    pub doubled_records: u64,
    /// Answers that were recorded a second time.
    pub doubled_answers: u64,
}

/// Reads the journal of a server that may be running.
///
/// # Errors
/// When it cannot be read.
pub async fn read(data: &Path, scratch: &Path, code: RoomCode) -> anyhow::Result<Folded> {
    copy(data, scratch).context("the journal cannot be copied")?;
    let journal = SqliteJournal::open(scratch)?;
    let folded = fold(&journal, code).await;
    journal.close().await;
    folded
}

/// The copy is one transaction's view, so that what is being written meanwhile is in it or not.
fn copy(data: &Path, scratch: &Path) -> anyhow::Result<()> {
    if scratch.exists() {
        fs::remove_dir_all(scratch)?;
    }
    fs::create_dir(scratch)?;
    let copy = scratch.join("peil.db");
    let connection = Connection::open_with_flags(data.join("peil.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute("VACUUM INTO ?1", [copy.to_str().context("a plain path")?])?;
    Ok(())
}

async fn fold(journal: &SqliteJournal, code: RoomCode) -> anyhow::Result<Folded> {
    let mut folded = Folded { room: Room::new(), head: 0, doubled_records: 0, doubled_answers: 0 };
    let (mut records, mut answers) = (HashSet::new(), HashSet::new());
    loop {
        let page = journal.read(&code, Seq(folded.head), PAGE).await?;
        if page.is_empty() {
            return Ok(folded);
        }
        for (seq, record) in page {
            if seq.0 <= folded.head || !records.insert(record.id) {
                folded.doubled_records += 1;
            }
            folded.head = seq.0;
            for event in &record.events {
                if let Event::BallotCast { id, .. } | Event::BallotWithdrawn { id, .. } = event
                    && !answers.insert(*id)
                {
                    folded.doubled_answers += 1;
                }
                folded.room.evolve(event);
            }
        }
    }
}
