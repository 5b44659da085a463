//! HTTP and WebSocket: pages, rooms and decks, connections, health.

pub mod address;
mod api;
mod assets;
mod bill;
mod checkup;
mod close;
mod connection;
pub mod crowd;
mod decks;
mod detour;
pub mod door;
pub mod frame;
mod guard;
mod headers;
mod health;
mod line;
mod metrics;
pub mod pace;
mod pages;
mod problem;
mod remote;
mod report;
mod rooms;
mod serve;
mod share;
#[cfg(test)]
mod simulation;
pub mod state;
mod stream;
mod talk;
pub mod ticket;

pub use self::{serve::serve, state::Web};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::from_fn_with_state,
    routing::{delete, get, post},
};
use tower_http::catch_panic::CatchPanicLayer;

/// Bytes in a request body: a room with sixty groups is a tenth of this.
const BODY: usize = 64 * 1024;

/// Every route of the server.
pub fn routes(web: Web) -> Router {
    Router::new()
        .route("/", get(pages::join))
        .route("/{code}", get(pages::phone))
        .route("/present", get(pages::presenter))
        .route("/present/{code}", get(pages::presenter))
        .route("/present/deck/{name}", get(pages::presenter))
        .route("/projector/{code}", get(pages::projector))
        .route("/report/{code}", get(pages::report))
        .route("/assets/{*path}", get(assets::asset))
        .route("/test", get(checkup::page))
        .route("/api/test", get(checkup::stream).post(checkup::say))
        .route("/ws/test", get(checkup::socket))
        .route("/ws/{code}", get(connection::upgrade))
        .route("/api/decks", get(decks::list).post(decks::add).layer(DefaultBodyLimit::max(decks::BODY)))
        .route(
            "/api/decks/{name}",
            get(decks::find).put(decks::change).delete(decks::delete).layer(DefaultBodyLimit::max(decks::BODY)),
        )
        .route("/api/rooms", get(rooms::list).post(rooms::start))
        .route("/api/rooms/{code}", get(rooms::find).delete(rooms::delete))
        .route("/api/rooms/{code}/cards", get(rooms::cards))
        .route("/api/rooms/{code}/report", get(report::read))
        .route("/api/rooms/{code}/export.json", get(report::json))
        .route("/api/rooms/{code}/export.csv", get(report::csv))
        .route("/api/rooms/{code}/export.xlsx", get(report::xlsx))
        .route("/api/rooms/{code}/shares", get(share::list).post(share::give))
        .route("/api/rooms/{code}/shares/{id}", delete(share::withdraw))
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
        .fallback(pages::missing)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(web.clone(), headers::add))
        .with_state(web)
}
