//! The pages: the client's HTML, the phone's with the current view inside.

use std::{io::Write, net::SocketAddr};

use axum::{
    body::Bytes,
    extract::{ConnectInfo, Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use flate2::{Compression, write::GzEncoder};

use super::{
    assets, rooms,
    state::{Web, address_of},
};
use peil_room::deck::Language;

use crate::{
    hub::{
        HubError,
        audience::{Frame, Lane},
    },
    journal::RoomCode,
    protocol::incoming::Role,
};

/// `GET /`: type the code.
pub async fn join(headers: HeaderMap) -> Response {
    assets::page("phone.html", &headers)
}

/// `GET /present`: start a room, or steer one.
pub async fn presenter(headers: HeaderMap) -> Response {
    assets::page("presenter.html", &headers)
}

/// `GET /projector/{code}`: the screen that everyone sees.
pub async fn projector(headers: HeaderMap) -> Response {
    assets::page("projector.html", &headers)
}

/// `GET /report/{code}`: what the workshop came to; `GET /present/compare/{id}`: several beside each other.
pub async fn report(headers: HeaderMap) -> Response {
    assets::page("report.html", &headers)
}

/// `GET /{code}`: the phone, with its view as inert JSON, so that the question is there before the socket is.
pub async fn phone(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(typed): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(code) = RoomCode::parse(&typed) else {
        return missing(headers).await;
    };
    if code.to_string() != typed {
        return Redirect::temporary(&format!("/{code}")).into_response();
    }
    match rooms::look_up(&web, address_of(peer), Some(code)).await {
        Ok(room) => {
            let shown = room.follow(Role::Participant).borrow().clone();
            match shown.frame(Lane::View) {
                Some(frame) => with_frame(frame, &headers),
                None => with_view(StatusCode::OK, "null", false, &headers),
            }
        }
        Err(HubError::Unknown) => match web.door.wrong_code(address_of(peer)) {
            None => with_view(StatusCode::NOT_FOUND, "null", true, &headers),
            // A person looks at this: to try again costs a moment, and the code may be right this time.
            Some(seconds) => {
                let page = with_view(StatusCode::TOO_MANY_REQUESTS, "null", true, &headers);
                ([(header::RETRY_AFTER, seconds)], page).into_response()
            }
        },
        Err(HubError::Deleted) => with_view(StatusCode::GONE, "null", false, &headers),
        // The page comes by itself to what cannot be read now.
        Err(_) => with_view(StatusCode::SERVICE_UNAVAILABLE, "null", false, &headers),
    }
}

/// Everything else: the page that asks for a code, which says that this is none.
pub async fn missing(headers: HeaderMap) -> Response {
    with_view(StatusCode::NOT_FOUND, "null", true, &headers)
}

/// The page with a view that a whole hall gets: squeezed once for each language.
fn with_frame(frame: &Frame, headers: &HeaderMap) -> Response {
    if !assets::takes(headers, "gzip") {
        return with_view(StatusCode::OK, &frame.text(), false, headers);
    }
    let language = asked_for(headers);
    squeezed(StatusCode::OK, frame.page(language, |view| squeeze(&page(view, false, language))))
}

fn with_view(status: StatusCode, view: &str, unknown: bool, headers: &HeaderMap) -> Response {
    let page = page(view, unknown, asked_for(headers));
    if assets::takes(headers, "gzip") { squeezed(status, squeeze(&page)) } else { (status, Html(page)).into_response() }
}

/// The first of our languages that a browser asks for, as its page will choose; browsers name them in order.
fn asked_for(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let known = asked.split(',').find_map(|wish| match wish.trim().get(..2)?.to_ascii_lowercase().as_str() {
        "nl" => Some(Language::Dutch),
        "en" => Some(Language::English),
        _ => None,
    });
    known.unwrap_or(Language::Dutch)
}

fn page(view: &str, unknown: bool, language: Language) -> String {
    let html = assets::find("phone.html").map(|asset| String::from_utf8_lossy(asset.raw)).unwrap_or_default();
    let json = format!(r#"{{"build":"{}","unknown":{unknown},"view":{view}}}"#, env!("PEIL_BUILD"));
    // Inside a script element only "<" could end the text; as an escape it is the same JSON.
    let inert = json.replace('<', "\\u003c");
    let script = format!(r#"<script type="application/json" id="embedded">{inert}</script></body>"#);
    let html = html.replacen("</body>", &script, 1);
    // Dutch is in the script. What it says in English it would ask for only once it runs, a round trip later.
    match assets::english().filter(|_| language == Language::English) {
        Some(words) => {
            html.replacen("</head>", &format!(r#"<link rel="modulepreload" href="/{}"></head>"#, words.path), 1)
        }
        None => html,
    }
}

fn squeezed(status: StatusCode, page: Bytes) -> Response {
    let kind = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_ENCODING, "gzip"),
        (header::VARY, "accept-encoding, accept-language"),
    ];
    (status, kind, page).into_response()
}

fn squeeze(page: &str) -> Bytes {
    let mut squeezed = GzEncoder::new(Vec::with_capacity(page.len() / 2), Compression::best());
    squeezed
        .write_all(page.as_bytes())
        .and_then(|()| squeezed.finish())
        .expect("writing to memory does not fail")
        .into()
}
