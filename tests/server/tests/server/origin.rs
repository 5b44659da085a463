//! Pages of other sites, and what every response says to browsers.

use peil_tests::{Screen, TestServer};
use serde_json::json;

#[tokio::test]
async fn a_page_of_another_site_is_refused_and_a_missing_origin_is_not() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let own = format!("http://{}", server.address());
    let foreign =
        ["http://elders.example".to_owned(), "null".to_owned(), format!("{own}1"), format!("{own}.elders.example")];
    let body = json!({"deck": "proef", "groups": [], "minimum": 5});
    let start = |origin: Option<&str>| {
        let http = server.http().key(server.key());
        let http = origin.into_iter().fold(http, |http, origin| http.header("origin", origin));
        let body = &body;
        async move { http.post("/api/rooms", body).await.status }
    };
    for origin in &foreign {
        assert_eq!(Screen::open_from(room.server, &room.code, Some(origin)).await.err(), Some(403), "{origin}");
        assert_eq!(start(Some(origin)).await, 403, "{origin}");
    }
    for origin in [None, Some(own.as_str())] {
        assert!(Screen::open_from(room.server, &room.code, origin).await.is_ok(), "{origin:?}");
        assert_eq!(start(origin).await, 201, "{origin:?}");
    }
}

#[tokio::test]
async fn every_response_keeps_its_page_to_itself() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let paths = ["/", "/present", "/healthz", "/api/rooms", "/nothing/here", "/assets/nothing.js"].map(str::to_owned);
    let paths = paths.into_iter().chain([format!("/{}", room.code), format!("/projector/{}", room.code)]);
    for path in paths {
        let reply = server.http().get(&path).await;
        let policy = reply.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(policy.contains(&format!("ws://{}", server.address())), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{path}: {policy}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(reply.header("set-cookie"), None, "{path}");
    }
}

#[tokio::test]
async fn a_preflight_is_answered_with_no_permission() {
    let server = TestServer::start().await;
    let reply = server
        .http()
        .header("origin", "http://elders.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,content-type")
        .send("OPTIONS", "/api/rooms", None)
        .await;
    assert!(!(200..300).contains(&reply.status), "{}", reply.status);
    assert!(reply.headers.iter().all(|(name, _)| !name.starts_with("access-control-")), "{:?}", reply.headers);
}

#[tokio::test]
async fn what_is_the_organisers_needs_the_key() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let start = json!({"deck": "proef", "groups": [], "minimum": 5});
    let wrong = peil_tests::draw();
    for key in [None, Some(wrong.as_str()), Some("short")] {
        let http = || key.into_iter().fold(server.http(), |http, key| http.key(key));
        assert_eq!(http().get("/api/decks").await.status, 401);
        assert_eq!(http().get("/api/rooms").await.status, 401);
        assert_eq!(http().post("/api/rooms", &start).await.status, 401);
        assert_eq!(http().post(&format!("/api/rooms/{}/tickets", room.code), &json!({})).await.status, 401);
        assert_eq!(http().get(&format!("/api/rooms/{}/remotes", room.code)).await.status, 401);
        assert_eq!(http().post("/api/address", &json!({"address": "127.0.0.1"})).await.status, 401);
    }
    let organiser = || server.http().key(server.key());
    let decks = organiser().get("/api/decks").await.json();
    let names: Vec<_> = decks.as_array().expect("decks").iter().map(|deck| &deck["name"]).collect();
    assert_eq!(names, [&json!("proef"), &json!("opleidingsschool"), &json!("example")], "the deck file comes first");
    assert_eq!(organiser().get("/api/rooms").await.json().as_array().map(Vec::len), Some(1));
    assert_eq!(server.http().key(server.key()).get(&format!("/api/rooms/{}/remotes", room.code)).await.status, 200);
}

#[tokio::test]
async fn a_request_that_cannot_be_read_is_a_problem_and_starts_nothing() {
    let server = TestServer::start().await;
    let organiser = || server.http().key(server.key());
    for (body, status) in [
        (json!({"deck": "proef", "groups": [], "minimum": 2}), 400),
        (json!({"deck": "proef", "groups": [], "minimum": 6}), 400),
        (json!({"deck": "nergens", "groups": [], "minimum": 5}), 404),
        (json!({"deck": "proef", "groups": [], "minimum": 5, "loud": true}), 400),
        (json!({"deck": "proef", "groups": ["g".repeat(61)], "minimum": 5}), 400),
        (json!({"deck": "proef", "groups": (0..61).map(|n| n.to_string()).collect::<Vec<_>>(), "minimum": 5}), 400),
        (json!([]), 400),
    ] {
        let reply = organiser().post("/api/rooms", &body).await;
        assert_eq!((reply.status, reply.header("content-type")), (status, Some("application/problem+json")), "{body}");
        assert_eq!(reply.json()["status"], status, "{body}");
    }
    let form = organiser()
        .header("content-type", "text/plain")
        .send("POST", "/api/rooms", Some(r#"{"deck":"proef","minimum":5}"#))
        .await;
    assert!((400..500).contains(&form.status), "only JSON is read: {}", form.status);
    assert_eq!(organiser().get("/api/rooms").await.json(), json!([]));
}
