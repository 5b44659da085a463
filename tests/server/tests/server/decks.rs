//! Decks of one's own: kept, changed, refused and started from.

use peil_tests::{Http, TestServer, draw};
use serde_json::{Value, json};

const DECK: &str = "---\ntitle: Eigen avond\nlanguage: nl\n---\n\n```slide\nid: een\n```\n\n# Welkom\n";

fn organiser(server: &TestServer) -> Http {
    server.http().key(server.key())
}

#[tokio::test]
async fn a_deck_is_kept_changed_started_from_and_deleted_and_the_room_keeps_its_copy() {
    let server = TestServer::start().await;
    let made = organiser(&server).post("/api/decks", &json!({"source": DECK})).await;
    assert_eq!(made.status, 201);
    let deck = made.json();
    assert_eq!((&deck["name"], &deck["own"], &deck["mistakes"]), (&json!("eigen-avond"), &json!(true), &json!([])));
    for screen in ["view", "phone"] {
        assert_eq!(deck["pictures"][0][screen]["slide"]["title"], "Welkom", "{screen}");
    }

    let change = json!({"version": deck["version"], "source": DECK.replace("Welkom", "Dag allemaal")});
    let changed = organiser(&server)
        .header("content-type", "application/json")
        .send("PUT", "/api/decks/eigen-avond", Some(&change.to_string()))
        .await;
    assert_eq!(changed.status, 200);
    assert_eq!(changed.json()["pictures"][0]["title"], "Dag allemaal");
    let late = organiser(&server)
        .header("content-type", "application/json")
        .send("PUT", "/api/decks/eigen-avond", Some(&change.to_string()))
        .await;
    assert_eq!((late.status, &late.json()["type"]), (409, &json!("peil:deck-changed")));

    let start = json!({"deck": "eigen-avond", "groups": [], "minimum": 5, "extras": false});
    let room = organiser(&server).post("/api/rooms", &start).await;
    assert_eq!(room.status, 201);
    let code = room.json()["code"].as_str().expect("a code").to_owned();
    assert_eq!(organiser(&server).delete("/api/decks/eigen-avond").await.status, 204);
    assert_eq!(organiser(&server).get("/api/decks/eigen-avond").await.status, 404);
    assert_eq!(server.http().get(&format!("/api/rooms/{code}")).await.json()["title"], "Eigen avond");
}

#[tokio::test]
async fn a_deck_with_mistakes_is_kept_and_told_and_starts_nothing() {
    let server = TestServer::start().await;
    let made = organiser(&server).post("/api/decks", &json!({"source": DECK.replace("id: een", "idee: een")})).await;
    assert_eq!(made.status, 201);
    let deck = made.json();
    let mistake = &deck["mistakes"][0];
    assert_eq!(mistake["line"], 7);
    assert_eq!((&mistake["slide"], &mistake["block"], &mistake["path"]), (&json!(0), &json!("slide"), &json!(["id"])));
    assert_eq!(mistake["message"], "A slide without `id`");
    assert_eq!(mistake["dutch"]["message"], "Een dia zonder `id`");
    assert_eq!(deck["pictures"], json!([]));
    let half = format!("{DECK}\n---\n\n```slide\nid: twee\n```\n\n# <b>\n");
    let half = organiser(&server).post("/api/decks", &json!({"source": half})).await.json();
    assert_eq!(half["mistakes"][0]["slide"], 1);
    assert_eq!(half["pictures"].as_array().expect("pictures").len(), 1, "of the slide that is right");
    let listed = organiser(&server).get("/api/decks").await.json();
    let own = |deck: &&Value| deck["own"] == true;
    assert!(listed.as_array().expect("a list").iter().find(own).expect("there")["mistakes"].as_u64() >= Some(1));
    let start = json!({"deck": deck["name"], "groups": [], "minimum": 5, "extras": false});
    let refused = organiser(&server).post("/api/rooms", &start).await;
    assert_eq!((refused.status, &refused.json()["type"]), (409, &json!("peil:deck-mistakes")));
}

#[tokio::test]
async fn a_copy_of_a_built_in_deck_is_ones_own_and_the_original_stays() {
    let server = TestServer::start().await;
    let copy = organiser(&server).post("/api/decks", &json!({"copyOf": "example"})).await.json();
    let original = organiser(&server).get("/api/decks/example").await.json();
    assert_eq!(copy["source"], original["source"]);
    let decks = organiser(&server).get("/api/decks").await.json();
    let of = |name: &Value| decks.as_array().and_then(|decks| decks.iter().find(|deck| deck["name"] == *name));
    let changed = |name| of(name).map(|deck| deck["changedAt"].is_u64());
    assert_eq!(
        (changed(&copy["name"]), changed(&original["name"])),
        (Some(true), Some(false)),
        "copies are told apart"
    );
    let change = json!({"version": original["version"], "source": "weg"}).to_string();
    assert_eq!(
        organiser(&server)
            .header("content-type", "application/json")
            .send("PUT", "/api/decks/example", Some(&change))
            .await
            .status,
        400
    );
    assert_eq!(organiser(&server).delete("/api/decks/example").await.status, 400);
    assert_eq!(organiser(&server).get("/api/decks/example").await.json(), original);
}

#[tokio::test]
async fn without_the_organiser_key_no_deck_is_read_or_written() {
    let server = TestServer::start().await;
    for key in [None, Some(draw())] {
        let asks = || key.as_ref().map_or_else(|| server.http(), |key| server.http().key(key));
        assert_eq!(asks().get("/api/decks").await.status, 401);
        assert_eq!(asks().get("/api/decks/example").await.status, 401);
        assert_eq!(asks().post("/api/decks", &json!({"source": DECK})).await.status, 401);
        assert_eq!(asks().send("PUT", "/api/decks/example", Some("{}")).await.status, 401);
        assert_eq!(asks().delete("/api/decks/example").await.status, 401);
    }
}

#[tokio::test]
async fn what_is_too_long_or_no_deck_at_all_is_refused_in_words() {
    let server = TestServer::start().await;
    let long = json!({"source": "a".repeat(1_000_001)});
    let refused = organiser(&server).post("/api/decks", &long).await;
    assert_eq!(refused.status, 400);
    assert!(refused.json()["detail"].as_str().expect("words").contains("1000000 bytes"));
    for nonsense in [json!({}), json!({"source": 3}), json!({"source": DECK, "name": "../x"})] {
        assert_eq!(organiser(&server).post("/api/decks", &nonsense).await.status, 400);
    }
    assert_eq!(organiser(&server).get("/api/decks/..%2Forganiser-key").await.status, 404);
}
