//! What a phone sees.

use peil_room::Room;

use super::{Showing, deck, filing, place, question, room_language, shown_slide, slide_number, split, table, tally};
use crate::protocol::{
    question::Phase,
    stage::{GroupView, GroupsView, PhoneTally, PhoneView, Stamp},
};

/// A phone's view: the open question before the slide.
pub fn phone(room: &Room, showing: &Showing, stamp: Stamp) -> PhoneView {
    let slide = shown_slide(&room.stage().place).and_then(|id| room.deck().slide(id)).map(|(index, slide)| {
        let number = slide_number(room, index);
        if slide.asks.is_some() { deck::title_only(slide, number) } else { deck::slide(slide, number, &showing.shelf) }
    });
    let question = question::in_view(room)
        .and_then(|id| Some(question::view(room, id, &question::home(room, id)?)))
        .filter(|question| question.phase != Phase::Waiting || slide.is_some());
    PhoneView {
        stamp,
        room: showing.room(room),
        groups: groups(room),
        place: place(&room.stage().place),
        slide,
        readable: question::in_view(room).is_some_and(|question| room.readable(question)),
        question,
        filing: question::in_view(room).and_then(|id| room.latest(id)).map(filing::asked).unwrap_or_default(),
    }
}

fn groups(room: &Room) -> Option<GroupsView> {
    let noun = room.deck().group.clone()?;
    let accepted = room.groups().iter().filter(|group| group.accepted);
    let list: Vec<GroupView> = accepted.map(|group| GroupView { id: group.id.0, name: group.name.clone() }).collect();
    // Without a list nobody is asked: a room of typed names alone would show none of them. Groups that answer as one have
    // names all the same.
    (!list.is_empty() || table::asks_groups(room)).then(|| GroupsView { noun, list, minimum: room.minimum() })
}

/// What a phone may read.
pub fn phone_tally(room: &Room, stamp: Stamp) -> PhoneTally {
    let readable = question::in_view(room).filter(|question| room.readable(question));
    let revealed = readable.and_then(|question| room.latest(question)).filter(|round| round.revealed);
    PhoneTally {
        stamp,
        tally: revealed.map(|round| split::with(room, round, tally::round(round, room_language(room)))),
        tables: table::standing(room),
    }
}
