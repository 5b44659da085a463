//! Where a network cuts WebSockets: answers by POST, views as a stream or on request.

use std::net::SocketAddr;

use peil_tests::{DEADLINE, Reply, Room, TestServer, draw};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// A response that goes on.
struct Stream {
    socket: TcpStream,
    heard: String,
}

impl Stream {
    async fn open(server: SocketAddr, path: &str) -> Self {
        let mut socket = TcpStream::connect(server).await.expect("a connection");
        let request = format!("GET {path} HTTP/1.1\r\nhost: {server}\r\n\r\n");
        socket.write_all(request.as_bytes()).await.expect("asked");
        Self { socket, heard: String::new() }
    }

    /// Reads on until the text is there.
    async fn hears(&mut self, text: &str) {
        let reading = async {
            let mut bytes = [0; 4096];
            while !self.heard.contains(text) {
                let read = self.socket.read(&mut bytes).await.expect("read");
                assert_ne!(read, 0, "the stream ended without {text}: {}", self.heard);
                self.heard += &String::from_utf8_lossy(&bytes[..read]);
            }
        };
        timeout(DEADLINE, reading).await.unwrap_or_else(|_| panic!("never heard {text}"));
    }

    /// Whether the response ended.
    async fn ends(&mut self) -> bool {
        let reading = async {
            let mut bytes = [0; 4096];
            while self.socket.read(&mut bytes).await.is_ok_and(|read| read > 0) {}
        };
        timeout(DEADLINE, reading).await.is_ok()
    }
}

/// A phone without a socket.
struct Poster<'a> {
    server: &'a TestServer,
    room: &'a Room,
    name: String,
    key: String,
}

impl<'a> Poster<'a> {
    fn new(server: &'a TestServer, room: &'a Room) -> Self {
        Self { server, room, name: draw(), key: draw() }
    }

    fn path(&self, what: &str) -> String {
        format!("/api/rooms/{}/{what}?phone={}", self.room.code, self.name)
    }

    async fn say(&self, message: &Value) -> Reply {
        self.server.http().post(&self.path("say"), message).await
    }

    async fn hello(&self) -> Reply {
        let holds = json!([{"question": "cijfer", "round": 1, "key": self.key}]);
        self.say(&json!({"type": "hello", "role": "participant", "phone": self.name, "holds": holds})).await
    }

    fn cast(&self, revision: u64, grade: f64) -> Value {
        json!({
            "type": "cast", "question": "cijfer", "round": 1, "key": self.key, "revision": revision, "id": draw(),
            "group": null, "answer": {"cijfer": {"kind": "grade", "grade": grade}},
        })
    }

    async fn view(&self) -> Value {
        self.server.http().get(&self.path("view")).await.json()
    }
}

#[tokio::test]
async fn a_phone_without_a_socket_answers_by_post_and_is_counted_once() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    presenter.ask("cijfer").await;
    let phone = Poster::new(&server, &room);
    assert_eq!(phone.hello().await.json()["type"], "welcome");

    let cast = phone.cast(1, 7.0);
    for _ in 0..3 {
        let saved = phone.say(&cast).await.json();
        assert_eq!((&saved["type"], &saved["id"]), (&json!("saved"), &cast["id"]));
    }
    presenter.answered("cijfer", 1).await;
    let again = phone.cast(2, 8.0);
    assert_eq!(phone.say(&again).await.json()["revision"], 2);
    let late = phone.say(&cast).await.json();
    assert_eq!((&late["type"], &late["id"]), (&json!("saved"), &again["id"]), "the reply names what stands");
    assert_eq!(phone.hello().await.json()["stands"][0]["id"], again["id"]);
    presenter.answered("cijfer", 1).await;
}

#[tokio::test]
async fn a_phone_that_posts_fills_in_one_ballot_of_a_question() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    presenter.ask("cijfer").await;
    let phone = Poster::new(&server, &room);
    assert_eq!(phone.say(&phone.cast(1, 7.0)).await.json()["type"], "saved");
    let mut other = phone.cast(1, 1.0);
    other["key"] = draw().into();
    let refused = phone.say(&other).await;
    assert_eq!((refused.status, &refused.json()["type"]), (503, &json!("peil:closed-4005")));
    assert_eq!(phone.say(&phone.cast(2, 8.0)).await.json()["revision"], 2);
    assert_eq!(
        Poster::new(&server, &room).say(&other).await.json()["type"],
        "saved",
        "another phone is another person"
    );
    presenter.answered("cijfer", 2).await;
}

#[tokio::test]
async fn the_door_and_the_cap_hold_for_what_is_posted_too() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    presenter.ask("cijfer").await;
    let (known, stranger) = (Poster::new(&server, &room), Poster::new(&server, &room));
    known.view().await;
    presenter.must(json!({"step": "lock", "on": true})).await;
    assert_eq!(stranger.say(&stranger.cast(1, 1.0)).await.json()["type"], "peil:closed-4506");
    let borrowed = json!({"type": "hello", "role": "participant", "phone": known.name});
    assert_eq!(stranger.say(&borrowed).await.json()["type"], "peil:closed-4506", "a name that is in is of another");
    assert_eq!(known.say(&known.cast(1, 7.0)).await.json()["type"], "saved");

    presenter.must(json!({"step": "lock", "on": false})).await;
    presenter.must(json!({"step": "cap", "cap": 2})).await;
    let nameless = async || {
        let mut screen = room.screen().await;
        screen.say(&json!({"type": "hello", "role": "participant"})).await;
        screen
    };
    let mut last = nameless().await;
    last.until(|screen| screen.latest("phone").is_object()).await;
    assert_eq!(nameless().await.closed().await, 4508, "who gives no name takes a place as well");
    assert_eq!(stranger.say(&stranger.cast(1, 1.0)).await.json()["type"], "peil:closed-4508");
    presenter.answered("cijfer", 1).await;
}

#[tokio::test]
async fn a_stream_begins_with_padding_and_follows_the_room() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let mut presenter = room.presenter().await;
    let phone = Poster::new(&server, &room);
    phone.hello().await;
    let mut stream = Stream::open(room.server, &phone.path("stream")).await;
    stream.hears("content-type: text/event-stream").await;
    stream.hears(&" ".repeat(2048)).await;
    stream.hears(r#"data: {"type":"beat""#).await;
    stream.hears(r#""place":"lobby""#).await;
    presenter.ask("cijfer").await;
    stream.hears(r#""phase":"open""#).await;
}

#[tokio::test]
async fn a_stream_ends_when_the_server_stops() {
    let mut server = TestServer::start().await;
    let room = server.room().await;
    let path = Poster::new(&server, &room).path("stream");
    let mut stream = Stream::open(room.server, &path).await;
    stream.hears(r#""type":"beat""#).await;
    server.stop().await;
    assert!(stream.ends().await);
}

#[tokio::test]
async fn the_view_on_request_is_what_a_socket_would_bring() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (mut presenter, mut other) = (room.presenter().await, room.phone().await);
    presenter.ask("cijfer").await;
    other.sees("cijfer").await;
    let phone = Poster::new(&server, &room);
    phone.hello().await;
    let messages = phone.view().await;
    assert_eq!(messages[0]["type"], "beat");
    assert_eq!(&messages[1], other.view());
}

#[tokio::test]
async fn what_is_posted_by_another_site_or_as_a_form_is_refused() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let phone = Poster::new(&server, &room);
    let hello = json!({"type": "hello", "role": "participant"});
    let foreign = server.http().header("origin", "http://elders.example").post(&phone.path("say"), &hello).await;
    assert_eq!(foreign.status, 403);
    let (path, text) = (phone.path("say"), hello.to_string());
    let form = server.http().header("content-type", "text/plain").send("POST", &path, Some(&text)).await;
    assert_eq!(form.status, 400);
    let nameless = server.http().post(&format!("/api/rooms/{}/say", room.code), &hello).await;
    assert_eq!(nameless.status, 400);
    let large = json!({"type": "hello", "role": "participant", "secret": "x".repeat(65 * 1024)});
    assert_eq!(phone.say(&large).await.status, 413);
}

#[tokio::test]
async fn nobody_steers_or_presents_by_post() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let phone = Poster::new(&server, &room);
    let steer = json!({"type": "steer", "n": 1, "step": 0, "what": {"step": "next"}});
    assert_eq!(phone.say(&steer).await.json()["reason"], "notAllowed");
    let presenter = json!({"type": "hello", "role": "presenter", "secret": room.key});
    assert_eq!(phone.say(&presenter).await.status, 403);
    let screen = json!({"type": "hello", "role": "projector"});
    assert_eq!(phone.say(&screen).await.json()["type"], "peil:closed-4501");
}

#[tokio::test]
async fn a_phone_that_posts_too_much_is_told_and_another_is_not() {
    let server = TestServer::start().await;
    let room = server.room().await;
    let (one, other) = (Poster::new(&server, &room), Poster::new(&server, &room));
    let mut refused = Value::Null;
    for _ in 0..500 {
        refused = one.say(&json!({"type": "nothing"})).await.json();
        if refused["reason"] == "tooFast" {
            break;
        }
    }
    assert_eq!(refused["reason"], "tooFast");
    assert_eq!(other.say(&json!({"type": "nothing"})).await.json()["reason"], "unreadable");
}

#[tokio::test]
async fn the_diagnosis_needs_no_room_and_tells_none() {
    let server = TestServer::start().await;
    assert_eq!(server.http().get("/test").await.status, 200);
    let said = server.http().post("/api/test", &json!({"type": "probe"})).await.json();
    assert_eq!(said["type"], "beat");
    let mut stream = Stream::open(server.address(), "/api/test").await;
    for _ in 0..2 {
        stream.hears(r#"data: {"type":"beat""#).await;
        stream.heard.clear();
    }
    let foreign = server.http().header("origin", "http://elders.example").post("/api/test", &json!({})).await;
    assert_eq!(foreign.status, 403);
}
