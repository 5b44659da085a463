//! Scores that the presenter lays beside what was expected.

use peil_tests::{Outcome, TestServer};
use serde_json::{Value, json};

fn set(whose: &Value, scores: &Value) -> Value {
    json!({"do": "setScores", "question": "scan", "whose": whose, "scores": scores})
}

fn against(whose: &Value) -> Value {
    json!({"step": "against", "question": "scan", "whose": whose})
}

#[tokio::test]
async fn scores_reach_the_hall_only_where_she_lays_them_beside_the_expectation() {
    let mut server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord", "Zuid"]).await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(5).await;
    presenter.ask("scan").await;
    for phone in &mut phones {
        let marks = json!({"scan": {"kind": "marks", "high": ["leren"], "low": ["ruimte"]}});
        assert!(phone.answer_for("scan", json!({"listed": 0}), marks).await.is_saved());
    }
    presenter.answered("scan", 5).await;
    let noord = json!({"group": 0});
    assert_eq!(
        presenter.moderate(set(&noord, &json!([7.25, null, 12]))).await,
        Outcome::refused_for("outOfRange", "scan")
    );
    assert_eq!(presenter.moderate(set(&noord, &json!([7.25, null, 3]))).await, Outcome::Done);
    presenter.until(|view, _| view["scores"]["given"][0]["scores"] == json!([7.25, null, 3.0])).await;
    assert_eq!(presenter.steer(against(&noord)).await, Outcome::refused("nothingToDo"), "it is not revealed");
    presenter.reveal("scan").await;
    projector.tally_of("scan", 5).await;
    let known = projector.screen().latest("projectorTally").to_string() + &phones[0].view().to_string();
    assert!(!known.contains("7.25"), "nobody sees a score that she did not show");
    assert_eq!(presenter.steer(against(&json!("room"))).await, Outcome::refused("nothingToDo"), "one group is no mean");
    // Stragglers of a group count for ten seconds.
    let mut outcome = presenter.steer(against(&noord)).await;
    assert_eq!(outcome, Outcome::refused("notNow"));
    presenter.until(|view, _| view["question"]["graceUntil"].is_null()).await;
    outcome = presenter.steer(against(&noord)).await;
    assert_eq!(outcome, Outcome::Done);
    let expected = json!({"high": [5, 0, 0], "low": [0, 0, 5], "n": 5});
    let shown = |tally: &Value| {
        let against = &tally["against"];
        against["group"] == "Noord" && against["scores"] == json!([7.25, null, 3.0]) && against["expected"] == expected
    };
    projector.until(|now| now.tally().is_some_and(&shown)).await;

    server.restart().await;

    let mut projector = room.projector().await;
    projector.until(|now| now.tally().is_some_and(&shown)).await;
    let mut presenter = room.presenter().await;
    presenter.must(against(&Value::Null)).await;
    projector.until(|now| now.tally().is_some_and(|tally| tally["against"].is_null())).await;
}
