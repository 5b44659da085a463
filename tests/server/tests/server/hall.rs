//! The hall around the show: how many fit, its Wi-Fi, and a frozen projector.

use peil_tests::{Outcome, TestServer, draw};
use serde_json::{Value, json};

const PASSWORD: &str = "welkom; op school";

fn wifi(name: &str, password: &str) -> Value {
    json!({"step": "wifi", "wifi": {"name": name, "password": password}})
}

#[tokio::test]
async fn a_full_room_lets_in_who_was_in_before_and_nobody_else() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut known) = (room.presenter().await, room.phone().await);
    assert_eq!(presenter.steer(json!({"step": "cap", "cap": 0})).await, Outcome::refused("cap"));
    presenter.must(json!({"step": "cap", "cap": 2})).await;
    let _second = room.phone().await;
    let mut third = room.screen().await;
    third.say(&json!({"type": "hello", "role": "participant", "phone": draw()})).await;
    assert_eq!(third.closed().await, 4508);
    known.come_back().await;
    presenter.must(json!({"step": "cap", "cap": null})).await;
    assert_eq!(room.phone().await.view()["place"], "lobby");
}

#[tokio::test]
async fn the_wifi_reaches_the_projector_while_it_is_shown_and_a_phone_never() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector, mut phone) =
        (room.presenter().await, room.projector().await, room.phone().await);
    assert_eq!(presenter.steer(wifi("", PASSWORD)).await, Outcome::refused("wifi"));
    presenter.must(wifi("Gasten", PASSWORD)).await;
    projector.until(|now| now.view()["twoSteps"] == true).await;
    assert!(!projector.view().to_string().contains(PASSWORD));

    presenter.must(json!({"step": "cover", "cover": "wifi"})).await;
    projector.until(|now| now.view()["wifi"]["password"] == PASSWORD).await;
    assert!(projector.view()["wifi"]["qr"]["size"].as_u64().is_some_and(|size| size > 21));
    phone.until(|view| view["stamp"]["version"] == presenter.view()["projector"]["stamp"]["version"]).await;
    assert!(!phone.view().to_string().contains(PASSWORD));

    presenter.must(json!({"step": "previous"})).await;
    projector.until(|now| now.view().get("wifi").is_none()).await;
    let page = server.http().get(&format!("/{}", room.code)).await;
    assert!(!page.body.contains("Gasten"), "nor does the page of a phone carry it");
}

#[tokio::test]
async fn a_frozen_projector_is_not_told_what_she_looks_at() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    presenter.show("samen").await;
    presenter.must(json!({"step": "cover", "cover": "frozen"})).await;
    projector.until(|now| now.view()["cover"] == "frozen").await;
    presenter.show("uitleg").await;
    presenter.until(|view, _| view["projector"]["slide"]["id"] == "uitleg").await;
    assert_eq!(presenter.view()["frozen"]["slide"]["id"], "samen");
    let version = presenter.view()["projector"]["stamp"]["version"].clone();
    projector.until(|now| now.view()["stamp"]["version"] == version).await;
    assert_eq!(projector.view()["slide"]["id"], "samen");
    let mut late = room.projector().await;
    late.until(|now| now.view()["slide"]["id"] == "samen").await;
    presenter.must(json!({"step": "previous"})).await;
    projector.until(|now| now.view()["slide"]["id"] == "uitleg" && now.view()["cover"] == "none").await;
}
