//! What one phone did and was told, in a file of its own that outlives everything the nemesis does.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A ballot of one round, as its phone knows it.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The question.
    pub question: String,
    /// The number of its round.
    pub round: u64,
}

/// A version of a ballot.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Version {
    /// Its revision.
    pub revision: u64,
    /// Its id, 32 hexadecimal digits.
    pub id: String,
}

/// One line of a ledger.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
#[serde(tag = "line", rename_all = "camelCase")]
pub enum Line {
    /// About to be sent for the first time; nothing as answer means a withdrawal.
    Sent {
        /// Where.
        place: Place,
        /// Which version.
        version: Version,
        /// By field, as on the wire.
        answer: Option<Value>,
    },
    /// The server said that this stands: by `saved`, or by `welcome` after a new connection.
    Stands {
        /// Where.
        place: Place,
        /// Which version.
        version: Version,
    },
    /// The server said on a new connection that nothing stands, of what it had said stood.
    Gone {
        /// Where.
        place: Place,
    },
    /// The server refused a version.
    Refused {
        /// Its id.
        id: String,
        /// Why.
        reason: String,
    },
}

/// A ledger that is being written.
pub struct Ledger {
    file: File,
}

impl Ledger {
    /// Begins the ledger of a phone.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn begin(folder: &Path, phone: usize) -> io::Result<Self> {
        let path = folder.join(format!("phone-{phone:04}.jsonl"));
        Ok(Self { file: OpenOptions::new().append(true).create_new(true).open(path)? })
    }

    /// Adds a line, and waits until it is on the disk: what is not in the ledger was not sent, whatever dies.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, line: &Line) -> io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.file.write_all(&text)?;
        self.file.sync_data()
    }
}

/// All ledgers of a folder, each as its lines in order.
///
/// # Errors
/// When one cannot be read.
pub fn read_all(folder: &Path) -> io::Result<Vec<Vec<Line>>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> io::Result<Vec<Line>> {
    let text = fs::read_to_string(path)?;
    // A line that is being written has no end yet; what it tells has not happened.
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole.lines().map(|line| serde_json::from_str(line).map_err(io::Error::from)).collect()
}
