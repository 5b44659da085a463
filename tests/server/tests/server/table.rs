//! A question that groups answer, on every screen.

use peil_tests::{Outcome, Phone, TestServer};
use serde_json::{Value, json};

const NOORD: u64 = 0;

fn says(text: &str) -> Value {
    json!({"wat": {"kind": "text", "text": text}, "hoe": {"kind": "choice", "choices": ["nu"]}})
}

fn listed(group: u64) -> Value {
    json!({"listed": group})
}

/// A cast at that revision, for a group.
async fn sends(phone: &mut Phone, group: Value, revision: u64, text: &str) -> Outcome {
    phone.sees("tafel").await;
    let mut cast = phone.cast("tafel", group, says(text));
    cast["revision"] = revision.into();
    phone.tell(cast).await
}

/// What the server says to stand for a group.
async fn stands(phone: &mut Phone, group: Value) -> Value {
    let ask = json!({"type": "table", "question": "tafel", "round": 1, "group": group});
    phone.screen().say(&ask).await;
    phone.screen().wait_for(|reply| (reply["type"] == "table").then(|| reply.clone())).await
}

/// Which groups answered, and at which revision.
async fn answered(phone: &mut Phone, tables: Value) {
    phone.screen().until(|screen| screen.latest("phoneTally")["tables"] == tables).await;
}

#[tokio::test]
async fn one_answer_stands_for_each_group_and_its_phones_can_read_it_before_they_send() {
    let server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord", "Zuid"]).await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(4).await;
    presenter.ask("tafel").await;
    let [first, second, other, stranger] = &mut phones[..] else { panic!("four phones") };
    first.sees("tafel").await;
    assert_eq!(first.view()["question"]["asked"]["perGroup"], true);
    assert_eq!(stands(first, listed(NOORD)).await["answer"], Value::Null);

    assert_eq!(sends(first, Value::Null, 1, "niemand").await, Outcome::refused("noGroup"));
    assert!(sends(first, listed(NOORD), 2, "eerst").await.is_saved());
    assert!(sends(other, listed(1), 1, "elders").await.is_saved());
    answered(second, json!([[0, 2], [1, 1]])).await;
    let read = stands(second, listed(NOORD)).await;
    assert_eq!((&read["revision"], &read["answer"]), (&json!(2), &says("eerst")));
    assert!(!second.screen().ever_heard("elders"), "what other groups said is theirs");

    assert!(sends(second, listed(NOORD), 3, "beter").await.is_saved());
    assert!(sends(stranger, listed(NOORD), 1, "te laag").await.is_saved(), "it is kept, and does not speak");
    answered(first, json!([[0, 3], [1, 1]])).await;
    assert_eq!(stands(first, listed(NOORD)).await["answer"], says("beter"));
    assert_eq!(stands(first, json!({"typed": " NOORD "})).await["answer"], says("beter"));
    assert_eq!(stands(first, json!({"typed": "Oost"})).await["group"], Value::Null);
    projector.until(|now| now.answered() == 2).await;
    assert!(!projector.screen().ever_heard("beter"), "nothing is shown too early");
    presenter.until(|_, tally| tally["cards"][0]["group"].is_string()).await;

    presenter.reveal("tafel").await;
    projector.until(|now| now.tally().is_some()).await;
    let tally = projector.tally().expect("it is revealed");
    let cards: Vec<_> = (tally["fields"][0]["sum"]["cards"].as_array().expect("cards").iter())
        .map(|card| (card["group"].as_str(), card["text"].as_str()))
        .collect();
    assert_eq!(cards, [(Some("Zuid"), Some("elders")), (Some("Noord"), Some("beter"))]);
    assert_eq!(tally["fields"][1]["sum"]["counts"], json!([2, 0]), "one answer a group");
    assert_eq!(presenter.view()["split"], Value::Null, "it is shown group by group already");
    presenter.until(|view, _| view["question"]["graceUntil"].is_null()).await;
    let split = presenter.steer(json!({"step": "split", "question": "tafel", "on": true})).await;
    assert_eq!(split, Outcome::refused("nothingToDo"));
}

#[tokio::test]
async fn what_a_group_said_is_told_while_it_can_be_replaced_and_once_it_is_shown() {
    let server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord", "Zuid"]).await;
    let (mut presenter, mut first, mut second) = (room.presenter().await, room.phone().await, room.phone().await);
    presenter.ask("tafel").await;
    assert!(sends(&mut first, listed(NOORD), 1, "geheim").await.is_saved());
    assert_eq!(stands(&mut second, listed(NOORD)).await["answer"], says("geheim"));
    presenter.reveal("tafel").await;
    presenter.until(|view, _| view["question"]["graceUntil"].is_null()).await;
    assert_eq!(stands(&mut second, listed(NOORD)).await["answer"], says("geheim"));
    let card = presenter.tally()["cards"][0]["id"].clone();
    let hide = json!({"do": "hideCard", "question": "tafel", "round": 1, "card": card});
    assert!(presenter.moderate(hide.clone()).await.is_done());
    assert_eq!(stands(&mut second, listed(NOORD)).await["answer"], Value::Null, "she hid it");
    let show = json!({"do": "showCard", "question": "tafel", "round": 1, "card": card});
    assert!(presenter.moderate(show).await.is_done());
    assert_eq!(stands(&mut second, listed(NOORD)).await["answer"], says("geheim"));
    presenter.must(json!({"step": "conceal", "question": "tafel"})).await;
    assert_eq!(stands(&mut second, listed(NOORD)).await["answer"], Value::Null, "it is concealed");
    presenter.must(json!({"step": "end", "code": room.code})).await;
    assert_eq!(stands(&mut second, listed(NOORD)).await["answer"], Value::Null, "it has ended");
}

#[tokio::test]
async fn nobody_answers_for_a_group_so_high_that_no_other_phone_can_follow() {
    let server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord"]).await;
    let (mut presenter, mut first, mut second) = (room.presenter().await, room.phone().await, room.phone().await);
    presenter.ask("tafel").await;
    assert_eq!(sends(&mut first, listed(NOORD), 1 << 50, "voor altijd").await, Outcome::refused("unreadable"));
    assert!(sends(&mut first, listed(NOORD), 1_000, "hoog").await.is_saved());
    assert_eq!(sends(&mut first, listed(NOORD), 2_001, "te hoog").await, Outcome::refused("unreadable"));
    assert!(sends(&mut second, listed(NOORD), 1_001, "eroverheen").await.is_saved());
    assert_eq!(stands(&mut first, listed(NOORD)).await["answer"], says("eroverheen"));
    presenter.ask("cijfer").await;
    first.sees("cijfer").await;
    let mut high = first.cast("cijfer", Value::Null, json!({"cijfer": {"kind": "grade", "grade": 7}}));
    high["revision"] = (1u64 << 50).into();
    assert!(first.tell(high).await.is_saved(), "elsewhere it is only its own");
}

#[tokio::test]
async fn a_typed_group_answers_and_is_named_once_it_is_accepted() {
    let server = TestServer::start().await;
    let room = server.room_of("proef", &[]).await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phone = room.phone().await;
    presenter.ask("tafel").await;
    assert_eq!(phone.view()["groups"]["list"], json!([]), "it is asked for its group, though the list is empty");
    assert!(sends(&mut phone, json!({"typed": "Schuilnaam"}), 1, "hier").await.is_saved());
    presenter.reveal("tafel").await;
    projector.until(|now| now.tally().is_some()).await;
    assert!(!projector.screen().ever_heard("Schuilnaam"));
    presenter.until(|view, _| view["groups"][0]["name"] == "Schuilnaam").await;
    assert!(presenter.moderate(json!({"do": "acceptGroup", "group": 0})).await.is_done());
    projector
        .until(|now| now.tally().is_some_and(|tally| tally["fields"][0]["sum"]["cards"][0]["group"] == "Schuilnaam"))
        .await;
}

#[tokio::test]
async fn only_phones_ask_what_a_group_said() {
    let server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord"]).await;
    let mut projector = room.projector().await;
    let ask = json!({"type": "table", "question": "tafel", "round": 1, "group": {"listed": 0}});
    projector.screen().say(&ask).await;
    let reply = projector.screen().wait_for(|reply| (reply["type"] == "rejected").then(|| reply.clone())).await;
    assert_eq!(reply["reason"], "notAllowed");
}
