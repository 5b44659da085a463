//! Time that a question is given: told to every screen, and over by itself.

use peil_tests::{Outcome, TestServer};
use serde_json::{Value, json};

/// The shortest there is, in milliseconds.
const SHORTEST: u64 = 10_000;

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

fn time(length: u64, closes: bool) -> Value {
    json!({"step": "time", "question": "cijfer", "length": length, "closes": closes})
}

#[tokio::test]
async fn a_timer_is_told_to_every_screen_and_takes_nothing_away_when_it_is_over() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    presenter.ask("cijfer").await;
    assert!(presenter.view()["question"].get("timer").is_none(), "nobody asked for one");
    assert_eq!(presenter.steer(time(SHORTEST - 1, false)).await, Outcome::refused("time"));
    presenter.must(time(SHORTEST, false)).await;
    let told = |question: &Value| question["timer"]["length"] == SHORTEST && question["timer"]["over"] == false;
    projector.until(|now| told(&now.view()["question"])).await;
    phone.until(|view| told(&view["question"])).await;

    phone.until(|view| view["question"]["timer"]["over"] == true).await;
    projector.until(|now| now.view()["question"]["timer"]["over"] == true).await;
    assert_eq!(phone.view()["question"]["phase"], "open");
    assert!(phone.answer("cijfer", grade(8.0)).await.is_saved());
    presenter.must(json!({"step": "stopTimer"})).await;
    projector.until(|now| now.view()["question"].get("timer").is_none()).await;
}

#[tokio::test]
async fn one_that_was_to_close_closes_after_a_restart_too_and_a_late_press_reveals_nothing() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut phone) = (room.presenter().await, room.phone().await);
    presenter.ask("cijfer").await;
    assert!(phone.answer("cijfer", grade(8.0)).await.is_saved());
    presenter.must(time(SHORTEST, true)).await;
    let step = presenter.step();
    server.restart().await;

    let mut back = room.presenter().await;
    back.until(|view, _| view["question"]["phase"] == "closed").await;
    let pressed = back.press(step, json!({"step": "next"})).await;
    assert_eq!(back.outcome(pressed).await, Outcome::refused("stageMoved"));
    assert_eq!(back.view()["question"]["revealed"], false);
    let mut late = room.phone().await;
    late.until(|view| view["question"]["graceUntil"].is_u64()).await;
    assert!(late.answer("cijfer", grade(6.0)).await.is_saved(), "within grace");
}
