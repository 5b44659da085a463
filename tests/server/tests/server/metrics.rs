//! Numbers for whoever watches the server.

use peil_tests::{Http, Reply, TestServer};
use serde_json::json;

async fn metrics(http: Http) -> Reply {
    http.get("/metrics").await
}

/// The number that a page has for a name with its labels.
fn number(page: &str, name: &str) -> Option<f64> {
    page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok())
}

#[tokio::test]
async fn a_workshop_is_told_in_numbers_that_name_nobody() {
    let server = TestServer::start().await;
    let room = server.room_of("proef", &["Noorderlicht"]).await;
    let mut presenter = room.presenter().await;
    let mut phone = room.phone().await;
    presenter.ask("tekst").await;
    assert!(phone.answer("tekst", json!({"tekst": {"kind": "text", "text": "Verraderlijk"}})).await.is_saved());
    assert!(!phone.answer("tekst", json!({})).await.is_saved());

    let page = metrics(server.http()).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    let page = page.body;
    for (name, at_least) in [
        ("peil_up", 1.0),
        ("peil_screens", 2.0),
        ("peil_rooms_awake", 1.0),
        (r#"peil_rooms{sealed="false"}"#, 1.0),
        ("peil_answers_total", 1.0),
        ("peil_answers_refused_total", 1.0),
        ("peil_commands_total", 2.0),
        (r#"peil_commit_seconds_bucket{le="+Inf"}"#, 3.0),
        ("peil_commit_seconds_count", 3.0),
    ] {
        let read = number(&page, name);
        assert!(read.is_some_and(|read| read >= at_least), "{name}: {read:?} in\n{page}");
    }
    for secret in [room.code.as_str(), server.key(), "Noorderlicht", "Verraderlijk", "tekst", "proef"] {
        assert!(!page.contains(secret), "{secret} in\n{page}");
    }
}

#[tokio::test]
async fn every_number_is_told_as_prometheus_reads_it() {
    let server = TestServer::start().await;
    let page = metrics(server.http()).await.body;
    let mut known: Vec<&str> = Vec::new();
    for line in page.lines() {
        if let Some(kind) = line.strip_prefix("# TYPE ") {
            known.push(kind.split(' ').next().expect("a name"));
        } else if !line.starts_with("# HELP ") {
            let (name, value) = line.rsplit_once(' ').expect("a name and a value");
            assert!(value.parse::<f64>().is_ok(), "{line}");
            let name = name.split('{').next().expect("a name");
            assert!(known.last().is_some_and(|known| name.starts_with(known)), "{line} has no head");
        }
    }
    assert!(known.len() >= 8, "{page}");
}

#[tokio::test]
async fn what_a_proxy_passes_on_is_refused_without_the_organiser_key() {
    let server = TestServer::start().await;
    let proxied = || server.http().header("x-forwarded-for", "203.0.113.9");
    assert_eq!(metrics(proxied()).await.status, 401);
    assert_eq!(proxied().get("/readyz").await.status, 401);
    assert_eq!(metrics(proxied().key(server.key())).await.status, 200);
    assert_eq!(metrics(server.http()).await.status, 200, "the control");
}
