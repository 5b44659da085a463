//! `/api/rooms`.

use std::{
    cmp::Reverse,
    net::{IpAddr, SocketAddr},
};

use axum::{
    Json,
    extract::{ConnectInfo, Path, Query, State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode},
};
use peil_room::{Room, deck::Deck, id::ImageName, limit};
use serde::Deserialize;

use super::{
    close,
    decks::{apart, sum_up},
    guard,
    problem::Problem,
    state::{Web, address_of},
};
use crate::{
    album::Album,
    hub::{HubError, RoomHandle, Start, summary::Summary},
    journal::RoomCode,
    protocol::{
        api::{CardPage, DeckSummary, DeleteRoom, RoomFound, RoomSummary, StartRoom, Started},
        asking, view,
    },
};

/// `GET /api/rooms`: the newest.
pub async fn list(State(web): State<Web>, headers: HeaderMap) -> Result<Json<Vec<RoomSummary>>, Problem> {
    guard::organiser(&web, &headers)?;
    let mut found = web.hub().glance().await?;
    // The newest first, those that ended after those that run.
    found.sort_by_key(|room| (room.ended, Reverse(room.began_at)));
    Ok(Json(found.into_iter().map(summary_of).collect()))
}

fn summary_of(room: Summary) -> RoomSummary {
    RoomSummary {
        code: room.code.to_string(),
        place: view::place(&room.place),
        title: room.title,
        began_at: room.began_at.0,
        phones: room.present.phones,
        invented: room.present.invented,
        projectors: room.present.projectors,
        ended: room.ended,
        sealed: room.sealed,
        rehearsal: room.rehearsal,
        questions: room.questions,
    }
}

/// `POST /api/rooms`.
pub async fn start(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Result<Json<StartRoom>, JsonRejection>,
) -> Result<(StatusCode, Json<Started>), Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    let Json(asked) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    let (deck, album) = match (&asked.deck, &asked.again) {
        (Some(name), None) => {
            let kept = web.library.find(name).ok_or(Problem::UnknownDeck)?;
            (kept.deck.as_ref().map_err(|_| Problem::DeckMistakes)?.clone(), kept.album.clone())
        }
        (None, Some(typed)) => {
            let (code, deck) = prepared(&web, typed).await?;
            (deck, Album::of_room(&web.folder, code))
        }
        _ => return Err(Problem::BadRequest("A room is started from a deck, or from another room.".into())),
    };
    if !(3..=5).contains(&asked.minimum) {
        return Err(Problem::BadRequest("The smallest group that is shown counts 3, 4 or 5.".into()));
    }
    let groups: Vec<String> =
        asked.groups.iter().map(|group| group.trim().to_owned()).filter(|group| !group.is_empty()).collect();
    if groups.len() > limit::GROUPS {
        return Err(Problem::BadRequest(format!("A room has at most {} groups.", limit::GROUPS)));
    }
    if let Some(long) = groups.iter().find(|group| group.chars().count() > limit::GROUP_NAME) {
        let detail = format!("The name “{long}” is longer than {} characters.", limit::GROUP_NAME);
        return Err(Problem::BadRequest(detail));
    }
    let wifi = asked.wifi.map(asking::wifi);
    if wifi.as_ref().is_some_and(|wifi| !wifi.is_usable()) {
        let detail = "A Wi-Fi name has at most 32 bytes, and a password 8 to 63 characters or none.";
        return Err(Problem::BadRequest(detail.into()));
    }
    let (fewest, most) = limit::INVENTED;
    if asked.rehearsal.is_some_and(|phones| !(fewest..=most).contains(&phones)) {
        return Err(Problem::BadRequest(format!("A room is tried with {fewest} to {most} invented phones.")));
    }
    let keep_tallies = asked.keep_tallies.unwrap_or(true);
    let (minimum, extras) = (asked.minimum, asked.extras);
    let names: Vec<ImageName> = deck.images().into_iter().cloned().collect();
    let start = Start { deck, groups, minimum, extras, wifi, keep_tallies, rehearsal: asked.rehearsal };
    let code = web.hub().start(start).await?;
    let images = apart(&web, move |web| Ok(album.give(&names, &Album::of_room(&web.folder, code))?));
    if let Err(problem) = images.await {
        // Nobody has its code yet. If it cannot be deleted either, it is a room whose slides are told in words.
        let _ = web.hub().delete(code).await;
        return Err(problem);
    }
    tracing::info!(room = %code, "a room began");
    Ok((StatusCode::CREATED, Json(Started { code: code.to_string() })))
}

/// `GET /api/rooms/{code}/deck`: a room's own copy of its deck, to start again from.
pub async fn deck(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Json<DeckSummary>, Problem> {
    guard::organiser(&web, &headers)?;
    let (code, deck) = prepared(&web, &code).await?;
    Ok(Json(sum_up(code.to_string(), &deck)))
}

/// The deck of a room as it was prepared, whatever became of the one in the library.
async fn prepared(web: &Web, code: &str) -> Result<(RoomCode, Deck), Problem> {
    let code = RoomCode::parse(code).ok_or(Problem::UnknownRoom)?;
    Ok((code, web.hub().room(code).await?.look(Room::prepared).await?))
}

/// `DELETE /api/rooms/{code}`: for the organiser, who typed the code to be sure.
pub async fn delete(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
    body: Result<Json<DeleteRoom>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    let Json(asked) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    let code = RoomCode::parse(&code).ok_or(Problem::UnknownRoom)?;
    if RoomCode::parse(&asked.code) != Some(code) {
        return Err(Problem::BadRequest("The code that was typed is not the code of this room.".into()));
    }
    web.hub().delete(code).await?;
    apart(&web, move |web| Ok(Album::of_room(&web.folder, code).delete()?)).await?;
    web.tickets.forget(code);
    tracing::info!(room = %code, "a room was deleted");
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/rooms/{code}`: what anybody with the code may know.
pub async fn find(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(typed): Path<String>,
) -> Result<Json<RoomFound>, Problem> {
    let room = enter(&web, peer, &typed).await?;
    let code = room.code();
    let found = room.look(move |room| RoomFound {
        code: code.to_string(),
        title: view::title(room).to_owned(),
        language: view::language_of(room).into(),
        ended: room.ended_at().is_some(),
        locked: room.stage().locked,
    });
    Ok(Json(found.await?))
}

/// The room of a typed code; a wrong one counts against the address.
pub async fn enter(web: &Web, peer: SocketAddr, typed: &str) -> Result<RoomHandle, Problem> {
    match look_up(web, address_of(peer), RoomCode::parse(typed)).await {
        Err(HubError::Unknown) => Err(match web.door.wrong_code(address_of(peer)) {
            None => Problem::UnknownRoom,
            Some(seconds) => Problem::TooManyWrongCodes(seconds),
        }),
        Err(HubError::Deleted) => Err(Problem::Closed(close::DELETED)),
        other => Ok(other?),
    }
}

/// The room of a code, if it is one; where it was asked for too often in vain, in its turn.
pub async fn look_up(web: &Web, address: IpAddr, code: Option<RoomCode>) -> Result<RoomHandle, HubError> {
    web.door.knock(address, code).await;
    let code = code.ok_or(HubError::Unknown)?;
    let found = web.hub().room(code).await;
    if !matches!(found, Err(HubError::Unknown)) {
        web.door.right_code(address, code);
    }
    found
}

/// Which cards are asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    question: String,
    round: u32,
    field: String,
    before: Option<u32>,
}

/// `GET /api/rooms/{code}/cards`: shown cards of a revealed round, a page at a time.
pub async fn cards(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(typed): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<CardPage>, Problem> {
    let room = enter(&web, peer, &typed).await?;
    let page = room.look(move |room| {
        view::card_page(room, &wanted.question.into(), wanted.round, &wanted.field.into(), wanted.before)
    });
    page.await?.map(Json).ok_or(Problem::NotFound)
}
