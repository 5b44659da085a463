//! A number on a scale: the Dutch grade goes from 1 to 10 in halves, and 5.5 passes.

use crate::{
    answer::{GivenValue, Value},
    id::FieldId,
    limit,
    number::{Hundredths, Ratio, deviation},
    rejection::Rejection,
    tally::Change,
};

/// A scale of numbers in equal steps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grade {
    /// The lowest grade.
    pub min: Hundredths,
    /// The highest grade.
    pub max: Hundredths,
    /// The distance between two grades, above zero; it divides `max - min`.
    pub step: Hundredths,
    /// The lowest grade that passes, drawn as a line just under it.
    pub pass: Option<Hundredths>,
}

impl Grade {
    /// The grade, if it is on the scale.
    pub fn check(&self, field: &FieldId, given: &GivenValue) -> Result<Option<Value>, Rejection> {
        let GivenValue::Grade(number) = given else {
            return Err(Rejection::WrongKind(field.clone()));
        };
        if !(self.min.to_f64()..=self.max.to_f64()).contains(number) {
            return Err(Rejection::OutOfRange(field.clone()));
        }
        let grade = Hundredths::from_f64(*number).ok_or_else(|| Rejection::BetweenSteps(field.clone()))?;
        match self.bin(grade) {
            Some(_) => Ok(Some(Value::Grade(grade))),
            None => Err(Rejection::BetweenSteps(field.clone())),
        }
    }

    /// How many grades the scale has, at most [`limit::GRADES`].
    pub fn bins(&self) -> usize {
        let span = i64::from(self.max.0) - i64::from(self.min.0);
        let step = i64::from(self.step.0.max(1));
        usize::try_from(span / step + 1).unwrap_or(0).min(limit::GRADES)
    }

    /// The grade of a bin, counted from 0.
    pub fn grade(&self, bin: usize) -> Hundredths {
        // Bins are at most 201 and end at `max`, so nothing is cut off.
        Hundredths(self.min.0.saturating_add(self.step.0.saturating_mul(bin as i32)))
    }

    fn bin(&self, grade: Hundredths) -> Option<usize> {
        let (above, step) = (i64::from(grade.0) - i64::from(self.min.0), i64::from(self.step.0.max(1)));
        let bin = usize::try_from(above / step).ok()?;
        (above % step == 0 && bin < self.bins()).then_some(bin)
    }
}

/// How often each grade was given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GradeTally {
    /// What may be given.
    pub scale: Grade,
    /// How often each grade from the lowest on was given.
    pub bins: Vec<u32>,
}

impl GradeTally {
    /// Of no answers yet.
    pub fn new(scale: &Grade) -> Self {
        Self { scale: scale.clone(), bins: vec![0; scale.bins()] }
    }

    pub(crate) fn count(&mut self, grade: Hundredths, change: Change) {
        if let Some(bin) = self.scale.bin(grade).and_then(|bin| self.bins.get_mut(bin)) {
            change.one(bin);
        }
    }

    pub(crate) fn join(&mut self, other: &Self) {
        Change::all(&mut self.bins, &other.bins);
    }

    /// Each grade of the scale and how often it was given, rising.
    pub fn histogram(&self) -> impl Iterator<Item = (Hundredths, u32)> + '_ {
        self.bins.iter().enumerate().map(|(bin, count)| (self.scale.grade(bin), *count))
    }

    /// How many gave a grade.
    pub fn answers(&self) -> u32 {
        self.bins.iter().sum()
    }

    /// The mean, in hundredths.
    pub fn mean(&self) -> Option<Ratio> {
        let sum = self.histogram().map(|(grade, count)| i64::from(grade.0) * i64::from(count)).sum();
        Ratio::new(sum, self.answers().into())
    }

    /// The middle grade, or halfway between the two in the middle.
    pub fn median(&self) -> Option<Hundredths> {
        let answers = self.answers();
        let (low, high) = (self.nth(answers.checked_sub(1)? / 2)?, self.nth(answers / 2)?);
        i32::try_from((i64::from(low.0) + i64::from(high.0)).div_euclid(2)).ok().map(Hundredths)
    }

    /// The standard deviation, in grades.
    pub fn deviation(&self) -> f64 {
        // Measured in steps from the lowest grade: 200² times 300,000 answers is far from overflowing.
        let (mut sum, mut squares) = (0i64, 0u64);
        for (bin, count) in (0u64..).zip(&self.bins) {
            sum += (bin * u64::from(*count)) as i64;
            squares += bin * bin * u64::from(*count);
        }
        deviation(self.answers().into(), sum, squares) * self.scale.step.to_f64()
    }

    fn nth(&self, nth: u32) -> Option<Hundredths> {
        let mut passed = 0;
        self.histogram().find_map(|(grade, count)| {
            passed += count;
            (passed > nth).then_some(grade)
        })
    }
}
