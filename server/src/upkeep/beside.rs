//! What stands beside the journal in the data folder: decks, and the images of decks and rooms. A backup is one file, so it
//! holds them in two tables of its own, each content once.

use std::{
    fmt, fs,
    io::{self, Write},
    path::Path,
};

use hmac::digest::Digest;
use rusqlite::{Connection, OpenFlags, params};
use sha2::Sha256;

use crate::{
    deck::image,
    journal::{RoomCode, sqlite::copy::CopyError},
    library,
};

const TABLES: &str = "
    CREATE TABLE content (hash BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE file (path TEXT PRIMARY KEY, hash BLOB NOT NULL REFERENCES content) STRICT, WITHOUT ROWID;
";

/// How much stands beside a journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Beside {
    /// Decks of the organiser.
    pub decks: u32,
    /// Images, each counted once.
    pub images: u32,
}

impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = |count| if count == 1 { "" } else { "s" };
        write!(f, "{} deck{} and {} image{}", self.decks, s(self.decks), self.images, s(self.images))
    }
}

/// What a path in a backup may lead to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Deck,
    Image,
}

/// What a path leads to; nothing else is written to a data folder.
fn kind(path: &str) -> Option<Kind> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["decks", deck] => deck.strip_suffix(".md").filter(|name| library::is_name(name)).map(|_| Kind::Deck),
        ["decks", deck, name] if library::is_name(deck) => image::name(name).map(|_| Kind::Image),
        ["rooms", code, name] if RoomCode::parse(code).is_some_and(|room| room.to_string() == code) => {
            image::name(name).map(|_| Kind::Image)
        }
        _ => None,
    }
}

/// Adds what stands beside the journal of a data folder to a copy of that journal.
pub fn put(copy: &mut Connection, data: &Path) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let transaction = copy.transaction()?;
    transaction.execute_batch(TABLES)?;
    for path in paths(data)? {
        let bytes = match fs::read(data.join(&path)) {
            // It was deleted a moment ago.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            bytes => bytes?,
        };
        let hash = Sha256::digest(&bytes);
        transaction.execute("INSERT OR IGNORE INTO content (hash, bytes) VALUES (?, ?)", params![&hash[..], bytes])?;
        transaction.execute("INSERT INTO file (path, hash) VALUES (?, ?)", params![path, &hash[..]])?;
    }
    Ok(transaction.commit()?)
}

/// Looks through what a backup holds beside the journal; one of an earlier version holds nothing.
pub fn look_through(backup: &Path) -> Result<Beside, CopyError> {
    let mut decks = 0;
    let mut images = std::collections::BTreeSet::new();
    each(backup, |path, kind, _| {
        match kind {
            Kind::Deck => decks += 1,
            Kind::Image => drop(images.insert(path.rsplit('/').next().unwrap_or_default().to_owned())),
        }
        Ok(())
    })?;
    Ok(Beside { decks, images: images.len() as u32 })
}

/// Writes the images of a backup into a data folder, and takes all that is no journal out of it.
pub fn take_images(part: &Path, data: &Path) -> Result<(), CopyError> {
    each(part, |path, kind, bytes| match kind {
        // One that is there has the same name because it is the same.
        Kind::Image if !data.join(path).is_file() => write(data, path, bytes),
        Kind::Image | Kind::Deck => Ok(()),
    })?;
    let strip = || {
        let journal = Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        journal.execute_batch("DROP TABLE IF EXISTS file; DROP TABLE IF EXISTS content; VACUUM")
    };
    strip().map_err(|error| CopyError::NotWritten { path: part.into(), source: error.into() })
}

/// Writes the decks of a backup into a data folder, over those of the same name.
pub fn take_decks(backup: &Path, data: &Path) -> Result<(), CopyError> {
    each(backup, |path, kind, bytes| if kind == Kind::Deck { write(data, path, bytes) } else { Ok(()) })
}

/// Calls `act` with each file of a backup, checked against its hash.
fn each(backup: &Path, mut act: impl FnMut(&str, Kind, &[u8]) -> Result<(), CopyError>) -> Result<(), CopyError> {
    let damaged = |reason: String| CopyError::Damaged { file: backup.into(), reason };
    let broken = |error: rusqlite::Error| damaged(error.to_string());
    let copy = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(broken)?;
    let there: bool = copy
        .query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'file')", [], |row| row.get(0))
        .map_err(broken)?;
    if !there {
        return Ok(());
    }
    let mut select = copy
        .prepare("SELECT path, hash, bytes FROM file LEFT JOIN content USING (hash) ORDER BY path")
        .map_err(broken)?;
    let mut rows = select.query([]).map_err(broken)?;
    while let Some(row) = rows.next().map_err(broken)? {
        let path: String = row.get(0).map_err(broken)?;
        let hash: Vec<u8> = row.get(1).map_err(broken)?;
        let bytes: Option<Vec<u8>> = row.get(2).map_err(broken)?;
        let bytes = bytes.filter(|bytes| Sha256::digest(bytes)[..] == hash[..]);
        match (kind(&path), bytes) {
            (Some(kind), Some(bytes)) => act(&path, kind, &bytes)?,
            _ => return Err(damaged("a deck or an image in it is not as it was".into())),
        }
    }
    Ok(())
}

/// The paths of decks and images in a data folder, with `/` between their parts.
fn paths(data: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut folders = vec!["decks".to_owned(), "rooms".to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(data.join(&folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let Some(name) = entry.file_name().to_str().map(String::from) else { continue };
            let path = format!("{folder}/{name}");
            // Two levels, and no link that leads out of them.
            if kind(&path).is_some() && entry.file_type()?.is_file() {
                paths.push(path);
            } else if !folder.contains('/') && entry.file_type()?.is_dir() {
                folders.push(path);
            }
        }
    }
    Ok(paths)
}

/// Writes a file of a data folder whole or not at all, for whoever has the folder.
fn write(data: &Path, path: &str, bytes: &[u8]) -> Result<(), CopyError> {
    let to = data.join(path);
    let written = || {
        let folder = to.parent().unwrap_or(data);
        fs::create_dir_all(folder)?;
        let fresh = to.with_extension("new");
        let mut file = fs::File::create(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&fresh, &to)?;
        for there in to.ancestors().take_while(|there| *there != data) {
            give(there, data)?;
        }
        Ok(())
    };
    written().map_err(|source: io::Error| CopyError::NotWritten { path: to.clone(), source: source.into() })
}

/// Gives a file or folder to the owner of the data folder: what the superuser puts there is for the service.
#[cfg(unix)]
fn give(path: &Path, data: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    let (is, should) = (fs::metadata(path)?, fs::metadata(data)?);
    if is.uid() == should.uid() {
        return Ok(());
    }
    match chown(path, Some(should.uid()), Some(should.gid())) {
        // Only the superuser gives away; whoever may write here otherwise keeps it.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        given => given,
    }
}

#[cfg(not(unix))]
fn give(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_leads_to_decks_and_images_and_nowhere_else() {
        let name = format!("{}.webp", "0a".repeat(16));
        assert_eq!(kind("decks/klas-2b.md"), Some(Kind::Deck));
        assert_eq!(kind(&format!("decks/klas-2b/{name}")), Some(Kind::Image));
        assert_eq!(kind(&format!("rooms/K7M4PQ/{name}")), Some(Kind::Image));
        for elsewhere in
            ["organiser-key", "decks/../peil.db", "decks/.md", "decks/a/b.md", "rooms/k7m4pq/x.webp", "/etc/passwd"]
        {
            assert_eq!(kind(elsewhere), None, "{elsewhere}");
        }
        assert_eq!(kind(&format!("rooms/../{name}")), None);
    }
}
