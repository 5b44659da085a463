//! The frames of a WebSocket (RFC 6455), by hand: what a browser never sends, and what a network may do to what it sends.

use std::time::Duration;

use peil_tests::{DEADLINE, Room, TestServer};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

const CONTINUED: u8 = 0x0;
const TEXT: u8 = 0x1;
const CLOSE: u8 = 0x8;
const PING: u8 = 0x9;
const PONG: u8 = 0xA;
const FINAL: u8 = 0x80;
const MASKED: u8 = 0x80;
const PROBE: &str = r#"{"type": "probe"}"#;

/// A socket that sends bytes as they are given.
struct Raw(TcpStream);

impl Raw {
    /// Upgraded, and greeted as a phone.
    async fn open(room: &Room) -> Self {
        let mut stream = TcpStream::connect(room.server).await.expect("it listens");
        let upgrade = format!(
            "GET /ws/{} HTTP/1.1\r\nHost: {}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             Sec-WebSocket-Protocol: peil.v1\r\n\r\n",
            room.code, room.server
        );
        stream.write_all(upgrade.as_bytes()).await.expect("alive");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.expect("an answer"));
        }
        let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
        assert!(head.starts_with("http/1.1 101") && head.contains("sec-websocket-protocol: peil.v1"), "{head}");
        let mut raw = Self(stream);
        raw.say(FINAL | TEXT, br#"{"type": "hello", "role": "participant"}"#).await;
        raw.until(|opcode, text| opcode == TEXT && text.contains(r#""type":"phoneTally""#)).await;
        raw
    }

    async fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).await.expect("alive");
    }

    async fn say(&mut self, head: u8, payload: &[u8]) {
        self.send(&masked(head, payload)).await;
    }

    /// The next frame: its opcode and payload; nothing once the stream has ended.
    async fn frame(&mut self) -> Option<(u8, Vec<u8>)> {
        timeout(DEADLINE, async {
            let head = self.0.read_u8().await.ok()?;
            let length = match self.0.read_u8().await.ok()? {
                126 => u64::from(self.0.read_u16().await.ok()?),
                127 => self.0.read_u64().await.ok()?,
                short => u64::from(short),
            };
            assert_eq!(head & !0x0F, FINAL, "whole and without extensions");
            let mut payload = vec![0; usize::try_from(length).expect("a frame that fits")];
            self.0.read_exact(&mut payload).await.ok()?;
            Some((head & 0x0F, payload))
        })
        .await
        .expect("a frame in time")
    }

    async fn until(&mut self, is: impl Fn(u8, &str) -> bool) {
        while let Some((opcode, payload)) = self.frame().await {
            if is(opcode, &String::from_utf8_lossy(&payload)) {
                return;
            }
        }
        panic!("the stream ended first");
    }

    async fn is_answered(&mut self) {
        self.until(|opcode, text| opcode == TEXT && text.contains(r#""type":"beat""#)).await;
    }

    /// Waits for the end; the close code, if one was told.
    async fn end(&mut self) -> Option<u16> {
        let mut code = None;
        while let Some((opcode, payload)) = self.frame().await {
            if opcode == CLOSE {
                code = payload.first_chunk().map(|bytes| u16::from_be_bytes(*bytes));
            }
        }
        code
    }
}

/// A frame as a browser sends it.
fn masked(head: u8, payload: &[u8]) -> Vec<u8> {
    const KEY: [u8; 4] = [7, 77, 177, 27];
    let mut frame = vec![head];
    match payload.len() {
        short @ ..126 => frame.push(MASKED | short as u8),
        medium @ ..65_536 => {
            frame.push(MASKED | 126);
            frame.extend((medium as u16).to_be_bytes());
        }
        long => {
            frame.push(MASKED | 127);
            frame.extend((long as u64).to_be_bytes());
        }
    }
    frame.extend(KEY);
    frame.extend(payload.iter().zip(KEY.iter().cycle()).map(|(byte, key)| byte ^ key));
    frame
}

#[tokio::test]
async fn a_message_in_pieces_with_a_ping_between_them_is_one_message() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut raw = Raw::open(&room).await;
    raw.say(TEXT, &PROBE.as_bytes()[..5]).await;
    raw.say(FINAL | PING, b"there?").await;
    raw.until(|opcode, text| opcode == PONG && text == "there?").await;
    raw.say(CONTINUED, b"").await;
    raw.say(FINAL | CONTINUED, &PROBE.as_bytes()[5..]).await;
    raw.is_answered().await;
}

#[tokio::test]
async fn bytes_that_trickle_and_frames_that_come_at_once_are_read_alike() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut raw = Raw::open(&room).await;
    for byte in masked(FINAL | TEXT, PROBE.as_bytes()) {
        raw.send(&[byte]).await;
    }
    raw.is_answered().await;
    let frame = masked(FINAL | TEXT, PROBE.as_bytes());
    raw.send(&frame.repeat(3)).await;
    for _ in 0..3 {
        raw.is_answered().await;
    }
}

#[tokio::test]
async fn a_close_is_answered_and_then_the_stream_ends() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut raw = Raw::open(&room).await;
    raw.say(FINAL | CLOSE, &1000_u16.to_be_bytes()).await;
    assert_eq!(raw.end().await, Some(1000));
}

#[tokio::test]
async fn a_message_that_is_too_large_is_told_so_be_it_in_one_piece_or_many() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut raw = Raw::open(&room).await;
    // The head alone says that it is too large.
    raw.send(&masked(FINAL | TEXT, &[b'x'; 70_000])[..14]).await;
    assert_eq!(raw.end().await, Some(4504));

    let mut raw = Raw::open(&room).await;
    raw.say(TEXT, &[b'x'; 40_000]).await;
    raw.say(FINAL | CONTINUED, &[b'x'; 40_000]).await;
    assert_eq!(raw.end().await, Some(4504));
}

#[tokio::test]
async fn what_is_no_websocket_ends_that_connection_and_no_other() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut neighbour = Raw::open(&room).await;
    for (what, bytes) in [
        ("no mask", [&[FINAL | TEXT, 2][..], b"{}"].concat()),
        ("bits of no extension", masked(FINAL | 0x40 | TEXT, b"{}")),
        ("an opcode that is none", masked(FINAL | 0x3, b"{}")),
        ("a ping in pieces", masked(PING, b"a")),
        ("a long ping", masked(FINAL | PING, &[0; 126])),
        ("a continuation of nothing", masked(FINAL | CONTINUED, b"{}")),
        ("bad UTF-8", masked(FINAL | TEXT, &[0xC0, 0xAF])),
    ] {
        let mut raw = Raw::open(&room).await;
        raw.send(&bytes).await;
        let ended = timeout(Duration::from_secs(20), raw.end()).await;
        assert!(ended.is_ok(), "{what} keeps its connection");
    }
    neighbour.say(FINAL | TEXT, PROBE.as_bytes()).await;
    neighbour.is_answered().await;
}
