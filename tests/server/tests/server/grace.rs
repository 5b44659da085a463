//! Closing, grace, and opening again.

use peil_tests::{Outcome, TestServer};
use serde_json::{Value, json};

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

#[tokio::test]
async fn reopening_keeps_the_ballots_and_hides_the_tally() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(2).await;
    presenter.ask("cijfer").await;
    assert!(phones[0].answer("cijfer", grade(8.0)).await.is_saved());
    presenter.reveal("cijfer").await;
    projector.tally_of("cijfer", 1).await;
    presenter.must(json!({"step": "reopen", "question": "cijfer"})).await;
    projector.until(|now| now.view()["question"]["phase"] == "open" && now.tally().is_none()).await;
    phones[1].until(|view| view["question"]["phase"] == "open" && view["question"]["round"] == 1).await;
    assert!(phones[1].answer("cijfer", grade(6.0)).await.is_saved());
    presenter.reveal("cijfer").await;
    let tally = projector.tally_of("cijfer", 2).await;
    assert_eq!((&tally["round"], &tally["fields"][0]["sum"]["mean"]), (&json!(1), &json!(7.0)));
}

#[tokio::test]
async fn accident_22_an_answer_counts_within_grace_and_is_told_as_late_after_it() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    let mut phones = room.phones(3).await;
    presenter.ask("cijfer").await;
    assert!(phones[0].answer("cijfer", grade(8.0)).await.is_saved());
    presenter.close("cijfer").await;
    phones[1].until(|view| view["question"]["graceUntil"].is_u64()).await;
    assert!(phones[1].answer("cijfer", grade(6.0)).await.is_saved(), "within grace");
    presenter.answered("cijfer", 2).await;

    // Grace ends on the server's clock, and every screen is told.
    phones[2].until(|view| view["question"]["phase"] == "closed" && view["question"]["graceUntil"].is_null()).await;
    assert_eq!(phones[2].answer("cijfer", grade(1.0)).await, Outcome::refused("late"));
    presenter.until(|_, tally| tally["late"] == 1).await;
    assert_eq!(presenter.tally()["answered"], 2);
    assert_eq!(phones[2].answer("cijfer", grade(1.0)).await, Outcome::refused("late"));
    presenter.screen().catch_up().await;
    assert_eq!(presenter.tally()["late"], 1, "one phone is late once");
    assert!(phones[2].screen().latest("rejected")["stands"].is_null(), "nothing stands of it");

    // Who is late with a change hears which answer counts all the same.
    let counts = phones[0].kept("cijfer", 1).clone();
    assert_eq!(phones[0].answer("cijfer", grade(1.0)).await, Outcome::refused("late"));
    let stands = &phones[0].screen().latest("rejected")["stands"];
    assert_eq!((&stands["id"], &stands["revision"]), (&counts["id"], &json!(1)));
    assert_eq!(stands["receipt"], counts["receipt"]);

    presenter.must(json!({"step": "reopen", "question": "cijfer"})).await;
    phones[2].until(|view| view["question"]["phase"] == "open").await;
    assert!(phones[2].answer("cijfer", grade(4.0)).await.is_saved());
    presenter.answered("cijfer", 3).await;
}

#[tokio::test]
async fn a_round_without_ballots_uses_none_up_and_asking_again_makes_the_next() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    presenter.ask("cijfer").await;
    presenter.close("cijfer").await;
    presenter.until(|view, _| view["question"]["phase"] == "waiting").await;
    presenter.must(json!({"step": "open", "question": "cijfer"})).await;
    phone.until(|view| view["question"]["phase"] == "open" && view["question"]["round"] == 1).await;
    assert!(phone.answer("cijfer", grade(5.5)).await.is_saved());
    let first = phone.cast("cijfer", Value::Null, grade(9.0));
    presenter.must(json!({"step": "again", "question": "cijfer"})).await;
    phone.until(|view| view["question"]["round"] == 2).await;
    assert!(phone.answer("cijfer", grade(7.5)).await.is_saved());
    presenter.reveal("cijfer").await;
    let second = projector.tally_of("cijfer", 1).await;
    assert_eq!((&second["round"], &second["fields"][0]["sum"]["mean"]), (&json!(2), &json!(7.5)));
    // The first round is in grace, so what was on its way to it still counts there.
    let outcome = phone.tell(first).await;
    assert!(matches!(outcome, Outcome::Saved { round: 1, revision: 2, .. }), "{outcome:?}");
}
