//! Wrong codes are slowed; right ones never are.

use futures_util::future::join_all;
use peil_tests::{Screen, TestServer, draw};
use serde_json::json;

#[tokio::test]
async fn guessing_codes_is_slowed_while_a_whole_hall_comes_in_from_the_same_address() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let guess = "/api/rooms/ZZZZZZ";
    for _ in 0..30 {
        assert_eq!(server.http().get(guess).await.status, 404);
    }
    let slowed = server.http().get(guess).await;
    assert_eq!(slowed.status, 429);
    let seconds: u64 = slowed.header("retry-after").and_then(|seconds| seconds.parse().ok()).expect("seconds");
    assert!((1..=60).contains(&seconds), "{seconds}");
    assert_eq!(slowed.header("content-type"), Some("application/problem+json"));
    let page = server.http().get("/ZZZZZZ").await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (429, Some("text/html; charset=utf-8")),
        "a person reads it"
    );
    assert!(page.header("retry-after").is_some());
    let mut screen = Screen::open(room.server, "ZZZZZZ").await;
    assert_eq!(screen.closed().await, 4003, "a socket is told to wait and come back");

    let phones = join_all((0..300).map(|_| room.phone())).await;
    assert!(phones.iter().all(|phone| phone.view()["place"] == "lobby"));
    assert_eq!(server.http().get(&format!("/api/rooms/{}", room.code)).await.status, 200);
    let mut projector = room.projector().await;
    projector.until(|now| now.present()["phones"] == 300).await;
}

#[tokio::test]
async fn a_key_that_opens_nothing_does_not_tell_which_codes_are_in_use() {
    let server = TestServer::start().await;
    let room = server.room().await;
    for code in [room.code.as_str(), "ZZZZZZ"] {
        let remotes = server.http().key(&draw()).get(&format!("/api/rooms/{code}/remotes")).await;
        let ticket = server.http().key(&draw()).post(&format!("/api/rooms/{code}/tickets"), &json!({})).await;
        assert_eq!((remotes.status, ticket.status), (401, 401), "{code}");
    }
}

#[tokio::test]
async fn behind_a_locked_door_are_those_who_were_in_before() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut known = room.phone().await;
    let mut presenter = room.presenter().await;
    presenter.must(json!({"step": "lock", "on": true})).await;

    let mut stranger = room.screen().await;
    stranger.say(&json!({"type": "hello", "role": "participant", "phone": "0123456789abcdef0123456789abcdef"})).await;
    assert_eq!(stranger.closed().await, 4506);
    known.come_back().await;
    let mut projector = room.projector().await;
    projector.until(|now| now.view()["room"]["locked"] == true).await;

    presenter.must(json!({"step": "lock", "on": false})).await;
    assert_eq!(room.phone().await.view()["place"], "lobby");
}
