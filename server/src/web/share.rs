//! Links to a report: each with a secret of its own, for so many days, until it is withdrawn. They open nothing else.

use axum::{
    Json,
    extract::{Path, State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode},
};
use peil_room::id::Millis;
use uuid::Uuid;

use super::{guard, problem::Problem, state::Web};
use crate::{
    hub::clock,
    journal::{Grant, RoomCode, Scope},
    protocol::api::{NewShare, Share, ShareSummary},
    secret::Secret,
};

/// Links of one room that are good at once: more are not kept track of.
const SHARES: usize = 20;
/// Days that a link may be good for.
const DAYS: std::ops::RangeInclusive<u32> = 1..=365;
/// Milliseconds in a day.
const DAY: u64 = 86_400_000;

fn parse(code: &str) -> Result<RoomCode, Problem> {
    RoomCode::parse(code).ok_or(Problem::UnknownRoom)
}

/// Until when a link opens the report, of one that opens nothing else.
fn until(grant: &Grant) -> Option<Millis> {
    match grant.scope {
        Scope::Reads { until } => Some(until),
        Scope::Presents => None,
    }
}

/// `POST /api/rooms/{code}/shares`.
pub async fn give(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
    body: Result<Json<NewShare>, JsonRejection>,
) -> Result<(StatusCode, Json<Share>), Problem> {
    let code = parse(&code)?;
    guard::same_origin(&web, &headers)?;
    guard::presenter(&web, &headers, &code).await?;
    let Json(asked) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    if !DAYS.contains(&asked.days) {
        let detail = format!("A link is good for {} to {} days.", DAYS.start(), DAYS.end());
        return Err(Problem::BadRequest(detail));
    }
    if good(&web, &code).await?.len() >= SHARES {
        return Err(Problem::BadRequest(format!("There are {SHARES} links already: withdraw one first.")));
    }
    let (secret, at) = (Secret::draw(), clock::now());
    let until = at.plus(u64::from(asked.days) * DAY);
    let scope = Scope::Reads { until };
    let grant = Grant { id: Uuid::new_v4(), scope, hash: secret.hash(), label: String::new(), at };
    web.hub().journal().grant(&code, grant).await?;
    let url = web.joining.borrow().url(&format!("report/{code}#share={}", secret.expose()));
    Ok((StatusCode::CREATED, Json(Share { url, until: until.0 })))
}

/// `GET /api/rooms/{code}/shares`.
pub async fn list(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Json<Vec<ShareSummary>>, Problem> {
    let code = parse(&code)?;
    guard::presenter(&web, &headers, &code).await?;
    let shares = good(&web, &code).await?.into_iter();
    let summaries =
        shares.map(|(grant, until)| ShareSummary { id: grant.id.to_string(), at: grant.at.0, until: until.0 });
    Ok(Json(summaries.collect()))
}

/// `DELETE /api/rooms/{code}/shares/{id}`: whoever has the link reads no more.
pub async fn withdraw(
    State(web): State<Web>,
    headers: HeaderMap,
    Path((code, id)): Path<(String, Uuid)>,
) -> Result<StatusCode, Problem> {
    let code = parse(&code)?;
    guard::same_origin(&web, &headers)?;
    guard::presenter(&web, &headers, &code).await?;
    let hub = web.hub();
    let grants = hub.journal().grants(&code).await?;
    // A remote is cut off elsewhere, where its connection ends too.
    if grants.iter().any(|grant| grant.id == id && !grant.presents()) {
        hub.journal().revoke(&code, id).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// The links that are still good, oldest first. Those whose time is over are forgotten here.
async fn good(web: &Web, code: &RoomCode) -> Result<Vec<(Grant, Millis)>, Problem> {
    let (hub, now) = (web.hub(), clock::now());
    let mut good = Vec::new();
    for grant in hub.journal().grants(code).await? {
        match until(&grant) {
            Some(until) if until < now => hub.journal().revoke(code, grant.id).await?,
            Some(until) => good.push((grant, until)),
            None => {}
        }
    }
    Ok(good)
}
