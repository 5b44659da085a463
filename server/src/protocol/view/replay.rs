//! A round that is played again, to views.

use peil_room::{
    Room,
    curve::Curve,
    deck::Language,
    id::{Millis, RoundId},
    limit,
    replay::Still,
    round::Round,
};

use super::{deck, presenter, question, report, room_language, tally};
use crate::protocol::{
    question::{Phase, QuestionView},
    replay::{MarkView, ReplayTally, ReplayView, ReplayableView},
    tally::{RoundTally, Sum},
};

/// All that is shown of a round while it is played again.
#[derive(Clone, PartialEq, Debug)]
pub struct Film {
    /// Which round.
    pub round: RoundId,
    /// How its answers came in.
    pub curve: Curve,
    /// What happened to it when.
    pub marks: Vec<MarkView>,
    /// Its moments in order, the last as it stands; of a sealed room that one alone.
    stills: Vec<Still<RoundTally>>,
    most: Vec<u32>,
}

/// What is drawn of a moment.
pub fn still(round: &Round, language: Language) -> RoundTally {
    tally::round(round, language)
}

impl Film {
    /// A film of these moments, of which there is at least one.
    pub fn new(round: RoundId, curve: Curve, marks: Vec<MarkView>, stills: Vec<Still<RoundTally>>) -> Self {
        let fields = stills.last().map_or(0, |still| still.drawn.fields.len());
        let highest = |field: usize| {
            let sums = stills.iter().filter_map(|still| still.drawn.fields.get(field));
            sums.map(|field| highest(&field.sum)).max().unwrap_or_default()
        };
        Self { most: (0..fields).map(highest).collect(), round, curve, marks, stills }
    }

    /// The film of a sealed round, of which only the curve was kept; `None` where none was.
    pub fn of_sealed(room: &Room, round: &RoundId) -> Option<Self> {
        let round = room.round(round)?;
        let drawn = RoundTally { shift: None, ..tally::round(round, room_language(room)) };
        let last = Still { part: limit::CURVE_PARTS as u16, drawn };
        Some(Self::new(round.id.clone(), round.curve()?.clone(), Vec::new(), vec![last]))
    }

    /// The moment that the wall shows now; `None` where this is not what is played.
    pub fn shown(&self, room: &Room, now: Millis) -> Option<ReplayTally> {
        let replay = room.replay().filter(|replay| replay.round == self.round)?;
        let part = replay.part_at(now.max(room.now()));
        let standing = |part: u16| part.checked_sub(1).and_then(|at| self.curve.counts.get(usize::from(at)).copied());
        let last = self.stills.last()?;
        let still = self.stills.iter().rfind(|still| still.part <= part).unwrap_or(last);
        let (at, answered) = if self.stills.len() > 1 {
            (still.part, still.drawn.n)
        } else {
            (part, standing(part).unwrap_or_default())
        };
        Some(ReplayTally {
            part,
            pace: replay.pace.filter(|_| u64::from(part) < limit::CURVE_PARTS),
            at,
            answered,
            seconds: self.curve.seconds,
            counts: self.curve.counts.clone(),
            stills: self.stills.iter().map(|still| still.part).collect(),
            marks: self.marks.clone(),
            most: self.most.clone(),
            tally: still.drawn.clone(),
        })
    }
}

/// The highest number that is drawn of a field.
fn highest(sum: &Sum) -> u32 {
    let most = |numbers: &[u32]| numbers.iter().copied().max().unwrap_or_default();
    match sum {
        Sum::Grade { bins, .. } => most(bins),
        Sum::Choice { counts } => most(counts),
        Sum::Points { sums } => most(sums),
        Sum::Marks { high, low } => most(high).max(most(low)),
        Sum::Keywords { words, .. } => words.iter().map(|word| word.count).max().unwrap_or_default(),
        Sum::Rating { .. } | Sum::Text { .. } => 0,
    }
}

/// The round that is played again.
pub fn replay(room: &Room) -> Option<ReplayView> {
    let round = room.round(&room.replay()?.round)?;
    let slide = report::home(room, round)?;
    Some(ReplayView {
        question: QuestionView {
            id: round.id.question.to_string(),
            number: question::number(room, &slide),
            round: round.id.number,
            phase: Phase::Closed,
            grace_until: None,
            revealed: true,
            talk: false,
            timer: None,
            asked: Some(deck::asked(&round.asked)),
        },
    })
}

/// The rounds that can be played again, in the order of the show.
pub fn replayable(room: &Room) -> Vec<ReplayableView> {
    let slides = room.deck().slides.iter().filter_map(|slide| Some((slide, slide.question_id()?)));
    slides
        .flat_map(|(slide, question)| {
            let rounds = room.rounds(question).iter().filter(|round| room.may_replay(round));
            let here = rounds.filter(|round| report::home(room, round).as_ref() == Some(&slide.id));
            here.map(|round| ReplayableView {
                question: question.to_string(),
                round: round.id.number,
                number: question::number(room, &slide.id),
                title: presenter::name(room, slide),
                answered: round.answered() as u32,
            })
        })
        .collect()
}
