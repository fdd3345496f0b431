//! Percentages in hundredths of one per cent.

use super::{DecimalError, Score, decimal};
use serde::{Deserialize, Serialize};

/// A percentage in hundredths of one per cent: 93,75% is 9375.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(i64);

impl Percent {
    /// 100%.
    pub const WHOLE: Self = Self(10_000);

    /// Takes hundredths of one per cent as they are.
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// The value in hundredths of one per cent.
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// Reads `90`, `90%`, `62,5 %`.
    ///
    /// # Errors
    /// As [`Score::parse`]: two decimals at most.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let text = text.trim();
        let figure = text.strip_suffix('%').unwrap_or(text);
        decimal::parse(figure, 2, 1_000_000).map(Self)
    }

    /// `part ÷ whole`, rounded half up at two decimals; nothing when `whole` is zero, because a denominator of
    /// zero is never 0% or 100% (domain.md, "How points are given").
    pub fn of(part: Score, whole: Score) -> Option<Self> {
        decimal::ratio_half_up(i128::from(part.hundredths()) * 10_000, i128::from(whole.hundredths())).map(Self)
    }
}

impl std::fmt::Display for Percent {
    /// Always two decimals and the sign without a blank, `80,00%`: the class is decided on the figure that is shown.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(formatter, "{sign}{},{:02}%", size / 100, size % 100)
    }
}
