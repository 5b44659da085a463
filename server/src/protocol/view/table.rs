//! Questions that groups answer: who answered, what stands for one group, and the names that cards carry.

use std::collections::BTreeMap;

use peil_room::{
    Room,
    answer::{Answer, Value},
    card::Card,
    command::GroupChoice,
    deck::{Asks, Question},
    id::{CardId, GroupId, ItemId, RoundId},
    kind::{Item, Kind, marks::Mark, rating::Rating},
    round::Round,
};

use super::question;
use crate::protocol::{
    incoming::FieldAnswer,
    outgoing::TableView,
    tally::{CardView, RoundTally, Sum},
};

/// Whether some question of the deck asks groups.
pub fn asks_groups(room: &Room) -> bool {
    let asks = room.deck().slides.iter().filter_map(|slide| slide.asks.as_ref());
    asks.into_iter().any(|asks| matches!(asks, Asks::Question(question) if question.per_group))
}

/// How many groups are asked: those of the list.
pub fn asked(room: &Room) -> u32 {
    room.groups().iter().filter(|group| group.accepted).count() as u32
}

/// The groups that answered the question in view, with the revisions that stand, while it takes answers.
pub fn standing(room: &Room) -> Vec<(u16, u64)> {
    let latest = question::in_view(room).and_then(|question| room.latest(question));
    let taking = latest.filter(|round| round.asked.per_group && round.takes(room.now()) && room.ended_at().is_none());
    taking.into_iter().flat_map(Round::tables).map(|(group, ballot)| (group.0, ballot.revision)).collect()
}

/// What stands for a group in a round, as far as it is told.
pub fn table(room: &Room, id: &RoundId, choice: &GroupChoice) -> TableView {
    let group = room.known_group(choice);
    let round = room.round(id).filter(|round| group.is_some_and(|group| is_told(room, round, group)));
    let stands = round.zip(group).and_then(|(round, group)| round.table(group));
    TableView {
        question: id.question.to_string(),
        round: id.number,
        group: group.map(|group| group.0),
        revision: stands.map_or(0, |stands| stands.revision),
        id: stands.map(|stands| format!("{:032x}", stands.id.0)),
        answer: round.zip(stands).and_then(|(round, stands)| Some(written(&round.asked, stands.answer.as_ref()?))),
    }
}

/// Whether phones hear what a group said: while another of its phones may replace it, and once it is on the screens, all of
/// it.
fn is_told(room: &Room, round: &Round, group: GroupId) -> bool {
    let withheld = |card: &Card| group_of(round, card) == Some(group) && !round.card_shown(card);
    room.ended_at().is_none()
        && (round.takes(room.now()) || (round.revealed && !round.wall().newest(None).any(withheld)))
}

/// The group that says a card, where groups answer.
pub fn group_of(round: &Round, card: &Card) -> Option<GroupId> {
    let ballot = card.ballot.filter(|_| round.asked.per_group)?;
    round.ballot(ballot)?.group
}

/// The name of the group that says a card; one that is only typed is shown to nobody.
pub fn named(room: &Room, round: &Round, card: u32) -> Option<String> {
    let group = group_of(round, round.wall().card(CardId(card))?)?;
    room.listed_group(group).map(|group| group.name.clone())
}

/// Puts on each card the name of the group that says it.
pub fn name_cards(room: &Room, round: &Round, cards: &mut [CardView]) {
    if round.asked.per_group {
        cards.iter_mut().for_each(|card| card.group = named(room, round, card.id));
    }
}

/// The same on all cards of a tally.
pub fn name(room: &Room, round: &Round, tally: &mut RoundTally) {
    for field in &mut tally.fields {
        if let Sum::Text { cards, .. } = &mut field.sum {
            name_cards(room, round, cards);
        }
    }
}

/// An answer as it was sent, by field.
fn written(asked: &Question, answer: &Answer) -> BTreeMap<String, FieldAnswer> {
    let fields = asked.fields.iter().zip(&answer.0);
    fields.filter_map(|(field, value)| Some((field.id.to_string(), of(&field.kind, value.as_ref()?)?))).collect()
}

/// Nothing where value and field are of two kinds, which no answer that stands is.
fn of(kind: &Kind, value: &Value) -> Option<FieldAnswer> {
    let id = |items: &[Item], index: usize| items.get(index).map(|item| item.id.to_string());
    Some(match (kind, value) {
        (Kind::Grade(_), Value::Grade(grade)) => FieldAnswer::Grade { grade: grade.to_f64() },
        (Kind::Choice(kind), Value::Choice(chosen)) => {
            let items = &kind.choices.items;
            FieldAnswer::Choice { choices: chosen.iter().filter_map(|&index| id(items, index.into())).collect() }
        }
        (Kind::Keywords(_), Value::Keywords(words)) => FieldAnswer::Keywords { words: words.clone() },
        (Kind::Marks(kind), Value::Marks(marks)) => {
            let marked = |side| {
                let so = marks.iter().enumerate().filter(move |(_, mark)| **mark == Some(side));
                so.filter_map(|(index, _)| id(&kind.items.items, index)).collect()
            };
            FieldAnswer::Marks { high: marked(Mark::High), low: marked(Mark::Low) }
        }
        (Kind::Rating(kind), Value::Rating(ratings)) => FieldAnswer::Rating { ratings: rated(kind, ratings) },
        (Kind::Text(_), Value::Text(text)) => FieldAnswer::Text { text: text.clone() },
        (Kind::Points(kind), Value::Points(points)) => {
            let given = kind.choices.items.iter().zip(points).filter(|(_, points)| **points > 0);
            FieldAnswer::Points { points: given.map(|(item, &n)| (item.id.to_string(), n.into())).collect() }
        }
        _ => return None,
    })
}

fn rated(kind: &Rating, ratings: &[Option<i32>]) -> BTreeMap<String, BTreeMap<String, f64>> {
    let series = |item: usize| {
        let of = kind.series.iter().enumerate();
        let given = of.filter_map(move |(at, series)| Some((&series.id, (*ratings.get(kind.place(item, at))?)?)));
        given.map(|(id, n): (&ItemId, i32)| (id.to_string(), n.into())).collect::<BTreeMap<_, _>>()
    };
    let items = kind.items.items.iter().enumerate().map(|(at, item)| (item.id.to_string(), series(at)));
    items.filter(|(_, series)| !series.is_empty()).collect()
}
