//! What the projector shows.

use peil_room::{
    Room,
    event::{Cover, Place},
    figure::Figure,
    round::Round,
};

use super::{
    Showing, deck, place, question, replay, room_language, shown_slide, slide_number, split, table, tally, wifi,
};
use crate::protocol::{
    incoming,
    stage::{ProjectorTally, ProjectorView, Stamp},
};

/// The projector's view.
pub fn projector(room: &Room, showing: &Showing, stamp: Stamp) -> ProjectorView {
    at(room.on_the_wall(), room, showing, stamp)
}

/// What it would show if nothing were frozen.
pub fn live(room: &Room, showing: &Showing, stamp: Stamp) -> ProjectorView {
    at(&room.stage().place, room, showing, stamp)
}

fn at(there: &Place, room: &Room, showing: &Showing, stamp: Stamp) -> ProjectorView {
    let shown = shown_slide(there).and_then(|id| room.deck().slide(id));
    let cover = room.cover();
    ProjectorView {
        stamp,
        room: showing.room(room),
        place: place(there),
        cover: match cover {
            Cover::None => incoming::Cover::None,
            Cover::Blank => incoming::Cover::Blank,
            Cover::Code => incoming::Cover::Code,
            Cover::Wifi => incoming::Cover::Wifi,
            Cover::Frozen => incoming::Cover::Frozen,
        },
        slide: shown.map(|(index, slide)| deck::slide(slide, slide_number(room, index), &showing.shelf)),
        question: shown.and_then(|(_, slide)| Some(question::view(room, slide.question_id()?, &slide.id))),
        slides: room.slides().count() as u32,
        two_steps: room.stage().wifi.is_some(),
        wifi: room.stage().wifi.as_ref().filter(|_| cover == Cover::Wifi).map(wifi::wifi),
        replay: replay::replay(room),
    }
}

/// How many have an answer in both rounds of a question.
pub(super) fn answered_both(latest: &Round, before: &Round) -> u32 {
    if latest.asked.per_group {
        return latest.tables().filter(|(group, _)| before.table(*group).is_some()).count() as u32;
    }
    latest.answered_before()
}

/// The projector's numbers.
pub fn projector_tally(room: &Room, stamp: Stamp) -> ProjectorTally {
    tally_at(room.on_the_wall(), room, stamp)
}

/// What they would be if nothing were frozen.
pub fn live_tally(room: &Room, stamp: Stamp) -> ProjectorTally {
    tally_at(&room.stage().place, room, stamp)
}

fn tally_at(there: &Place, room: &Room, stamp: Stamp) -> ProjectorTally {
    let language = room_language(room);
    let shown = room.slide(there);
    let rounds: &[Round] = shown
        .and_then(|slide| slide.question_id().filter(|question| question::asked_on(room, question, &slide.id)))
        .map_or(&[], |question| room.rounds(question));
    let (latest, earlier) = match rounds.split_last() {
        Some((latest, earlier)) => (Some(latest), earlier),
        None => (None, rounds),
    };
    let revealed = latest.filter(|round| round.revealed);
    let drawn = shown.and_then(|slide| match &slide.figure {
        Some(Figure::Radar { of: Some(question), .. }) => room.latest(question).filter(|round| round.revealed),
        _ => None,
    });
    ProjectorTally {
        stamp,
        question: latest.map(|round| round.id.question.to_string()),
        round: latest.map_or(0, |round| round.id.number),
        answered: latest.map_or(0, |round| round.answered() as u32),
        groups: latest.filter(|round| round.asked.per_group).map(|_| table::asked(room)),
        answered_both: revealed.zip(earlier.last()).map_or(0, |(latest, before)| answered_both(latest, before)),
        tally: revealed.map(|round| split::with(room, round, tally::round(round, language))),
        earlier: match revealed {
            Some(_) => {
                earlier.iter().filter(|round| round.revealed).map(|round| tally::round(round, language)).collect()
            }
            None => Vec::new(),
        },
        // It lights a card of the place where the show stands; a frozen wall may be at another.
        spotlight: tally::spotlight(room, language).filter(|_| *there == room.stage().place),
        beside: room.beside().filter(|_| *there == room.stage().place).map(|id| format!("{:032x}", id.0)),
        figure: drawn.map(|round| tally::round(round, language)),
        // It is read back beside the room's task.
        replay: None,
    }
}
