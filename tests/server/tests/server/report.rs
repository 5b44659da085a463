//! What a workshop came to, over HTTP: for its presenter and nobody else.

use peil_tests::{Phone, Reply, Room, TestServer};
use serde_json::{Value, json};

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

fn text(text: &str) -> Value {
    json!({"tekst": {"kind": "text", "text": text}})
}

async fn answer(phones: &mut [Phone], question: &str, answers: impl Fn(usize) -> Value) {
    for (at, phone) in phones.iter_mut().enumerate() {
        assert!(phone.answer_for(question, Value::Null, answers(at)).await.is_saved());
    }
}

fn path(room: &Room, rest: &str) -> String {
    format!("/api/rooms/{}/{rest}", room.code)
}

async fn ask(server: &TestServer, key: &str, room: &Room, rest: &str) -> Reply {
    server.http().key(key).get(&path(room, rest)).await
}

const EXPORTS: [&str; 4] = ["report", "export.json", "export.xlsx", "export.csv?question=cijfer&form=dutch"];

#[tokio::test]
async fn only_the_presenter_gets_a_report_or_a_file() {
    let server = TestServer::start().await;
    let (room, other) = (server.room().await, server.room().await);
    let mut presenter = room.presenter().await;
    let mut phones = room.phones(3).await;
    presenter.ask("cijfer").await;
    answer(&mut phones, "cijfer", |_| grade(7.0)).await;
    presenter.reveal("cijfer").await;
    for export in EXPORTS {
        let path = path(&room, export);
        assert_eq!(server.http().get(&path).await.status, 401, "{export} without a key");
        assert_eq!(server.http().key(&peil_tests::draw()).get(&path).await.status, 401, "{export} with a made-up key");
        let mine = server.http().key(server.key()).get(&path).await;
        assert_eq!(mine.status, 200, "{export}: {}", mine.body);
        assert_eq!(mine.header("cache-control"), Some("no-store"));
    }
    let elsewhere = format!("/api/rooms/{}/export.csv?question=cijfer&form=plain", other.code);
    assert_eq!(server.http().key(server.key()).get(&elsewhere).await.status, 404, "nothing was asked there");
    for wrong in ["export.csv?question=cijfer", "export.csv?question=cijfer&form=french", "export.csv?form=dutch"] {
        assert_eq!(server.http().key(server.key()).get(&path(&room, wrong)).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn files_say_what_they_are_and_hold_what_was_shown() {
    let mut server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord", "Zuid"]).await;
    let mut presenter = room.presenter().await;
    let mut phones = room.phones(3).await;
    presenter.ask("cijfer").await;
    answer(&mut phones, "cijfer", |at| grade(6.0 + at as f64)).await;
    presenter.reveal("cijfer").await;
    presenter.ask("tekst").await;
    answer(&mut phones, "tekst", |at| text(["=1+1", "gewoon", "nog iets"][at])).await;
    presenter.reveal("tekst").await;
    presenter.must(json!({"step": "end", "code": room.code})).await;
    server.restart().await;

    let get = |rest| ask(&server, server.key(), &room, rest);
    let csv = get("export.csv?question=cijfer&form=dutch").await;
    assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
    let name = format!("attachment; filename=\"peil-{}-cijfer.csv\"", room.code);
    assert_eq!(csv.header("content-disposition"), Some(name.as_str()));
    assert!(csv.body.contains('\u{FEFF}') && csv.body.contains("1;cijfer;Allen;;;gemiddelde;7\r\n"), "{}", csv.body);
    let texts = get("export.csv?question=tekst&form=plain").await.body;
    assert!(texts.contains("1,tekst,Allen,'=1+1,,aantal,1\r\n"), "{texts}");

    let whole = get("export.json").await;
    let json = whole.body.split("\r\n").find(|line| line.starts_with('{')).expect("one chunk");
    let json: Value = serde_json::from_str(json).expect("JSON");
    assert_eq!((&json["version"], &json["title"]), (&json!(1), &json!("Een proef")));
    assert!(json["endedAt"].is_u64());
    let asked: Vec<&str> =
        json["slides"].as_array().expect("slides").iter().filter_map(|it| it["question"]["id"].as_str()).collect();
    assert_eq!(asked, ["cijfer", "tekst"], "nothing that was not reached");
    assert!(!whole.body.contains("Uitleg van de scan"));
    let read = get("report").await.json();
    assert_eq!(read["slides"], json["slides"], "a page to read holds the same of a small room");

    let workbook = get("export.xlsx").await;
    assert_eq!(
        workbook.header("content-type"),
        Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    );
    assert!(workbook.body.contains("PK"));
}

/// A link to the report, as presenter: its secret.
async fn share(server: &TestServer, room: &Room) -> String {
    let reply = server.http().key(server.key()).post(&path(room, "shares"), &json!({"days": 7})).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    let url = reply.json()["url"].as_str().expect("a link").to_owned();
    let (page, secret) = url.split_once("#share=").expect("its secret is in the fragment");
    assert!(page.ends_with(&format!("/report/{}", room.code)), "{page}");
    secret.to_owned()
}

#[tokio::test]
async fn a_link_opens_the_report_of_its_room_and_nothing_else_until_it_is_withdrawn() {
    let mut server = TestServer::start().await;
    let (room, other) = (server.room().await, server.room().await);
    let (secret, kept) = (share(&server, &room).await, share(&server, &room).await);
    server.restart().await;
    assert_eq!(ask(&server, &secret, &room, "report").await.status, 200);
    assert_eq!(ask(&server, &secret, &other, "report").await.status, 401, "another room's");
    for shut in ["export.json", "export.xlsx", "export.csv?question=cijfer&form=dutch", "shares", "remotes"] {
        assert_eq!(ask(&server, &secret, &room, shut).await.status, 401, "{shut}");
    }
    assert_eq!(server.http().key(&secret).post(&path(&room, "shares"), &json!({"days": 7})).await.status, 401);
    assert_eq!(server.http().key(&secret).post(&path(&room, "tickets"), &json!({})).await.status, 401);
    let mut screen = room.screen().await;
    screen.say(&json!({"type": "hello", "role": "presenter", "secret": secret})).await;
    assert_eq!(screen.closed().await, 4501, "it steers nothing");

    let listed = ask(&server, server.key(), &room, "shares").await.json();
    assert_eq!(listed.as_array().map(Vec::len), Some(2));
    assert!(!listed.to_string().contains(&secret));
    assert_eq!(listed[0]["until"].as_u64(), listed[0]["at"].as_u64().map(|at| at + 7 * 86_400_000));
    assert_eq!(ask(&server, server.key(), &room, "remotes").await.json(), json!([]), "it is no remote");
    let id = listed[0]["id"].as_str().expect("an id");
    let gone = server.http().key(server.key()).delete(&path(&room, &format!("shares/{id}"))).await;
    assert_eq!(gone.status, 204);
    assert_eq!(ask(&server, &secret, &room, "report").await.status, 401);
    assert_eq!(ask(&server, &kept, &room, "report").await.status, 200, "the other link stays good");
}

#[tokio::test]
async fn a_link_is_good_for_a_number_of_days_and_there_are_not_too_many() {
    let server = TestServer::start().await;
    let room = server.room().await;
    for days in [json!(0), json!(366), json!(-1), json!("7")] {
        let refused = server.http().key(server.key()).post(&path(&room, "shares"), &json!({"days": days})).await;
        assert_eq!(refused.status, 400, "{days}");
    }
    for _ in 0..20 {
        share(&server, &room).await;
    }
    let refused = server.http().key(server.key()).post(&path(&room, "shares"), &json!({"days": 7})).await;
    assert_eq!(refused.status, 400);
    assert!(refused.body.contains("withdraw one first"), "{}", refused.body);
}

#[tokio::test]
async fn a_link_whose_time_is_over_opens_nothing() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let secret = share(&server, &room).await;
    server.stop().await;
    let file = rusqlite::Connection::open(server.data().join("peil.db")).expect("the journal's file");
    assert_eq!(file.execute("UPDATE presenter SET reads_until = 1", []).expect("it is changed"), 1);
    drop(file);
    server.restart().await;
    assert_eq!(server.http().key(&secret).get(&path(&room, "report")).await.status, 401);
    let listed = server.http().key(server.key()).get(&path(&room, "shares")).await;
    assert_eq!(listed.json(), json!([]));
}
