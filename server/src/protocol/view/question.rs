//! Questions to views: what is asked stays out until the question was opened.

use peil_room::{
    Room,
    deck::{Asks, Slide},
    id::{QuestionId, SlideId},
    round::{Phase as RoundPhase, Round},
    timer::Timing,
};

use super::deck;
use crate::protocol::question::{Phase, QuestionView, TimerView, TimingView};

/// The question that phones, counts and cards are about: the open one, else the one in grace, else the one on the slide.
pub fn in_view(room: &Room) -> Option<&QuestionId> {
    let grace = || {
        let latest = room.deck().slides.iter().filter_map(|slide| room.latest(slide.question_id()?));
        let mut in_grace = latest.filter(|round| grace_until(round).is_some()).collect::<Vec<_>>();
        in_grace.sort_by_key(|round| grace_until(round));
        in_grace.last().map(|round| &round.id.question)
    };
    let open = room.open_round().map(|round| &round.id.question);
    open.or_else(grace).or_else(|| on_slide(room))
}

/// The question of the shown slide.
pub fn on_slide(room: &Room) -> Option<&QuestionId> {
    room.slide(&room.stage().place)?.question_id()
}

/// The place of a slide's question among the questions of the show, from 1.
pub fn number(room: &Room, slide: &SlideId) -> u32 {
    let deck = room.deck();
    let end = deck.slide(slide).map_or(deck.slides.len(), |(index, _)| index);
    let shown = |slide: &&Slide| slide.asks.is_some() && (!slide.extra || room.stage().extras);
    deck.slides[..end].iter().filter(shown).count() as u32 + 1
}

/// The slide that a question was last opened on, else the first that asks it.
pub fn home(room: &Room, question: &QuestionId) -> Option<SlideId> {
    let asks = |slide: &&Slide| slide.question_id() == Some(question);
    let opened = room.latest(question).and_then(|round| round.opened_on.as_ref());
    let slides = || room.deck().slides.iter().filter(asks);
    let home = slides().find(|slide| Some(&slide.id) == opened).or_else(|| slides().next())?;
    Some(home.id.clone())
}

/// Whether the question of a slide was asked there: a slide that asks it again waits for a round of its own.
pub fn asked_on(room: &Room, question: &QuestionId, slide: &SlideId) -> bool {
    let again = room.deck().slide(slide).is_some_and(|(_, slide)| matches!(slide.asks, Some(Asks::Again(_))));
    let rounds = room.rounds(question);
    if again { rounds.iter().any(|round| round.opened_on.as_ref() == Some(slide)) } else { !rounds.is_empty() }
}

/// A question as phones and projector may see it.
pub fn view(room: &Room, question: &QuestionId, slide: &SlideId) -> QuestionView {
    with(room, question, slide, false)
}

/// A question as the presenter sees it: what is asked is there even while it waits.
pub fn presenter_view(room: &Room, question: &QuestionId, slide: &SlideId) -> QuestionView {
    with(room, question, slide, true)
}

fn with(room: &Room, question: &QuestionId, slide: &SlideId, always: bool) -> QuestionView {
    // A slide that asks a question again waits until its own round opens.
    let round = room.latest(question).filter(|_| asked_on(room, question, slide));
    let waiting = || room.question(question).filter(|_| always).map(deck::asked);
    QuestionView {
        id: question.to_string(),
        number: number(room, slide),
        round: round
            .map_or_else(|| room.latest(question).map_or(0, |last| last.id.number) + 1, |round| round.id.number),
        phase: match round.map(|round| round.is_open() && room.ended_at().is_none()) {
            None => Phase::Waiting,
            Some(true) => Phase::Open,
            Some(false) => Phase::Closed,
        },
        grace_until: round.and_then(grace_until),
        revealed: round.is_some_and(|round| round.revealed),
        talk: room.stage().talk.as_ref() == Some(question),
        timer: timer(room, question),
        asked: round.map(|round| deck::asked(&round.asked)).or_else(waiting),
    }
}

/// The time that a question was given.
fn timer(room: &Room, question: &QuestionId) -> Option<TimerView> {
    let timer = room.stage().timer.as_ref().filter(|timer| timer.question == *question)?;
    Some(TimerView { length: timer.length, until: timer.until.0, closes: timer.closes, over: timer.over })
}

/// The time that the deck proposes for a question.
pub fn timing(room: &Room, question: &QuestionId) -> Option<TimingView> {
    let Timing { open, closes, talk } = room.question(question)?.timing;
    Some(TimingView { open, closes, talk })
}

fn grace_until(round: &Round) -> Option<u64> {
    match round.phase {
        RoundPhase::Open => None,
        RoundPhase::Closed { grace_until } => grace_until.map(|until| until.0),
    }
}
