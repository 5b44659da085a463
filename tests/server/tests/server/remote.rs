//! A phone as remote.

use peil_tests::{Outcome, Presenter, Room, Screen, TestServer};
use serde_json::json;

/// A ticket, out of the link that the QR code holds.
async fn ticket(server: &TestServer, room: &Room, key: &str) -> String {
    let reply = server.http().key(key).post(&format!("/api/rooms/{}/tickets", room.code), &json!({})).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let reply = reply.json();
    assert_eq!(reply["seconds"], 120);
    let url = reply["url"].as_str().expect("a link");
    assert!(!url.contains(server.key()), "the organiser key is never in it");
    url.split_once("#ticket=").expect("in the fragment").1.to_owned()
}

async fn redeem(server: &TestServer, ticket: &str) -> peil_tests::Reply {
    server.http().post("/api/tickets", &json!({"ticket": ticket})).await
}

#[tokio::test]
async fn accident_12_a_ticket_makes_one_remote_that_steers_its_own_room_until_it_is_cut_off() {
    let server = TestServer::start().await;
    let (room, other) = (server.room().await, server.room().await);
    let presenter = room.presenter().await;
    let ticket = ticket(&server, &room, server.key()).await;
    let opened = redeem(&server, &ticket).await;
    assert_eq!((opened.status, &opened.json()["code"]), (200, &json!(room.code)));
    let again = redeem(&server, &ticket).await;
    assert_eq!((again.status, again.header("content-type")), (410, Some("application/problem+json")));

    let secret = opened.json()["secret"].as_str().expect("a secret").to_owned();
    let mut remote = Presenter::open(room.server, &room.code, &secret).await;
    assert_eq!(remote.next().await, Outcome::Done);
    let end = remote.steer(json!({"step": "end", "code": room.code})).await;
    assert_eq!(end, Outcome::refused("notAllowed"), "accident 37: a remote ends nothing");
    let mut elsewhere = other.screen().await;
    elsewhere.say(&json!({"type": "hello", "role": "presenter", "secret": secret})).await;
    assert_eq!(elsewhere.closed().await, 4501, "another room stays shut");
    assert_eq!(server.http().key(&secret).get("/api/rooms").await.status, 401, "it is no organiser");
    let pick = json!({"address": "127.0.0.1", "code": room.code});
    assert_eq!(server.http().key(&secret).post("/api/address", &pick).await.status, 401, "every room has that address");
    assert_eq!(server.http().key(&secret).get(&format!("/api/rooms/{}/remotes", other.code)).await.status, 401);

    let remotes = server.http().key(server.key()).get(&format!("/api/rooms/{}/remotes", room.code)).await.json();
    assert_eq!(remotes.as_array().map(Vec::len), Some(1));
    assert!(!remotes.to_string().contains(&secret));
    let id = remotes[0]["id"].as_str().expect("an id");
    let cut = server.http().key(server.key()).delete(&format!("/api/rooms/{}/remotes/{id}", room.code)).await;
    assert_eq!(cut.status, 204);
    assert_eq!(remote.screen().closed().await, 4505, "its connection ends at once");
    let mut back = Screen::open(room.server, &room.code).await;
    back.say(&json!({"type": "hello", "role": "presenter", "secret": secret})).await;
    assert_eq!(back.closed().await, 4501);
    let mut presenter = presenter;
    presenter.screen().catch_up().await;
}

#[tokio::test]
async fn a_remote_that_is_cut_off_does_not_come_back_by_a_ticket_it_had_made() {
    let server = TestServer::start().await;
    let (room, other) = (server.room().await, server.room().await);
    let first = ticket(&server, &room, server.key()).await;
    let secret = redeem(&server, &first).await.json()["secret"].as_str().expect("a secret").to_owned();
    let kept = ticket(&server, &room, &secret).await;
    let elsewhere = ticket(&server, &other, server.key()).await;
    let remotes = server.http().key(server.key()).get(&format!("/api/rooms/{}/remotes", room.code)).await.json();
    let id = remotes[0]["id"].as_str().expect("an id");
    let cut = server.http().key(server.key()).delete(&format!("/api/rooms/{}/remotes/{id}", room.code)).await;
    assert_eq!(cut.status, 204);
    assert_eq!(redeem(&server, &kept).await.status, 410);
    assert_eq!(redeem(&server, &elsewhere).await.status, 200, "another room's tickets stay good");
}

#[tokio::test]
async fn of_two_hands_on_one_ticket_one_gets_in() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let ticket = ticket(&server, &room, server.key()).await;
    let (one, other) = tokio::join!(redeem(&server, &ticket), redeem(&server, &ticket));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410]);
}

#[tokio::test]
async fn a_made_up_ticket_opens_nothing() {
    let server = TestServer::start().await;
    for made_up in [peil_tests::draw(), "short".into(), String::new(), server.key().to_owned()] {
        assert_eq!(redeem(&server, &made_up).await.status, 410, "{made_up}");
    }
}

#[tokio::test]
async fn a_remote_survives_a_restart_and_a_ticket_does_not() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (used, kept) = (ticket(&server, &room, server.key()).await, ticket(&server, &room, server.key()).await);
    let secret = redeem(&server, &used).await.json()["secret"].as_str().expect("a secret").to_owned();
    server.restart().await;
    assert_eq!(Presenter::open(room.server, &room.code, &secret).await.next().await, Outcome::Done);
    assert_eq!(redeem(&server, &kept).await.status, 410);
}

#[tokio::test]
async fn of_a_room_that_is_not_there_no_links_are_told_and_none_is_made() {
    let server = TestServer::start().await;
    let gone = server.room().await;
    let deleted = server.http().key(server.key());
    let typed = json!({"code": gone.code}).to_string();
    let deleted = deleted
        .header("content-type", "application/json")
        .send("DELETE", &format!("/api/rooms/{}", gone.code), Some(&typed))
        .await;
    assert_eq!(deleted.status, 204);
    for (code, status) in [("ZZZZZZ", 404), (gone.code.as_str(), 403)] {
        for links in ["remotes", "shares"] {
            let path = format!("/api/rooms/{code}/{links}");
            let told = server.http().key(server.key()).get(&path).await;
            assert_eq!(told.status, status, "{path}: {}", told.body);
        }
        for made in [("tickets", json!({})), ("shares", json!({"days": 7}))] {
            let path = format!("/api/rooms/{code}/{}", made.0);
            let told = server.http().key(server.key()).post(&path, &made.1).await;
            assert_eq!(told.status, status, "{path}: {}", told.body);
        }
    }
}
