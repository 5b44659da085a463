//! Who may do what: keys, and pages of other sites.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{problem::Problem, state::Web};
use crate::{
    hub::clock,
    journal::{Grant, ReadError, RoomCode, Scope},
    secret::Secret,
};

/// The secret of a request.
fn bearer(headers: &HeaderMap) -> Option<Secret> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    Secret::parse(value.strip_prefix("Bearer ")?)
}

/// Lets only the organiser pass.
pub fn organiser(web: &Web, headers: &HeaderMap) -> Result<(), Problem> {
    match bearer(headers) {
        Some(secret) if web.organiser.is(&secret) => Ok(()),
        _ => Err(Problem::Locked),
    }
}

/// Lets only the organiser's requests pass, before any of their bodies is read: a handler has read all of it when it begins.
pub async fn organiser_before_the_body(State(web): State<Web>, request: Request, next: Next) -> Response {
    match same_origin(&web, request.headers()).and_then(|()| organiser(&web, request.headers())) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// Lets whoever watches the server pass: this machine, or the organiser. What a proxy on this machine passes on comes from
/// elsewhere: it says so in a header, or asks for another host.
pub fn watcher(web: &Web, peer: SocketAddr, headers: &HeaderMap) -> Result<(), Problem> {
    let passed_on = ["forwarded", "x-forwarded-for", "x-real-ip", "via"].iter().any(|name| headers.contains_key(*name));
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if peer.ip().to_canonical().is_loopback() && !passed_on && is_this_machine(host) {
        return Ok(());
    }
    organiser(web, headers)
}

/// Whether a host, perhaps with a port, is how this machine calls itself.
fn is_this_machine(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|ip| ip.to_canonical().is_loopback())
}

/// Lets the organiser and presenters of that room pass.
pub async fn presenter(web: &Web, headers: &HeaderMap, code: &RoomCode) -> Result<(), Problem> {
    let secret = bearer(headers).ok_or(Problem::Locked)?;
    if opens(web, &secret, code).await? { Ok(()) } else { Err(Problem::Locked) }
}

/// Whether a secret opens a room as presenter.
pub async fn opens(web: &Web, secret: &Secret, code: &RoomCode) -> Result<bool, Problem> {
    if web.organiser.is(secret) {
        return Ok(true);
    }
    Ok(grants(web, code).await?.iter().any(|grant| grant.presents() && secret.hashes_to(&grant.hash)))
}

/// Lets those pass who may read the report of that room: presenters, and whoever has a link to it that is still good.
pub async fn reader(web: &Web, headers: &HeaderMap, code: &RoomCode) -> Result<(), Problem> {
    let secret = bearer(headers).ok_or(Problem::Locked)?;
    if web.organiser.is(&secret) {
        return Ok(());
    }
    let now = clock::now();
    let good = |grant: &Grant| match grant.scope {
        Scope::Presents => true,
        Scope::Reads { until } => now <= until,
    };
    let grants = grants(web, code).await?;
    let may = grants.iter().any(|grant| good(grant) && secret.hashes_to(&grant.hash));
    if may { Ok(()) } else { Err(Problem::Locked) }
}

/// The links of a room, if there is one: whether a code is in use is told only where wrong ones are counted.
async fn grants(web: &Web, code: &RoomCode) -> Result<Vec<Grant>, Problem> {
    match web.hub().journal().grants(code).await {
        Err(ReadError::NoRoom | ReadError::Forgotten) => Ok(Vec::new()),
        grants => Ok(grants?),
    }
}

/// Refuses what a page of another site sends. A missing Origin is allowed, since nothing rides on cookies.
pub fn same_origin(web: &Web, headers: &HeaderMap) -> Result<(), Problem> {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return Ok(());
    };
    let origin = origin.to_str().map_err(|_| Problem::Foreign)?.to_ascii_lowercase();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let own = origin.split_once("://").is_some_and(|(_, authority)| authority == host);
    let public = web.public_url.as_ref().is_some_and(|url| url.origin() == origin);
    if own || public { Ok(()) } else { Err(Problem::Foreign) }
}
