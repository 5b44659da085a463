//! A connection: one socket, from `hello` to close.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Extension,
    extract::{
        ConnectInfo, Path, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, Utf8Bytes, WebSocket},
    },
    http::HeaderMap,
    response::{IntoResponse, Response},
};

use futures_util::SinkExt;
use tokio::time::{Instant, timeout};
use uuid::Uuid;

use super::{
    close::{self, Close},
    crowd::{Place, Told},
    guard,
    line::Line,
    problem::Problem,
    rooms,
    state::Web,
    talk::{self, Kept, Talk},
};
use crate::{
    hub::{
        RoomHandle,
        audience::serialise,
        clock,
        presence::{Entrant, Note, PhoneName, Refused},
    },
    journal::Grant,
    protocol::{
        SUBPROTOCOL,
        incoming::{ClientMessage, Role},
        outgoing::{Reason, ServerMessage},
    },
    secret::{Secret, parse_hex},
};

/// Bytes in a message: the largest answer, twelve fields of 500 characters, is a third of this.
const MESSAGE: usize = 64 * 1024;
/// Bytes a socket reads at once, kept for as long as it is open: nearly all messages fit, a longer one takes more reads.
const READ_BUFFER: usize = 512;
/// Bytes that wait to be written before the socket makes us wait.
const WRITE_BUFFER: usize = 256 * 1024;
/// Time to say hello.
const HELLO: Duration = Duration::from_secs(10);
/// Time in which a screen takes a frame; one that does not is gone or asleep, and may come back.
const TAKE: Duration = Duration::from_secs(15);
/// Time in which it takes its goodbye, so that with [`TAKE`] it is gone within 20 s.
const BYE: Duration = Duration::from_secs(3);

/// `GET /ws/{code}`.
pub async fn upgrade(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Extension(line): Extension<Arc<Line>>,
    Path(typed): Path<String>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Problem> {
    guard::same_origin(&web, &headers)?;
    let upgrade = upgrade
        .protocols([SUBPROTOCOL])
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(WRITE_BUFFER)
        .max_message_size(MESSAGE)
        .max_frame_size(MESSAGE);
    // A wrong code is told over the socket, since a browser cannot read the status of a refused upgrade.
    let found = rooms::enter(&web, peer, &typed).await;
    let tracker = web.connections.clone();
    Ok(upgrade
        .on_upgrade(move |mut socket| {
            tracker.track_future(async move {
                let close = match found {
                    Ok(room) => serve(&web, &room, &mut socket, line).await,
                    Err(Problem::UnknownRoom) => close::UNKNOWN_ROOM,
                    Err(Problem::TooManyWrongCodes(_)) => close::WAIT,
                    Err(Problem::Closed(close)) => close,
                    Err(_) => close::TROUBLE,
                };
                Box::pin(finish(&mut socket, close, web.leaving.get().copied().unwrap_or_default())).await;
            })
        })
        .into_response())
}

async fn finish(socket: &mut WebSocket, close: Close, screens: usize) {
    let frame = CloseFrame { code: close.code, reason: close.told(screens) };
    let goodbye = async {
        if socket.send(Message::Close(Some(frame))).await.is_err() {
            // It said goodbye first: the answer to that waits to be sent.
            let _ = socket.flush().await;
        }
    };
    // The other side may be gone already.
    let _ = timeout(BYE, goodbye).await;
}

/// Who is on the other side.
pub(super) struct Guest {
    pub(super) role: Role,
    phone: Option<PhoneName>,
    /// The remote's grant, so that it can be cut off.
    grant: Option<Uuid>,
    /// Whether it understands `kept`.
    brief: bool,
}

/// A connection waits in `converse` for an hour; whatever is longer than that wait and rarer is boxed, so that it takes no
/// memory meanwhile.
async fn serve(web: &Web, room: &RoomHandle, socket: &mut WebSocket, line: Arc<Line>) -> Close {
    let (guest, welcome) = match Box::pin(hello(web, room, socket)).await {
        Ok(hello) => hello,
        Err(close) => return close,
    };
    if guest.role == Role::Participant && !line.lasts() {
        return close::CROWDED;
    }
    room.note(Note::Came(guest.role, guest.phone)).await;
    let close = converse(web, room, socket, &guest, serialise(&welcome), line).await;
    room.note(Note::Went(guest.role, guest.phone)).await;
    close
}

/// The first message decides who is there.
async fn hello(web: &Web, room: &RoomHandle, socket: &mut WebSocket) -> Result<(Guest, ServerMessage), Close> {
    let first = tokio::select! {
        first = timeout(HELLO, socket.recv()) => first,
        () = web.closing.cancelled() => return Err(close::RESTART),
    };
    match first {
        // A phone that falls asleep while it comes in may come again.
        Err(_) => Err(close::STALLED),
        Ok(Some(Ok(Message::Text(text)))) => {
            greet(web, room, serde_json::from_str(&text).map_err(|_| close::OLD_BUILD)?).await
        }
        Ok(Some(Ok(Message::Binary(_)))) => Err(close::OLD_BUILD),
        Ok(Some(Ok(_))) => Err(close::NO_HELLO),
        Ok(Some(Err(_)) | None) => Err(close::GONE),
    }
}

/// Lets in whoever says hello, and tells what stands of what it holds.
pub(super) async fn greet(web: &Web, room: &RoomHandle, first: ClientMessage) -> Result<(Guest, ServerMessage), Close> {
    let ClientMessage::Hello { role, secret, phone, holds, brief } = first else {
        return Err(close::NO_HELLO);
    };
    let mut grant = None;
    if role == Role::Presenter {
        let secret = secret.as_deref().and_then(Secret::parse).ok_or(close::NOT_ALLOWED)?;
        if !web.organiser.is(&secret) {
            let grants = web.hub().journal().grants(&room.code()).await.map_err(|_| close::TROUBLE)?;
            let opens = |grant: &&Grant| grant.presents() && secret.hashes_to(&grant.hash);
            let found = grants.iter().find(opens).ok_or(close::NOT_ALLOWED)?;
            grant = Some(found.id);
        }
    }
    // Whoever gives no name takes a place all the same.
    let name = || phone.as_deref().and_then(parse_hex).unwrap_or_else(rand::random);
    let phone = (role == Role::Participant).then(name);
    let Kept { stands, wants } = talk::what_is_kept(room, holds).await?;
    if role == Role::Participant && stands.is_empty() {
        let_in(room, phone).await?;
    }
    let welcome = ServerMessage::Welcome { role, build: env!("PEIL_BUILD").into(), now: clock::now().0, stands, wants };
    Ok((Guest { role, phone, grant, brief }, welcome))
}

/// Behind a locked door, and in a full room, are those who were in before: a phone that was seen, or that holds a ballot.
pub(super) async fn let_in(room: &RoomHandle, phone: Option<PhoneName>) -> Result<(), Close> {
    room.enter(Entrant::Real(phone)).await?.map_err(|refused| match refused {
        Refused::Locked => close::LOCKED,
        Refused::Full => close::FULL,
    })
}

/// Everything after `hello`.
async fn converse(
    web: &Web,
    room: &RoomHandle,
    socket: &mut WebSocket,
    guest: &Guest,
    welcome: Utf8Bytes,
    line: Arc<Line>,
) -> Close {
    if let Err(close) = send(socket, welcome).await {
        return close;
    }
    let place = match web.crowds.join(web, room, guest.role, line) {
        Ok(place) => place,
        Err(close) => return close,
    };
    // A remote may have been cut off between its hello and now.
    let mut step = Box::pin(still_granted(web, room, guest)).await;
    let talk = if guest.grant.is_some() { Talk::with_remote() } else { Talk::new(guest.role, guest.phone) };
    let mut talk = talk.brief(guest.brief);
    loop {
        if step.is_ok() && place.show() {
            step = Box::pin(catch_up(socket, &place)).await;
        }
        if let Err(close) = step {
            return close;
        }
        step = tokio::select! {
            biased;
            told = place.told() => match told {
                Told { close: Some(close), .. } => Err(close),
                Told { look: true, .. } => Box::pin(still_granted(web, room, guest)).await,
                Told { .. } => Ok(()),
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => match Box::pin(talk.answer(room, &text, Instant::now())).await {
                    Ok(Some(reply)) => send(socket, serialise(&reply)).await,
                    Ok(None) => Ok(()),
                    Err(close) => Err(close),
                },
                Some(Ok(Message::Binary(_))) => {
                    send(socket, serialise(&Talk::rejected(None, None, Reason::Unreadable))).await
                }
                Some(Ok(Message::Close(_))) | None => return close::GONE,
                Some(Ok(_)) => Ok(()),
                Some(Err(error)) => Err(if is_too_large(&error) { close::TOO_LARGE } else { close::GONE }),
            },
        };
    }
}

/// Waits until a slow screen has taken what waits, and has seen the latest.
async fn catch_up(socket: &mut WebSocket, place: &Place) -> Result<(), Close> {
    loop {
        taken(socket.flush()).await?;
        if !place.show() {
            return Ok(());
        }
    }
}

/// Whether a remote may still steer.
async fn still_granted(web: &Web, room: &RoomHandle, guest: &Guest) -> Result<(), Close> {
    if guest.grant.is_none() {
        return Ok(());
    }
    match web.hub().journal().grants(&room.code()).await {
        Ok(grants) if grants.iter().any(|grant| Some(grant.id) == guest.grant) => Ok(()),
        Ok(_) => Err(close::CUT_OFF),
        Err(_) => Err(close::TROUBLE),
    }
}

async fn send(socket: &mut WebSocket, text: Utf8Bytes) -> Result<(), Close> {
    Box::pin(taken(socket.send(Message::Text(text)))).await
}

/// Waits until the screen has taken what is sent.
async fn taken(sending: impl Future<Output = Result<(), axum::Error>>) -> Result<(), Close> {
    match timeout(TAKE, sending).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(close::GONE),
        Err(_) => Err(close::STALLED),
    }
}

fn is_too_large(error: &axum::Error) -> bool {
    // The WebSocket library's capacity error comes boxed; its words are all that is left of it.
    std::error::Error::source(error).is_some_and(|source| source.to_string().contains("too long"))
}
