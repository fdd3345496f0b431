//! What a unit counts: persons, documents, index figures; and the ratio of two of them.

use super::{DecimalError, Percent, Score, decimal};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// A figure of the unit's work in ten-thousandths: 48 persons is 480000, an index of 85,42 is 854200.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(i64);

impl Quantity {
    /// The largest figure that is read: a thousand million.
    pub const LIMIT: Self = Self(10_000_000_000_000);

    /// A whole number of things.
    pub const fn whole(count: u32) -> Self {
        Self(count as i64 * 10_000)
    }

    /// Takes ten-thousandths as they are.
    pub const fn from_ten_thousandths(units: i64) -> Self {
        Self(units)
    }

    /// The value in ten-thousandths.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// Reads what a person typed, with at most four decimals; a figure below zero is not one.
    ///
    /// # Errors
    /// As [`Score::parse`].
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        match decimal::parse(text, 4, Self::LIMIT.0)? {
            units if units < 0 => Err(DecimalError::NotANumber),
            units => Ok(Self(units)),
        }
    }
}

/// Reads how many, a whole number.
///
/// # Errors
/// As [`Quantity::parse`]; decimals are too many, however few.
pub fn parse_count(text: &str) -> Result<u32, DecimalError> {
    let none_allowed = DecimalError::TooManyDecimals { allowed: 0 };
    let units = Quantity::parse(text).map_err(|error| match error {
        DecimalError::TooManyDecimals { .. } => none_allowed,
        other => other,
    })?;
    let units = units.ten_thousandths();
    if units % 10_000 != 0 {
        return Err(none_allowed);
    }
    u32::try_from(units / 10_000).map_err(|_| DecimalError::TooLarge)
}

impl std::fmt::Display for Quantity {
    /// As [`Score`]: a decimal comma, no trailing zeros, but `85,4250` where `85,425` could be thousands.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        decimal::print(formatter, self.0, 4)
    }
}

/// `done ÷ assigned`, kept as the two figures so that edges are met exactly; never above one and never over zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    done: i64,
    assigned: i64,
}

impl Ratio {
    /// The ratio of two figures, or nothing when nothing was assigned. Over 100% counts as 100% (domain.md).
    pub fn new(done: Quantity, assigned: Quantity) -> Option<Self> {
        (assigned.0 > 0).then(|| Self { done: done.0.clamp(0, assigned.0), assigned: assigned.0 })
    }

    /// How the exact ratio stands to an edge: 89,999% is below 90% although it prints as 90,00%.
    pub fn against(self, edge: Percent) -> Ordering {
        let left = i128::from(self.done) * 10_000;
        left.cmp(&(i128::from(edge.hundredths()) * i128::from(self.assigned)))
    }

    /// The percentage for people, rounded half up at two decimals.
    pub fn percent(self) -> Percent {
        let rounded = decimal::ratio_half_up(i128::from(self.done) * 10_000, i128::from(self.assigned));
        Percent::from_hundredths(rounded.unwrap_or_default())
    }

    /// The ratio of `points`, rounded half up once: 45/48 of 2 points is 1,875, hence 1,88.
    pub fn share_of(self, points: Score) -> Score {
        points.scaled(self.done, self.assigned).unwrap_or_default()
    }
}
