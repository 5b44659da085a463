//! Numbers without floats, so that sums do not depend on order.

use std::fmt;

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
