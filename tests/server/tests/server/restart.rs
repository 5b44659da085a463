//! Whatever was said to be stored is there after a restart.

use futures_util::future::join_all;
use peil_tests::{TestServer, draw};
use serde_json::{Value, json};

fn grade(grade: f64) -> Value {
    json!({"cijfer": {"kind": "grade", "grade": grade}})
}

#[tokio::test]
async fn rooms_answers_and_what_was_revealed_survive_a_restart() {
    let mut server = TestServer::start().await;
    let room = server.room_of("proef", &["Noord", "Zuid"]).await;
    let key = server.key().to_owned();
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(3).await;
    presenter.ask("cijfer").await;
    for (phone, given) in phones.iter_mut().zip([6.0, 7.0, 8.5]) {
        assert!(phone.answer_for("cijfer", json!({"listed": 0}), grade(given)).await.is_saved());
    }
    presenter.answered("cijfer", 3).await;
    presenter.reveal("cijfer").await;
    let tally = projector.tally_of("cijfer", 3).await;
    presenter.ask("tekst").await;
    assert!(phones[0].answer("tekst", json!({"tekst": {"kind": "text", "text": "Dank"}})).await.is_saved());
    let (step, stamp) = (presenter.step(), presenter.view()["projector"]["stamp"].clone());

    server.restart().await;

    assert_eq!(server.key(), key, "the same organiser link");
    let rooms = server.http().key(&key).get("/api/rooms").await.json();
    assert_eq!(rooms[0]["code"], json!(room.code));
    let mut presenter = room.presenter().await;
    assert_eq!(presenter.step(), step);
    assert_ne!(presenter.view()["projector"]["stamp"]["epoch"], stamp["epoch"]);
    let stands = phones[0].come_back().await;
    assert_eq!(stands.as_array().map(Vec::len), Some(2), "the ballots are filed under the same key");
    phones[0].until(|view| view["question"]["id"] == "tekst" && view["question"]["phase"] == "open").await;
    assert!(phones[0].answer("tekst", json!({"tekst": {"kind": "text", "text": "Veel dank"}})).await.is_saved());
    presenter.answered("tekst", 1).await;
    presenter.show("cijfer").await;
    let mut projector = room.projector().await;
    assert_eq!(projector.tally_of("cijfer", 3).await, tally);
    assert_eq!(presenter.view()["groups"][0]["name"], "Noord");
}

#[tokio::test]
async fn a_given_organiser_key_opens_rooms_and_the_drawn_one_comes_back_without_it() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (drawn, given) = (server.key().to_owned(), draw());
    server.restart_with_key(&given).await;
    assert_eq!(server.key(), given);
    assert_eq!(server.again(&room).presenter().await.view()["projector"]["place"], "lobby");
    assert_eq!(server.http().key(&drawn).get("/api/rooms").await.status, 401);
    server.restart().await;
    assert_eq!(server.key(), drawn);
}

#[tokio::test]
async fn a_second_room_has_its_own_code_and_knows_nothing_of_the_first() {
    let server = TestServer::start().await;
    let (room, other) = (server.room().await, server.room().await);
    assert_ne!(room.code, other.code);
    let (mut presenter, bystander) = (room.presenter().await, other.presenter().await);
    presenter.show("samen").await;
    assert_eq!(bystander.view()["projector"]["place"], "lobby");
    let spaced = format!("{}%20{}", &room.code[..3].to_lowercase(), &room.code[3..].to_lowercase());
    let found = server.http().get(&format!("/api/rooms/{spaced}")).await;
    assert_eq!((found.status, &found.json()["code"]), (200, &json!(room.code)), "typed in any case, with a space");
}

#[tokio::test]
async fn fifty_phones_that_come_back_at_once_are_all_in_the_same_room() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    server.restart().await;

    let mut phones = join_all((0..50).map(|_| room.phone())).await;
    let mut presenter = room.presenter().await;
    presenter.ask("cijfer").await;
    for phone in &mut phones {
        phone.until(|view| view["question"]["phase"] == "open").await;
    }
}
