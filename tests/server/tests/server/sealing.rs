//! After the end: what is left on the disk of a workshop, and what its screens are told.

use std::{net::SocketAddr, path::Path, time::Duration};

use peil_tests::{DEADLINE, Http, Phone, Presenter, Program, Room, TestServer, age, holds};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// What must be gone when a workshop is sealed.
const GONE: [&str; 3] = ["EERSTE-VERSIE", "TERUGGENOMEN", "HALVERWEGE-VERVANGEN"];
/// What stands then.
const KEPT: &str = "LAATSTE-VERSIE";

fn text(text: &str) -> Value {
    json!({"tekst": {"kind": "text", "text": text}})
}

/// A workshop in which people change their minds, and that has ended.
async fn workshop(room: &Room) -> Vec<Phone> {
    let mut presenter = room.presenter().await;
    let mut phones = room.phones(3).await;
    presenter.ask("tekst").await;
    for said in [GONE[0], GONE[2], KEPT] {
        assert!(phones[0].answer("tekst", text(said)).await.is_saved());
    }
    assert!(phones[1].answer("tekst", text(GONE[1])).await.is_saved());
    let withdrawal = phones[1].withdrawal("tekst");
    assert!(phones[1].tell(withdrawal).await.is_saved());
    assert!(phones[2].answer("tekst", text("Iets anders")).await.is_saved());
    presenter.reveal("tekst").await;
    presenter.must(json!({"step": "end", "code": room.code})).await;
    phones
}

/// Waits until a folder holds none of these.
async fn gone(folder: &Path, markers: &[&[u8]]) {
    let until = Instant::now() + DEADLINE;
    while let Some(marker) = markers.iter().find(|marker| holds(folder, marker)) {
        assert!(Instant::now() < until, "{} is still there", String::from_utf8_lossy(marker));
        sleep(Duration::from_millis(50)).await;
    }
}

/// The presenter's page, once it says that: what is gone from the disk a moment ago may still be on a screen.
async fn shown(room: &Room, said: impl Fn(&Value) -> bool) -> Presenter {
    let until = Instant::now() + DEADLINE;
    loop {
        let presenter = room.presenter().await;
        if said(presenter.view()) {
            return presenter;
        }
        assert!(Instant::now() < until, "it still says {}", presenter.view());
        sleep(Duration::from_millis(50)).await;
    }
}

/// The key of the only room of a folder.
fn key_of(folder: &Path) -> Option<Vec<u8>> {
    let file = Connection::open_with_flags(folder.join("peil.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    file.query_row("SELECT key FROM room WHERE forgotten = 0", [], |row| row.get(0)).expect("one room")
}

#[tokio::test]
async fn ten_minutes_after_the_end_only_the_last_answers_are_left_and_all_screens_say_what_is_true() {
    let mut server = TestServer::start().await;
    let mut room = server.room().await;
    let mut phones = workshop(&room).await;
    let presenter = room.presenter().await;
    assert_eq!(presenter.view()["sealed"], false);
    assert!(presenter.view()["unendUntil"].is_number() && presenter.view()["deleteAt"].is_number());
    server.stop().await;
    let (data, key) = (server.data(), key_of(&server.data()).expect("it has a key"));
    for marker in GONE.iter().chain([&KEPT]) {
        assert!(holds(&data, marker.as_bytes()), "the control: {marker}");
    }
    age(&data, 11 * MINUTE);
    server.restart().await;
    room = server.again(&room);
    let markers: Vec<&[u8]> = GONE.iter().map(|marker| marker.as_bytes()).chain([key.as_slice()]).collect();
    gone(&data, &markers).await;
    assert!(holds(&data, KEPT.as_bytes()), "what stood last stays");

    shown(&room, |view| view["sealed"] == true && view["unendUntil"].is_null()).await;
    let again = Phone::open(server.address(), &room.code).await;
    assert_eq!(again.view()["room"]["ended"], true);
    // A phone that was there finds its own answer only with itself, and nobody asks it for it.
    let stands = phones[0].come_back().await;
    assert_eq!((stands, phones[0].wanted()), (json!([]), vec![]));
    let list = server.http().key(server.key()).get("/api/rooms").await.json();
    assert_eq!((&list[0]["ended"], &list[0]["sealed"]), (&json!(true), &json!(true)));
}

#[tokio::test]
async fn what_phones_were_told_about_keeping_answers_is_done() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let phones = workshop(&room).await;
    assert_eq!(phones[0].view()["room"]["keepDays"], 30);
    assert!(phones[0].view()["room"].get("deletesAll").is_none(), "numbers stay unless told otherwise");
    drop(phones);
    server.stop().await;
    age(&server.data(), 29 * DAY);
    server.restart().await;
    gone(&server.data(), &[GONE[0].as_bytes()]).await;
    assert!(holds(&server.data(), KEPT.as_bytes()), "a day too early");
    server.stop().await;
    age(&server.data(), DAY);
    server.restart().await;
    gone(&server.data(), &[KEPT.as_bytes(), b"Iets anders"]).await;
    let presenter = shown(&server.again(&room), |view| view["deleteAt"].is_null()).await;
    assert_eq!(
        presenter.view()["outline"].as_array().map(|lines| lines.iter().filter(|l| l["answered"] == 2).count()),
        Some(1)
    );
}

#[tokio::test]
async fn a_deleted_workshop_is_gone_and_its_phones_are_told_that_it_has_ended() {
    let server = TestServer::start().await;
    let room = server.room().await;
    workshop(&room).await;
    let path = format!("/api/rooms/{}", room.code);
    let ask = |key: &str, typed: &str| {
        let http = server.http().key(key).header("content-type", "application/json");
        let body = json!({"code": typed}).to_string();
        let path = path.clone();
        async move { http.send("DELETE", &path, Some(&body)).await.status }
    };
    assert_eq!(ask("0123456789abcdef0123456789abcdef", &room.code).await, 401, "only for the organiser");
    assert_eq!(ask(server.key(), "").await, 400, "only with its code");
    assert_eq!(ask(server.key(), "K7M4PQ").await, 400, "and not with another");
    assert!(holds(&server.data(), KEPT.as_bytes()), "the control: nothing happened yet");
    let key = key_of(&server.data()).expect("it has a key");
    assert_eq!(ask(server.key(), &room.code.to_lowercase()).await, 204);
    for marker in GONE.iter().chain([&KEPT]) {
        assert!(!holds(&server.data(), marker.as_bytes()), "{marker}");
    }
    assert!(!holds(&server.data(), &key));
    let found = server.http().get(&path).await;
    assert_eq!((found.status, &found.json()["type"]), (403, &json!("peil:closed-4509")));
    assert_eq!(server.http().get(&format!("/{}", room.code)).await.status, 410);
    let mut screen = room.screen().await;
    assert_eq!(screen.closed().await, 4509);
    assert_eq!(ask(server.key(), &room.code).await, 204, "once more is as once");
    assert_eq!(server.http().key(server.key()).get("/api/rooms").await.json(), json!([]));
}

/// What the one room of a folder looks like from outside: its key, whether it is sealed, and how many records it has.
fn look(folder: &Path) -> Option<(bool, bool, u32)> {
    let file = Connection::open_with_flags(folder.join("peil.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let select = "SELECT key IS NOT NULL, sealed, (SELECT count(*) FROM record WHERE room = number) FROM room WHERE forgotten = 0";
    file.query_row(select, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).ok()
}

/// Whether the file still has to be written anew.
fn remains(folder: &Path) -> bool {
    let file =
        Connection::open_with_flags(folder.join("peil.db"), OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a journal");
    let select = "SELECT EXISTS (SELECT 1 FROM room WHERE remains = 1)";
    file.query_row(select, [], |row| row.get(0)).expect("it can be read")
}

#[tokio::test]
async fn a_server_that_is_killed_while_it_seals_has_forgotten_all_of_it_when_it_is_up_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let mut server = TestServer::start().await;
    workshop(&server.room().await).await;
    server.stop().await;
    std::fs::copy(server.data().join("peil.db"), folder.path().join("peil.db")).expect("copied");
    age(folder.path(), 11 * MINUTE);
    // Remains of a room that was deleted, which sealing has to copy: time enough to be killed in.
    let file = Connection::open(folder.path().join("peil.db")).expect("a journal");
    file.execute_batch(
        "INSERT INTO room (number, code, forgotten) VALUES (99, 'ZZZZZZ', 1);
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
         INSERT INTO record (place, body) SELECT (99 << 32) | i, hex(randomblob(50000)) FROM n;",
    )
    .expect("written");
    drop(file);
    let key = key_of(folder.path()).expect("it has a key");
    let before = look(folder.path()).expect("a room");
    assert!(before.0 && !before.1 && before.2 > 5, "{before:?}");

    let arguments = ["--listen", "127.0.0.1:0", "--data", &data];
    let program = Program::start(&arguments);
    let until = Instant::now() + DEADLINE;
    let seen = loop {
        assert!(Instant::now() < until, "it is sealed in time");
        match look(folder.path()) {
            Some(seen) if seen.1 => break seen,
            // Until then all of it is there, and perhaps the end of a grace.
            Some(seen) => assert!(seen.0 && seen.2 >= before.2, "{seen:?}"),
            None => {}
        }
        sleep(Duration::from_millis(1)).await;
    };
    assert_eq!(seen, (false, true, 1), "never half");
    program.end();
    assert!(remains(folder.path()), "the control: it was killed before the file was written anew");

    let mut program = Program::start(&arguments);
    let line = program.prints("/present#key=");
    for marker in GONE.iter().map(|marker| marker.as_bytes()).chain([key.as_slice()]) {
        assert!(!holds(folder.path(), marker), "{}", String::from_utf8_lossy(marker));
    }
    assert!(holds(folder.path(), KEPT.as_bytes()));
    assert_eq!(look(folder.path()), Some((false, true, 1)));
    let address = line.split("//").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
    let server: SocketAddr = address.replace("localhost", "127.0.0.1").parse().expect("an address");
    let key = line.rsplit("key=").next().expect("a key").trim().to_owned();
    let rooms = Http::to(server).key(&key).get("/api/rooms").await.json();
    let code = rooms[0]["code"].as_str().expect("a room");
    assert_eq!(Presenter::open(server, code, &key).await.view()["sealed"], true);
}
