//! Two presses, two remotes or a repeat make one step.

use peil_tests::{Outcome, TestServer};
use serde_json::json;

#[tokio::test]
async fn of_two_equal_steps_at_once_one_is_taken() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    let step = presenter.step();
    let first = presenter.press(step, json!({"step": "jump", "slide": "samen"})).await;
    let second = presenter.press(step, json!({"step": "jump", "slide": "uitleg"})).await;
    assert_eq!(presenter.outcome(first).await, Outcome::Done);
    assert_eq!(presenter.outcome(second).await, Outcome::refused("stageMoved"));
    presenter.until(|view, _| view["projector"]["slide"]["id"] == "samen").await;
    assert_eq!(presenter.step(), step + 1);
}

#[tokio::test]
async fn next_from_two_presenters_makes_one_step() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut one, mut other) = (room.presenter().await, room.presenter().await);
    let step = one.step();
    let (mine, theirs) =
        tokio::join!(one.press(step, json!({"step": "next"})), other.press(step, json!({"step": "next"})));
    let outcomes = [one.outcome(mine).await, other.outcome(theirs).await];
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_done()).count(), 1, "{outcomes:?}");
    assert!(outcomes.contains(&Outcome::refused("stageMoved")), "{outcomes:?}");
    for presenter in [&mut one, &mut other] {
        presenter.until(|view, _| view["projector"]["slide"]["id"] == "welkom").await;
        assert_eq!(presenter.step(), step + 1);
    }
}

#[tokio::test]
async fn a_second_next_right_after_the_first_is_swallowed() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    presenter.advance().await;
    presenter.advance().await;
    presenter.until(|view, _| view["question"]["phase"] == "open").await;
    let step = presenter.step();
    // This press names the stage as it is now, as a bouncing clicker on a quick page does.
    assert_eq!(presenter.next().await, Outcome::refused("tooSoon"));
    presenter.screen().catch_up().await;
    assert_eq!((presenter.step(), &presenter.view()["question"]["phase"]), (step, &json!("open")));
}

#[tokio::test]
async fn previous_takes_back_what_closed_and_revealed() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut phone) = (room.presenter().await, room.phone().await);
    presenter.ask("cijfer").await;
    assert!(phone.answer("cijfer", json!({"cijfer": {"kind": "grade", "grade": 7}})).await.is_saved());
    presenter.reveal("cijfer").await;
    presenter.must(json!({"step": "previous"})).await;
    phone.until(|view| view["question"]["phase"] == "open" && view["question"]["revealed"] == false).await;
    assert_eq!(presenter.view()["projector"]["slide"]["id"], "cijfer", "the show stays where it is");
}

#[tokio::test]
async fn going_back_to_an_explanation_leaves_phones_on_the_open_question() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    presenter.show("uitleg").await;
    presenter.advance().await;
    phone.sees("scan").await;
    presenter.must(json!({"step": "previous"})).await;
    projector.until(|now| now.view()["slide"]["id"] == "uitleg").await;
    phone.until(|view| view["slide"]["id"] == "uitleg").await;
    assert_eq!((&phone.view()["question"]["id"], &phone.view()["question"]["phase"]), (&json!("scan"), &json!("open")));
    let marks = json!({"scan": {"kind": "marks", "high": ["leren"], "low": ["ruimte"]}});
    assert!(phone.answer("scan", marks).await.is_saved());
    presenter.answered("scan", 1).await;
}
