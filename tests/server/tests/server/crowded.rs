//! More phones than the system lets a server hold: whoever steers still comes in, and phones take turns.

use peil_tests::{Http, Presenter, Program, Projector, Room, Screen, TEST_DECK, draw};
use serde_json::json;
use tokio::time::{Duration, interval};

/// Descriptors of the server; a hundred are no phone's.
const DESCRIPTORS: u32 = 110;
const PHONES: usize = 10;

#[cfg(unix)]
#[tokio::test]
async fn a_full_server_lets_in_who_steers_and_phones_post_and_ask() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, deck) = (folder.path().join("data").display().to_string(), folder.path().join("proef.md"));
    std::fs::write(&deck, TEST_DECK).expect("written");
    let arguments = ["--listen", "127.0.0.1:0", "--data", &data, "--deck", &deck.display().to_string()];
    let mut program = Program::start_with_descriptors(DESCRIPTORS, &arguments);
    let (server, key) = program.listens();
    let started = Http::to(server).key(&key).post("/api/rooms", &json!({"deck": "proef", "minimum": 5})).await;
    let code = started.json()["code"].as_str().expect("a code").to_owned();
    let room = Room { server, code: code.clone(), key: key.clone() };
    let mut phones = room.phones(PHONES).await;

    let mut late = Screen::open(server, &code).await;
    late.say(&json!({"type": "hello", "role": "participant", "phone": draw()})).await;
    assert_eq!(late.closed().await, 4006);

    let mut presenter = Presenter::open(server, &code, &key).await;
    presenter.ask("cijfer").await;
    let _projector: Projector = room.projector().await;

    let name = draw();
    let path = |what: &str| format!("/api/rooms/{code}/{what}?phone={name}");
    let stream = Http::to(server).get(&path("stream")).await;
    assert_eq!(stream.status, 503, "it would stay");
    assert_eq!(stream.json()["type"], "peil:closed-4006");
    let view = Http::to(server).get(&path("view")).await;
    assert!(view.status == 200 && view.body.contains("cijfer"), "{}", view.body);
    let answer = json!({"cijfer": {"kind": "grade", "grade": 7.0}});
    let cast = json!({
        "type": "cast", "id": draw(), "key": draw(), "question": "cijfer", "round": 1, "revision": 1, "answer": answer,
    });
    let saved = Http::to(server).post(&path("say"), &cast).await;
    assert!(saved.status == 200 && saved.body.contains("saved"), "{}", saved.body);
    assert!(phones[0].answer("cijfer", json!({"cijfer": {"kind": "grade", "grade": 6.0}})).await.is_saved());
    presenter.answered("cijfer", 2).await;

    // One leaves, and its place is another's.
    phones.pop();
    let mut again = interval(Duration::from_millis(50));
    loop {
        again.tick().await;
        let mut screen = Screen::open(server, &code).await;
        screen.say(&json!({"type": "hello", "role": "participant", "phone": draw()})).await;
        if let Some(welcome) = screen.hear().await {
            assert_eq!(welcome["type"], "welcome");
            break;
        }
    }
}
