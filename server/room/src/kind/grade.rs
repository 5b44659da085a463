//! A number on a scale: the Dutch grade goes from 1 to 10 in halves, and 5.5 passes.

use crate::number::Hundredths;

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
