//! What is not shown is not sent either.

use peil_tests::{QUESTIONS, TestServer};
use serde_json::json;

fn grade(grade: f64) -> serde_json::Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

#[tokio::test]
async fn a_prompt_reaches_phones_and_projector_only_once_its_question_is_opened() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    for (opened, (question, _)) in QUESTIONS.iter().enumerate() {
        presenter.show(question).await;
        projector.until(|now| now.view()["slide"]["id"] == *question).await;
        phone.until(|view| view["slide"]["id"] == *question).await;
        for (index, (_, prompt)) in QUESTIONS.iter().enumerate() {
            let known = index < opened;
            assert_eq!(phone.screen().ever_heard(prompt), known, "phone at {question}: {prompt}");
            assert_eq!(projector.screen().ever_heard(prompt), known, "projector at {question}: {prompt}");
        }
        assert!(presenter.view()["question"]["asked"].is_object(), "the presenter always sees what will be asked");
        presenter.must(json!({"step": "open", "question": question})).await;
        phone.sees(question).await;
        projector.until(|now| now.view()["question"]["asked"].is_object()).await;
    }
    // The control: by now every prompt is found where the search looks.
    assert!(QUESTIONS.iter().all(|(_, prompt)| phone.screen().ever_heard(prompt)));
    assert!(QUESTIONS.iter().all(|(_, prompt)| projector.screen().ever_heard(prompt)));
}

#[tokio::test]
async fn the_page_of_a_phone_holds_no_prompt_before_its_question_is_opened() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    let path = format!("/{}", room.code);
    presenter.show("cijfer").await;
    let before = server.http().get(&path).await;
    assert_eq!(before.status, 200);
    assert!(!before.body.contains("krijgt de proef"), "{}", before.body);
    presenter.must(json!({"step": "open", "question": "cijfer"})).await;
    let after = server.http().get(&path).await;
    assert!(after.body.contains("krijgt de proef"), "the control: the page carries the view");
    assert_eq!(after.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn no_number_reaches_phones_or_projector_before_it_is_revealed() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(3).await;
    presenter.ask("cijfer").await;
    for (phone, given) in phones.iter_mut().zip([8.5, 8.5, 9.5]) {
        assert!(phone.answer("cijfer", grade(given)).await.is_saved());
    }
    presenter.answered("cijfer", 3).await;
    assert_eq!(presenter.tally()["tally"]["fields"][0]["sum"]["mean"], 8.833, "the presenter may peek");
    projector.until(|now| now.answered() == 3).await;
    presenter.close("cijfer").await;
    projector.until(|now| now.view()["question"]["phase"] == "closed").await;
    for screen in phones.iter_mut().map(|phone| phone.screen()).chain([projector.screen()]) {
        screen.until(|screen| screen.frames().iter().any(|frame| frame.contains("\"closed\""))).await;
        screen.catch_up().await;
        for figure in ["\"bins\"", "\"mean\"", "8.833"] {
            assert!(!screen.ever_heard(figure), "{figure} was sent before it was revealed");
        }
    }
    presenter.reveal("cijfer").await;
    let tally = projector.tally_of("cijfer", 3).await;
    assert_eq!(tally["fields"][0]["sum"]["mean"], 8.833);
    phones[0].screen().until(|screen| screen.ever_heard("8.833")).await;
    assert!(phones[0].tally().is_some(), "the control: what is revealed can be read on a phone");
}

#[tokio::test]
async fn accident_26_the_reason_of_a_single_no_is_shown_to_nobody() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(4).await;
    presenter.ask("plg").await;
    for (index, phone) in phones.iter_mut().enumerate() {
        let answer = if index == 0 {
            json!({"plg": {"kind": "choice", "choices": ["nee"]}, "reden": {"kind": "text", "text": "verraderlijk"}})
        } else {
            json!({"plg": {"kind": "choice", "choices": ["ja"]}})
        };
        assert!(phone.answer("plg", answer).await.is_saved());
    }
    presenter.answered("plg", 4).await;
    presenter.reveal("plg").await;
    let tally = projector.tally_of("plg", 4).await;
    assert_eq!(tally["fields"][2]["branchHeld"], true);
    assert_eq!(tally["fields"][0]["sum"]["counts"], json!([3, 1]));
    phones[1].screen().until(|screen| screen.latest("phoneTally")["tally"].is_object()).await;
    assert!(!projector.screen().ever_heard("verraderlijk"));
    assert!(!phones[1].screen().ever_heard("verraderlijk"));
    assert!(presenter.screen().ever_heard("verraderlijk"), "the control: the presenter reads it");
}

#[tokio::test]
async fn notes_reach_the_presenter_alone() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    presenter.show("samen").await;
    projector.until(|now| now.view()["slide"]["id"] == "samen").await;
    phone.until(|view| view["slide"]["id"] == "samen").await;
    assert_eq!(presenter.view()["notes"], "Rustig ademhalen en glimlachen.");
    assert!(!projector.screen().ever_heard("ademhalen") && !phone.screen().ever_heard("ademhalen"));
}

#[tokio::test]
async fn accident_24_a_card_that_was_hidden_before_it_was_shown_reaches_no_screen() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(2).await;
    presenter.ask("tekst").await;
    for (phone, said) in phones.iter_mut().zip(["Een naam en toenaam", "Iets aardigs"]) {
        assert!(phone.answer("tekst", json!({"tekst": {"kind": "text", "text": said}})).await.is_saved());
    }
    presenter.until(|_, tally| tally["cards"].as_array().is_some_and(|cards| cards.len() == 2)).await;
    let cards = presenter.tally()["cards"].as_array().expect("cards").clone();
    let card =
        cards.iter().find(|card| card["text"] == "Een naam en toenaam").expect("the presenter reads it")["id"].clone();
    let hide = json!({"do": "hideCard", "question": "tekst", "round": 1, "card": card});
    assert!(presenter.moderate(hide).await.is_done());
    presenter.reveal("tekst").await;
    let tally = projector.tally_of("tekst", 2).await;
    assert_eq!(tally["fields"][0]["sum"]["withheld"], 1);
    // What the ballot says from now on stays hidden as well.
    let again = json!({"tekst": {"kind": "text", "text": "Weer een toenaam"}});
    assert!(phones[0].answer("tekst", again).await.is_saved(), "within grace");
    let shown = json!({"do": "pinCard", "question": "tekst", "round": 1, "card": card, "pinned": true});
    let _ = presenter.moderate(shown).await;
    presenter
        .until(|_, tally| {
            tally["cards"].as_array().is_some_and(|cards| cards.iter().any(|card| card["text"] == "Weer een toenaam"))
        })
        .await;
    let version = presenter.tally()["projector"]["stamp"]["version"].as_u64();
    projector.until(|now| now.version() >= version).await;
    phones[1].screen().until(|screen| screen.ever_heard("Iets aardigs")).await;
    let path = format!("/api/rooms/{}/cards?question=tekst&round=1&field=tekst", room.code);
    let page = server.http().get(&path).await;
    assert!(page.body.contains("Iets aardigs") && !page.body.contains("toenaam"), "{}", page.body);
    assert!(projector.screen().ever_heard("Iets aardigs"), "the control: the other card is shown");
    assert!(!projector.screen().ever_heard("toenaam") && !phones[1].screen().ever_heard("toenaam"));
}

#[tokio::test]
async fn cards_that_are_not_revealed_cannot_be_fetched() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut phone) = (room.presenter().await, room.phone().await);
    let path = format!("/api/rooms/{}/cards?question=tekst&round=1&field=tekst", room.code);
    presenter.ask("tekst").await;
    assert!(phone.answer("tekst", json!({"tekst": {"kind": "text", "text": "Nog geheim"}})).await.is_saved());
    assert_eq!(server.http().get(&path).await.status, 404);
    presenter.reveal("tekst").await;
    let page = server.http().get(&path).await;
    assert_eq!((page.status, &page.json()["cards"][0]["text"]), (200, &json!("Nog geheim")));
    presenter.must(json!({"step": "conceal", "question": "tekst"})).await;
    assert_eq!(server.http().get(&path).await.status, 404, "hidden again");
}
