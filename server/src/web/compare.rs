//! `/api/comparisons`: workshops beside each other, for the organiser, who holds them all.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, Path, State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode},
};
use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::{guard, problem::Problem, report, rooms, state::Web};
use crate::{
    comparisons::{ComparisonError, Kept},
    hub::clock,
    journal::RoomCode,
    protocol::{
        compare::{Comparison, ComparisonSummary, NewComparison},
        view::Extent,
    },
    report::{Told, compare},
};

/// `GET /api/comparisons`: newest first.
pub async fn list(State(web): State<Web>, headers: HeaderMap) -> Result<Json<Vec<ComparisonSummary>>, Problem> {
    guard::organiser(&web, &headers)?;
    Ok(Json(web.comparisons.all().into_iter().rev().map(summary).collect()))
}

fn summary(Kept { id, at, rooms }: Kept) -> ComparisonSummary {
    ComparisonSummary { id: id.simple().to_string(), at, rooms }
}

/// `POST /api/comparisons`.
pub async fn add(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Result<Json<NewComparison>, JsonRejection>,
) -> Result<(StatusCode, Json<ComparisonSummary>), Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    let Json(asked) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    let mut rooms = Vec::new();
    for room in asked.rooms {
        let code = RoomCode::parse(&room.code).ok_or(Problem::UnknownRoom)?;
        web.hub().room(code).await?;
        rooms.push((code, room.name));
    }
    let kept = apart(&web, move |web| web.comparisons.add(rooms, clock::now().0)).await?;
    Ok((StatusCode::CREATED, Json(summary(kept))))
}

/// `GET /api/comparisons/{id}`: as the rooms are now.
pub async fn read(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(id): Path<Uuid>,
) -> Result<Json<Comparison>, Problem> {
    guard::organiser(&web, &headers)?;
    let kept = web.comparisons.find(id).ok_or(Problem::NotFound)?;
    Ok(Json(told(&web, kept).await?))
}

/// `DELETE /api/comparisons/{id}`: the rooms stay.
pub async fn forget(State(web): State<Web>, headers: HeaderMap, Path(id): Path<Uuid>) -> Result<StatusCode, Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    apart(&web, move |web| web.comparisons.forget(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/rooms/{code}/beside`: what lies beside the tally on the wall of that room now, for its projector: of the
/// question that is shown, and no other.
pub async fn beside(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(typed): Path<String>,
) -> Result<Json<Comparison>, Problem> {
    let room = rooms::enter(&web, peer, &typed).await?;
    let code = room.code().to_string();
    let shown = room.look(|room| {
        let on_the_wall = *room.on_the_wall() == room.stage().place;
        let slide = room.slide(&room.stage().place).filter(|_| on_the_wall)?;
        Some((room.beside()?, slide.question_id()?.to_string(), slide.id.to_string()))
    });
    let (id, question, slide) = shown.await?.ok_or(Problem::NotFound)?;
    let kept = web.comparisons.find(Uuid::from_u128(id.0)).ok_or(Problem::NotFound)?;
    if kept.rooms.iter().all(|room| room.code != code) {
        return Err(Problem::NotFound);
    }
    let mut comparison = told(&web, kept).await?;
    comparison.questions.retain(|asked| asked.id == question && asked.slide == slide);
    Ok(Json(comparison))
}

/// The rooms of a comparison beside each other. One that is deleted is told as such.
async fn told(web: &Web, kept: Kept) -> Result<Comparison, Problem> {
    let mut rooms: Vec<Told> = Vec::with_capacity(kept.rooms.len());
    for room in kept.rooms {
        let report = match RoomCode::parse(&room.code) {
            Some(code) => report::told_if_there(web, code, Extent::Page).await?,
            None => None,
        };
        rooms.push((room, report));
    }
    let id = kept.id.simple().to_string();
    spawn_blocking(move || compare(id, &rooms)).await.map_err(|_| Problem::Unavailable)
}

/// Beside the threads that phones are waiting for: a file is written and synced here.
async fn apart<T: Send + 'static>(
    web: &Web,
    work: impl FnOnce(&Web) -> Result<T, ComparisonError> + Send + 'static,
) -> Result<T, Problem> {
    let web = web.clone();
    match spawn_blocking(move || work(&web)).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(Problem::Unavailable),
    }
}

impl From<ComparisonError> for Problem {
    fn from(error: ComparisonError) -> Self {
        match error {
            ComparisonError::File(error) => {
                tracing::error!(%error, "a comparison cannot be kept");
                Self::Unavailable
            }
            refused => Self::BadRequest(refused.to_string()),
        }
    }
}
