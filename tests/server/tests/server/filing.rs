//! Cards that phones file in clusters, on every screen.

use peil_tests::{Outcome, Phone, TestServer};
use serde_json::{Value, json};

fn says(text: &str) -> Value {
    json!({"tekst": {"kind": "text", "text": text}})
}

/// Files the card of a phone's last answer; what the server replies.
async fn files(phone: &mut Phone, cluster: Value) -> Value {
    let key = phone.kept("tekst", 1)["key"].clone();
    let file =
        json!({"type": "file", "question": "tekst", "round": 1, "key": key, "field": "tekst", "cluster": cluster});
    phone.screen().say(&file).await;
    let reply = |reply: &Value| ["filed", "rejected"].contains(&reply["type"].as_str()?).then(|| reply.clone());
    phone.screen().wait_for(reply).await
}

fn moderation(what: Value) -> Value {
    let mut whole = json!({"question": "tekst", "round": 1, "field": "tekst"});
    whole.as_object_mut().expect("a map").extend(what.as_object().expect("a map").clone());
    whole
}

#[tokio::test]
async fn phones_file_their_own_cards_into_clusters_that_she_opened_and_her_own_hand_wins() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(2).await;
    presenter.ask("tekst").await;
    for (phone, text) in phones.iter_mut().zip(["meer tijd", "een eigen lokaal"]) {
        assert!(phone.answer("tekst", says(text)).await.is_saved());
    }
    presenter.reveal("tekst").await;
    for name in ["Tijd", "Ruimte"] {
        let named = moderation(json!({"do": "nameCluster", "cluster": null, "name": name}));
        assert_eq!(presenter.moderate(named).await, Outcome::Done);
    }
    assert_eq!(files(&mut phones[0], json!(1)).await["reason"], "notNow");
    phones[0].until(|view| view["question"]["revealed"] == true).await;
    assert_eq!(phones[0].view()["filing"], Value::Null);

    let open = |open: bool| moderation(json!({"do": "openFiling", "open": open}));
    assert_eq!(presenter.moderate(open(true)).await, Outcome::Done);
    let clusters = json!([{"id": 1, "name": "Tijd"}, {"id": 2, "name": "Ruimte"}]);
    for phone in &mut phones {
        phone.until(|view| view["filing"] == json!([{"field": "tekst", "clusters": clusters}])).await;
    }
    presenter.until(|_, tally| tally["clustered"][0]["open"] == true).await;
    let filed = |cluster: Value, placed: bool| {
        json!({
            "type": "filed", "question": "tekst", "round": 1, "field": "tekst", "cluster": cluster, "placed": placed,
        })
    };
    assert_eq!(files(&mut phones[0], json!(1)).await, filed(json!(1), false));
    assert_eq!(files(&mut phones[1], json!(1)).await, filed(json!(1), false));
    assert_eq!(files(&mut phones[1], json!(9)).await["reason"], "unknown");
    let counts = |tally: &Value| {
        let clusters = tally["fields"][0]["sum"]["clusters"].as_array().cloned().unwrap_or_default();
        clusters.iter().map(|cluster| cluster["count"].as_u64()).collect::<Vec<_>>()
    };
    projector.until(|now| now.tally().is_some_and(|tally| counts(tally) == [Some(2), Some(0)])).await;

    let mut card = None;
    presenter
        .until(|_, tally| {
            let cards = tally["cards"].as_array().expect("cards");
            card = cards.iter().find(|card| card["text"] == "een eigen lokaal").map(|card| card["id"].clone());
            card.is_some()
        })
        .await;
    let place = moderation(json!({"do": "fileCards", "cards": [card], "cluster": 2}));
    assert_eq!(presenter.moderate(place).await, Outcome::Done);
    assert_eq!(files(&mut phones[1], Value::Null).await, filed(json!(2), true), "where she put it");
    projector.until(|now| now.tally().is_some_and(|tally| counts(tally) == [Some(1), Some(1)])).await;

    let rename = moderation(json!({"do": "nameCluster", "cluster": 2, "name": "Lokalen"}));
    assert_eq!(presenter.moderate(rename).await, Outcome::Done);
    phones[0].until(|view| view["filing"][0]["clusters"][1]["name"] == "Lokalen").await;
    assert_eq!(presenter.moderate(open(false)).await, Outcome::Done);
    phones[0].until(|view| view["filing"].is_null()).await;
    assert_eq!(files(&mut phones[0], json!(2)).await["reason"], "notNow");
    projector.until(|now| now.tally().is_some_and(|tally| counts(tally) == [Some(1), Some(1)])).await;
}
