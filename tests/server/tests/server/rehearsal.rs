//! A room that is tried with invented phones, and begins for real.

use peil_tests::{Outcome, Phone, Presenter, Room, TestServer};
use serde_json::{Value, json};

/// A room of the test deck that is tried with that many.
async fn tried(server: &TestServer, phones: u32) -> Room {
    let body = json!({"deck": "proef", "groups": ["Noord"], "minimum": 5, "rehearsal": phones});
    let started = server.http().key(server.key()).post("/api/rooms", &body).await;
    assert_eq!(started.status, 201, "{}", started.body);
    let code = started.json()["code"].as_str().expect("a code").to_owned();
    Room { server: server.address(), code, key: server.key().to_owned() }
}

/// The question as a rehearsal has it.
async fn ask(presenter: &mut Presenter, slide: &str) {
    presenter.show(slide).await;
    let question = presenter.view()["question"]["id"].clone();
    presenter.must(json!({"step": "open", "question": question})).await;
}

async fn begin_for_real(presenter: &mut Presenter) {
    presenter.must(json!({"step": "beginForReal"})).await;
}

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

async fn answers(phone: &mut Phone, question: &str, given: f64) {
    let outcome = phone.answer_for(question, json!({"listed": 0}), grade(given)).await;
    assert!(outcome.is_saved(), "{outcome:?}");
}

#[tokio::test]
async fn accident_35_a_rehearsal_says_so_on_every_screen_and_nothing_of_it_is_left_when_it_begins_for_real() {
    let server = TestServer::start().await;
    let room = tried(&server, 6).await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    assert_eq!(presenter.view()["rehearsal"], 6);
    for screen in [&presenter.view()["projector"], projector.view(), phone.view()] {
        assert_eq!(screen["room"]["rehearsal"], true);
    }
    projector.until(|now| now.present()["phones"] == 7 && now.present()["invented"] == 6).await;
    ask(&mut presenter, "cijfer").await;
    answers(&mut phone, "~cijfer", 8.0).await;
    presenter.until(|_, tally| tally["answered"].as_u64() > Some(3)).await;
    presenter.must(json!({"step": "lock", "on": true})).await;

    begin_for_real(&mut presenter).await;
    phone.until(|view| view["place"] == "lobby" && view["room"].get("rehearsal").is_none()).await;
    projector.until(|now| now.view()["room"].get("rehearsal").is_none() && now.present()["phones"] == 1).await;
    assert!(presenter.view().get("rehearsal").is_none());
    assert_eq!(presenter.view()["projector"]["room"]["locked"], true, "what was set stays");

    // The phone that was away meanwhile: it gets in again, nothing is asked of it, and what it says again counts nowhere.
    phone.come_back().await;
    assert_eq!(phone.wanted(), []);
    ask(&mut presenter, "cijfer").await;
    phone.sees("cijfer").await;
    let old = phone.kept("~cijfer", 1).clone();
    assert_eq!(phone.tell(old).await, Outcome::refused("unknown"));
    presenter.until(|_, tally| tally["question"] == "cijfer" && tally["answered"] == 0).await;
    answers(&mut phone, "cijfer", 7.0).await;
    presenter.answered("cijfer", 1).await;
}

#[tokio::test]
async fn a_rehearsal_has_no_report_and_no_end_and_only_she_begins_for_real() {
    let server = TestServer::start().await;
    let room = tried(&server, 3).await;
    let mut presenter = room.presenter().await;
    let end = presenter.steer(json!({"step": "end", "code": room.code})).await;
    assert_eq!(end, Outcome::refused("notNow"));
    for path in ["report", "export.json", "export.xlsx"] {
        let refused = server.http().key(server.key()).get(&format!("/api/rooms/{}/{path}", room.code)).await;
        assert_eq!((refused.status, &refused.json()["type"]), (409, &json!("peil:rehearsal")), "{path}");
    }
    let ticket =
        server.http().key(server.key()).post(&format!("/api/rooms/{}/tickets", room.code), &json!({})).await.json();
    let ticket = ticket["url"].as_str().and_then(|url| url.split_once("#ticket=")).expect("a link").1.to_owned();
    let opened = server.http().post("/api/tickets", &json!({"ticket": ticket})).await.json();
    let mut remote = Presenter::open(room.server, &room.code, opened["secret"].as_str().expect("a secret")).await;
    assert_eq!(remote.steer(json!({"step": "beginForReal"})).await, Outcome::refused("notAllowed"));
    assert_eq!(remote.next().await, Outcome::Done, "it steers all the same");

    presenter.until(|view, _| view["step"] == 1).await;
    begin_for_real(&mut presenter).await;
    remote.until(|view, _| view.get("rehearsal").is_none()).await;
    assert_eq!(presenter.steer(json!({"step": "beginForReal"})).await, Outcome::refused("notNow"));
    assert_eq!(server.http().key(server.key()).get(&format!("/api/rooms/{}/report", room.code)).await.status, 200);
    assert!(server.http().key(server.key()).get("/api/rooms").await.json().to_string().contains(&room.code));
}

#[tokio::test]
async fn a_restart_in_a_rehearsal_comes_back_to_it_with_its_invented_phones() {
    let mut server = TestServer::start().await;
    let room = tried(&server, 5).await;
    let mut presenter = room.presenter().await;
    ask(&mut presenter, "cijfer").await;
    presenter.until(|_, tally| tally["answered"].as_u64() > Some(0)).await;
    server.restart().await;
    let room = server.again(&room);
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    assert_eq!(presenter.view()["rehearsal"], 5);
    projector.until(|now| now.present()["invented"] == 5).await;
    presenter.until(|_, tally| tally["answered"].as_u64().is_some_and(|answered| (3..=5).contains(&answered))).await;
}

#[tokio::test]
async fn a_room_is_tried_before_anything_was_asked_and_not_after_it() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    assert_eq!(presenter.view()["mayRehearse"], true);
    presenter.show("samen").await;
    presenter.must(json!({"step": "rehearse", "phones": 4})).await;
    assert_eq!((&presenter.view()["rehearsal"], &presenter.view()["mayRehearse"]), (&json!(4), &json!(false)));
    presenter.show("samen").await;
    begin_for_real(&mut presenter).await;
    ask(&mut presenter, "cijfer").await;
    assert_eq!(presenter.view()["mayRehearse"], false);
    assert_eq!(presenter.steer(json!({"step": "rehearse", "phones": 4})).await, Outcome::refused("notNow"));
    for phones in [0, 301] {
        let body = json!({"deck": "proef", "minimum": 5, "rehearsal": phones});
        assert_eq!(server.http().key(server.key()).post("/api/rooms", &body).await.status, 400);
    }
}
