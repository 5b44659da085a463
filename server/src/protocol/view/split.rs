//! Rounds by group to views. Which rows there are is the room's affair: here they are drawn and bounded.

use peil_room::{
    Room,
    deck::Language,
    kind::Kind,
    round::Round,
    split::{Row, Split},
};

use super::{action, room_language, scores, table, tally};
use crate::protocol::{
    split::{SplitField, SplitRow, SplitTally},
    tally::{RoundTally, Sum},
};

/// Words in a row: more than two lines on a projector hold.
const WORDS: usize = 16;
/// Cards in a row: three columns of a projector hold fewer.
const CARDS: usize = 30;

/// A tally of a round with the same by group, while the screens of the room show it so, with the names of the groups where
/// each answered as one, with the lines of an action list, and with what was scored.
pub fn with(room: &Room, round: &Round, mut tally: RoundTally) -> RoundTally {
    table::name(room, round, &mut tally);
    let (actions, against) = (action::lines(room, round), scores::against(room, round));
    RoundTally { split: shown(room, round), actions, against, ..tally }
}

fn shown(room: &Room, round: &Round) -> Option<SplitTally> {
    let (noun, split) = (room.deck().group.clone()?, round.shown_split()?);
    let fields = (0u16..).zip(&round.asked.fields);
    let fields = fields.map(|(index, field)| SplitField {
        field: field.id.to_string(),
        rows: rows(room, round, split, index, &field.kind),
    });
    Some(SplitTally { noun, fields: fields.collect() })
}

fn rows(room: &Room, round: &Round, split: &Split, index: u16, kind: &Kind) -> Vec<SplitRow> {
    let rows = split.rows(index).iter();
    let named = rows.filter_map(|row| {
        let group = match row.group {
            Some(id) => Some(room.listed_group(id)?.name.clone()),
            None => None,
        };
        Some(SplitRow { group, n: row.tally.answers(), sum: sum(round, row, index, kind, room_language(room)) })
    });
    named.collect()
}

fn sum(round: &Round, row: &Row, index: u16, kind: &Kind, language: Language) -> Sum {
    if matches!(kind, Kind::Text(_)) {
        let (cards, shown) = tally::stacked(round, round.split_cards(row), CARDS);
        let more = round.split_cards(row).count() - shown;
        return Sum::Text { clusters: Vec::new(), cards, more: more as u32, withheld: 0 };
    }
    match tally::sum(round, index, kind, &row.tally, language) {
        Sum::Keywords { mut words, more, withheld } => {
            let beyond = words.len().saturating_sub(WORDS);
            words.truncate(WORDS);
            Sum::Keywords { words, more: more + beyond as u32, withheld }
        }
        sum => sum,
    }
}
