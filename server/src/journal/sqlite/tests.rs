use std::{fs, path::Path, sync::Arc};

use futures_util::future::join_all;
use peil_room::{event::Event, id::Millis};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use super::{
    OpenError, SqliteJournal,
    change::Change,
    open, schema,
    scrub::{AT_ONCE, QUIET},
};
use crate::journal::{
    AppendError, Journal, ReadError, Record, RoomKey, Seq,
    contract::{code, record},
};

fn opened() -> (SqliteJournal, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (SqliteJournal::open(folder.path()).unwrap(), folder)
}

fn refused(folder: &Path) -> OpenError {
    SqliteJournal::open(folder).err().expect("it is not to be opened")
}

/// Another program that opens the file.
fn intruder(folder: &Path) -> Connection {
    Connection::open(folder.join("peil.db")).unwrap()
}

/// Everything that stands in the files of a folder.
fn bytes(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).unwrap().map(|file| fs::read(file.unwrap().path()).unwrap());
    files.collect::<Vec<_>>().concat()
}

fn holds(folder: &Path, needle: &[u8]) -> bool {
    bytes(folder).windows(needle.len()).any(|window| window == needle)
}

/// A record with a text in it, of a length that leaves rooms sharing pages at odd places.
fn told(text: &str, number: u64) -> Record {
    let word = format!("{text}{}", "x".repeat(number as usize * 37 % 900));
    Record { id: Uuid::new_v4(), at: Millis(number), events: vec![Event::TalkBegan(word.as_str().into())] }
}

#[tokio::test]
async fn a_second_process_is_refused_until_the_first_is_closed() {
    let (journal, folder) = opened();
    let error = refused(folder.path());
    assert!(matches!(&error, OpenError::AlreadyInUse { .. }), "{error}");
    assert!(error.to_string().contains("--data"), "the sentence says what to do: {error}");
    journal.close().await;
    SqliteJournal::open(folder.path()).unwrap();
}

#[tokio::test]
async fn closing_leaves_one_file_with_everything_in_it() {
    let (journal, folder) = opened();
    journal.create(&code(1), RoomKey([7; 32]), record(1)).await.unwrap();
    journal.close().await;
    let wal = fs::metadata(folder.path().join("peil.db-wal")).map_or(0, |wal| wal.len());
    assert_eq!(wal, 0);
}

#[cfg(unix)]
#[tokio::test]
async fn folder_and_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("deep").join("data");
    let journal = SqliteJournal::open(&folder).unwrap();
    journal.create(&code(1), RoomKey([7; 32]), record(1)).await.unwrap();
    journal.rooms().await.unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= 3, "{files:?}");
    for file in files {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_refused() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    fs::write(&folder, "not a folder").unwrap();
    assert!(matches!(refused(&folder), OpenError::NotWritable { .. }));
}

#[tokio::test]
async fn a_newer_file_is_refused_and_left_as_it_was() {
    let (journal, folder) = opened();
    journal.close().await;
    intruder(folder.path()).pragma_update(None, "user_version", schema::VERSION + 1).unwrap();
    let before = fs::read(folder.path().join("peil.db")).unwrap();
    let error = refused(folder.path());
    assert!(matches!(&error, OpenError::TooNew { found: 3, known: 2, .. }), "{error}");
    assert_eq!(fs::read(folder.path().join("peil.db")).unwrap(), before);
}

#[tokio::test]
async fn a_file_of_the_first_version_keeps_its_links_as_presenters() {
    let (journal, folder) = opened();
    journal.create(&code(1), RoomKey([7; 32]), record(1)).await.unwrap();
    journal.close().await;
    let file = intruder(folder.path());
    file.execute_batch("ALTER TABLE presenter DROP COLUMN reads_until; PRAGMA user_version = 1;").unwrap();
    let hash = [3u8; 32];
    let id = *Uuid::new_v4().as_bytes();
    file.execute("INSERT INTO presenter (room, id, hash, label, at) VALUES (1, ?, ?, '', 5)", (id, hash)).unwrap();
    drop(file);
    let journal = SqliteJournal::open(folder.path()).unwrap();
    let grants = journal.grants(&code(1)).await.unwrap();
    assert_eq!((grants.len(), grants[0].presents(), grants[0].hash), (1, true, hash));
    journal.close().await;
    let version: u32 = intruder(folder.path()).pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, schema::VERSION);
}

#[test]
fn a_file_of_another_program_is_refused_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    intruder(folder.path()).execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    let before = fs::read(folder.path().join("peil.db")).unwrap();
    assert!(matches!(refused(folder.path()), OpenError::NotAJournal { .. }));
    assert_eq!(fs::read(folder.path().join("peil.db")).unwrap(), before);

    fs::write(folder.path().join("peil.db"), "a letter to the editor, longer than a header".repeat(9)).unwrap();
    assert!(matches!(refused(folder.path()), OpenError::NotAJournal { .. }));
}

#[tokio::test]
async fn a_record_that_cannot_be_read_stops_its_room_and_no_other() {
    let (journal, folder) = opened();
    for number in 1..=3 {
        journal.create(&code(number), RoomKey([7; 32]), record(1)).await.unwrap();
    }
    let file = intruder(folder.path());
    file.execute("UPDATE record SET body = replace(body, '\"v\":1', '\"v\":2') WHERE room = 1", []).unwrap();
    file.execute("UPDATE record SET body = replace(body, 'ended', 'danced') WHERE room = 2", []).unwrap();
    let future = journal.read(&code(1), Seq::START, 9).await;
    assert_eq!(future, Err(ReadError::FromTheFuture { seq: Seq(1), version: 2 }));
    let unknown = journal.read(&code(2), Seq::START, 9).await;
    assert!(matches!(unknown, Err(ReadError::Unreadable { seq: Seq(1), .. })));
    assert_eq!(journal.read(&code(3), Seq::START, 9).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_write_that_fails_breaks_the_journal_until_it_is_opened_again() {
    let (journal, folder) = opened();
    journal.create(&code(1), RoomKey([7; 32]), record(1)).await.unwrap();
    let refuse = "CREATE TRIGGER refuse BEFORE INSERT ON record BEGIN SELECT RAISE(FAIL, 'no more'); END";
    intruder(folder.path()).execute_batch(refuse).unwrap();
    assert_eq!(journal.append(&code(1), Seq(1), record(2)).await, Err(AppendError::Unknown));
    assert!(journal.trouble().unwrap().contains("no more"));

    intruder(folder.path()).execute_batch("DROP TRIGGER refuse").unwrap();
    assert_eq!(journal.append(&code(1), Seq(1), record(2)).await, Err(AppendError::Broken));
    assert!(matches!(journal.read(&code(1), Seq::START, 9).await, Err(ReadError::Broken(_))));
    journal.follow(&code(1), Seq(1)).await;

    journal.close().await;
    let journal = SqliteJournal::open(folder.path()).unwrap();
    assert_eq!(journal.read(&code(1), Seq::START, 9).await.unwrap().len(), 1);
    assert_eq!(journal.append(&code(1), Seq(1), record(2)).await, Ok(Seq(2)));
}

/// While another program holds the file, requests queue; then they are committed together, and what conflicts among them
/// is refused one by one.
#[tokio::test]
async fn what_queued_is_committed_together_and_compared_one_by_one() {
    let (journal, folder) = opened();
    journal.create(&code(0), RoomKey([7; 32]), record(1)).await.unwrap();
    let held = intruder(folder.path());
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    let writes = (0..50_u64).map(|number| journal.append(&code(0), Seq(1 + number / 2), record(number)));
    let creations = (1..50).map(|number| journal.create(&code(number), RoomKey([7; 32]), record(1)));
    let release = async {
        tokio::task::yield_now().await;
        held.execute_batch("COMMIT").unwrap();
    };
    let (writes, creations, ()) = tokio::join!(join_all(writes), join_all(creations), release);
    for (number, outcome) in writes.into_iter().enumerate() {
        let expected = if number % 2 == 0 { Ok(Seq(2 + number as u64 / 2)) } else { Err(AppendError::Conflict) };
        assert_eq!(outcome, expected, "append {number}");
    }
    assert!(creations.into_iter().all(|outcome| outcome == Ok(Seq(1))));
}

#[tokio::test]
async fn what_was_acknowledged_is_in_the_file_of_a_process_that_never_closed_it() {
    let (journal, folder) = opened();
    journal.create(&code(1), RoomKey([7; 32]), record(1)).await.unwrap();
    let copy = tempfile::tempdir().unwrap();
    for name in ["peil.db", "peil.db-wal"] {
        fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let copied = SqliteJournal::open(copy.path()).unwrap();
    assert_eq!(copied.rooms().await.unwrap(), journal.rooms().await.unwrap());
}

/// Rooms are written through each other, so that pages split with the secrets of several rooms on them.
async fn fill(journal: &SqliteJournal, rooms: usize) {
    for number in 0..rooms {
        let key = RoomKey([180 + number as u8; 32]);
        journal.create(&code(number), key, told(&format!("GEHEIM-{number}-"), 0)).await.unwrap();
    }
    for seq in 1..60 {
        let all = (0..rooms).map(|number| {
            let record = told(&format!("GEHEIM-{number}-"), seq * 31 + number as u64);
            journal.append(&code(number), Seq(seq), record)
        });
        join_all(all).await.into_iter().for_each(|outcome| assert!(outcome.is_ok()));
    }
}

#[tokio::test]
async fn nothing_of_what_was_sealed_or_forgotten_is_left_in_the_folder() {
    let (journal, folder) = opened();
    fill(&journal, 40).await;
    for number in 0..40 {
        assert!(
            holds(folder.path(), &[180 + number; 32]) && holds(folder.path(), format!("GEHEIM-{number}-").as_bytes())
        );
    }
    for number in (0..40_u8).step_by(2) {
        if number % 4 == 0 {
            journal.seal(&code(number.into()), Seq(60), told("VERZEGELD", 1)).await.unwrap();
        } else {
            journal.forget(&code(number.into())).await.unwrap();
        }
        assert!(!holds(folder.path(), &[180 + number; 32]), "the key of room {number}");
        assert!(!holds(folder.path(), format!("GEHEIM-{number}-").as_bytes()), "a text of room {number}");
        assert!(holds(folder.path(), &[181 + number; 32]), "its neighbour keeps its own");
    }
}

#[tokio::test]
async fn a_sealing_that_was_interrupted_is_finished_when_the_file_is_opened() {
    let (journal, folder) = opened();
    fill(&journal, 10).await;
    journal.close().await;
    // What a process leaves that dies right after the commit.
    let mut file = open::for_writing(&folder.path().join("peil.db")).unwrap();
    let seal = Change::Seal { expected: Seq(60), body: "{}".into() };
    let transaction = file.transaction().unwrap();
    assert_eq!(seal.apply(&transaction, &code(3)).unwrap(), Ok(Seq(61)));
    transaction.commit().unwrap();
    assert!(holds(folder.path(), b"GEHEIM-3-"));
    drop(file);
    let _journal = SqliteJournal::open(folder.path()).unwrap();
    assert!(!holds(folder.path(), b"GEHEIM-3-") && !holds(folder.path(), &[183; 32]));
}

#[tokio::test]
async fn sealing_does_not_wait_for_a_reader_who_stays() {
    let (journal, folder) = opened();
    journal.create(&code(1), RoomKey([77; 32]), record(1)).await.unwrap();
    let reader = intruder(folder.path());
    reader.execute_batch("BEGIN; SELECT count(*) FROM record").unwrap();
    let journal = Arc::new(journal);
    journal.seal(&code(1), Seq(1), record(2)).await.unwrap();
    assert!(holds(folder.path(), &[77; 32]), "the reader still holds it");
    reader.execute_batch("COMMIT").unwrap();
    journal.create(&code(2), RoomKey([78; 32]), record(1)).await.unwrap();
    assert!(!holds(folder.path(), &[77; 32]), "the next write makes good");
}

#[tokio::test]
async fn in_a_large_file_what_was_sealed_waits_until_rooms_are_quiet() {
    let (journal, folder) = opened();
    fill(&journal, 4).await;
    let long = "x".repeat(1024 * 1024);
    for seq in 60..60 + AT_ONCE / (1024 * 1024) + 1 {
        journal.append(&code(0), Seq(seq), told(&long, 0)).await.unwrap();
    }
    journal.seal(&code(1), Seq(60), told("VERZEGELD", 1)).await.unwrap();
    assert!(holds(folder.path(), b"GEHEIM-1-"), "the other rooms would wait");
    journal.tidy().await;
    journal.append(&code(2), Seq(60), record(2)).await.unwrap();
    assert!(holds(folder.path(), b"GEHEIM-1-"), "somebody is answering");

    tokio::time::sleep(QUIET).await;
    journal.tidy().await;
    // Waits its turn behind it.
    journal.append(&code(2), Seq(61), record(2)).await.unwrap();
    assert!(!holds(folder.path(), b"GEHEIM-1-") && !holds(folder.path(), &[181; 32]));
    assert!(holds(folder.path(), b"GEHEIM-2-"));
}

#[tokio::test]
async fn in_a_large_file_a_forgotten_room_takes_with_it_what_was_put_off() {
    let (journal, folder) = opened();
    fill(&journal, 4).await;
    let long = "x".repeat(1024 * 1024);
    for seq in 60..60 + AT_ONCE / (1024 * 1024) + 1 {
        journal.append(&code(0), Seq(seq), told(&long, 0)).await.unwrap();
    }
    journal.seal(&code(1), Seq(60), told("VERZEGELD", 1)).await.unwrap();
    journal.forget(&code(2)).await.unwrap();
    assert!(!holds(folder.path(), b"GEHEIM-1-") && !holds(folder.path(), b"GEHEIM-2-"));
}
