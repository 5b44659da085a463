//! A phone as remote: let in by a ticket for one use within two minutes, never by the room's own key.

use axum::{
    Json,
    extract::{Path, State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode},
};
use uuid::Uuid;

use super::{guard, problem::Problem, state::Web, ticket::GOOD_FOR};
use crate::{
    hub::clock,
    journal::{Grant, RoomCode, Scope},
    protocol::{
        api::{Redeem, Remote, RemoteSummary, Ticket},
        qr,
    },
    secret::Secret,
};

/// Remotes of one room.
const REMOTES: usize = 20;

fn parse(code: &str) -> Result<RoomCode, Problem> {
    RoomCode::parse(code).ok_or(Problem::UnknownRoom)
}

/// `POST /api/rooms/{code}/tickets`.
pub async fn ticket(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Json<Ticket>, Problem> {
    let code = parse(&code)?;
    guard::same_origin(&web, &headers)?;
    guard::presenter(&web, &headers, &code).await?;
    web.hub().room(code).await?;
    let ticket = web.tickets.mint(code);
    let url = web.joining.borrow().url(&format!("present#ticket={}", ticket.expose()));
    Ok(Json(Ticket { qr: qr::draw(&url), url, seconds: GOOD_FOR.as_secs() as u32 }))
}

/// `POST /api/tickets`.
pub async fn redeem(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Result<Json<Redeem>, JsonRejection>,
) -> Result<Json<Remote>, Problem> {
    guard::same_origin(&web, &headers)?;
    let Json(asked) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    let ticket = Secret::parse(&asked.ticket).ok_or(Problem::TicketGone)?;
    let code = web.tickets.redeem(&ticket).ok_or(Problem::TicketGone)?;
    let hub = web.hub();
    let journal = hub.journal();
    let mut grants = journal.grants(&code).await?;
    grants.retain(Grant::presents);
    if let Some(oldest) = grants.first().filter(|_| grants.len() >= REMOTES) {
        journal.revoke(&code, oldest.id).await?;
        web.revoked.send_modify(|times| *times += 1);
    }
    let secret = Secret::draw();
    let (hash, at) = (secret.hash(), clock::now());
    let grant = Grant { id: Uuid::new_v4(), scope: Scope::Presents, hash, label: String::new(), at };
    journal.grant(&code, grant).await?;
    Ok(Json(Remote { code: code.to_string(), secret: secret.expose() }))
}

/// `GET /api/rooms/{code}/remotes`.
pub async fn list(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Json<Vec<RemoteSummary>>, Problem> {
    let code = parse(&code)?;
    guard::presenter(&web, &headers, &code).await?;
    let grants = web.hub().journal().grants(&code).await?;
    let summaries = grants
        .into_iter()
        .filter(Grant::presents)
        .map(|grant| RemoteSummary { id: grant.id.to_string(), at: grant.at.0 });
    Ok(Json(summaries.collect()))
}

/// `DELETE /api/rooms/{code}/remotes/{id}`: cuts a remote off; its connection ends at once.
pub async fn cut_off(
    State(web): State<Web>,
    headers: HeaderMap,
    Path((code, id)): Path<(String, Uuid)>,
) -> Result<StatusCode, Problem> {
    let code = parse(&code)?;
    guard::same_origin(&web, &headers)?;
    guard::presenter(&web, &headers, &code).await?;
    web.hub().journal().revoke(&code, id).await?;
    web.tickets.forget(code);
    web.revoked.send_modify(|times| *times += 1);
    Ok(StatusCode::NO_CONTENT)
}
