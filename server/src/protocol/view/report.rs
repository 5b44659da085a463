//! A room to its report. Made from the room as it stands, so that it is the same once the records are gone; and in order of
//! content, so that it tells nothing of who answered when.

use std::cmp::Reverse;

use peil_room::{
    Room,
    card::Card,
    deck::{Field, Slide},
    figure::Figure,
    id::{QuestionId, SlideId},
    kind::Kind,
    round::Round,
    split::Row,
    tally::FieldTally as Counted,
    wording,
};

use super::{deck, projector, question, room_language, shown_slide, slide_number, split, table, tally};
use crate::{
    protocol::{
        report::{FewField, Report, ReportQuestion, ReportRound, ReportSlide, RoundName, VERSION},
        split::{SplitField, SplitRow, SplitTally},
        tally::{ActionsView, CardView, FieldTally, RoundTally, Sum, WordView},
    },
    words,
};

/// Below so many answers how they fell out would tell on one or two people: no screen draws it.
const SHOWN_FROM: u32 = 3;
/// Below so many grades there is no mean.
const MEAN_FROM: u32 = 2;
/// Cards and words of one field on a page to read: beyond, who wants them all takes a file.
const PAGE: usize = 300;

/// How much of a room is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// Enough to read: of each field the first 300 cards or words.
    Page,
    /// Every card and every word that may be shown.
    Whole,
}

impl Extent {
    fn most(self) -> usize {
        match self {
            Self::Page => PAGE,
            Self::Whole => usize::MAX,
        }
    }
}

/// What a workshop came to so far. `code` is the room's.
pub fn report(room: &Room, code: &str, extent: Extent) -> Report {
    let slides = room.deck().slides.iter().enumerate();
    Report {
        version: VERSION,
        code: code.to_owned(),
        title: room.deck().title.clone(),
        language: super::language_of(room).into(),
        began_at: room.began_at().unwrap_or_default().0,
        ended_at: room.ended_at().map(|at| at.0),
        group: room.deck().group.clone().filter(|_| room.has_groups()),
        groups: room.groups().iter().filter(|group| group.accepted).map(|group| group.name.clone()).collect(),
        minimum: room.minimum(),
        slides: slides.filter_map(|(index, slide)| report_slide(room, code, index, slide, extent)).collect(),
    }
}

/// A slide, if it was shown; one that asks, if it asked.
fn report_slide(room: &Room, code: &str, index: usize, slide: &Slide, extent: Extent) -> Option<ReportSlide> {
    let asked = slide.question_id().map(|id| report_question(room, id, slide, extent));
    let question = match asked {
        Some(question) if question.rounds.is_empty() => return None,
        asked => asked,
    };
    let here = shown_slide(&room.stage().place) == Some(&slide.id);
    if question.is_none() && !here && room.spent(&slide.id) == 0 {
        return None;
    }
    let of = match &slide.figure {
        Some(Figure::Radar { of: Some(question), .. }) => room.latest(question).filter(|round| round.revealed),
        _ => None,
    };
    Some(ReportSlide {
        slide: deck::slide(slide, slide_number(room, index), code),
        question,
        drawn: of.map(|round| RoundName { question: round.id.question.to_string(), round: round.id.number }),
    })
}

fn report_question(room: &Room, id: &QuestionId, slide: &Slide, extent: Extent) -> ReportQuestion {
    let rounds = room.rounds(id);
    let before = std::iter::once(None).chain(rounds.iter().map(Some));
    let here = rounds.iter().zip(before).filter(|(round, _)| home(room, round).as_ref() == Some(&slide.id));
    ReportQuestion {
        id: id.to_string(),
        number: question::number(room, &slide.id),
        rounds: here.map(|(round, before)| report_round(room, round, before, extent)).collect(),
    }
}

/// The slide that a round is told on: where it was opened if that slide asks it, else the first that does.
pub(super) fn home(room: &Room, round: &Round) -> Option<SlideId> {
    let asks = || room.deck().slides.iter().filter(|slide| slide.question_id() == Some(&round.id.question));
    let own = asks().find(|slide| Some(&slide.id) == round.opened_on.as_ref());
    own.or_else(|| asks().next()).map(|slide| slide.id.clone())
}

fn report_round(room: &Room, round: &Round, before: Option<&Round>, extent: Extent) -> ReportRound {
    let shown = round.revealed;
    let before = before.filter(|before| shown && before.revealed);
    ReportRound {
        round: round.id.number,
        asked: deck::asked(&round.asked),
        n: round.answered() as u32,
        tally: shown.then(|| tally_of(room, round, extent)),
        few: if shown { few(round) } else { Vec::new() },
        answered_both: before.map_or(0, |before| projector::answered_both(round, before)),
    }
}

/// Whether so few filled a field in that nothing is shown of it; groups that answer as such say so themselves.
fn is_few(round: &Round, field: &Field, counted: &Counted) -> bool {
    !round.asked.per_group
        && matches!(field.kind, Kind::Choice(_) | Kind::Marks(_) | Kind::Rating(_))
        && counted.answers() < SHOWN_FROM
}

/// Whether it follows from a choice of which nothing is shown: how many followed would tell how it fell out.
fn follows_few(round: &Round, field: &Field) -> bool {
    let choice = field.when.as_ref().and_then(|when| round.asked.field(&when.field));
    choice.is_some_and(|(index, choice)| {
        round.total().fields.get(index).is_some_and(|counted| is_few(round, choice, counted))
    })
}

fn few(round: &Round) -> Vec<FewField> {
    let fields = round.asked.fields.iter().zip(&round.total().fields);
    fields
        .filter_map(|(field, counted)| {
            let follows = follows_few(round, field);
            let n = (!follows).then(|| counted.answers());
            (follows || is_few(round, field, counted)).then(|| FewField { field: field.id.to_string(), n })
        })
        .collect()
}

fn tally_of(room: &Room, round: &Round, extent: Extent) -> RoundTally {
    let fields = (0u16..).zip(&round.asked.fields).zip(&round.total().fields);
    // The texts of an action list are its lines.
    let fields = fields.filter(|_| !round.asked.actions);
    let shown = fields.filter(|((_, field), counted)| !is_few(round, field, counted) && !follows_few(round, field));
    let wall = split::with(room, round, tally::round(round, room_language(room)));
    RoundTally {
        fields: shown
            .map(|((index, field), counted)| FieldTally {
                field: field.id.to_string(),
                n: counted.answers(),
                branch_held: round.branch_held(index),
                sum: sum(room, round, index, &field.kind, counted, extent),
            })
            .collect(),
        split: by_group(room, round, extent),
        actions: wall.actions.map(by_name),
        // What lies beside it now is the presenter's, who may take it away.
        against: None,
        ..wall
    }
}

/// The lines of an action list in the order of what they say.
fn by_name(mut actions: ActionsView) -> ActionsView {
    actions.lines.sort_by_cached_key(|line| (line.group.clone(), line.said.clone()));
    for (line, place) in actions.lines.iter_mut().zip(1..) {
        line.id = place;
    }
    actions
}

fn sum(room: &Room, round: &Round, index: u16, kind: &Kind, counted: &Counted, extent: Extent) -> Sum {
    let language = room_language(room);
    match counted {
        Counted::Keywords(words) => {
            let mut frequent = words.top(usize::MAX, |word| round.word_shown(index, word));
            let withheld = words.spellings.len() - frequent.len();
            // The wall folds its most frequent spellings; the rarer ones stand as they were written, here as there.
            let rare = frequent.split_off(frequent.len().min(tally::FOLDED));
            let folded = words::fold(frequent.into_iter(), round.words().edits(index), language);
            let folded = folded.into_iter().map(|cluster| WordView { word: cluster.shown, count: cluster.count });
            let rare = rare.into_iter().map(|(word, count)| WordView { word: word.to_owned(), count });
            let mut all: Vec<WordView> = folded.chain(rare).collect();
            let more = all.len().saturating_sub(extent.most()) as u32;
            all.truncate(extent.most());
            Sum::Keywords { words: all, more, withheld: withheld as u32 }
        }
        Counted::Text(_) => {
            let here = |card: &&Card| card.field == index;
            let all = round.wall().newest(None).filter(here).count();
            let heads = tally::Heads::of(round, index, language);
            let shown = round.wall().newest(None).filter(here).filter(|card| round.card_shown(card));
            let (cards, more, told) = in_order(room, round, shown, &heads, extent);
            Sum::Text { clusters: tally::clusters(round, index), cards, more, withheld: (all - told) as u32 }
        }
        Counted::Grade(grades) if grades.answers() < MEAN_FROM => {
            let bins = grades.histogram().map(|(_, count)| count).collect();
            Sum::Grade { bins, mean: None, median: None, deviation: None }
        }
        _ => tally::sum(round, index, kind, counted, language),
    }
}

/// Cards by what they say: pinned ones first, then what several said, then by the alphabet. How many there are beyond
/// those, and in all.
fn in_order<'a>(
    room: &Room,
    round: &'a Round,
    cards: impl Iterator<Item = &'a Card>,
    heads: &tally::Heads,
    extent: Extent,
) -> (Vec<CardView>, u32, usize) {
    let mut cards: Vec<&Card> = cards.collect();
    let all = cards.len();
    // Of several spellings the first of the alphabet stands for all, not the one that came last.
    cards.sort_by_cached_key(|card| alphabet(card.text.as_deref().unwrap_or_default()));
    let mut stacks = tally::stack(round, cards.into_iter(), heads);
    for stack in &mut stacks {
        stack.view.group = table::named(room, round, stack.view.id);
    }
    stacks.sort_by_cached_key(|stack| {
        let card = &stack.view;
        (!card.pinned, Reverse(card.count.max(1)), alphabet(&card.text), card.by.clone(), card.group.clone())
    });
    stacks.truncate(extent.most());
    let told: usize = stacks.iter().map(|stack| stack.size).sum();
    let views = (1..).zip(stacks).map(|(place, stack)| CardView { id: place, ..stack.view });
    (views.collect(), (all - told) as u32, all)
}

fn alphabet(text: &str) -> (String, String) {
    (wording::fold(text), text.to_owned())
}

/// The round by group as it was when that was first shown, though the hall may be shown the whole again by now.
fn by_group(room: &Room, round: &Round, extent: Extent) -> Option<SplitTally> {
    let (noun, split) = (room.deck().group.clone()?, round.split()?);
    let fields = (0u16..).zip(&round.asked.fields);
    let fields = fields.map(|(index, field)| SplitField {
        field: field.id.to_string(),
        rows: split.rows(index).iter().filter_map(|row| group_row(room, round, row, index, field, extent)).collect(),
    });
    Some(SplitTally { noun, fields: fields.collect() })
}

fn group_row(room: &Room, round: &Round, row: &Row, index: u16, field: &Field, extent: Extent) -> Option<SplitRow> {
    let group = match row.group {
        Some(id) => Some(room.listed_group(id)?.name.clone()),
        None => None,
    };
    let sum = if matches!(field.kind, Kind::Text(_)) {
        let (cards, more, _) = in_order(room, round, round.split_cards(row), &tally::Heads::default(), extent);
        Sum::Text { clusters: Vec::new(), cards, more, withheld: 0 }
    } else {
        sum(room, round, index, &field.kind, &row.tally, extent)
    };
    Some(SplitRow { group, n: row.tally.answers(), sum })
}
