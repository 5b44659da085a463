//! `/api/rooms/{code}/slides`: slides of a room's own copy of its deck, to be mended or added while it runs.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State, rejection::JsonRejection},
    http::HeaderMap,
};
use peil_room::{
    Room,
    command::{Command, Step},
    deck::{Deck, Slide},
    id::SlideId,
    mend::Part,
    rejection::Rejection,
};
use tokio::task::spawn_blocking;

use super::{guard, problem::Problem, state::Web};
use crate::{
    album::Album,
    deck::{self, DeckError, Stands},
    hub::{RoomHandle, clock},
    journal::RoomCode,
    library,
    protocol::{
        asking,
        mending::{AnsweredPart, ChangeSlide, NewSlide, SlideOutcome, SlideText},
        view,
    },
};

/// Bytes in a request that brings a slide: all that fits on one, each character spelled with an escape.
pub const BODY: usize = 200_000;
/// How often the stage may move on while a slide is read.
const TRIES: usize = 5;

/// `GET /api/rooms/{code}/slides/{slide}`.
pub async fn find(
    State(web): State<Web>,
    headers: HeaderMap,
    Path((code, slide)): Path<(String, String)>,
) -> Result<Json<SlideText>, Problem> {
    let room = enter(&web, &headers, &code).await?;
    text(&room, slide.into()).await.map(Json)
}

/// `PUT /api/rooms/{code}/slides/{slide}`.
pub async fn mend(
    State(web): State<Web>,
    headers: HeaderMap,
    Path((code, slide)): Path<(String, String)>,
    body: Result<Json<ChangeSlide>, JsonRejection>,
) -> Result<Json<SlideOutcome>, Problem> {
    guard::same_origin(&web, &headers)?;
    let room = enter(&web, &headers, &code).await?;
    let Json(ChangeSlide { version, source }) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    let id = SlideId::from(slide);
    let album = Album::of_room(&web.folder, room.code());
    let read = {
        let id = id.clone();
        move |deck: &Deck| {
            let (_, standing) = deck.slide(&id).ok_or(Problem::NotFound)?;
            if library::version_of(&deck::print_slide(standing)) != version {
                return Err(Problem::DeckChanged);
            }
            Ok(read_slide(&source, &Stands::At(&id), deck, &album))
        }
    };
    carry_out(&room, id, read, |slide| Step::MendSlide(Box::new(slide))).await
}

/// `POST /api/rooms/{code}/slides`.
pub async fn add(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
    body: Result<Json<NewSlide>, JsonRejection>,
) -> Result<Json<SlideOutcome>, Problem> {
    guard::same_origin(&web, &headers)?;
    let room = enter(&web, &headers, &code).await?;
    let Json(NewSlide { id, behind, source }) = body.map_err(|error| Problem::BadRequest(error.body_text()))?;
    if !deck::is_id(&id) {
        return Err(Problem::BadRequest("The id of a slide is a few small letters, digits and hyphens.".into()));
    }
    let (id, behind) = (SlideId::from(id), behind.map(SlideId::from));
    let album = Album::of_room(&web.folder, room.code());
    let read = {
        let (id, behind) = (id.clone(), behind.clone());
        move |deck: &Deck| Ok(read_slide(&source, &Stands::Behind(&id, behind.as_ref()), deck, &album))
    };
    carry_out(&room, id, read, move |slide| Step::AddSlide(Box::new(slide), behind.clone())).await
}

async fn enter(web: &Web, headers: &HeaderMap, code: &str) -> Result<RoomHandle, Problem> {
    let code = RoomCode::parse(code).ok_or(Problem::UnknownRoom)?;
    guard::presenter(web, headers, &code).await?;
    Ok(web.hub().room(code).await?)
}

/// The slide of a text, whose images the room has.
fn read_slide(source: &str, stands: &Stands<'_>, deck: &Deck, album: &Album) -> Result<Slide, Vec<DeckError>> {
    let slide = deck::parse_slide(source, stands, deck)?;
    let missing: Vec<_> = slide.images().filter(|name| !album.has(name)).collect();
    if missing.is_empty() { Ok(slide) } else { Err(deck::slide_without_images(source, &missing)) }
}

/// Reads a slide against the deck as it stands and asks the room for it; anew, where the stage moved on meanwhile.
async fn carry_out(
    room: &RoomHandle,
    id: SlideId,
    read: impl Fn(&Deck) -> Result<Result<Slide, Vec<DeckError>>, Problem> + Clone + Send + 'static,
    step: impl Fn(Slide) -> Step,
) -> Result<Json<SlideOutcome>, Problem> {
    for _ in 0..TRIES {
        let look = |room: &Room| (room.stage().step, Arc::new(room.deck().for_real()), room.is_rehearsal());
        let (seen, deck, tried) = room.look(look).await?;
        let (read, deck_read) = (read.clone(), Arc::clone(&deck));
        // Beside the threads that phones are waiting for.
        let slide = match spawn_blocking(move || read(&deck_read)).await.map_err(|_| Problem::Failed)?? {
            Ok(slide) => slide,
            Err(mistakes) => {
                let mistakes = mistakes.iter().map(view::mistake).collect();
                return Ok(Json(SlideOutcome::Mistakes { mistakes }));
            }
        };
        // Its text names its question as the deck's does.
        let slide = if tried { slide.in_rehearsal() } else { slide };
        let command = Command::Steer { step: seen, what: step(slide), now: clock::now() };
        return Ok(Json(match room.steer(command).await?.rejection {
            Some(Rejection::StageMoved) => continue,
            // What is asked for stands already.
            None | Some(Rejection::NothingToDo) => SlideOutcome::Kept { slide: text(room, id).await? },
            Some(Rejection::Answered(part, field)) => {
                let of = |field| label(&deck, &id, field);
                SlideOutcome::Answered { part: part_of(part), field: field.as_ref().map(of) }
            }
            Some(other) => SlideOutcome::Refused { reason: asking::reason(&other).0 },
        }));
    }
    Err(Problem::Unavailable)
}

async fn text(room: &RoomHandle, id: SlideId) -> Result<SlideText, Problem> {
    let text = room.look(move |room| {
        let (_, slide) = room.deck().slide(&id)?;
        let source = deck::print_slide(&slide.for_real());
        let version = library::version_of(&source);
        Some(SlideText { slide: id.to_string(), source, version, answered: answered(room, slide) })
    });
    text.await?.ok_or(Problem::NotFound)
}

fn answered(room: &Room, slide: &Slide) -> bool {
    room.asked_there(slide).iter().any(|round| !round.is_blank())
}

/// What a field is called by whoever answers.
fn label(deck: &Deck, slide: &SlideId, field: &peil_room::id::FieldId) -> String {
    let question = deck.slide(slide).and_then(|(_, slide)| slide.own_question());
    let found = question.and_then(|question| question.field(field));
    found.and_then(|(_, field)| field.label.clone()).unwrap_or_else(|| field.to_string())
}

fn part_of(part: Part) -> AnsweredPart {
    match part {
        Part::Question => AnsweredPart::Question,
        Part::Whose => AnsweredPart::Whose,
        Part::Fields => AnsweredPart::Fields,
        Part::Condition => AnsweredPart::Condition,
        Part::Required => AnsweredPart::Required,
        Part::Kind => AnsweredPart::Kind,
        Part::Choices => AnsweredPart::Choices,
        Part::Bounds => AnsweredPart::Bounds,
    }
}
