//! The end of a server, as at SIGTERM.

use peil_tests::{Screen, TestServer};
use serde_json::json;

#[tokio::test]
async fn stopping_closes_every_connection_with_come_back_and_keeps_every_answer() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut projector) = (room.presenter().await, room.projector().await);
    let mut phones = room.phones(20).await;
    let mut silent = Screen::open(room.server, &room.code).await;
    presenter.ask("cijfer").await;
    for phone in &mut phones {
        assert!(phone.answer("cijfer", json!({"cijfer": {"kind": "grade", "grade": 7}})).await.is_saved());
    }
    server.stop().await;
    assert_eq!(presenter.screen().closed().await, 4000);
    assert_eq!(projector.screen().closed().await, 4000);
    assert_eq!(silent.closed().await, 4000, "also who had not said hello");
    for phone in &mut phones {
        assert_eq!(phone.screen().closed().await, 4000);
    }
    assert!(tokio::net::TcpStream::connect(room.server).await.is_err(), "the port is free");
    server.restart().await;
    let mut presenter = room.presenter().await;
    presenter.answered("cijfer", 20).await;
}
