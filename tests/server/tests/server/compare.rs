//! A workshop started again with another group, and workshops beside each other: for the organiser and nobody else.

use std::time::Duration;

use peil_tests::{DEADLINE, Http, Reply, Room, TestServer, age, draw};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

const DAY: u64 = 24 * 3_600_000;

fn organiser(server: &TestServer) -> Http {
    server.http().key(server.key())
}

async fn start(server: &TestServer, body: Value) -> Reply {
    organiser(server).post("/api/rooms", &body).await
}

/// A room of five people who all give that grade and write that word, which has ended.
async fn workshop(server: &TestServer, room: &Room, grade: f64) {
    let mut presenter = room.presenter().await;
    let mut phones = room.phones(5).await;
    let words =
        json!({"plg": {"kind": "choice", "choices": ["ja"]}, "waarom": {"kind": "keywords", "words": ["vertrouwen"]}});
    for (question, answer) in [
        ("cijfer", json!({"cijfer": {"kind": "grade", "grade": grade}})),
        ("plg", words),
        ("tekst", json!({"tekst": {"kind": "text", "text": "GEHEIME-TEKST"}})),
    ] {
        presenter.ask(question).await;
        for phone in &mut phones {
            let outcome = phone.answer(question, answer.clone()).await;
            assert!(outcome.is_saved(), "{question}: {outcome:?}");
        }
        presenter.reveal(question).await;
    }
    presenter.must(json!({"step": "end", "code": room.code})).await;
    assert_eq!(room.server, server.address());
}

/// A comparison of rooms under names.
async fn compare(server: &TestServer, rooms: &[(&Room, &str)]) -> String {
    let rooms: Vec<Value> = rooms.iter().map(|(room, name)| json!({"code": room.code, "name": name})).collect();
    let made = organiser(server).post("/api/comparisons", &json!({"rooms": rooms})).await;
    assert_eq!(made.status, 201, "{}", made.body);
    made.json()["id"].as_str().expect("an id").to_owned()
}

async fn read(server: &TestServer, id: &str) -> Value {
    let read = organiser(server).get(&format!("/api/comparisons/{id}")).await;
    assert_eq!(read.status, 200, "{}", read.body);
    read.json()
}

/// The means of the grades of a comparison, by room.
fn means(comparison: &Value) -> Vec<(u64, f64)> {
    let asked = comparison["questions"].as_array().expect("questions");
    let grades = asked.iter().filter(|asked| asked["id"] == "cijfer");
    let rows = grades.flat_map(|asked| asked["fields"][0]["rows"].as_array().expect("rows"));
    let mean = |row: &Value| Some((row["room"].as_u64()?, row["sum"]["mean"].as_f64()?));
    rows.map(|row| mean(row).expect("a room and a mean")).collect()
}

#[tokio::test]
async fn a_room_is_started_again_from_its_own_copy_also_when_the_deck_is_gone() {
    let server = TestServer::start().await;
    let source = "---\ntitle: Eigen avond\nlanguage: nl\ngroup: school\ngroups: [Noord]\n---\n\n```slide\nid: een\n```\n\n# Welkom\n";
    assert_eq!(organiser(&server).post("/api/decks", &json!({"source": source})).await.status, 201);
    let first = start(&server, json!({"deck": "eigen-avond", "minimum": 5})).await.json();
    let code = first["code"].as_str().expect("a code");
    let room = Room { server: server.address(), code: code.into(), key: server.key().into() };
    let follow =
        json!({"step": "followUp", "id": "vervolg-1", "prompt": "En nu?", "choices": ["Dit", "Dat"], "points": 3});
    room.presenter().await.must(follow).await;
    assert_eq!(organiser(&server).delete("/api/decks/eigen-avond").await.status, 204);

    let deck = organiser(&server).get(&format!("/api/rooms/{code}/deck")).await.json();
    assert_eq!((&deck["title"], &deck["slides"], &deck["questions"]), (&json!("Eigen avond"), &json!(1), &json!(0)));
    assert_eq!((&deck["group"], &deck["groups"]), (&json!("school"), &json!(["Noord"])));
    let again = start(&server, json!({"again": code.to_lowercase(), "groups": ["Zuid"], "minimum": 4})).await;
    assert_eq!(again.status, 201, "{}", again.body);
    let again = Room { code: again.json()["code"].as_str().expect("a code").into(), ..room };
    assert_ne!(again.code, code);
    let presenter = again.presenter().await;
    assert_eq!(presenter.view()["projector"]["room"]["title"], "Eigen avond");
    assert_eq!(
        presenter.view()["outline"].as_array().map(Vec::len),
        Some(1),
        "what was asked besides does not come along"
    );
    assert_eq!(presenter.view()["groups"][0]["name"], "Zuid");
}

#[tokio::test]
async fn a_room_is_started_from_one_thing_and_that_must_be_there() {
    let server = TestServer::start().await;
    let room = server.room().await;
    assert_eq!(start(&server, json!({"minimum": 5})).await.status, 400);
    assert_eq!(start(&server, json!({"deck": "proef", "again": room.code, "minimum": 5})).await.status, 400);
    assert_eq!(start(&server, json!({"again": "ZZZZZZ", "minimum": 5})).await.status, 404);
    assert_eq!(start(&server, json!({"again": "geen code", "minimum": 5})).await.status, 404);
    let deck = format!("/api/rooms/{}/deck", room.code);
    let body = json!({"again": room.code, "minimum": 5});
    for key in [draw(), String::new()] {
        assert_eq!(server.http().key(&key).get(&deck).await.status, 401);
        assert_eq!(server.http().key(&key).post("/api/rooms", &body).await.status, 401);
    }
}

#[tokio::test]
async fn only_the_organiser_compares_and_not_a_remote_or_a_link_of_one_of_the_rooms() {
    let server = TestServer::start().await;
    let (one, other) = (server.room().await, server.room().await);
    let id = compare(&server, &[(&one, "Een"), (&other, "Twee")]).await;
    let path = format!("/api/comparisons/{id}");
    let ticket = organiser(&server).post(&format!("/api/rooms/{}/tickets", one.code), &json!({})).await.json();
    let ticket = ticket["url"].as_str().and_then(|url| url.split_once("#ticket=")).expect("a ticket").1.to_owned();
    let remote = server.http().post("/api/tickets", &json!({"ticket": ticket})).await.json();
    let share = organiser(&server).post(&format!("/api/rooms/{}/shares", one.code), &json!({"days": 7})).await.json();
    let share = share["url"].as_str().and_then(|url| url.split_once("#share=")).expect("a link").1.to_owned();
    let rooms = json!({"rooms": [{"code": one.code, "name": "a"}, {"code": other.code, "name": "b"}]});
    for key in [remote["secret"].as_str().expect("a secret"), share.as_str(), &draw(), ""] {
        let http = || server.http().key(key);
        assert_eq!(http().get("/api/comparisons").await.status, 401);
        assert_eq!(http().get(&path).await.status, 401);
        assert_eq!(http().post("/api/comparisons", &rooms).await.status, 401);
        assert_eq!(http().delete(&path).await.status, 401);
    }
    let elsewhere = organiser(&server).header("origin", "https://elsewhere.example");
    assert_eq!(elsewhere.clone().post("/api/comparisons", &rooms).await.status, 403);
    assert_eq!(elsewhere.delete(&path).await.status, 403);
    assert_eq!(organiser(&server).get("/api/comparisons").await.json().as_array().map(Vec::len), Some(1));
    assert_eq!(organiser(&server).get(&path).await.status, 200);
}

#[tokio::test]
async fn a_comparison_is_of_rooms_that_are_there_each_with_a_name_of_its_own() {
    let server = TestServer::start().await;
    let (one, other) = (server.room().await, server.room().await);
    let asked = |rooms: Value| {
        let http = organiser(&server);
        async move { http.post("/api/comparisons", &json!({"rooms": rooms})).await.status }
    };
    let room = |room: &Room, name: &str| json!({"code": room.code, "name": name});
    assert_eq!(asked(json!([room(&one, "Een")])).await, 400);
    assert_eq!(asked(json!([room(&one, "Een"), room(&one, "Twee")])).await, 400);
    assert_eq!(asked(json!([room(&one, "Een"), room(&other, "een ")])).await, 400);
    assert_eq!(asked(json!([room(&one, "Een"), {"code": "ZZZZZZ", "name": "Twee"}])).await, 404);
    assert_eq!(organiser(&server).get(&format!("/api/comparisons/{}", draw())).await.status, 404);
    let id = compare(&server, &[(&one, "Een"), (&other, "Twee")]).await;
    assert_eq!(organiser(&server).delete(&format!("/api/comparisons/{id}")).await.status, 204);
    assert_eq!(organiser(&server).get(&format!("/api/comparisons/{id}")).await.status, 404);
    assert_eq!(server.http().get(&format!("/api/rooms/{}", one.code)).await.status, 200, "the room stays");
}

#[tokio::test]
async fn last_year_lies_beside_this_year_when_it_is_sealed_and_when_its_answers_are_deleted() {
    let mut server = TestServer::start().await;
    let last = server.room().await;
    workshop(&server, &last, 6.0).await;
    server.stop().await;
    age(&server.data(), 29 * DAY);
    server.restart().await;
    let now = server.room().await;
    workshop(&server, &now, 7.5).await;
    let id = compare(&server, &[(&last, "2025"), (&now, "2026")]).await;
    let before = read(&server, &id).await;
    assert_eq!(means(&before), [(0, 6.0), (1, 7.5)]);
    assert!(!before.to_string().contains("GEHEIME-TEKST"), "texts are compared with nothing");

    server.stop().await;
    age(&server.data(), 2 * DAY);
    server.restart().await;
    let last = server.again(&last);
    let until = Instant::now() + DEADLINE;
    while !last.presenter().await.view()["deleteAt"].is_null() {
        assert!(Instant::now() < until, "its answers are deleted in time");
        sleep(Duration::from_millis(50)).await;
    }
    let after = read(&server, &id).await;
    assert_eq!(after["questions"], before["questions"], "the tallies are what was kept");
    assert_eq!(after["rooms"][0]["name"], "2025", "and the comparison is there after a restart");

    let body = json!({"code": last.code}).to_string();
    let path = format!("/api/rooms/{}", last.code);
    let gone = organiser(&server).header("content-type", "application/json").send("DELETE", &path, Some(&body)).await;
    assert_eq!(gone.status, 204);
    let without = read(&server, &id).await;
    assert!(without["rooms"][0]["beganAt"].is_null() && without["rooms"][1]["beganAt"].is_u64());
    assert_eq!(means(&without), [(1, 7.5)], "nothing is left of a room that was deleted");
}

#[tokio::test]
async fn on_the_wall_lies_what_the_presenter_laid_there_of_the_shown_question_and_only_while_it_does() {
    let server = TestServer::start().await;
    let (last, now, other) = (server.room().await, server.room().await, server.room().await);
    workshop(&server, &last, 6.0).await;
    let mut presenter = now.presenter().await;
    let mut phones = now.phones(5).await;
    for question in ["cijfer", "tekst"] {
        presenter.ask(question).await;
        for phone in &mut phones {
            let cijfer = json!({"cijfer": {"kind": "grade", "grade": 8.0}});
            let tekst = json!({"tekst": {"kind": "text", "text": "Iets"}});
            let given = if question == "cijfer" { cijfer } else { tekst };
            assert!(phone.answer(question, given).await.is_saved());
        }
        presenter.reveal(question).await;
    }
    let id = compare(&server, &[(&last, "2025"), (&now, "2026")]).await;
    let foreign = compare(&server, &[(&last, "2025"), (&other, "2026")]).await;
    let path = format!("/api/rooms/{}/beside", now.code);
    let status = || async { server.http().get(&path).await.status };
    assert_eq!(status().await, 404, "nothing lies there yet");
    presenter.show("cijfer").await;
    presenter.must(json!({"step": "compare", "comparison": id})).await;
    let mut projector = now.projector().await;
    projector.screen().until(|screen| screen.latest("projectorTally")["beside"] == json!(id)).await;
    let wall = server.http().get(&path).await.json();
    assert_eq!(means(&wall), [(0, 6.0), (1, 8.0)]);
    assert_eq!(wall["questions"].as_array().map(Vec::len), Some(1), "and nothing of another question");

    presenter.must(json!({"step": "cover", "cover": "blank"})).await;
    assert_eq!(status().await, 404, "the next step ends it");
    presenter.must(json!({"step": "cover", "cover": "blank"})).await;
    presenter.must(json!({"step": "compare", "comparison": foreign})).await;
    assert_eq!(status().await, 404, "this room is not in that one");
    presenter.must(json!({"step": "compare", "comparison": id})).await;
    assert_eq!(status().await, 200);
    presenter.must(json!({"step": "conceal", "question": "cijfer"})).await;
    assert_eq!(status().await, 404);
}
