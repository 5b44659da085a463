//! What each phone did and was told, in a file that outlives everything the nemesis does.
//!
//! The ledgers of one room stand in one file, line by line under the number of their phone: what many phones write at the
//! same time is synced once, as a journal does, so that syncing ledgers does not hold up what they are about.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, BufReader, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    thread,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::{mpsc, oneshot};

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

/// Lines that are synced at once at most: what a thousand phones write in a moment.
const TOGETHER: usize = 1_024;

struct Entry {
    text: Vec<u8>,
    durable: oneshot::Sender<io::Result<()>>,
}

/// The file of all ledgers of a room, which is being written.
pub struct Book(mpsc::Sender<Entry>);

impl Book {
    /// Begins it.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn begin(path: &Path) -> io::Result<Self> {
        let mut file = OpenOptions::new().append(true).create_new(true).open(path)?;
        let (queue, mut entries) = mpsc::channel::<Entry>(TOGETHER);
        thread::Builder::new().name("ledgers".into()).spawn(move || {
            let mut waiting = Vec::with_capacity(TOGETHER);
            while entries.blocking_recv_many(&mut waiting, TOGETHER) > 0 {
                let text: Vec<u8> = waiting.iter().flat_map(|entry| &entry.text).copied().collect();
                let written = file.write_all(&text).and_then(|()| file.sync_data());
                for entry in waiting.drain(..) {
                    let told = match &written {
                        Ok(()) => Ok(()),
                        Err(error) => Err(io::Error::new(error.kind(), error.to_string())),
                    };
                    // A phone that left meanwhile does not wait for it.
                    let _ = entry.durable.send(told);
                }
            }
        })?;
        Ok(Self(queue))
    }

    /// The ledger of a phone.
    pub fn of(&self, phone: usize) -> Ledger {
        Ledger { phone, queue: self.0.clone() }
    }
}

/// The ledger of one phone.
pub struct Ledger {
    phone: usize,
    queue: mpsc::Sender<Entry>,
}

/// A line as it stands in the book.
#[derive(Serialize, Deserialize)]
struct Entered {
    phone: usize,
    #[serde(flatten)]
    line: Line,
}

impl Ledger {
    /// Adds a line, and waits until it is on the disk: what is not in the ledger was not sent, whatever dies.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add(&self, line: Line) -> io::Result<()> {
        let mut text = serde_json::to_vec(&Entered { phone: self.phone, line })?;
        text.push(b'\n');
        let (durable, told) = oneshot::channel();
        let gone = |_| io::Error::other("the book of ledgers is closed");
        self.queue.send(Entry { text, durable }).await.map_err(|_| gone(()))?;
        told.await.map_err(|_| gone(()))?
    }
}

/// A book that is read while it is written, each time from where the last reading ended.
pub struct Reading {
    path: PathBuf,
    read: u64,
    ledgers: Vec<Vec<Line>>,
}

impl Reading {
    /// Of a book for that many phones.
    pub fn of(path: &Path, phones: usize) -> Self {
        Self { path: path.into(), read: 0, ledgers: vec![Vec::new(); phones] }
    }

    /// All ledgers so far, each as its lines in order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all(&mut self) -> io::Result<&[Vec<Line>]> {
        let mut file = BufReader::new(File::open(&self.path)?);
        file.seek(SeekFrom::Start(self.read))?;
        let mut text = Vec::new();
        // A line that is being written has no end yet; what it tells has not happened.
        while file.read_until(b'\n', &mut text)? > 0 && text.ends_with(b"\n") {
            let Entered { phone, line } = serde_json::from_slice(&text)?;
            self.ledgers.get_mut(phone).ok_or_else(|| io::Error::other("a ledger of nobody"))?.push(line);
            self.read += text.len() as u64;
            text.clear();
        }
        Ok(&self.ledgers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(id: &str) -> Line {
        Line::Refused { id: id.into(), reason: "late".into() }
    }

    #[tokio::test]
    async fn what_phones_wrote_is_read_on_from_where_the_last_reading_ended() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ledgers.jsonl");
        let book = Book::begin(&path).expect("a book");
        let (first, second) = (book.of(0), book.of(1));
        let mut reading = Reading::of(&path, 2);
        first.add(refused("a")).await.expect("written");
        assert_eq!(reading.all().expect("read"), [vec![refused("a")], vec![]]);
        second.add(refused("b")).await.expect("written");
        first.add(refused("c")).await.expect("written");
        let mut file = OpenOptions::new().append(true).open(&path).expect("it is there");
        file.write_all(br#"{"phone":1,"li"#).expect("half a line");
        assert_eq!(reading.all().expect("read"), [vec![refused("a"), refused("c")], vec![refused("b")]]);
    }
}
