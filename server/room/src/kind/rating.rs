//! A number for each item and series.

use super::{Item, Items};
use crate::{
    answer::{GivenValue, Value},
    id::FieldId,
    limit,
    number::{Ratio, deviation, whole_within},
    rejection::Rejection,
    tally::Change,
};

/// Items that are each rated once a series.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rating {
    /// What there is to rate, in order.
    pub items: Items,
    /// What it is rated for ("nu", "over een jaar"); at least one.
    pub series: Vec<Item>,
    /// The lowest rating.
    pub min: i32,
    /// The highest rating.
    pub max: i32,
}

impl Rating {
    /// One place an item and series, item by item.
    pub fn check(&self, field: &FieldId, given: &GivenValue) -> Result<Option<Value>, Rejection> {
        let GivenValue::Rating(items) = given else {
            return Err(Rejection::WrongKind(field.clone()));
        };
        let unknown = || Rejection::UnknownItem(field.clone());
        let mut ratings = vec![None; self.places()];
        for (item, numbers) in items {
            let item = self.items.index(item).ok_or_else(unknown)?;
            for (series, number) in numbers {
                let series = self.series.iter().position(|known| known.id == *series).ok_or_else(unknown)?;
                let (min, max) = (self.min.max(-limit::RATING), self.max.min(limit::RATING));
                ratings[self.place(item, series)] = Some(whole_within(*number, min, max, field)?);
            }
        }
        Ok(ratings.iter().any(Option::is_some).then_some(Value::Rating(ratings)))
    }

    /// Where an item and series stand in a [`Value::Rating`] and in [`RatingTally::places`].
    pub fn place(&self, item: usize, series: usize) -> usize {
        item * self.series.len() + series
    }

    fn places(&self) -> usize {
        self.items.items.len() * self.series.len()
    }

    /// How many numbers are counted one by one: none on a wide scale.
    fn bins(&self) -> usize {
        let span = i64::from(self.max) - i64::from(self.min) + 1;
        usize::try_from(span).ok().filter(|span| *span <= limit::RATING_BINS).unwrap_or(0)
    }
}

/// The ratings of each item and series.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatingTally {
    /// One an item and series, item by item.
    pub places: Vec<PlaceTally>,
    /// How many rated anything.
    pub answers: u32,
    /// The lowest number of the scale, where histograms begin.
    pub min: i32,
}

/// The ratings of one item in one series.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlaceTally {
    /// How many rated it.
    pub count: u32,
    /// Their sum.
    pub sum: i64,
    /// The sum of their squares.
    pub squares: u64,
    /// How often each number from the lowest on was given; empty on a wide scale.
    pub histogram: Vec<u32>,
}

impl RatingTally {
    /// Of no answers yet.
    pub fn new(rating: &Rating) -> Self {
        let place = PlaceTally { histogram: vec![0; rating.bins()], ..PlaceTally::default() };
        Self { places: vec![place; rating.places()], answers: 0, min: rating.min }
    }

    pub(crate) fn count(&mut self, ratings: &[Option<i32>], change: Change) {
        change.one(&mut self.answers);
        for (place, rating) in self.places.iter_mut().zip(ratings) {
            let Some(rating) = *rating else { continue };
            change.one(&mut place.count);
            change.sum(&mut place.sum, rating.into());
            change.squares(&mut place.squares, rating.into());
            let bin = usize::try_from(i64::from(rating) - i64::from(self.min)).ok();
            if let Some(bin) = bin.and_then(|bin| place.histogram.get_mut(bin)) {
                change.one(bin);
            }
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        for (place, other) in self.places.iter_mut().zip(&other.places) {
            place.count += other.count;
            place.sum += other.sum;
            place.squares += other.squares;
            Change::all(&mut place.histogram, &other.histogram);
        }
    }
}

impl PlaceTally {
    /// The mean rating.
    pub fn mean(&self) -> Option<Ratio> {
        Ratio::new(self.sum, self.count.into())
    }

    /// The standard deviation of the ratings.
    pub fn deviation(&self) -> f64 {
        deviation(self.count.into(), self.sum, self.squares)
    }
}
