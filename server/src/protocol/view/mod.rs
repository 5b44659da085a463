//! What each role may see of a room: a hidden tally and an unopened question have no way in here.

mod action;
mod deck;
pub mod filing;
mod mistake;
mod phone;
mod presenter;
mod preview;
mod projector;
mod question;
mod replay;
mod report;
mod scores;
mod split;
pub mod table;
mod tally;
#[cfg(test)]
mod tests;
mod wifi;

use peil_room::{
    Room,
    deck::{Asks, Language, Slide},
    event::Place,
    id::{FieldId, QuestionId, RoundId, SlideId},
};
use uuid::Uuid;

pub use self::{
    deck::language,
    mistake::mistake,
    phone::{phone, phone_tally},
    presenter::{presenter, presenter_tally},
    preview::pictures,
    projector::{live, live_tally, projector, projector_tally},
    replay::{Film, still},
    report::{Extent, report},
};
use super::{
    api::CardPage,
    stage::{PlaceView, RoomView, Stamp},
};
use crate::journal::RoomCode;

/// What a view needs to know that is not in the room.
#[derive(Clone, Debug)]
pub struct Showing {
    /// The room's code.
    pub code: RoomCode,
    /// What its images stand under: that code, or the name of a deck that has no room yet.
    pub shelf: String,
    /// The journal's epoch.
    pub epoch: Uuid,
    /// Days after which answers are deleted, where participants were told nothing else.
    pub keep_days: u32,
}

impl Showing {
    /// The stamp of a view after that record.
    pub fn stamp(&self, version: u64) -> Stamp {
        Stamp { epoch: self.epoch.simple().to_string(), version }
    }

    fn room(&self, room: &Room) -> RoomView {
        RoomView {
            code: self.code.to_string(),
            title: title(room).to_owned(),
            language: language_of(room).into(),
            keep_days: room.keeping().map_or(self.keep_days, |told| told.days),
            deletes_all: room.keeping().is_some_and(|told| !told.tallies),
            locked: room.stage().locked,
            ended: room.ended_at().is_some(),
            rehearsal: room.is_rehearsal(),
        }
    }
}

/// The title of a room's deck.
pub fn title(room: &Room) -> &str {
    &room.deck().title
}

/// The ids of the questions that were prepared for a room.
pub fn prepared_questions(room: &Room) -> Vec<String> {
    let prepared = room.deck().slides.iter().filter(|slide| !room.was_made(slide));
    let asks = prepared.filter(|slide| matches!(slide.asks, Some(Asks::Question(_))));
    asks.filter_map(Slide::question_id).map(ToString::to_string).collect()
}

/// The language of a room's deck, as its code.
pub fn language_of(room: &Room) -> &'static str {
    language(room_language(room))
}

fn room_language(room: &Room) -> Language {
    room.deck().language
}

/// Where the show stands.
pub fn place(place: &Place) -> PlaceView {
    match place {
        Place::Lobby => PlaceView::Lobby,
        Place::Slide(_) => PlaceView::Slide,
        Place::Closing => PlaceView::Closing,
    }
}

/// How many have answered what is asked now: the open question, else the one on the shown slide.
pub fn answered(room: &Room) -> u32 {
    question::in_view(room).and_then(|question| room.latest(question)).map_or(0, |round| round.answered() as u32)
}

/// A page of shown cards of a revealed round that phones may read; `None` where there is none to read.
pub fn card_page(
    room: &Room,
    question: &QuestionId,
    number: u32,
    field: &FieldId,
    before: Option<u32>,
) -> Option<CardPage> {
    let round = room.round(&RoundId { question: question.clone(), number })?;
    if !round.revealed || !room.readable(question) {
        return None;
    }
    let (index, _) = round.asked.field(field)?;
    let (mut cards, before) = tally::page(round, index as u16, before, room_language(room));
    table::name_cards(room, round, &mut cards);
    Some(CardPage { cards, before })
}

/// The place of a slide among those that are shown, from 1; an extra one that was jumped to shares that of the next.
fn slide_number(room: &Room, index: usize) -> u32 {
    let before = room.deck().slides.iter().take(index);
    before.filter(|slide| room.stage().extras || !slide.extra).count() as u32 + 1
}

/// The slide that a place is.
fn shown_slide(place: &Place) -> Option<&SlideId> {
    match place {
        Place::Slide(id) => Some(id),
        Place::Lobby | Place::Closing => None,
    }
}
