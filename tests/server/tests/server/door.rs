//! Wrong codes are slowed; right ones never are.

use futures_util::future::join_all;
use peil_tests::{Screen, TestServer};

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
    let mut screen = Screen::open(room.server, "ZZZZZZ").await;
    assert_eq!(screen.closed().await, 4003, "a socket is told to wait and come back");

    let phones = join_all((0..300).map(|_| room.phone())).await;
    assert!(phones.iter().all(|phone| phone.view()["place"] == "lobby"));
    assert_eq!(server.http().get(&format!("/api/rooms/{}", room.code)).await.status, 200);
    let mut projector = room.projector().await;
    projector.until(|now| now.present()["phones"] == 300).await;
}
