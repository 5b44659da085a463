//! What was really scored, beside what the room expected. Expectation and score are not one scale: nothing here adds them up.

use std::collections::BTreeMap;

use crate::{
    deck::Question,
    figure::Figure,
    id::{GroupId, QuestionId},
    kind::{Items, Kind, marks::Marks},
    number::{Hundredths, Ratio},
    room::Room,
    round::Round,
    tally::FieldTally,
};

/// Whose scores they are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Whose {
    /// The whole room's.
    Room,
    /// Those of one group.
    Group(GroupId),
}

/// One place an item of the question that marks them; nothing where it was not scored.
pub type Scored = Vec<Option<Hundredths>>;

/// The scores that the presenter gave for one question.
pub type Scores = BTreeMap<Whose, Scored>;

/// The scale of scores where the deck draws none of the same items: that of a Dutch grade.
const SCALE: (i32, i32) = (1, 10);

/// The field of a question that marks high and low, its index, and its items.
pub fn marked(question: &Question) -> Option<(u16, &Marks)> {
    let fields = (0u16..).zip(&question.fields);
    fields.into_iter().find_map(|(index, field)| match &field.kind {
        Kind::Marks(marks) => Some((index, marks)),
        _ => None,
    })
}

/// What the room or a group expected: how often each item was marked high and low, and by how many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expected {
    /// High, one place an item.
    pub high: Vec<u32>,
    /// Low, one place an item.
    pub low: Vec<u32>,
    /// How many answered.
    pub answers: u32,
}

impl Expected {
    fn of(tally: &FieldTally) -> Option<Self> {
        match tally {
            FieldTally::Marks(tally) => {
                Some(Self { high: tally.high.clone(), low: tally.low.clone(), answers: tally.answers })
            }
            _ => None,
        }
    }
}

impl Room {
    /// The scores that were given for a question.
    pub fn scores(&self, question: &QuestionId) -> Option<&Scores> {
        self.scores.get(question)
    }

    /// The lowest and highest score of a question's items: the scale on which the deck draws or rates them.
    pub fn score_scale(&self, question: &Question) -> (i32, i32) {
        let Some((_, marks)) = marked(question) else { return SCALE };
        let drawn = self.deck.slides.iter().find_map(|slide| match &slide.figure {
            Some(Figure::Radar { items, scale, .. }) if same(items, &marks.items) => Some(*scale),
            _ => None,
        });
        drawn.unwrap_or(SCALE)
    }

    /// What was scored, and by how many groups: of a group its own; of the room what was given for it, else the mean of the
    /// groups, item by item, where at least two gave one: the mean of one is that one's score.
    pub fn scored(&self, question: &QuestionId, whose: Whose) -> Option<(Vec<Option<f64>>, u32)> {
        let scores = self.scores.get(question)?;
        let own = scores.get(&whose).map(|scored| scored.iter().map(|score| score.map(Hundredths::to_f64)).collect());
        if own.is_some() || whose != Whose::Room {
            return own.map(|own| (own, 0));
        }
        let items = scores.values().map(Vec::len).max().unwrap_or(0);
        let mean = |item: usize| {
            let given: Vec<i64> =
                scores.values().filter_map(|scored| Some(scored.get(item).copied()??.0.into())).collect();
            let mean = Ratio::new(given.iter().sum(), given.len() as u64).filter(|mean| mean.count > 1)?;
            Some((mean.to_f64()).round() / 100.0)
        };
        let means: Vec<Option<f64>> = (0..items).map(mean).collect();
        means.iter().any(Option::is_some).then_some((means, scores.len() as u32))
    }
}

impl Round {
    /// Whose scores lie beside its tally on the screens of the room.
    pub fn against(&self) -> Option<Whose> {
        self.against.filter(|_| self.revealed)
    }

    /// What was expected by whoever the scores belong to; nothing of a group that may not stand on its own.
    pub fn expected(&self, whose: Whose) -> Option<Expected> {
        let (field, _) = marked(&self.asked)?;
        match whose {
            Whose::Room => Expected::of(self.total().fields.get(usize::from(field))?),
            // Answers of groups carry their names: no minimum holds anything of them back.
            Whose::Group(group) if self.asked.per_group => {
                let (_, tally) = self.groups().find(|(of, _)| *of == Some(group))?;
                Expected::of(tally.fields.get(usize::from(field))?)
            }
            Whose::Group(group) => {
                let rows = self.split()?.rows(field);
                Expected::of(&rows.iter().find(|row| row.group == Some(group))?.tally)
            }
        }
    }
}

fn same(one: &Items, other: &Items) -> bool {
    one.items.len() == other.items.len() && one.items.iter().zip(&other.items).all(|(a, b)| a.id == b.id)
}
