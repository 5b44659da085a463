//! What belongs to the server rather than to a room.

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode},
};

use super::{guard, problem::Problem, state::Web};
use crate::{journal::RoomCode, protocol::api::PickAddress};

/// `POST /api/address`: the presenter picks the address under which people join.
pub async fn pick_address(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Result<Json<PickAddress>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    guard::same_origin(&web, &headers)?;
    let Json(asked) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    match asked.code.as_deref().and_then(RoomCode::parse) {
        Some(code) => guard::presenter(&web, &headers, &code).await?,
        None => guard::organiser(&web, &headers)?,
    }
    if !web.joining.borrow().candidates.iter().any(|candidate| candidate.address == asked.address) {
        return Err(Problem::BadRequest("That is not one of this machine's addresses.".into()));
    }
    web.picked.send_replace(Some(asked.address));
    Ok(StatusCode::NO_CONTENT)
}
