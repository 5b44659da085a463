//! Backups: one file for each, named by its time, and none older than answers are kept.

use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
};

use super::beside::{self, Beside};
use crate::journal::sqlite::copy::{self, Contents, CopyError};

/// What the files of backups begin and end with; between them stands when they were made, in UTC.
const NAME: (&str, &str) = ("peil-", ".db");
/// How many digits that has, as `20261126-034500`.
const STAMP: usize = 15;

/// Why a backup failed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The copy failed.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// The folder for backups cannot be used.
    #[error("Backups cannot be kept in {} ({source}). Choose a folder that you may write.", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is no clock.
    #[error("The time cannot be told ({0}).")]
    Clock(#[from] rusqlite::Error),
}

/// What a backup holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// The journal.
    pub journal: Contents,
    /// Decks and images.
    pub beside: Beside,
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.journal, self.beside)
    }
}

/// Makes a backup of a data folder in another folder, and takes away backups older than so many days: what is to be deleted
/// after that must not live on in them. The file, what it holds, and how many were taken away.
///
/// # Errors
/// What is in the way. Older backups are taken away only once the new one is there.
pub fn back_up(data: &Path, to: &Path, keep_days: u32) -> Result<(PathBuf, Held, usize), BackupError> {
    let unusable = |source| BackupError::Folder { folder: to.into(), source };
    make_private(to).map_err(unusable)?;
    let file = to.join(format!("{}{}{}", NAME.0, stamp("0 days")?, NAME.1));
    let journal = copy::back_up(data, &file, |copy| beside::put(copy, data))?;
    let held = Held { journal, beside: beside::look_through(&file)? };
    let oldest = stamp(&format!("-{keep_days} days"))?;
    let mut aged = 0;
    for entry in fs::read_dir(to).map_err(unusable)? {
        let path = entry.map_err(unusable)?.path();
        if made_at(&path).is_some_and(|made| made < oldest.as_str()) {
            fs::remove_file(&path).map_err(unusable)?;
            aged += 1;
        }
    }
    Ok((file, held, aged))
}

/// Puts a backup in the place of the journal of a data folder, and its decks and images beside it: over decks of the same
/// name, and others stay.
///
/// # Errors
/// What is in the way; then every room is as it was.
pub fn restore(file: &Path, data: &Path, replace: bool) -> Result<Held, BackupError> {
    let beside = beside::look_through(file)?;
    let journal = copy::restore(file, data, replace, |part| beside::take_images(part, data))?;
    beside::take_decks(file, data)?;
    Ok(Held { journal, beside })
}

/// When a file was made as a backup, if it is one.
fn made_at(path: &Path) -> Option<&str> {
    let made = path.file_name()?.to_str()?.strip_prefix(NAME.0)?.strip_suffix(NAME.1)?;
    let digits = made.bytes().enumerate().all(|(at, byte)| if at == 8 { byte == b'-' } else { byte.is_ascii_digit() });
    (made.len() == STAMP && digits).then_some(made)
}

/// The time, moved by so much, as a name that sorts by time. SQLite knows the calendar.
fn stamp(moved: &str) -> rusqlite::Result<String> {
    let clock = rusqlite::Connection::open_in_memory()?;
    clock.query_row("SELECT strftime('%Y%m%d-%H%M%S', 'now', ?)", [moved], |row| row.get(0))
}

fn make_private(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use peil_room::id::Millis;
    use uuid::Uuid;

    use super::*;
    use crate::{
        album::{Album, samples::png},
        journal::{Journal, Record, RoomCode, RoomKey, Seq, SqliteJournal},
        library::Library,
    };

    fn record() -> Record {
        Record { id: Uuid::new_v4(), at: Millis(1), events: Vec::new() }
    }

    fn code() -> RoomCode {
        RoomCode::draw(&mut rand::rng())
    }

    /// A data folder with so many rooms of one record.
    async fn data(rooms: usize) -> (tempfile::TempDir, SqliteJournal) {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = SqliteJournal::open(folder.path()).expect("it opens");
        for _ in 0..rooms {
            journal.create(&code(), RoomKey([7; 32]), record()).await.expect("stored");
        }
        (folder, journal)
    }

    #[tokio::test]
    async fn a_backup_of_a_journal_that_is_written_holds_all_that_was_acknowledged() {
        let (folder, journal) = data(3).await;
        let to = tempfile::tempdir().expect("a folder");
        let (file, held, aged) = back_up(folder.path(), to.path(), 30).expect("copied");
        assert_eq!((held.journal.rooms, held.journal.records, aged), (3, 3, 0));
        assert_eq!(copy::look_through(&file).expect("sound"), held.journal);
        assert!(made_at(&file).is_some());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
        }
        journal.create(&code(), RoomKey([7; 32]), record()).await.expect("it goes on");
    }

    #[tokio::test]
    async fn what_was_deleted_before_is_not_in_a_backup() {
        let (folder, journal) = data(1).await;
        let (gone, key) = (code(), RoomKey([0xA7; 32]));
        journal.create(&gone, key, record()).await.expect("stored");
        let to = tempfile::tempdir().expect("a folder");
        let holds = |file: &Path| fs::read(file).expect("there").windows(32).any(|window| window == key.0);
        let (before, ..) = back_up(folder.path(), to.path(), 30).expect("copied");
        assert!(holds(&before), "the control");
        fs::remove_file(&before).expect("gone");
        journal.forget(&gone).await.expect("forgotten");
        let (after, held, _) = back_up(folder.path(), to.path(), 30).expect("copied");
        assert!(!holds(&after) && held.journal.rooms == 1);
    }

    #[tokio::test]
    async fn backups_older_than_answers_are_kept_go_and_nothing_else_does() {
        let (folder, _journal) = data(1).await;
        let to = tempfile::tempdir().expect("a folder");
        let old = stamp("-31 days").expect("a time");
        let young = stamp("-29 days").expect("a time");
        let names =
            [format!("peil-{old}.db"), format!("peil-{young}.db"), "peil-notes.db".into(), format!("my-{old}.db")];
        for name in &names {
            fs::write(to.path().join(name), "").expect("written");
        }
        let (_, _, aged) = back_up(folder.path(), to.path(), 30).expect("copied");
        let left: Vec<bool> = names.iter().map(|name| to.path().join(name).exists()).collect();
        assert_eq!((aged, left), (1, vec![false, true, true, true]));
    }

    #[tokio::test]
    async fn what_is_restored_is_what_was_backed_up() {
        let (folder, journal) = data(2).await;
        let to = tempfile::tempdir().expect("a folder");
        let (file, ..) = back_up(folder.path(), to.path(), 30).expect("copied");
        let rooms = journal.rooms().await.expect("read");
        let elsewhere = tempfile::tempdir().expect("a folder");
        let data = elsewhere.path().join("data");
        assert_eq!(restore(&file, &data, false).expect("restored").journal.rooms, 2);
        let restored = SqliteJournal::open(&data).expect("it opens");
        assert_eq!(restored.rooms().await.expect("read"), rooms);
        assert_eq!(restored.key(&rooms[0].code).await, Ok(Some(RoomKey([7; 32]))));
        assert_eq!(restored.append(&rooms[0].code, Seq(1), record()).await, Ok(Seq(2)), "and it goes on");
    }

    #[tokio::test]
    async fn decks_and_images_are_in_a_backup_and_come_out_of_it() {
        let (folder, _journal) = data(1).await;
        let library = Library::open(folder.path(), Vec::new()).expect("it opens");
        let deck = library.add("---\ntitle: Klas\n".into()).expect("kept");
        let image = library.add_image(&deck.name, &png(4, 3, "a mark of an image")).expect("kept");
        deck.album.give([&image], &Album::of_room(folder.path(), RoomCode::SAMPLE)).expect("given");
        fs::write(folder.path().join("decks/notes.txt"), "no deck").expect("written");
        let to = tempfile::tempdir().expect("a folder");
        let (file, held, _) = back_up(folder.path(), to.path(), 30).expect("copied");
        assert_eq!(held.beside, Beside { decks: 1, images: 1 });
        let elsewhere = tempfile::tempdir().expect("a folder");
        assert_eq!(restore(&file, elsewhere.path(), false).expect("restored"), held);
        let restored = Library::open(elsewhere.path(), Vec::new()).expect("it opens").find(&deck.name).expect("there");
        assert_eq!((restored.source.as_str(), restored.album.has(&image)), (deck.source.as_str(), true));
        assert!(Album::of_room(elsewhere.path(), RoomCode::SAMPLE).has(&image));
        let journal = fs::read(elsewhere.path().join("peil.db")).expect("there");
        let holds = |bytes: &[u8]| bytes.windows(18).any(|window| window == b"a mark of an image");
        assert!(!holds(&journal), "the journal is only the journal");
        library.delete(&deck.name).expect("deleted");
        Album::of_room(folder.path(), RoomCode::SAMPLE).delete().expect("deleted");
        assert!(holds(&fs::read(&file).expect("there")), "the control");
        fs::remove_file(&file).expect("gone");
        let (after, held, _) = back_up(folder.path(), to.path(), 30).expect("copied");
        assert!(held.beside == Beside::default() && !holds(&fs::read(&after).expect("there")));
    }

    #[tokio::test]
    async fn a_backup_whose_image_is_damaged_is_refused() {
        let (folder, _journal) = data(1).await;
        let library = Library::open(folder.path(), Vec::new()).expect("it opens");
        let deck = library.add("---\ntitle: Klas\n".into()).expect("kept");
        library.add_image(&deck.name, &png(4, 3, "whole")).expect("kept");
        let to = tempfile::tempdir().expect("a folder");
        let (file, ..) = back_up(folder.path(), to.path(), 30).expect("copied");
        let copy = rusqlite::Connection::open(&file).expect("it opens");
        copy.execute("UPDATE content SET bytes = x'00' WHERE length(bytes) > 20", []).expect("changed");
        drop(copy);
        let elsewhere = tempfile::tempdir().expect("a folder");
        assert!(restore(&file, elsewhere.path(), false).is_err());
        assert!(!elsewhere.path().join("peil.db").exists(), "nothing was put back");
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn what_the_superuser_restores_belongs_to_whoever_has_the_folder() {
        use std::os::unix::fs::{MetadataExt, chown};
        let (folder, _journal) = data(1).await;
        let library = Library::open(folder.path(), Vec::new()).expect("it opens");
        library.add("---\ntitle: Klas\n".into()).expect("kept");
        let (to, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let (file, ..) = back_up(folder.path(), to.path(), 30).expect("copied");
        let (uid, gid) = (7_345, 7_346);
        if chown(elsewhere.path(), Some(uid), Some(gid)).is_err() {
            eprintln!("left out: only the superuser gives a folder away");
            return;
        }
        restore(&file, elsewhere.path(), false).expect("restored");
        for name in ["peil.db", "peil.lock", "decks", "decks/klas.md"] {
            let there = fs::metadata(elsewhere.path().join(name)).expect("there");
            assert_eq!((there.uid(), there.gid()), (uid, gid), "{name}");
        }
    }

    #[tokio::test]
    async fn rooms_that_are_there_are_replaced_only_when_told_so_and_never_under_a_server() {
        let (folder, journal) = data(2).await;
        let to = tempfile::tempdir().expect("a folder");
        let (file, ..) = back_up(folder.path(), to.path(), 30).expect("copied");
        journal.create(&code(), RoomKey([7; 32]), record()).await.expect("stored");
        let served = restore(&file, folder.path(), true).expect_err("a server has it open");
        assert!(served.to_string().contains("already using"), "{served}");
        journal.close().await;
        let refused = restore(&file, folder.path(), false).expect_err("rooms are there");
        assert!(refused.to_string().contains("3 rooms") && refused.to_string().contains("--replace"), "{refused}");
        assert_eq!(restore(&file, folder.path(), true).expect("restored").journal.rooms, 2);
        let journal = SqliteJournal::open(folder.path()).expect("it opens");
        assert_eq!(journal.rooms().await.expect("read").len(), 2);
    }

    #[tokio::test]
    async fn a_damaged_backup_is_refused_and_changes_nothing() {
        let (folder, journal) = data(2).await;
        let to = tempfile::tempdir().expect("a folder");
        let (file, ..) = back_up(folder.path(), to.path(), 30).expect("copied");
        journal.close().await;
        let mut bytes = fs::read(&file).expect("there");
        let middle = bytes.len() / 2;
        bytes.truncate(middle);
        fs::write(&file, &bytes).expect("written");
        let refused = restore(&file, folder.path(), true).expect_err("it is cut short");
        assert!(refused.to_string().contains("cannot be relied on"), "{refused}");
        fs::write(&file, "no journal at all, but a letter").expect("written");
        assert!(restore(&file, folder.path(), true).is_err());
        let journal = SqliteJournal::open(folder.path()).expect("it opens");
        assert_eq!(journal.rooms().await.expect("read").len(), 2, "all is as it was");
    }

    #[test]
    fn without_a_journal_there_is_no_backup() {
        let (data, to) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let refused = back_up(data.path(), to.path(), 30).expect_err("nothing is there");
        assert!(refused.to_string().contains("--data"), "{refused}");
        assert_eq!(fs::read_dir(to.path()).expect("a folder").count(), 0, "and nothing half is left");
    }
}
