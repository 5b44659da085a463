//! Words that the presenter merges, and a card that she shows large, as every screen sees it.

use peil_tests::{Outcome, TestServer};
use serde_json::{Value, json};

/// Words with their counts, as a tally has them; none while there is no tally.
fn words(tally: &Value) -> Vec<(String, u64)> {
    let words = tally["fields"][1]["sum"]["words"].as_array();
    words
        .into_iter()
        .flatten()
        .map(|word| (word["word"].as_str().expect("a word").to_owned(), word["count"].as_u64().expect("a count")))
        .collect()
}

fn wrote(first: &str, second: &str) -> Value {
    json!({
        "plg": {"kind": "choice", "choices": ["ja"]},
        "waarom": {"kind": "keywords", "words": [first, second]},
    })
}

#[tokio::test]
async fn merged_words_are_one_on_every_screen_until_that_is_taken_back() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(3).await;
    presenter.ask("plg").await;
    for (phone, second) in phones.iter_mut().zip(["docent", "leraar", "leraren"]) {
        assert!(phone.answer("plg", wrote("lef", second)).await.is_saved());
    }
    presenter.answered("plg", 3).await;
    presenter.reveal("plg").await;
    let apart = [("lef".to_owned(), 3), ("leraar".to_owned(), 2), ("docent".to_owned(), 1)];
    projector.until(|now| now.tally().is_some_and(|tally| words(tally) == apart)).await;

    let here = json!({"question": "plg", "round": 1, "field": "waarom"});
    let with = |what: Value| {
        let mut all = here.clone();
        all.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        all
    };
    let merge = with(json!({"do": "mergeWords", "words": ["docent", "leraar"]}));
    assert_eq!(presenter.moderate(merge).await, Outcome::Done);
    // All of its spellings were written once: the first of the alphabet is shown.
    let expected = [("docent".to_owned(), 3), ("lef".to_owned(), 3)];
    projector.until(|now| now.tally().is_some_and(|tally| words(tally) == expected)).await;
    presenter
        .until(|_, tally| tally["edited"][0]["edits"] == 1 && words(&tally["projector"]["tally"]) == expected)
        .await;
    let mut late = room.phone().await;
    late.until(|view| view["question"]["revealed"] == true).await;
    late.screen().until(|screen| words(&screen.latest("phoneTally")["tally"]) == expected).await;

    let undo = with(json!({"do": "undoWords", "edits": 1}));
    assert_eq!(presenter.moderate(undo.clone()).await, Outcome::Done);
    projector.until(|now| now.tally().is_some_and(|tally| words(tally) == apart)).await;
    assert!(matches!(presenter.moderate(undo).await, Outcome::Rejected { .. }), "there is nothing left to take back");
}

#[tokio::test]
async fn a_card_is_large_on_the_projector_until_it_is_hidden() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(2).await;
    presenter.ask("tekst").await;
    for (phone, text) in phones.iter_mut().zip(["Meer lef.", "meer lef"]) {
        assert!(phone.answer("tekst", json!({"tekst": {"kind": "text", "text": text}})).await.is_saved());
    }
    presenter.answered("tekst", 2).await;
    presenter.reveal("tekst").await;
    presenter.must(json!({"step": "spotlight", "question": "tekst", "round": 1, "card": 1})).await;
    projector.until(|now| now.spotlight()["text"] == "Meer lef." && now.spotlight()["count"] == 2).await;
    let hide = json!({"do": "hideCard", "question": "tekst", "round": 1, "card": 1});
    assert_eq!(presenter.moderate(hide).await, Outcome::Done);
    projector.until(|now| now.spotlight().is_null()).await;
}
