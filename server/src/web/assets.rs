//! The client, embedded: compressed when it was built.

use axum::{
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// A file of the client.
pub struct Asset {
    /// Its path.
    pub path: &'static str,
    /// As it is.
    pub raw: &'static [u8],
    /// Compressed by Brotli.
    pub br: Option<&'static [u8]>,
    /// Compressed by gzip.
    pub gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The file at that path.
pub fn find(path: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path == path)
}

/// What the phone says in English before anything else.
pub fn english() -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.path.starts_with("assets/phone.en-") && asset.path.ends_with(".js"))
}

/// A page of the client.
pub fn page(name: &str, headers: &HeaderMap) -> Response {
    // The pages are built in, by name; a build without them does not compile its table.
    find(name).map_or_else(|| StatusCode::NOT_FOUND.into_response(), |asset| respond(asset, headers))
}

/// `GET /assets/…`: their names change with their content, so they are kept for ever.
pub async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = find(&format!("assets/{path}")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kept = [(header::CACHE_CONTROL, HeaderValue::from_static("max-age=31536000, immutable"))];
    (kept, respond(asset, &headers)).into_response()
}

/// Whether the browser takes that coding.
pub fn takes(headers: &HeaderMap, coding: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|part| part.split(';').next().map(str::trim) == Some(coding))
}

/// The smallest form that the browser takes.
pub fn respond(asset: &'static Asset, headers: &HeaderMap) -> Response {
    let (bytes, coding) = match (asset.br, asset.gz) {
        (Some(br), _) if takes(headers, "br") => (br, Some("br")),
        (_, Some(gz)) if takes(headers, "gzip") => (gz, Some("gzip")),
        _ => (asset.raw, None),
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(asset.path)));
    headers.insert(header::VARY, HeaderValue::from_name(HeaderName::from_static("accept-encoding")));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
