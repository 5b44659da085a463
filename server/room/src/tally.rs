//! What the ballots of a round add up to: whole numbers only, so that the order of arrival leaves no trace.

use crate::{
    answer::{Answer, Value},
    deck::Question,
    kind::{
        Kind, choice::ChoiceTally, grade::GradeTally, keywords::KeywordsTally, marks::MarksTally, points::PointsTally,
        rating::RatingTally, text::TextTally,
    },
};

/// The sum of some answers to one question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    /// How many answers were added.
    pub answers: u32,
    /// One tally a field, in order.
    pub fields: Vec<FieldTally>,
}

/// The sum of what was filled in for one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldTally {
    /// Of grades.
    Grade(GradeTally),
    /// Of choices.
    Choice(ChoiceTally),
    /// Of keywords.
    Keywords(KeywordsTally),
    /// Of marks.
    Marks(MarksTally),
    /// Of ratings.
    Rating(RatingTally),
    /// Of texts.
    Text(TextTally),
    /// Of points.
    Points(PointsTally),
}

impl Tally {
    /// Of no answers yet.
    pub fn new(asked: &Question) -> Self {
        Self { answers: 0, fields: asked.fields.iter().map(|field| FieldTally::new(&field.kind)).collect() }
    }

    /// Counts an answer.
    pub fn add(&mut self, answer: &Answer) {
        self.count(answer, Change::Add, |_, _, _, _| {});
    }

    /// Takes an answer out that was added before.
    pub fn remove(&mut self, answer: &Answer) {
        self.count(answer, Change::Remove, |_, _, _, _| {});
    }

    /// Adds all answers of another tally of the same question.
    pub fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        for (field, other) in self.fields.iter_mut().zip(&other.fields) {
            field.join(other);
        }
    }

    /// Counts an answer or takes one out; `told` hears of each keyword of which field it was, how often it had been written
    /// before, and how often it is now.
    pub(crate) fn count(&mut self, answer: &Answer, change: Change, mut told: impl FnMut(u16, &str, u32, u32)) {
        change.one(&mut self.answers);
        for (index, (field, value)) in (0u16..).zip(self.fields.iter_mut().zip(&answer.0)) {
            if let Some(value) = value {
                field.count(value, change, |word, before, now| told(index, word, before, now));
            }
        }
    }
}

impl FieldTally {
    fn new(kind: &Kind) -> Self {
        match kind {
            Kind::Grade(kind) => Self::Grade(GradeTally::new(kind)),
            Kind::Choice(kind) => Self::Choice(ChoiceTally::new(kind)),
            Kind::Keywords(_) => Self::Keywords(KeywordsTally::default()),
            Kind::Marks(kind) => Self::Marks(MarksTally::new(kind)),
            Kind::Rating(kind) => Self::Rating(RatingTally::new(kind)),
            Kind::Text(_) => Self::Text(TextTally::default()),
            Kind::Points(kind) => Self::Points(PointsTally::new(kind)),
        }
    }

    /// How many filled the field in.
    pub fn answers(&self) -> u32 {
        match self {
            Self::Grade(tally) => tally.answers(),
            Self::Choice(tally) => tally.answers,
            Self::Keywords(tally) => tally.answers,
            Self::Marks(tally) => tally.answers,
            Self::Rating(tally) => tally.answers,
            Self::Text(tally) => tally.answers,
            Self::Points(tally) => tally.answers,
        }
    }

    fn count(&mut self, value: &Value, change: Change, told: impl FnMut(&str, u32, u32)) {
        match (self, value) {
            (Self::Grade(tally), Value::Grade(grade)) => tally.count(*grade, change),
            (Self::Choice(tally), Value::Choice(chosen)) => tally.count(chosen, change),
            (Self::Keywords(tally), Value::Keywords(keywords)) => tally.count(keywords, change, told),
            (Self::Marks(tally), Value::Marks(marks)) => tally.count(marks, change),
            (Self::Rating(tally), Value::Rating(ratings)) => tally.count(ratings, change),
            (Self::Text(tally), Value::Text(_)) => change.one(&mut tally.answers),
            (Self::Points(tally), Value::Points(points)) => tally.count(points, change),
            // Of another kind than the field: counted nowhere, and so taken out nowhere.
            _ => {}
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        match (self, other) {
            (Self::Grade(tally), Self::Grade(other)) => tally.join(other),
            (Self::Choice(tally), Self::Choice(other)) => tally.join(other),
            (Self::Keywords(tally), Self::Keywords(other)) => tally.join(other),
            (Self::Marks(tally), Self::Marks(other)) => tally.join(other),
            (Self::Rating(tally), Self::Rating(other)) => tally.join(other),
            (Self::Text(tally), Self::Text(other)) => tally.answers += other.answers,
            (Self::Points(tally), Self::Points(other)) => tally.join(other),
            _ => {}
        }
    }
}

/// Whether an answer is counted or taken out: one walk for both, so that they cannot differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Change {
    Add,
    Remove,
}

impl Change {
    pub(crate) fn one(self, count: &mut u32) {
        *count = match self {
            Self::Add => count.saturating_add(1),
            Self::Remove => count.saturating_sub(1),
        };
    }

    pub(crate) fn points(self, sum: &mut u64, by: u64) {
        *sum = match self {
            Self::Add => sum.saturating_add(by),
            Self::Remove => sum.saturating_sub(by),
        };
    }

    pub(crate) fn sum(self, sum: &mut i64, by: i64) {
        *sum = match self {
            Self::Add => sum.saturating_add(by),
            Self::Remove => sum.saturating_sub(by),
        };
    }

    pub(crate) fn squares(self, squares: &mut u64, of: i64) {
        self.points(squares, of.unsigned_abs().saturating_mul(of.unsigned_abs()));
    }

    /// Adds counts place by place.
    pub(crate) fn all(counts: &mut [u32], others: &[u32]) {
        for (count, other) in counts.iter_mut().zip(others) {
            *count += other;
        }
    }
}
