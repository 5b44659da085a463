//! A round by group, on every screen.

use peil_tests::{Outcome, Phone, Presenter, Projector, TestServer};
use serde_json::{Value, json};

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

/// Closes and shows the question, waits until no straggler counts any more, and shows it by group.
async fn split(presenter: &mut Presenter) {
    presenter.reveal("cijfer").await;
    presenter.until(|view, _| view["question"]["graceUntil"].is_null()).await;
    presenter.must(json!({"step": "split", "question": "cijfer", "on": true})).await;
}

/// Each row's name and count.
async fn rows(projector: &mut Projector) -> Value {
    projector.until(|now| now.tally().is_some_and(|tally| tally["split"].is_object())).await;
    let tally = projector.tally().expect("it is revealed");
    let rows = tally["split"]["fields"][0]["rows"].as_array().expect("rows").iter();
    rows.map(|row| json!([row["group"], row["n"], row["sum"]["mean"]])).collect()
}

async fn answers(phones: &mut [Phone], group: Value, number: f64) {
    for phone in phones {
        assert!(phone.answer_for("cijfer", group.clone(), grade(number)).await.is_saved());
    }
}

#[tokio::test]
async fn accident_34_no_late_answer_changes_what_was_shown_by_group() {
    let server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord", "Zuid"]).await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(12).await;
    presenter.ask("cijfer").await;
    assert_eq!(presenter.view()["split"], Value::Null);
    answers(&mut phones[..5], json!({"listed": 0}), 8.0).await;
    answers(&mut phones[5..8], json!({"listed": 1}), 6.0).await;
    answers(&mut phones[8..11], json!({"typed": "Schuilnaam"}), 4.0).await;

    presenter.reveal("cijfer").await;
    presenter.until(|view, _| view["split"] == false).await;
    let too_soon = presenter.steer(json!({"step": "split", "question": "cijfer", "on": true})).await;
    assert_eq!(too_soon, Outcome::refused("notNow"), "stragglers still count");
    presenter.until(|view, _| view["question"]["graceUntil"].is_null()).await;
    presenter.must(json!({"step": "split", "question": "cijfer", "on": true})).await;
    let shown = json!([["Noord", 5, 8.0], [null, 6, 5.0]]);
    assert_eq!(rows(&mut projector).await, shown, "Zuid and a typed name are too small");
    assert_eq!(projector.tally().expect("it is shown")["split"]["noun"], "school");
    phones[0].screen().until(|screen| screen.latest("phoneTally")["tally"]["split"].is_object()).await;
    presenter.until(|view, tally| view["split"] == true && tally["tally"]["split"].is_object()).await;

    presenter.must(json!({"step": "reopen", "question": "cijfer"})).await;
    projector.until(|now| now.view()["question"]["phase"] == "open" && now.tally().is_none()).await;
    phones[11].until(|view| view["question"]["phase"] == "open").await;
    answers(&mut phones[11..], json!({"listed": 0}), 1.0).await;
    split(&mut presenter).await;
    assert_eq!(rows(&mut projector).await, shown);
    assert_eq!(projector.tally().expect("it is shown")["n"], 12);

    presenter.must(json!({"step": "split", "question": "cijfer", "on": false})).await;
    projector.until(|now| now.tally().is_some_and(|tally| tally["split"].is_null())).await;
    assert!(!projector.screen().ever_heard("Schuilnaam"));
    assert!(!phones[0].screen().ever_heard("Schuilnaam"));
}
