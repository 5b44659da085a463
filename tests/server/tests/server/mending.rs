//! Slides of a running room, mended and added: every screen follows, and a restart loses none of it.

use peil_tests::{Http, Room, TestServer};
use serde_json::{Value, json};

fn presenter(server: &TestServer) -> Http {
    server.http().key(server.key()).header("content-type", "application/json")
}

async fn text(server: &TestServer, room: &Room, slide: &str) -> Value {
    let reply = presenter(server).get(&format!("/api/rooms/{}/slides/{slide}", room.code)).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()
}

async fn mend(server: &TestServer, room: &Room, slide: &Value, source: &str) -> Value {
    let path = format!("/api/rooms/{}/slides/{}", room.code, slide["slide"].as_str().expect("an id"));
    let change = json!({"version": slide["version"], "source": source});
    let reply = presenter(server).send("PUT", &path, Some(&change.to_string())).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply.json()
}

fn source(slide: &Value) -> String {
    slide["source"].as_str().expect("a text").to_owned()
}

fn chooses(choice: &str) -> Value {
    json!({"plg": {"kind": "choice", "choices": [choice]}})
}

#[tokio::test]
async fn words_are_mended_on_every_screen_while_the_question_is_answered() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (mut steers, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(2).await;
    steers.ask("plg").await;
    let before = text(&server, &room, "plg").await;
    assert_eq!(before["answered"], false);
    assert!(phones[0].answer("plg", chooses("ja")).await.is_saved());
    steers.answered("plg", 1).await;

    let slide = text(&server, &room, "plg").await;
    assert_eq!(slide["answered"], true);
    let mended = source(&slide)
        .replace("Is dit een proefgemeenschap?", "Zijn wij een gemeenschap?")
        .replace("label: Ja", "label: Jazeker");
    let outcome = mend(&server, &room, &slide, &mended).await;
    assert_eq!(outcome["outcome"], "kept", "{outcome}");
    assert_eq!(outcome["slide"]["source"].as_str(), Some(mended.as_str()));
    let reads = |asked: &Value| asked["prompt"] == "Zijn wij een gemeenschap?" && asked.to_string().contains("Jazeker");
    for phone in &mut phones {
        phone.until(|view| reads(&view["question"]["asked"])).await;
    }
    projector.until(|now| reads(&now.view()["question"]["asked"])).await;
    steers.until(|view, _| reads(&view["question"]["asked"])).await;
    assert!(phones[1].answer("plg", chooses("ja")).await.is_saved());
    steers.answered("plg", 2).await;

    // Somebody who still has the text from before does not write over it.
    let path = format!("/api/rooms/{}/slides/plg", room.code);
    let late = json!({"version": slide["version"], "source": source(&slide)});
    let late = presenter(&server).send("PUT", &path, Some(&late.to_string())).await;
    assert_eq!((late.status, &late.json()["type"]), (409, &json!("peil:deck-changed")));

    server.restart().await;

    let mut projector = room.projector().await;
    projector.until(|now| reads(&now.view()["question"]["asked"])).await;
    let mut steers = room.presenter().await;
    steers.answered("plg", 2).await;
    steers.reveal("plg").await;
    let report = presenter(&server).get(&format!("/api/rooms/{}/report", room.code)).await;
    assert!(report.body.contains("Zijn wij een gemeenschap?") && !report.body.contains("proefgemeenschap"));
    let file = presenter(&server).get(&format!("/api/rooms/{}/export.json", room.code)).await;
    assert!(file.body.contains("Jazeker"), "{}", file.body);
    // What she wrote before takes it back.
    let now = text(&server, &room, "plg").await;
    assert_eq!(mend(&server, &room, &now, &source(&before)).await["outcome"], "kept");
    steers.until(|view, _| view["question"]["asked"]["prompt"] == "Is dit een proefgemeenschap?").await;
}

#[tokio::test]
async fn what_answers_rest_on_is_refused_and_asked_as_a_new_question() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut steers = room.presenter().await;
    let mut phone = room.phone().await;
    steers.ask("plg").await;
    assert!(phone.answer("plg", chooses("ja")).await.is_saved());
    steers.answered("plg", 1).await;
    let slide = text(&server, &room, "plg").await;
    let more = source(&slide).replace("      - id: nee\n", "      - id: soms\n        label: Soms\n      - id: nee\n");
    assert_ne!(more, source(&slide));
    let refused = mend(&server, &room, &slide, &more).await;
    assert_eq!(refused, json!({"outcome": "answered", "part": "choices", "field": "plg"}));

    let add = json!({"id": "new-1", "behind": "plg", "source": more});
    for _ in 0..2 {
        let added = presenter(&server).post(&format!("/api/rooms/{}/slides", room.code), &add).await.json();
        assert_eq!(added["outcome"], "kept", "{added}");
        assert_eq!(added["slide"]["slide"], "new-1");
    }
    steers
        .until(|view, _| {
            view["outline"]
                .as_array()
                .is_some_and(|lines| lines.iter().filter(|line| line["id"] == "new-1").count() == 1)
        })
        .await;
    steers.reveal("plg").await;
    steers.advance().await;
    assert_eq!(steers.view()["question"]["id"], "plg-2");
    assert!(phone.answer("plg-2", chooses("soms")).await.is_saved());
    steers.answered("plg-2", 1).await;
}

#[tokio::test]
async fn a_question_that_is_open_and_unanswered_is_asked_anew_as_it_is_now() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut steers = room.presenter().await;
    let mut phone = room.phone().await;
    steers.ask("plg").await;
    phone.sees("plg").await;
    let slide = text(&server, &room, "plg").await;
    let more = source(&slide).replace("      - id: nee\n", "      - id: soms\n        label: Soms\n      - id: nee\n");
    assert_eq!(mend(&server, &room, &slide, &more).await["outcome"], "kept");
    assert!(phone.answer("plg-2", chooses("soms")).await.is_saved());
}

#[tokio::test]
async fn mistakes_are_told_by_line_and_nobody_else_may_mend() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let slide = text(&server, &room, "samen").await;
    assert!(source(&slide).starts_with("# Samen\n"), "{slide}");
    let wrong = mend(&server, &room, &slide, "# Samen\n\nKijk <b>hier</b>\n").await;
    assert_eq!(wrong["outcome"], "mistakes");
    assert_eq!(
        (&wrong["mistakes"][0]["line"], &wrong["mistakes"][0]["dutch"]["message"]),
        (&json!(3), &json!("HTML kan niet getoond worden"))
    );

    let path = format!("/api/rooms/{}/slides/samen", room.code);
    assert_eq!(server.http().get(&path).await.status, 401);
    assert_eq!(presenter(&server).get(&format!("/api/rooms/{}/slides/nergens", room.code)).await.status, 404);
    let body = json!({"version": slide["version"], "source": "# Anders\n"}).to_string();
    let foreign = presenter(&server).header("origin", "http://elders.example").send("PUT", &path, Some(&body)).await;
    assert_eq!(foreign.status, 403);
    let named = json!({"id": "Met Hoofdletter", "behind": null, "source": "# Nieuw\n"});
    assert_eq!(presenter(&server).post(&format!("/api/rooms/{}/slides", room.code), &named).await.status, 400);

    let mut steers = room.presenter().await;
    steers.must(json!({"step": "cover", "cover": "blank"})).await;
    let mut projector = room.projector().await;
    projector.until(|now| now.view()["cover"] == "blank").await;
    steers.must(json!({"step": "end", "code": room.code})).await;
    // The end takes what covered it away.
    projector.until(|now| now.view()["cover"] == "none" && now.view()["room"]["ended"] == true).await;
    let ended = mend(&server, &room, &slide, "# Anders\n").await;
    assert_eq!(ended, json!({"outcome": "refused", "reason": "ended"}));
}
