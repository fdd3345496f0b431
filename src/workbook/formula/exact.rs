//! Decimals with six places, exact: what plain formulas of points calculate with.

use crate::score::Score;

/// A number in millionths. Every operation says where the result is no such number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::workbook) struct Exact(i128);

const PLACES: usize = 6;
const UNIT: i128 = 1_000_000;
/// Far above all points, far below where sums of a sheet could overflow.
const LIMIT: i128 = 1_000_000_000_000 * UNIT;

impl Exact {
    /// Reads `12`, `-0.25`, `.5`; nothing where there are more decimals or other signs.
    pub(in crate::workbook) fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fraction = fraction.trim_end_matches('0');
        if whole.len() + fraction.len() == 0 || fraction.len() > PLACES || !is_number(whole) || !is_number(fraction) {
            // "0." and ".0" have no digits left and are numbers all the same.
            return (!digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0' | b'.'))).then_some(Self(0));
        }
        format!("{whole}{fraction:0<PLACES$}").parse::<i128>().ok().and_then(|units| Self(sign * units).held())
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Self(self.0 + other.0).held()
    }

    pub(super) fn minus(self, other: Self) -> Option<Self> {
        Self(self.0 - other.0).held()
    }

    /// Rounded half away from zero, as `ROUND` does, at 0 to 6 decimals.
    pub(super) fn rounded(self, decimals: Self) -> Option<Self> {
        let decimals = u32::try_from(decimals.0 / UNIT).ok().filter(|_| decimals.0 % UNIT == 0)?;
        let step = 10_i128.checked_pow((PLACES as u32).checked_sub(decimals)?)?;
        let size = self.0.abs();
        Some(Self((size + step / 2) / step * step * self.0.signum()))
    }

    fn held(self) -> Option<Self> {
        (self.0.abs() <= LIMIT).then_some(self)
    }
}

impl From<Score> for Exact {
    fn from(score: Score) -> Self {
        Self(i128::from(score.hundredths()) * (UNIT / 100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly_or_not_at_all() {
        for (text, millionths) in [
            ("12", Some(12_000_000)),
            ("-0.25", Some(-250_000)),
            (".5", Some(500_000)),
            ("0.0000010", Some(1)),
            ("0", Some(0)),
            ("0.0", Some(0)),
            ("0.0000001", None),
            ("1e3", None),
            ("", None),
            (".", Some(0)),
            ("--1", None),
            ("1,5", None),
            ("1000000000001", None),
        ] {
            assert_eq!(Exact::parse(text), millionths.map(Exact), "{text}");
        }
    }

    #[test]
    fn rounding_goes_away_from_zero() {
        let round = |text: &str, decimals: &str| Exact::parse(text)?.rounded(Exact::parse(decimals)?);
        assert_eq!(round("1.875", "2"), Exact::parse("1.88"));
        assert_eq!(round("-1.875", "2"), Exact::parse("-1.88"));
        assert_eq!(round("1.4", "0"), Exact::parse("1"));
        assert_eq!(round("1.4", "7"), None);
        assert_eq!(round("1.4", "-1"), None);
        assert_eq!(round("1.4", "0.5"), None);
    }
}
