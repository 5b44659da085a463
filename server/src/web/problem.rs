//! Errors over HTTP: problem details (RFC 9457). Internals are logged once and never sent.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::close::{self, Close};
use crate::{
    hub::{Gone, HubError},
    journal::{AppendError, ReadError},
    protocol::api::Problem as Body,
};

/// Why a request was refused.
#[derive(Debug)]
pub enum Problem {
    /// No room has that code.
    UnknownRoom,
    /// Too many wrong codes; seconds to wait.
    TooManyWrongCodes(u64),
    /// No key, or one that does not open this.
    Locked,
    /// The request comes from a page of another site.
    Foreign,
    /// The body is not what is asked for.
    BadRequest(String),
    /// There is no such deck.
    UnknownDeck,
    /// The deck has mistakes.
    DeckMistakes,
    /// The deck was changed elsewhere meanwhile.
    DeckChanged,
    /// The room is a rehearsal, of which nothing is told.
    OnlyTried,
    /// There is no such thing.
    NotFound,
    /// The ticket is used, expired or unknown.
    TicketGone,
    /// Nothing can be stored or read now.
    Unavailable,
    /// A part of Peil failed.
    Failed,
    /// A screen is sent away, as a socket would be.
    Closed(Close),
}

impl Problem {
    /// What a page knows it by.
    fn name(&self, kind: &str) -> String {
        match self {
            Self::Closed(close) => format!("peil:{kind}-{}", close.code),
            _ => format!("peil:{kind}"),
        }
    }

    fn parts(&self) -> (StatusCode, &'static str, &'static str, Option<String>) {
        use Problem as P;
        use StatusCode as S;
        match self {
            P::UnknownRoom => (S::NOT_FOUND, "unknown-room", "No room has that code.", None),
            P::TooManyWrongCodes(seconds) => (
                S::TOO_MANY_REQUESTS,
                "too-many-wrong-codes",
                "Too many wrong codes.",
                Some(format!("Wait {seconds} seconds, then try again.")),
            ),
            P::Locked => (
                S::UNAUTHORIZED,
                "key-needed",
                "This needs a key.",
                Some("Open the organiser link that Peil printed when it started.".into()),
            ),
            P::Foreign => (S::FORBIDDEN, "foreign-origin", "This request came from another site's page.", None),
            P::BadRequest(detail) => {
                (S::BAD_REQUEST, "bad-request", "The request cannot be read.", Some(detail.clone()))
            }
            P::UnknownDeck => (S::NOT_FOUND, "unknown-deck", "There is no such deck.", None),
            P::DeckMistakes => (
                S::CONFLICT,
                "deck-mistakes",
                "The deck has mistakes.",
                Some("Open it to see them; a workshop starts from a deck that has none.".into()),
            ),
            P::DeckChanged => (
                S::CONFLICT,
                "deck-changed",
                "The deck was changed elsewhere meanwhile.",
                Some("Take that text, or keep yours.".into()),
            ),
            P::OnlyTried => (
                S::CONFLICT,
                "rehearsal",
                "This workshop is a rehearsal.",
                Some("There is something to tell once it has begun for real.".into()),
            ),
            P::NotFound => (S::NOT_FOUND, "not-found", "There is nothing here.", None),
            P::TicketGone => (
                S::GONE,
                "ticket-gone",
                "This link was used already.",
                Some("Ask the presenter to show a new one.".into()),
            ),
            P::Closed(close) if close.comes_back() => (S::SERVICE_UNAVAILABLE, "closed", close.reason, None),
            P::Closed(close) => (S::FORBIDDEN, "closed", close.reason, None),
            P::Failed => (S::INTERNAL_SERVER_ERROR, "failed", "A part of Peil failed.", None),
            P::Unavailable => (
                S::SERVICE_UNAVAILABLE,
                "unavailable",
                "Nothing can be stored or read right now.",
                Some("Try again in a moment.".into()),
            ),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, kind, title, detail) = self.parts();
        let body = Body { kind: self.name(kind), status: status.as_u16(), title: title.into(), detail };
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Self::TooManyWrongCodes(seconds) = self {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<HubError> for Problem {
    fn from(error: HubError) -> Self {
        match error {
            HubError::Unknown => Self::UnknownRoom,
            HubError::Deleted => Self::Closed(close::DELETED),
            // The journal has said so itself; a hall that knocks meanwhile must not fill the disk with it.
            HubError::Unavailable(ReadError::Broken(_)) | HubError::NotStored(AppendError::Broken) => Self::Unavailable,
            other => {
                tracing::error!(error = %other, "a room is unavailable");
                Self::Unavailable
            }
        }
    }
}

impl From<Close> for Problem {
    fn from(close: Close) -> Self {
        Self::Closed(close)
    }
}

impl From<Gone> for Problem {
    fn from(_: Gone) -> Self {
        Self::Unavailable
    }
}

impl From<AppendError> for Problem {
    fn from(error: AppendError) -> Self {
        HubError::NotStored(error).into()
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Broken(_) => Self::Unavailable,
            ReadError::NoRoom => Self::UnknownRoom,
            ReadError::Forgotten => Self::Closed(close::DELETED),
            other => {
                tracing::error!(error = %other, "the journal cannot be read");
                Self::Unavailable
            }
        }
    }
}
