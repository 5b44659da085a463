//! `/test`: what a network lets through, for whoever looks after it. Nothing here knows a room.

use std::time::Duration;

use axum::{
    Json,
    extract::{
        State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use tokio::{
    sync::mpsc,
    time::{interval, sleep, timeout},
};

use super::{
    assets,
    detour::{event, events, padding},
    guard,
    problem::Problem,
    state::Web,
};
use crate::{
    hub::{audience::serialise, clock},
    protocol::{SUBPROTOCOL, outgoing::ServerMessage},
};

/// Bytes in a message: a probe is a tenth of this.
const MESSAGE: usize = 256;
/// Messages that one test may send.
const MESSAGES: usize = 100;
/// Time that one test may take: a page stays for half a minute.
const LONGEST: Duration = Duration::from_secs(60);
/// Time between two events of the stream.
const EVERY: Duration = Duration::from_secs(1);
/// Events of the stream.
const EVENTS: usize = 5;

fn beat() -> ServerMessage {
    ServerMessage::Beat { now: clock::now().0 }
}

/// `GET /test`.
pub async fn page(headers: HeaderMap) -> Response {
    assets::page("test.html", &headers)
}

/// `POST /api/test`: answers whatever JSON it gets with a beat.
pub async fn say(
    State(web): State<Web>,
    headers: HeaderMap,
    Json(_): Json<serde_json::Value>,
) -> Result<Json<ServerMessage>, Problem> {
    guard::same_origin(&web, &headers)?;
    Ok(Json(beat()))
}

/// `GET /api/test`: a beat a second, five times, as server-sent events.
pub async fn stream() -> Response {
    let (say, heard) = mpsc::channel(1);
    tokio::spawn(async move {
        let mut every = interval(EVERY);
        let mut told = say.send(padding()).await;
        for _ in 0..EVENTS {
            every.tick().await;
            if told.is_err() {
                return;
            }
            told = say.send(event(&serialise(&beat()))).await;
        }
    });
    events(heard)
}

/// `GET /ws/test`: answers every message with a beat, for a minute.
pub async fn socket(
    State(web): State<Web>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Problem> {
    guard::same_origin(&web, &headers)?;
    let closing = web.closing.clone();
    let tracker = web.connections.clone();
    Ok(upgrade
        .protocols([SUBPROTOCOL])
        .max_message_size(MESSAGE)
        .max_frame_size(MESSAGE)
        .on_upgrade(move |mut socket| {
            tracker.track_future(async move {
                tokio::select! {
                    () = closing.cancelled() => {}
                    () = sleep(LONGEST) => {}
                    () = echo(&mut socket) => {}
                }
                // The other side may be gone already.
                let _ = timeout(EVERY, socket.send(Message::Close(None))).await;
            })
        })
        .into_response())
}

async fn echo(socket: &mut WebSocket) {
    for _ in 0..MESSAGES {
        let Some(Ok(Message::Text(_))) = socket.recv().await else { return };
        if socket.send(Message::Text(serialise(&beat()))).await.is_err() {
            return;
        }
    }
}
