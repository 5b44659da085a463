//! The comparisons that the organiser made: which rooms lie beside each other, and what they are called there. No number is
//! kept here: a room that is deleted takes its own with it.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use crate::{journal::RoomCode, protocol::compare::NamedRoom};

/// In the data folder.
const FILE: &str = "comparisons.json";
/// The version of that file: it rises when something comes to mean something else.
const VERSION: u32 = 1;
/// Comparisons that are kept: a list that can still be read.
const MOST: usize = 100;
/// Rooms of a comparison: more rows than that are no picture any more.
const ROOMS: std::ops::RangeInclusive<usize> = 2..=8;
/// Characters of a name.
const NAME: usize = 40;

/// A comparison.
#[derive(Serialize, Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Names it.
    pub id: Uuid,
    /// When it was made, in milliseconds since 1970.
    pub at: u64,
    /// The rooms, in order.
    pub rooms: Vec<NamedRoom>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    comparisons: Vec<Kept>,
}

/// Why a comparison was not kept.
#[derive(Debug, Error)]
pub enum ComparisonError {
    /// There are too few rooms in it, or too many.
    #[error("A comparison is of {} to {} rooms.", ROOMS.start(), ROOMS.end())]
    Rooms,
    /// A name is blank or too long.
    #[error("A name has 1 to {NAME} characters.")]
    Name,
    /// Two rooms would be taken for one another.
    #[error("No two rooms of a comparison are the same, or have the same name.")]
    Twice,
    /// There are too many.
    #[error("There are {MOST} comparisons. Delete one first.")]
    Full,
    /// It cannot be written.
    #[error("The comparison cannot be kept: {0}.")]
    File(#[from] io::Error),
}

/// All comparisons, newest last.
pub struct Comparisons {
    file: PathBuf,
    kept: RwLock<Vec<Kept>>,
}

impl Comparisons {
    /// Those of a data folder; none where there is no file yet.
    ///
    /// # Errors
    /// When the file is there and cannot be read, or is of a later version.
    pub fn open(data: &Path) -> io::Result<Self> {
        let file = data.join(FILE);
        let kept = match fs::read(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            found => {
                let stored: Stored = serde_json::from_slice(&found?)?;
                if stored.version != VERSION {
                    return Err(io::Error::other(format!("it is of version {}", stored.version)));
                }
                stored.comparisons
            }
        };
        Ok(Self { file, kept: RwLock::new(kept) })
    }

    /// All, newest last.
    pub fn all(&self) -> Vec<Kept> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The one of that id.
    pub fn find(&self, id: Uuid) -> Option<Kept> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).iter().find(|kept| kept.id == id).cloned()
    }

    /// Keeps a comparison of rooms, each with its name. `at` is now, in milliseconds since 1970. Writes a file.
    ///
    /// # Errors
    /// What is wrong with it, or that it cannot be written.
    pub fn add(&self, rooms: Vec<(RoomCode, String)>, at: u64) -> Result<Kept, ComparisonError> {
        let named = rooms.into_iter().map(|(code, name)| {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            NamedRoom { code: code.to_string(), name }
        });
        let rooms: Vec<NamedRoom> = named.collect();
        if !ROOMS.contains(&rooms.len()) {
            return Err(ComparisonError::Rooms);
        }
        if rooms.iter().any(|room| !(1..=NAME).contains(&room.name.chars().count())) {
            return Err(ComparisonError::Name);
        }
        let same = |one: &NamedRoom, other: &NamedRoom| {
            one.code == other.code || one.name.to_lowercase() == other.name.to_lowercase()
        };
        if rooms.iter().enumerate().any(|(place, one)| rooms[..place].iter().any(|other| same(one, other))) {
            return Err(ComparisonError::Twice);
        }
        let fresh = Kept { id: Uuid::new_v4(), at, rooms };
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            return Err(ComparisonError::Full);
        }
        let all: Vec<Kept> = kept.iter().cloned().chain([fresh.clone()]).collect();
        self.write(&all)?;
        *kept = all;
        Ok(fresh)
    }

    /// Forgets a comparison; the rooms stay. Writes a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn forget(&self, id: Uuid) -> Result<(), ComparisonError> {
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        let all: Vec<Kept> = kept.iter().filter(|kept| kept.id != id).cloned().collect();
        self.write(&all)?;
        *kept = all;
        Ok(())
    }

    fn write(&self, all: &[Kept]) -> io::Result<()> {
        let stored = Stored { version: VERSION, comparisons: all.to_vec() };
        // Beside it first: a power cut leaves the old file or the new one, never half of either.
        let fresh = self.file.with_extension("new");
        let mut file = fs::File::create(&fresh)?;
        file.write_all(&serde_json::to_vec(&stored)?)?;
        file.sync_all()?;
        fs::rename(&fresh, &self.file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(code: &str, name: &str) -> (RoomCode, String) {
        (RoomCode::parse(code).expect("a code"), name.to_owned())
    }

    #[test]
    fn what_is_kept_is_there_again_after_a_restart_until_it_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let comparisons = Comparisons::open(folder.path()).expect("opens");
        let rooms = || vec![room("K7M4PQ", " 2025 "), room("ABCDEF", "Dit  jaar")];
        let (one, other) = (comparisons.add(rooms(), 1).expect("kept"), comparisons.add(rooms(), 2).expect("kept"));
        assert_eq!(one.rooms[1], NamedRoom { code: "ABCDEF".into(), name: "Dit jaar".into() });
        comparisons.forget(one.id).expect("forgotten");
        let again = Comparisons::open(folder.path()).expect("opens");
        assert_eq!(again.all().iter().map(|kept| kept.id).collect::<Vec<_>>(), [other.id]);
        assert_eq!(again.find(other.id).map(|kept| kept.rooms), Some(one.rooms));
        assert!(again.find(one.id).is_none());
    }

    #[test]
    fn rooms_that_nobody_could_tell_apart_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let comparisons = Comparisons::open(folder.path()).expect("opens");
        let one = || room("K7M4PQ", "2025");
        let many = |n: usize| {
            "23456789A".chars().take(n).map(|at| room(&format!("ABCDE{at}"), &at.to_string())).collect::<Vec<_>>()
        };
        let refused = |rooms| comparisons.add(rooms, 1).expect_err("refused").to_string();
        assert!(refused(vec![one()]).contains("2 to 8"));
        assert!(refused(many(9)).contains("2 to 8"));
        assert!(refused(vec![one(), room("K7M4PQ", "2026")]).contains("same"));
        assert!(refused(vec![one(), room("ABCDEF", " 2025")]).contains("same"));
        assert!(refused(vec![one(), room("ABCDEF", "  ")]).contains("1 to 40"));
        assert!(refused(vec![one(), room("ABCDEF", &"x".repeat(41))]).contains("1 to 40"));
        assert!(comparisons.add(many(8), 1).is_ok());
        assert_eq!(comparisons.all().len(), 1);
    }

    #[test]
    fn a_file_of_another_version_is_not_read_as_if_it_were_this_one() {
        let folder = tempfile::tempdir().expect("a folder");
        for file in [r#"{"version":2,"comparisons":[]}"#, "{", ""] {
            fs::write(folder.path().join(FILE), file).expect("written");
            assert!(Comparisons::open(folder.path()).is_err(), "{file}");
        }
    }
}
