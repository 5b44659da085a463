//! `/api/decks`: the decks that a workshop can be started from, and the organiser's own to write.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{
        Path, State,
        rejection::{BytesRejection, JsonRejection},
    },
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use peil_room::deck::{Asks, Deck};
use tokio::task::spawn_blocking;

use super::{guard, problem::Problem, state::Web};
use crate::{
    album::ImageError,
    bundle::BundleError,
    deck::{self, image, limit},
    library::{self, Kept, LibraryError},
    protocol::{
        api::DeckSummary,
        decks::{ChangeDeck, DeckText, KeptImage, NewDeck},
        view,
    },
};

/// Bytes in a request that brings a deck: each character of the longest one spelled with an escape.
pub const BODY: usize = 3 * limit::FILE;

/// `GET /api/decks`.
pub async fn list(State(web): State<Web>, headers: HeaderMap) -> Result<Json<Vec<DeckSummary>>, Problem> {
    guard::organiser(&web, &headers)?;
    Ok(Json(web.library.all().iter().map(|kept| summary(kept)).collect()))
}

fn summary(kept: &Kept) -> DeckSummary {
    let name = kept.name.clone();
    let deck = match &kept.deck {
        Ok(deck) => deck,
        Err(mistakes) => {
            return DeckSummary {
                title: library::title_of(&kept.source).map_or_else(|| name.clone(), str::to_owned),
                name,
                language: "en".into(),
                slides: 0,
                questions: 0,
                extras: 0,
                group: None,
                groups: Vec::new(),
                own: kept.own,
                mistakes: mistakes.len() as u32,
                changed_at: kept.changed_at,
            };
        }
    };
    DeckSummary { own: kept.own, changed_at: kept.changed_at, ..sum_up(name, deck) }
}

/// A deck without mistakes at a glance, under that name, as one that nobody may change.
pub fn sum_up(name: String, deck: &Deck) -> DeckSummary {
    let shown = || deck.slides.iter().filter(|slide| !slide.extra);
    DeckSummary {
        name,
        title: deck.title.clone(),
        language: view::language(deck.language).into(),
        slides: shown().count() as u32,
        questions: shown().filter(|slide| matches!(slide.asks, Some(Asks::Question(_)))).count() as u32,
        extras: deck.slides.iter().filter(|slide| slide.extra).count() as u32,
        group: deck.group.clone(),
        groups: deck.groups.clone(),
        own: false,
        mistakes: 0,
        changed_at: None,
    }
}

/// `GET /api/decks/{name}`.
pub async fn find(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<Json<DeckText>, Problem> {
    guard::organiser(&web, &headers)?;
    let kept = web.library.find(&name).ok_or(Problem::UnknownDeck)?;
    written(&web, move |_| Ok(kept)).await
}

/// `POST /api/decks`.
pub async fn add(
    State(web): State<Web>,
    headers: HeaderMap,
    body: Result<Json<NewDeck>, JsonRejection>,
) -> Result<(StatusCode, Json<DeckText>), Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    let Json(asked) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    let deck = written(&web, move |web| match asked {
        NewDeck::Text { source } => web.library.add(source),
        NewDeck::Copy { copy_of } => web.library.copy(&copy_of),
    });
    Ok((StatusCode::CREATED, deck.await?))
}

/// `PUT /api/decks/{name}`.
pub async fn change(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(name): Path<String>,
    body: Result<Json<ChangeDeck>, JsonRejection>,
) -> Result<Json<DeckText>, Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    let Json(ChangeDeck { version, source }) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    written(&web, move |web| web.library.change(&name, &version, source)).await
}

/// `DELETE /api/decks/{name}`.
pub async fn delete(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    apart(&web, move |web| web.library.delete(&name)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/decks/{name}/file`: its text, or with images a zip of both.
pub async fn file(State(web): State<Web>, headers: HeaderMap, Path(name): Path<String>) -> Result<Response, Problem> {
    guard::organiser(&web, &headers)?;
    let kept = web.library.find(&name).ok_or(Problem::UnknownDeck)?;
    let (kind, ending, bytes) = apart(&web, move |_| {
        Ok(match kept.bundle()? {
            Some(zip) => ("application/zip", "zip", zip),
            None => ("text/markdown; charset=utf-8", "md", kept.source.clone().into_bytes()),
        })
    })
    .await?;
    // Names of decks are plain, so that they can stand between quotes; one that was given may not be.
    let plain: String = name.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect();
    let head = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{plain}.{ending}\"")),
    ];
    Ok((head, bytes).into_response())
}

/// `POST /api/bundles`: a deck with its images, as the zip that it was downloaded as.
pub async fn add_bundle(
    State(web): State<Web>,
    headers: HeaderMap,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<DeckText>), Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    let bytes = bytes.map_err(|_| LibraryError::from(BundleError::TooLarge))?;
    Ok((StatusCode::CREATED, written(&web, move |web| web.library.add_bundle(&bytes)).await?))
}

/// `POST /api/decks/{name}/images`: the bytes of one, whose kind is seen by themselves.
pub async fn add_image(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(name): Path<String>,
    bytes: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<KeptImage>), Problem> {
    guard::same_origin(&web, &headers)?;
    guard::organiser(&web, &headers)?;
    let bytes = bytes.map_err(|_| LibraryError::from(ImageError::TooLarge))?;
    let image = apart(&web, move |web| web.library.add_image(&name, &bytes)).await?;
    Ok((StatusCode::CREATED, Json(KeptImage { path: image::path(&image) })))
}

/// Does something with the library, and tells the deck that comes of it.
async fn written(
    web: &Web,
    work: impl FnOnce(&Web) -> Result<Arc<Kept>, LibraryError> + Send + 'static,
) -> Result<Json<DeckText>, Problem> {
    Ok(Json(apart(web, |web| work(web).map(|kept| text(&kept))).await?))
}

/// Beside the threads that phones are waiting for: files are written and synced here, and decks read.
pub(super) async fn apart<T: Send + 'static>(
    web: &Web,
    work: impl FnOnce(&Web) -> Result<T, LibraryError> + Send + 'static,
) -> Result<T, Problem> {
    let web = web.clone();
    match spawn_blocking(move || work(&web)).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(Problem::Unavailable),
    }
}

fn text(kept: &Kept) -> DeckText {
    let mistakes = kept.deck.as_ref().err().into_iter().flatten();
    DeckText {
        name: kept.name.clone(),
        source: kept.source.clone(),
        version: kept.version(),
        own: kept.own,
        mistakes: mistakes.map(view::mistake).collect(),
        pictures: match &kept.deck {
            Ok(deck) => view::pictures(deck, &kept.name),
            Err(_) => deck::sound(&kept.source).map(|deck| view::pictures(&deck, &kept.name)).unwrap_or_default(),
        },
    }
}

impl From<LibraryError> for Problem {
    fn from(error: LibraryError) -> Self {
        match error {
            LibraryError::Unknown => Self::UnknownDeck,
            LibraryError::Changed => Self::DeckChanged,
            LibraryError::Image(ImageError::File(error)) | LibraryError::File(error) => {
                tracing::error!(%error, "a deck cannot be kept");
                Self::Unavailable
            }
            LibraryError::ReadOnly
            | LibraryError::Full
            | LibraryError::TooLong
            | LibraryError::Image(_)
            | LibraryError::Bundle(_) => Self::BadRequest(error.to_string()),
        }
    }
}
