//! Questions that the presenter makes of what the room wrote.

use peil_tests::{Outcome, TestServer};
use serde_json::{Value, json};

fn gives(points: &Value) -> Value {
    json!({"points": {"kind": "points", "points": points}})
}

fn follow(id: &str, choices: &[&str]) -> Value {
    json!({"step": "followUp", "id": id, "prompt": "Waar beginnen we mee?", "choices": choices, "points": 3})
}

fn sums(tally: &Value) -> &Value {
    &tally["fields"][0]["sum"]["sums"]
}

#[tokio::test]
async fn what_the_room_wrote_becomes_a_question_that_a_restart_does_not_lose() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(2).await;
    presenter.ask("tekst").await;
    for (phone, text) in phones.iter_mut().zip(["Meer tijd", "Samen kijken"]) {
        assert!(phone.answer("tekst", json!({"tekst": {"kind": "text", "text": text}})).await.is_saved());
    }
    presenter.answered("tekst", 2).await;
    presenter.reveal("tekst").await;
    presenter.must(follow("follow-1", &["Meer tijd", "Samen kijken"])).await;
    let outline = presenter.view()["outline"].as_array().expect("an outline").clone();
    let line = outline.iter().find(|line| line["id"] == "follow-1").expect("it stands in the outline");
    assert_eq!((&line["title"], &line["mayGo"]), (&json!("Waar beginnen we mee?"), &json!(true)));
    let hidden = projector.view().to_string() + &phones[0].view().to_string();
    assert!(!hidden.contains("Waar beginnen"), "nobody in the hall knows of it before it is opened");

    presenter.advance().await;
    for (phone, points) in phones.iter_mut().zip([json!({"c1": 1, "c2": 2}), json!({"c2": 3})]) {
        assert!(phone.answer("follow-1", gives(&points)).await.is_saved());
    }
    let over = phones[0].answer("follow-1", gives(&json!({"c1": 4}))).await;
    assert!(matches!(over, Outcome::Rejected { .. }), "{over:?}");
    presenter.answered("follow-1", 2).await;
    presenter.reveal("follow-1").await;
    let tally = projector.tally_of("follow-1", 2).await;
    assert_eq!(sums(&tally), &json!([1, 5]));

    server.restart().await;

    let mut projector = room.projector().await;
    assert_eq!(projector.tally_of("follow-1", 2).await, tally);
    let mut presenter = room.presenter().await;
    presenter.must(json!({"step": "reopen", "question": "follow-1"})).await;
    phones[1].come_back().await;
    phones[1].until(|view| view["question"]["id"] == "follow-1" && view["question"]["phase"] == "open").await;
    assert!(phones[1].answer("follow-1", gives(&json!({"c1": 3}))).await.is_saved());
    presenter.until(|_, tally| sums(&tally["tally"]) == &json!([4, 2])).await;
}

#[tokio::test]
async fn a_question_that_was_made_by_mistake_is_taken_out_and_one_without_choices_is_none() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    presenter.show("tekst").await;
    let slides = presenter.view()["outline"].as_array().expect("an outline").len();
    assert_eq!(presenter.steer(follow("follow-1", &["Een"])).await, Outcome::refused("empty"));
    assert_eq!(presenter.steer(follow("Met hoofdletter", &["Een", "Twee"])).await, Outcome::refused("unknown"));
    presenter.must(follow("follow-1", &["Een", "Twee"])).await;
    assert_eq!(presenter.view()["outline"].as_array().map(Vec::len), Some(slides + 1));
    presenter.must(json!({"step": "dropSlide", "slide": "follow-1"})).await;
    assert_eq!(presenter.view()["outline"].as_array().map(Vec::len), Some(slides));
    assert_eq!(presenter.steer(json!({"step": "dropSlide", "slide": "tekst"})).await, Outcome::refused("unknown"));
}

#[tokio::test]
async fn tables_and_presenter_fill_one_action_list() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(2).await;
    presenter.show("tekst").await;
    let labels = ["Wat", "Wie", "Wanneer"];
    let list =
        json!({"step": "actionList", "id": "actions-1", "prompt": "Wie doet wat?", "labels": labels, "hint": null});
    presenter.must(list).await;
    presenter.show("actions-1").await;
    presenter.must(json!({"step": "open", "question": "actions-1"})).await;
    let text = |text: &str| json!({"kind": "text", "text": text});
    for (phone, what) in phones.iter_mut().zip(["Rooster maken", "Samen kijken"]) {
        let said = json!({"what": text(what), "who": text("Noord")});
        assert!(phone.answer("actions-1", said).await.is_saved());
    }
    presenter.until(|_, tally| tally["actions"].as_array().is_some_and(|lines| lines.len() == 2)).await;
    let at = json!({"question": "actions-1", "round": 1});
    let with = |what: Value| {
        let mut all = at.clone();
        all.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        all
    };
    let set = with(json!({"do": "setAction", "action": 1, "said": ["Rooster maken", "Noord en Zuid", "maandag"]}));
    assert_eq!(presenter.moderate(set).await, Outcome::Done);
    let add = with(json!({"do": "setAction", "action": null, "said": ["Taart", "", ""]}));
    assert_eq!(presenter.moderate(add).await, Outcome::Done);
    let strike = with(json!({"do": "strikeAction", "action": 2, "struck": true}));
    assert_eq!(presenter.moderate(strike).await, Outcome::Done);
    assert!(projector.tally().is_none(), "it is not revealed yet");
    presenter.reveal("actions-1").await;

    let lines = json!([
        {"id": 1, "said": ["Rooster maken", "Noord en Zuid", "maandag"]},
        {"id": 3, "said": ["Taart", "", ""]},
    ]);
    let expected = json!({"lines": lines, "more": 0});
    projector.until(|now| now.tally().is_some_and(|tally| tally["actions"] == expected)).await;
    phones[1].screen().until(|screen| screen.latest("phoneTally")["tally"]["actions"] == expected).await;

    server.restart().await;

    let mut projector = room.projector().await;
    projector.until(|now| now.tally().is_some_and(|tally| tally["actions"] == expected)).await;
    let mut presenter = room.presenter().await;
    presenter.until(|_, tally| tally["actions"][1]["struck"] == true).await;
}
