//! Numbers without floats, so that sums do not depend on order.

use std::fmt;

use crate::{id::FieldId, rejection::Rejection};

/// A number with two decimals, held as a whole number of hundredths: 6.5 is `Hundredths(650)`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Hundredths(pub i32);

impl Hundredths {
    /// A whole number.
    pub const fn whole(number: i32) -> Self {
        Self(number * 100)
    }

    /// The nearest hundredth, or `None` for what is not finite, too large, or finer than a hundredth.
    pub fn from_f64(number: f64) -> Option<Self> {
        let scaled = number * 100.0;
        let nearest = scaled.round();
        (nearest.abs() < 1e9 && (scaled - nearest).abs() < 1e-6).then_some(Self(nearest as i32))
    }

    /// The number for a screen; never summed.
    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_f64())
    }
}

/// A sum over a count, so that a mean is rounded once and only for a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ratio {
    /// What was added up.
    pub sum: i64,
    /// How many, above zero.
    pub count: u64,
}

impl Ratio {
    /// The ratio, or `None` over nothing.
    pub fn new(sum: i64, count: u64) -> Option<Self> {
        (count > 0).then_some(Self { sum, count })
    }

    /// The ratio times `scale` to the nearest whole number, halves away from zero.
    pub fn rounded(self, scale: i64) -> i64 {
        let (double, count) = (2 * i128::from(self.sum) * i128::from(scale), i128::from(self.count));
        let nearest = (double.abs() + count) / (2 * count);
        // A mean lies between what was summed, so it fits where a summand times the scale fits.
        i64::try_from(nearest * double.signum()).unwrap_or(i64::MAX)
    }

    /// The ratio for a screen; never summed.
    pub fn to_f64(self) -> f64 {
        self.sum as f64 / self.count as f64
    }
}

/// The standard deviation of numbers, from how many, their sum and their sum of squares; 0 for none.
pub fn deviation(count: u64, sum: i64, squares: u64) -> f64 {
    if count == 0 {
        return 0.0;
    }
    let spread = i128::from(count) * i128::from(squares) - i128::from(sum) * i128::from(sum);
    (spread.max(0) as f64).sqrt() / count as f64
}

/// The whole number, where it is one and lies from `min` to `max`.
pub(crate) fn whole_within(number: f64, min: i32, max: i32, field: &FieldId) -> Result<i32, Rejection> {
    if !(f64::from(min)..=f64::from(max)).contains(&number) {
        return Err(Rejection::OutOfRange(field.clone()));
    }
    if number.fract() != 0.0 {
        return Err(Rejection::BetweenSteps(field.clone()));
    }
    Ok(number as i32)
}
