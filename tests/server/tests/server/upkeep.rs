//! What whoever runs the server does: backups, the drill of putting one back, the doctor, and a key that was lost.

use std::{fs, path::PathBuf};

use peil_tests::{Phone, Program, TestServer, holds};
use serde_json::json;

fn grade(grade: f64) -> serde_json::Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

/// The one backup in a folder.
fn backup_in(folder: &std::path::Path) -> PathBuf {
    let mut files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("it can be read").path());
    let file = files.next().expect("a backup");
    assert!(files.next().is_none(), "and nothing beside it");
    file
}

#[tokio::test]
async fn a_drill_a_disk_is_lost_in_the_middle_of_a_workshop_and_last_nights_backup_is_put_back() {
    let mut server = TestServer::start().await;
    let mut room = server.room().await;
    let mut presenter = room.presenter().await;
    let mut phones = room.phones(4).await;
    presenter.ask("cijfer").await;
    for phone in &mut phones[..2] {
        assert!(phone.answer("cijfer", grade(6.0)).await.is_saved());
    }
    let (data, to) = (server.data().display().to_string(), tempfile::tempdir().expect("a folder"));
    let (status, told) = Program::run(&["backup", "--data", &data, "--to", &to.path().display().to_string()]);
    assert!(status.success(), "while it serves: {told}");
    for phone in &mut phones[2..] {
        assert!(phone.answer("cijfer", grade(8.0)).await.is_saved());
    }
    presenter.close("cijfer").await;
    drop(presenter);

    server.stop().await;
    let key = fs::read(server.data().join("organiser-key")).expect("it is kept");
    fs::remove_dir_all(server.data()).expect("the disk is gone");
    let file = backup_in(to.path()).display().to_string();
    let (status, told) = Program::run(&["restore", &file, "--data", &data]);
    assert!(status.success(), "{told}");
    fs::write(server.data().join("organiser-key"), key).expect("the key was written down");
    server.restart().await;

    room = server.again(&room);
    let mut presenter = room.presenter().await;
    presenter.answered("cijfer", 2).await;
    for phone in &mut phones {
        phone.come_back().await;
        for outcome in phone.bring_back(false).await {
            assert!(outcome.is_saved(), "{outcome:?}");
        }
    }
    presenter.answered("cijfer", 4).await;
}

#[tokio::test]
async fn a_backup_is_not_put_back_over_rooms_or_under_a_server_by_accident() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (data, to) = (server.data().display().to_string(), tempfile::tempdir().expect("a folder"));
    let to_folder = to.path().display().to_string();
    let (status, told) = Program::run(&["backup", "--data", &data, "--to", &to_folder]);
    assert!(status.success(), "{told}");
    let file = backup_in(to.path()).display().to_string();
    let (status, told) = Program::run(&["restore", &file, "--data", &data, "--replace"]);
    assert!(!status.success() && told.contains("already using"), "{told}");
    server.stop().await;
    let (status, told) = Program::run(&["restore", &file, "--data", &data]);
    assert!(!status.success() && told.contains("--replace"), "{told}");
    let (status, told) = Program::run(&["restore", &file, "--data", &data, "--replace"]);
    assert!(status.success(), "{told}");
    server.restart().await;
    assert_eq!(Phone::open(server.address(), &room.code).await.view()["room"]["code"], room.code.as_str());

    let nowhere = to.path().join("nowhere").display().to_string();
    let (status, told) = Program::run(&["backup", "--data", &nowhere, "--to", &to_folder]);
    assert!(!status.success() && told.contains("--data"), "{told}");
    let (status, told) = Program::run(&["restore", &nowhere, "--data", &nowhere]);
    assert!(!status.success() && told.contains("cannot be relied on"), "{told}");
}

#[tokio::test]
async fn a_backup_holds_no_organiser_key() {
    let server = TestServer::start().await;
    let to = tempfile::tempdir().expect("a folder");
    let (data, to_folder) = (server.data().display().to_string(), to.path().display().to_string());
    let (status, told) = Program::run(&["backup", "--data", &data, "--to", &to_folder]);
    assert!(status.success(), "{told}");
    assert!(holds(&server.data(), server.key().as_bytes()), "the control");
    assert!(!holds(to.path(), server.key().as_bytes()));
}

// The server must answer while the test waits for the doctor.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_finds_a_server_that_serves_and_fails_where_peil_cannot_work() {
    let server = TestServer::start().await;
    let (data, listen) = (server.data().display().to_string(), server.address().to_string());
    let mut doctor = Program::start(&["doctor", "--data", &data, "--listen", &listen]);
    assert!(doctor.prints("serving on port").starts_with("ok"));
    assert!(doctor.prints("can be written").starts_with("ok"));
    assert!(doctor.prints("The journal is sound").starts_with("ok"));
    assert!(doctor.ends().0.success());

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "no folder").expect("written");
    let blocked = file.join("data").display().to_string();
    let mut doctor = Program::start(&["doctor", "--data", &blocked, "--listen", "127.0.0.1:0"]);
    assert!(doctor.prints("cannot be written").starts_with("BAD"));
    assert!(!doctor.ends().0.success());
}

#[tokio::test]
async fn an_organiser_key_that_was_lost_is_drawn_anew_when_its_file_is_deleted_and_the_old_link_opens_nothing() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let lost = server.key().to_owned();
    server.stop().await;
    fs::remove_file(server.data().join("organiser-key")).expect("it was there");
    server.restart().await;
    assert_eq!(server.http().key(&lost).get("/api/rooms").await.status, 401);
    assert_eq!(server.http().key(server.key()).get("/api/rooms").await.json()[0]["code"], room.code.as_str());
    server.again(&room).presenter().await;
}
