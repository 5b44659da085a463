//! The end of a server, as at SIGTERM.

use peil_tests::{Program, Screen, TestServer};
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
    let (code, reason) = projector.screen().farewell().await;
    let delay = reason.strip_prefix("restarting;").and_then(|ms| ms.parse::<u64>().ok());
    assert_eq!(code, 4000);
    assert!(delay.is_some_and(|ms| ms < 15_000), "when to come back: {reason}");
    assert_eq!(silent.closed().await, 4000, "also who had not said hello");
    for phone in &mut phones {
        assert_eq!(phone.screen().closed().await, 4000);
    }
    assert!(tokio::net::TcpStream::connect(room.server).await.is_err(), "the port is free");
    server.restart().await;
    let mut presenter = room.presenter().await;
    presenter.answered("cijfer", 20).await;
}

#[cfg(unix)]
#[test]
fn the_program_stops_at_sigterm_with_a_good_code_and_leaves_one_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut program = Program::start(&["--listen", "127.0.0.1:0", "--data", &data.display().to_string()]);
    program.prints("/present#key=");
    program.terminate();
    let (status, told) = program.ends();
    assert!(status.success(), "{told}");
    assert!(data.join("peil.db").exists() && !data.join("peil.db-wal").exists(), "everything is in one file");
}
