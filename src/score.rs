//! Points, percentages and quantities: exact decimals, their one parser and their one printer.
//!
//! Nothing in here is a float. Points are integers of hundredths everywhere: in memory, in files, in tests.

mod decimal;
mod percent;
mod quantity;

pub use decimal::DecimalError;
pub use percent::Percent;
pub use quantity::{Quantity, Ratio, parse_count};

use serde::{Deserialize, Serialize};

/// Points in hundredths: `Score::from_hundredths(150)` is 1,5 points.
///
/// Negative values occur only as differences and as printed maxima of penalties. Values that people type are
/// bounded by [`Score::LIMIT`], and sums saturate, so that no sequence of operations overflows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Score(i64);

impl Score {
    /// No points.
    pub const ZERO: Self = Self(0);
    /// More than any points: what stands for a maximum that is not known where awards are put in order.
    pub const MOST: Self = Self(i64::MAX);
    /// The largest number of points that is read from a person or a file: one million.
    pub const LIMIT: Self = Self(100_000_000);

    /// Takes hundredths of a point as they are.
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// The value in hundredths of a point.
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// Reads what a person typed: `0,5`, `0.5`, ` 12 `, `-2`.
    ///
    /// # Errors
    /// See [`DecimalError`]: `1.000` and `1,000` are ambiguous, a third decimal is refused.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        decimal::parse(text, 2, Self::LIMIT.0).map(Self)
    }

    /// The sum, held at the ends of the range instead of overflowing.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, held at the ends of the range instead of overflowing.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// `self × count`, held at the ends of the range instead of overflowing.
    #[must_use]
    pub const fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count as i64))
    }

    /// `self × numerator ÷ denominator` rounded half up to hundredths, or nothing when the denominator is zero.
    pub fn scaled(self, numerator: i64, denominator: i64) -> Option<Self> {
        decimal::ratio_half_up(i128::from(self.0) * i128::from(numerator), i128::from(denominator)).map(Self)
    }

    /// The fewest points that are at least `self` once scaled and rounded as in [`Score::scaled`]: of a maximum of 98,
    /// 80,00% begins at 78,40. Nothing where nothing can be scaled, the numerator being zero or below.
    pub fn least_scaled(self, numerator: i64, denominator: i64) -> Option<Self> {
        // points × n ÷ d rounds half up to s from (s − ½) on: points ≥ d × (2s − 1) ÷ 2n, rounded up.
        let least = i128::from(denominator) * (i128::from(self.0) * 2 - 1);
        let twice = i128::from(numerator) * 2;
        let rounded_up = (twice > 0).then(|| least.div_euclid(twice) + i128::from(least.rem_euclid(twice) > 0))?;
        Some(Self(i64::try_from(rounded_up).unwrap_or(i64::MAX)))
    }
}

impl std::fmt::Display for Score {
    /// Prints with a decimal comma and without trailing zeros: `1,5`, `12`, `-0,25` (product.md, "Rules of the interface").
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        decimal::print(formatter, self.0, 2)
    }
}

impl std::iter::Sum for Score {
    fn sum<I: Iterator<Item = Self>>(scores: I) -> Self {
        scores.fold(Self::ZERO, Self::plus)
    }
}

#[cfg(test)]
mod tests;
