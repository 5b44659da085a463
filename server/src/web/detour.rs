//! For networks that cut WebSockets: answers by POST, views as a stream or on request.
//!
//! A phone says hello by POST, follows the stream, and asks for the view every few seconds where proxies hold the stream
//! back. What is said and heard is what a socket would carry.

use std::{convert::Infallible, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Extension,
    body::{Body, Bytes},
    extract::{ConnectInfo, Path, Query, State, ws::Utf8Bytes},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use serde::Deserialize;
use tokio::{
    sync::mpsc,
    time::{self, Instant, MissedTickBehavior, timeout},
};

use super::{
    close::{self, Close},
    connection, guard,
    line::Line,
    problem::Problem,
    rooms,
    state::Web,
    talk::Talk,
};
use crate::{
    hub::{
        RoomHandle,
        audience::{Lane, Sent, serialise},
        clock,
        presence::{Note, PhoneName},
    },
    protocol::{
        incoming::{ClientMessage, Role},
        outgoing::{Reason, ServerMessage},
    },
    secret::parse_hex,
};

/// Bytes of nothing before the first message: proxies and browsers hold back the first kilobytes of a response.
const PADDING: usize = 2 * 1024;
/// Time between two beats of a stream: half of what idle proxies allow at least, and soon enough to be missed.
const BEAT: Duration = Duration::from_secs(10);
/// Messages that wait for one slow reader; the next waits with them, and the latest wins.
const WAITING: usize = 2;
/// Time in which a reader takes a message, as on a socket.
const TAKE: Duration = Duration::from_secs(15);

/// Who asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asker {
    /// 32 hex digits that the phone drew for itself, as in `hello`.
    phone: String,
}

impl Asker {
    fn name(&self) -> Result<PhoneName, Problem> {
        parse_hex(&self.phone).ok_or_else(|| Problem::BadRequest("A phone's name is 32 hexadecimal digits.".into()))
    }
}

/// `POST /api/rooms/{code}/say?phone=`: one message of a participant, and what it is answered with.
pub async fn say(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(typed): Path<String>,
    Query(asker): Query<Asker>,
    headers: HeaderMap,
    body: String,
) -> Result<Response, Problem> {
    guard::same_origin(&web, &headers)?;
    let json = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    // Whatever a form of another site may send is none of this.
    if json.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Problem::BadRequest("Send application/json.".into()));
    }
    let phone = asker.name()?;
    let room = rooms::enter(&web, peer, &typed).await?;
    if !web.pace.may_speak(room.code(), phone, Instant::now()) {
        return Ok(reply(Some(Talk::rejected(None, None, Reason::TooFast))));
    }
    if let Ok(mut hello @ ClientMessage::Hello { .. }) = serde_json::from_str(&body) {
        // The place that it takes is that of whoever asks.
        if let ClientMessage::Hello { phone, .. } = &mut hello {
            *phone = Some(asker.phone);
        }
        let (guest, welcome) = connection::greet(&web, &room, hello).await?;
        if guest.role != Role::Participant {
            return Err(close::NOT_ALLOWED.into());
        }
        // Seen, for a phone that will only ask for views.
        seen(&room, phone).await;
        return Ok(reply(Some(welcome)));
    }
    connection::let_in(&room, Some(phone)).await?;
    Ok(reply(web.pace.answer(&room, phone, &body).await?))
}

async fn seen(room: &RoomHandle, phone: PhoneName) {
    room.note(Note::Came(Role::Participant, Some(phone))).await;
    room.note(Note::Went(Role::Participant, Some(phone))).await;
}

fn reply(message: Option<ServerMessage>) -> Response {
    match message {
        Some(message) => {
            ([(header::CONTENT_TYPE, "application/json")], serialise(&message).to_string()).into_response()
        }
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

/// `GET /api/rooms/{code}/view?phone=`: what a phone sees now, as a list of the messages that a socket would bring.
pub async fn view(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(typed): Path<String>,
    Query(asker): Query<Asker>,
) -> Result<Response, Problem> {
    let phone = asker.name()?;
    let room = rooms::enter(&web, peer, &typed).await?;
    connection::let_in(&room, Some(phone)).await?;
    seen(&room, phone).await;
    let beat = serialise(&ServerMessage::Beat { now: clock::now().0 });
    let shown = room.follow(Role::Participant).borrow().clone();
    let frames = [Lane::View, Lane::Tally].into_iter().filter_map(|lane| shown.frame(lane));
    let messages: Vec<String> =
        std::iter::once(beat.to_string()).chain(frames.map(|frame| frame.text().to_string())).collect();
    let list = format!("[{}]", messages.join(","));
    Ok(([(header::CONTENT_TYPE, "application/json")], list).into_response())
}

/// `GET /api/rooms/{code}/stream?phone=`: what a socket would bring, as server-sent events.
pub async fn stream(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Extension(line): Extension<Arc<Line>>,
    Path(typed): Path<String>,
    Query(asker): Query<Asker>,
) -> Result<Response, Problem> {
    let phone = asker.name()?;
    if !line.lasts() {
        return Err(close::CROWDED.into());
    }
    let room = rooms::enter(&web, peer, &typed).await?;
    connection::let_in(&room, Some(phone)).await?;
    let (say, heard) = mpsc::channel(WAITING);
    let tracker = web.connections.clone();
    tokio::spawn(tracker.track_future(async move {
        room.note(Note::Came(Role::Participant, Some(phone))).await;
        // However it ends, the phone comes back by itself.
        let _ = relay(&web, &room, &say).await;
        room.note(Note::Went(Role::Participant, Some(phone))).await;
    }));
    Ok(events(heard))
}

/// A response that goes on for as long as there are senders; nothing on the way should hold it back.
pub(super) fn events(heard: mpsc::Receiver<Bytes>) -> Response {
    let lines = stream::unfold(heard, async |mut heard| Some((Ok::<_, Infallible>(heard.recv().await?), heard)));
    let fixed = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store, no-transform"),
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (fixed, Body::from_stream(lines)).into_response()
}

/// Bytes that mean nothing to a reader of events.
pub(super) fn padding() -> Bytes {
    format!(": {}\n\n", " ".repeat(PADDING)).into()
}

/// A message as an event; JSON has no line breaks of its own.
pub(super) fn event(text: &Utf8Bytes) -> Bytes {
    format!("data: {text}\n\n").into()
}

/// Hands one reader what it has not had, until it is gone, too slow, or everything closes.
async fn relay(web: &Web, room: &RoomHandle, say: &mpsc::Sender<Bytes>) -> Result<(), Close> {
    let tell = async |bytes: Bytes| match timeout(TAKE, say.send(bytes)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(close::GONE),
        Err(_) => Err(close::STALLED),
    };
    let mut shown = room.follow(Role::Participant);
    let mut sent = Sent::default();
    let mut beat = time::interval(BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    tell(padding()).await?;
    shown.mark_changed();
    loop {
        tokio::select! {
            biased;
            () = web.closing.cancelled() => return Err(close::RESTART),
            () = say.closed() => return Err(close::GONE),
            changed = shown.changed() => {
                changed.map_err(|_| close::TROUBLE)?;
                let fresh = sent.take_new(&shown.borrow_and_update());
                for frame in fresh {
                    tell(event(&frame)).await?;
                }
            }
            _ = beat.tick() => tell(event(&serialise(&ServerMessage::Beat { now: clock::now().0 }))).await?,
        }
    }
}
