//! What belongs to the server rather than to a room.

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::{HeaderMap, StatusCode},
};

use super::{guard, problem::Problem, state::Web};
use crate::protocol::api::PickAddress;

/// `POST /api/address`: the organiser picks the address under which people join, of every room.
pub async fn pick_address(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Result<Json<PickAddress>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    guard::same_origin(&web, &headers)?;
    let Json(asked) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    guard::organiser(&web, &headers)?;
    if !web.joining.borrow().candidates.iter().any(|candidate| candidate.address == asked.address) {
        return Err(Problem::BadRequest("That is not one of this machine's addresses.".into()));
    }
    web.picked.send_replace(Some(asked.address));
    Ok(StatusCode::NO_CONTENT)
}
