//! HTTP and WebSocket: pages, rooms and decks, connections, health.

pub mod address;
mod api;
mod assets;
mod bill;
mod checkup;
mod close;
mod compare;
mod connection;
pub mod crowd;
mod decks;
mod detour;
pub mod door;
pub mod frame;
mod guard;
mod headers;
mod health;
mod images;
mod line;
mod metrics;
pub mod pace;
mod pages;
mod problem;
mod remote;
pub mod report;
mod rooms;
pub mod seats;
mod serve;
mod share;
#[cfg(test)]
mod simulation;
mod slides;
pub mod state;
mod stream;
mod talk;
pub mod ticket;

pub use self::{serve::serve, state::Web};

use std::{any::Any, time::Duration};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
    routing::{delete, get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, timeout::RequestBodyDeadlineLayer};

use self::problem::Problem;
use crate::{album, bundle};

/// Bytes in a request body: a room with sixty groups is a tenth of this.
const BODY: usize = 64 * 1024;
/// Time in which a request body must be there: the largest takes a fifth of it on the slowest network that carries a phone.
const BODY_WITHIN: Duration = Duration::from_secs(30);

/// Every route of the server.
pub fn routes(web: Web) -> Router {
    let routes = Router::new()
        .route("/", get(pages::join))
        .route("/{code}", get(pages::phone))
        .route("/present", get(pages::presenter))
        .route("/present/{code}", get(pages::presenter))
        .route("/present/deck/{name}", get(pages::presenter))
        .route("/present/compare/{id}", get(pages::report))
        .route("/projector/{code}", get(pages::projector))
        .route("/report/{code}", get(pages::report))
        .route("/assets/{*path}", get(assets::asset))
        .route("/test", get(checkup::page))
        .route("/api/test", get(checkup::stream).post(checkup::say))
        .route("/ws/test", get(checkup::socket))
        .route("/ws/{code}", get(connection::upgrade))
        .merge(of_decks(&web))
        .route("/images/{shelf}/{name}", get(images::find))
        .route("/api/comparisons", get(compare::list).post(compare::add))
        .route("/api/comparisons/{id}", get(compare::read).delete(compare::forget))
        .route("/api/rooms", get(rooms::list).post(rooms::start))
        .route("/api/rooms/{code}", get(rooms::find).delete(rooms::delete))
        .route("/api/rooms/{code}/deck", get(rooms::deck))
        .route("/api/rooms/{code}/cards", get(rooms::cards))
        .route("/api/rooms/{code}/beside", get(compare::beside))
        .route("/api/rooms/{code}/report", get(report::read))
        .route("/api/rooms/{code}/export.json", get(report::json))
        .route("/api/rooms/{code}/export.csv", get(report::csv))
        .route("/api/rooms/{code}/export.xlsx", get(report::xlsx))
        .route("/api/rooms/{code}/shares", get(share::list).post(share::give))
        .route("/api/rooms/{code}/shares/{id}", delete(share::withdraw))
        .route("/api/rooms/{code}/slides", post(slides::add).layer(DefaultBodyLimit::max(slides::BODY)))
        .route(
            "/api/rooms/{code}/slides/{slide}",
            get(slides::find).put(slides::mend).layer(DefaultBodyLimit::max(slides::BODY)),
        )
        .route("/api/rooms/{code}/say", post(detour::say))
        .route("/api/rooms/{code}/stream", get(detour::stream))
        .route("/api/rooms/{code}/view", get(detour::view))
        .route("/api/rooms/{code}/tickets", post(remote::ticket))
        .route("/api/rooms/{code}/remotes", get(remote::list))
        .route("/api/rooms/{code}/remotes/{id}", delete(remote::cut_off))
        .route("/api/tickets", post(remote::redeem))
        .route("/api/address", post(api::pick_address))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::metrics))
        .fallback(pages::missing);
    bounded(routes).layer(from_fn_with_state(web.clone(), headers::add)).with_state(web)
}

/// What has the large bodies: nobody but the organiser may make the server hold one.
fn of_decks(web: &Web) -> Router<Web> {
    Router::new()
        .route("/api/decks", get(decks::list).post(decks::add).layer(DefaultBodyLimit::max(decks::BODY)))
        .route(
            "/api/decks/{name}",
            get(decks::find).put(decks::change).delete(decks::delete).layer(DefaultBodyLimit::max(decks::BODY)),
        )
        .route("/api/decks/{name}/images", post(decks::add_image).layer(DefaultBodyLimit::max(album::IMAGE)))
        .route("/api/decks/{name}/file", get(decks::file))
        .route("/api/bundles", post(decks::add_bundle).layer(DefaultBodyLimit::max(bundle::BUNDLE)))
        .route_layer(from_fn_with_state(web.clone(), guard::organiser_before_the_body))
}

/// Whatever is asked, and however it goes, costs no more than this and says nothing that it should not.
fn bounded<S: Clone + Send + Sync + 'static>(routes: Router<S>) -> Router<S> {
    routes
        .layer(DefaultBodyLimit::max(BODY))
        .layer(RequestBodyDeadlineLayer::new(BODY_WITHIN))
        .layer(CatchPanicLayer::custom(failed))
}

/// What a panic says is not passed on, for it may quote what a participant wrote; where it was is written down already.
fn failed(_: Box<dyn Any + Send>) -> Response {
    Problem::Failed.into_response()
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{Body, Bytes, to_bytes},
        http::{Request, StatusCode, header},
    };
    use futures_util::stream;
    use tokio::time::Instant;
    use tower::ServiceExt;

    use super::*;

    async fn answer(routes: Router, body: Body) -> Response {
        let request = Request::post("/say").body(body).expect("a request");
        bounded(routes).oneshot(request).await.expect("an answer")
    }

    #[tokio::test]
    async fn a_request_that_panics_is_told_that_and_no_more() {
        let routes = Router::new().route("/say", post(async || -> StatusCode { panic!("somebody wrote this") }));
        let failed = answer(routes, Body::empty()).await;
        assert_eq!(failed.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(failed.headers()[header::CONTENT_TYPE], "application/problem+json");
        let body = to_bytes(failed.into_body(), BODY).await.expect("a body");
        assert!(!String::from_utf8_lossy(&body).contains("somebody"));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_never_comes_is_given_up() {
        let routes = Router::new().route("/say", post(async |_: String| StatusCode::OK));
        let began = Instant::now();
        let given_up = answer(routes, Body::from_stream(stream::pending::<std::io::Result<Bytes>>())).await;
        assert!(given_up.status().is_client_error(), "{}", given_up.status());
        assert_eq!(began.elapsed().as_secs(), BODY_WITHIN.as_secs());
    }
}
