//! A screen that takes nothing any more.

use std::time::{Duration, Instant};

use peil_tests::{Phone, Presenter, Room, Screen, TestServer, draw};
use serde_json::{Value, json};
use tokio::time::timeout;

/// More than the kernels on both sides keep for a screen.
const BEYOND: usize = 800_000;

/// A presenter that says hello, and never reads.
async fn stalled(room: &Room) -> Screen {
    let mut screen = Screen::open_narrow(room.server, &room.code).await;
    screen.say(&json!({"type": "hello", "role": "presenter", "secret": room.key})).await;
    screen
}

/// A hall that writes long texts, which only the presenter sees.
struct Hall {
    phones: Vec<Phone>,
    turn: usize,
    slowest: Duration,
}

impl Hall {
    async fn gather(room: &Room, presenter: &mut Presenter) -> Self {
        presenter.ask("tekst").await;
        let mut phones = room.phones(30).await;
        for phone in &mut phones {
            phone.sees("tekst").await;
        }
        Self { phones, turn: 0, slowest: Duration::ZERO }
    }

    async fn write(&mut self) {
        let text = format!("{0} {0}", &draw()[..28]);
        self.turn += 1;
        let turn = self.turn % self.phones.len();
        let phone = &mut self.phones[turn];
        let cast = phone.cast("tekst", Value::Null, json!({"tekst": {"kind": "text", "text": text}}));
        let began = Instant::now();
        assert!(phone.tell(cast).await.is_saved());
        self.slowest = self.slowest.max(began.elapsed());
    }

    /// Writes until a presenter that reads has heard so many bytes since.
    async fn write_until_heard(&mut self, presenter: &mut Presenter, bytes: usize) {
        let from = presenter.screen().frames().len();
        while presenter.screen().frames()[from..].iter().map(String::len).sum::<usize>() < bytes {
            self.write().await;
            let version = self.turn;
            presenter.until(|_, tally| tally["projector"]["stamp"]["version"].as_u64() >= Some(version as u64)).await;
        }
    }
}

#[tokio::test]
async fn a_screen_that_takes_nothing_is_closed_within_20_s_and_delays_nobody() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    let mut hall = Hall::gather(&room, &mut presenter).await;
    let mut stalled = stalled(&room).await;
    presenter.screen().until(|screen| screen.latest("present")["presenters"] == 2).await;
    hall.write_until_heard(&mut presenter, BEYOND).await;
    // It is stuck by now, and had its view before; its time runs.
    let gone = presenter.screen().until(|screen| screen.latest("present")["presenters"] == 1);
    timeout(Duration::from_secs(20), gone).await.expect("it is closed in time");
    hall.write().await;
    assert!(hall.slowest < Duration::from_secs(5), "an answer took {:?}", hall.slowest);
    let code = stalled.closed().await;
    assert!(code == 4002 || code == 1006, "it may come back, but was told {code}");
    let kept: usize = stalled.frames().iter().map(String::len).sum();
    assert!(kept < BEYOND, "{kept} bytes were kept for it");
}

#[tokio::test]
async fn stopping_takes_less_than_10_s_though_a_screen_takes_nothing() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    let mut hall = Hall::gather(&room, &mut presenter).await;
    let mut stalled = stalled(&room).await;
    presenter.screen().until(|screen| screen.latest("present")["presenters"] == 2).await;
    hall.write_until_heard(&mut presenter, BEYOND).await;
    let began = Instant::now();
    server.stop().await;
    assert!(began.elapsed() < Duration::from_secs(10), "it took {:?}", began.elapsed());
    assert_eq!(presenter.screen().closed().await, 4000);
    assert!(stalled.closed().await < 4500);
}
