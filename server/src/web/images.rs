//! `/images/{shelf}/{name}`: the images of a room, and of a deck that is being written.
//!
//! Whoever has the name may have the image. A name holds 128 bits of what is in the image, and reaches a phone or a projector
//! only with the slide that shows it: so nobody who does not have the image already sees it before that.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use tokio::task::spawn_blocking;

use super::{problem::Problem, state::Web};
use crate::{album::Album, deck::image, journal::RoomCode};

/// What an image that is opened by itself may do: nothing.
const POLICY: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox");

/// `GET /images/{shelf}/{name}`: its name changes with what is in it, so it is kept for ever.
pub async fn find(State(web): State<Web>, Path((shelf, name)): Path<(String, String)>) -> Result<Response, Problem> {
    let name = image::name(&name).ok_or(Problem::NotFound)?;
    let kind = image::kind(&name).ok_or(Problem::NotFound)?;
    // A code is written in capitals, and the name of a deck is not.
    let room = RoomCode::parse(&shelf).filter(|code| code.to_string() == shelf);
    let album = match room {
        Some(code) => Album::of_room(&web.folder, code),
        None => web.library.find(&shelf).ok_or(Problem::NotFound)?.album.clone(),
    };
    let read = spawn_blocking(move || album.read(&name)).await;
    let Ok(Ok(bytes)) = read else { return Err(Problem::NotFound) };
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable")),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    Ok((head, bytes).into_response())
}
