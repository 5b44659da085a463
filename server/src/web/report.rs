//! What a workshop came to: for a page to read, also by a link that the presenter gave out, and as files, which are hers.

use std::io;

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use tokio::task::spawn_blocking;

use super::{guard, problem::Problem, state::Web, stream};
use crate::{
    hub::{HubError, RoomHandle},
    journal::RoomCode,
    protocol::{
        report::Report,
        view::{self, Extent},
    },
    report::{self, Form},
};

/// Reports that are made at the same time, each of a copy of its room.
pub const AT_A_TIME: usize = 2;

/// `GET /api/rooms/{code}/report`: enough to read.
pub async fn read(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
) -> Result<Json<Report>, Problem> {
    let code = RoomCode::parse(&code).ok_or(Problem::UnknownRoom)?;
    guard::reader(&web, &headers, &code).await?;
    Ok(Json(told(&web, code, Extent::Page).await?))
}

/// `GET /api/rooms/{code}/export.json`: all of it.
pub async fn json(State(web): State<Web>, headers: HeaderMap, Path(code): Path<String>) -> Result<Response, Problem> {
    let (code, report) = whole(&web, &headers, &code).await?;
    let body = stream::written(move |out| report::json(&report, out));
    Ok((file("application/json", &format!("peil-{code}.json")), body).into_response())
}

/// `GET /api/rooms/{code}/export.xlsx`: all of it, as a workbook.
pub async fn xlsx(State(web): State<Web>, headers: HeaderMap, Path(code): Path<String>) -> Result<Response, Problem> {
    let (code, report) = whole(&web, &headers, &code).await?;
    let body = stream::written(move |out| report::xlsx(&report, out));
    Ok((file(WORKBOOK, &format!("peil-{code}.xlsx")), body).into_response())
}

/// The kind of content that a workbook is.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Which question is asked for, and for whom.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    question: String,
    form: WantedForm,
}

/// How the table is written.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "camelCase")]
enum WantedForm {
    Dutch,
    Plain,
}

/// `GET /api/rooms/{code}/export.csv?question=&form=dutch|plain`: one question.
pub async fn csv(
    State(web): State<Web>,
    headers: HeaderMap,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let (code, report) = whole(&web, &headers, &code).await?;
    let Wanted { question, form } = wanted;
    if report::rounds(&report, &question).is_empty() {
        return Err(Problem::NotFound);
    }
    let name = format!("peil-{code}-{question}.csv");
    let form = match form {
        WantedForm::Dutch => Form::Dutch,
        WantedForm::Plain => Form::Plain,
    };
    let body = stream::written(move |out| report::csv(&report, &question, form, out));
    Ok((file("text/csv; charset=utf-8", &name), body).into_response())
}

/// Says what a file is, and what to call it.
fn file(kind: &str, name: &str) -> [(header::HeaderName, String); 2] {
    // Ids of a deck are plain, so that they can stand between quotes.
    [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))]
}

/// All of a room, for its presenter.
async fn whole(web: &Web, headers: &HeaderMap, code: &str) -> Result<(RoomCode, Report), Problem> {
    let code = RoomCode::parse(code).ok_or(Problem::UnknownRoom)?;
    guard::presenter(web, headers, &code).await?;
    Ok((code, told(web, code, Extent::Whole).await?))
}

/// A report is made of a copy of the room, beside its task: nobody who answers waits for it. A hall that opens a link to it
/// at once takes turns.
async fn told(web: &Web, code: RoomCode, extent: Extent) -> Result<Report, Problem> {
    written(web, web.hub().room(code).await?, extent).await
}

/// The same, or nothing where the room was deleted.
pub async fn told_if_there(web: &Web, code: RoomCode, extent: Extent) -> Result<Option<Report>, Problem> {
    match web.hub().room(code).await {
        Ok(room) => Ok(Some(written(web, room, extent).await?)),
        Err(HubError::Deleted | HubError::Unknown) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn written(web: &Web, room: RoomHandle, extent: Extent) -> Result<Report, Problem> {
    // It is never closed.
    let _turn = web.reports.acquire().await.map_err(|_| Problem::Unavailable)?;
    let code = room.code();
    // Before it is copied: of what nobody said there is nothing to tell.
    let room = room.look(|room| (!room.is_rehearsal()).then(|| room.clone())).await?.ok_or(Problem::OnlyTried)?;
    let report = spawn_blocking(move || view::report(&room, &code.to_string(), extent)).await;
    report.map_err(|error| {
        tracing::error!(error = %io::Error::from(error), "a report could not be made");
        Problem::Unavailable
    })
}
