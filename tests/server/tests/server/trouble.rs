//! A server that cannot store anything: it says so, and never that an answer is saved.

use std::path::Path;

use peil_tests::{DEADLINE, Http, Outcome, Program, Room, Screen, TEST_DECK, TestServer, draw};
use rusqlite::Connection;
use serde_json::{Value, json};
use tokio::{
    net::TcpStream,
    time::{Duration, interval, timeout},
};

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

fn journal(folder: &Path) -> Connection {
    Connection::open(folder.join("peil.db")).expect("the journal is a file that any tool opens")
}

/// Asks whether the server is ready until it answers with that status; what it says.
async fn ready(server: &TestServer, status: u16) -> String {
    let mut again = interval(Duration::from_millis(20));
    let asking = async {
        loop {
            again.tick().await;
            let reply = server.http().get("/readyz").await;
            if reply.status == status {
                return reply.body;
            }
        }
    };
    timeout(DEADLINE, asking).await.unwrap_or_else(|_| panic!("it never answered {status}"))
}

#[tokio::test]
async fn a_commit_that_fails_closes_every_screen_with_come_back_and_acknowledges_nothing() {
    let server = TestServer::start().await;
    let (room, other) = (server.room().await, server.room().await);
    let (mut presenter, mut bystander) = (room.presenter().await, other.projector().await);
    let mut phones = room.phones(2).await;
    presenter.ask("cijfer").await;
    assert!(phones[0].answer("cijfer", grade(6.0)).await.is_saved());
    let epoch = phones[0].view()["stamp"]["epoch"].clone();

    phones[1].sees("cijfer").await;
    let refuse = "CREATE TRIGGER refuse BEFORE INSERT ON record BEGIN SELECT RAISE(FAIL, 'no more'); END";
    journal(&server.data()).execute_batch(refuse).expect("refused from now on");
    let lost = phones[1].cast("cijfer", Value::Null, grade(9.0));
    phones[1].screen().say(&lost).await;
    assert_eq!(phones[1].screen().closed().await, 4001);
    assert!(!phones[1].screen().ever_heard(r#""type":"saved""#), "nothing was acknowledged");
    assert_eq!(phones[0].screen().closed().await, 4001);
    assert_eq!(presenter.screen().closed().await, 4001);
    assert_eq!(bystander.screen().closed().await, 4001, "in every room");

    journal(&server.data()).execute_batch("DROP TRIGGER refuse").expect("taken again");
    assert_eq!(ready(&server, 200).await, "ready\n");
    let mut presenter = room.presenter().await;
    presenter.answered("cijfer", 1).await;
    assert_eq!(phones[1].come_back().await, json!([]), "it was lost, and is not said to stand");
    assert_ne!(phones[1].view()["stamp"]["epoch"], epoch, "every screen starts over");
    assert!(phones[1].tell(lost).await.is_saved(), "the same answer is taken now");
    presenter.answered("cijfer", 2).await;
}

#[tokio::test]
async fn while_nothing_can_be_stored_the_server_is_not_ready_and_says_why() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut phone) = (room.presenter().await, room.phone().await);
    presenter.ask("cijfer").await;
    phone.sees("cijfer").await;
    let holder = journal(&server.data());
    holder.execute_batch("BEGIN IMMEDIATE").expect("held");
    let cast = phone.cast("cijfer", Value::Null, grade(7.0));
    phone.screen().say(&cast).await;
    assert!(ready(&server, 503).await.contains("locked"), "with the reason");
    assert_eq!(presenter.screen().closed().await, 4001);
    let page = server.http().get(&format!("/{}", room.code)).await;
    assert_eq!(page.status, 503);
    assert!(page.body.contains("embedded"), "the page is there, and comes back by itself");
    drop(holder);
    ready(&server, 200).await;
    assert_eq!(phone.come_back().await, json!([]));
    assert!(phone.tell(cast).await.is_saved());
}

/// Comes in; nothing when the connection is closed or there is no server.
async fn come_in(room: &Room, holds: &[Value]) -> Option<Screen> {
    let mut screen = Screen::open_from(room.server, &room.code, None).await.ok()?;
    screen.shout(json!({"type": "hello", "role": "participant", "holds": holds}).to_string().into()).await;
    while screen.latest("phone").is_null() {
        screen.hear().await?;
    }
    Some(screen)
}

/// Sends an answer; whether it was acknowledged before the connection closed.
async fn cast(screen: &mut Screen, key: &str) -> bool {
    let cast = json!({
        "type": "cast", "question": "cijfer", "round": 1, "key": key, "revision": 1, "id": draw(),
        "group": null, "answer": grade(7.0),
    });
    screen.shout(cast.to_string().into()).await;
    while let Some(message) = screen.hear().await {
        if let Some(outcome) = Outcome::of(&message) {
            assert!(outcome.is_saved(), "{outcome:?}");
            return true;
        }
    }
    false
}

#[cfg(unix)]
#[tokio::test]
async fn accident_40_on_a_full_disk_the_program_ends_with_advice_and_every_answer_said_to_be_saved_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, deck) = (folder.path().join("data").display().to_string(), folder.path().join("proef.md"));
    std::fs::write(&deck, TEST_DECK).expect("written");
    let deck = deck.display().to_string();
    let arguments = ["--listen", "127.0.0.1:0", "--data", &data, "--deck", &deck];
    let mut program = Program::start_cramped(200, &arguments);
    let (server, key) = program.listens();
    let started = Http::to(server).key(&key).post("/api/rooms", &json!({"deck": "proef", "minimum": 5})).await;
    let code = started.json()["code"].as_str().expect("a code").to_owned();
    let mut room = Room { server, code, key };
    room.presenter().await.ask("cijfer").await;

    let mut saved = Vec::new();
    let filling = async {
        let mut screen = None;
        // Until there is no server any more.
        while TcpStream::connect(server).await.is_ok() {
            if screen.is_none() {
                screen = come_in(&room, &[]).await;
            }
            let Some(open) = &mut screen else { continue };
            let key = draw();
            if cast(open, &key).await {
                saved.push(json!({"question": "cijfer", "round": 1, "key": key}));
            } else {
                screen = None;
            }
        }
    };
    timeout(DEADLINE * 2, filling).await.expect("a full disk is the end");
    let (status, told) = program.ends();
    assert!(!status.success());
    let advice: Vec<&str> = told.lines().filter(|line| line.starts_with("Peil stopped")).collect();
    assert_eq!(advice.len(), 1, "one line: {told}");
    assert!(advice[0].contains("full") && advice[0].contains(&data), "{told}");

    assert!(saved.len() > 10, "the disk was not full from the start: {}", saved.len());
    let mut program = Program::start(&arguments);
    (room.server, _) = program.listens();
    let mut screen = room.screen().await;
    screen.say(&json!({"type": "hello", "role": "participant", "holds": saved})).await;
    screen.until(|screen| screen.latest("welcome").is_object()).await;
    let stands = screen.latest("welcome")["stands"].as_array().map(Vec::len);
    assert_eq!(stands, Some(saved.len()), "every answer that was said to be saved");
}
