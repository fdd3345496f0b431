//! The one parser and the one printer of decimals.

use std::fmt::{Formatter, Write};

/// Why a text is not a number that may be used as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Nothing but blanks.
    Empty,
    /// Not digits with at most one decimal mark.
    NotANumber,
    /// `1.000` or `1,000`: one, or one thousand. The person is asked (formats.md, "Decisions").
    Ambiguous,
    /// More decimals than the value has; `allowed` is how many it has.
    TooManyDecimals {
        /// How many decimals the value has.
        allowed: u8,
    },
    /// Beyond the largest value that is read.
    TooLarge,
}

/// Reads a decimal with comma or point into units of `10^-decimals`, at most `limit` units in size.
///
/// Blanks around the number, no-break ones included, do not count.
pub(crate) fn parse(text: &str, decimals: u8, limit: i64) -> Result<i64, DecimalError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DecimalError::Empty);
    }
    let (negative, digits) = signed(text);
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let marked = digits.len() != whole.len();
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || (marked && fraction.is_empty()) {
        return Err(DecimalError::NotANumber);
    }
    if is_ambiguous(whole, fraction) {
        return Err(DecimalError::Ambiguous);
    }
    if fraction.len() > usize::from(decimals) {
        return Err(DecimalError::TooManyDecimals { allowed: decimals });
    }
    let units = units(whole, fraction, decimals).filter(|units| *units <= limit).ok_or(DecimalError::TooLarge)?;
    Ok(if negative { -units } else { units })
}

fn signed(text: &str) -> (bool, &str) {
    // U+2212 is the minus sign that Word puts in place of a hyphen.
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Three digits after the mark and a whole part that could be thousands: `0,125` can only be a fraction.
fn is_ambiguous(whole: &str, fraction: &str) -> bool {
    fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0')
}

fn units(whole: &str, fraction: &str, decimals: u8) -> Option<i64> {
    let padding = usize::from(decimals).checked_sub(fraction.len())?;
    let digits = whole.bytes().chain(fraction.bytes()).chain(std::iter::repeat_n(b'0', padding));
    digits.map(|digit| i64::from(digit - b'0')).try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(digit))
}

/// Prints units of `10^-decimals` with a decimal comma and without trailing zeros, so that [`parse`] reads the same
/// number back: three decimals that could be taken for thousands get a fourth.
pub(crate) fn print(formatter: &mut Formatter<'_>, units: i64, decimals: u32) -> std::fmt::Result {
    let scale = 10_u64.pow(decimals);
    let size = units.unsigned_abs();
    if units < 0 {
        formatter.write_char('-')?;
    }
    let whole = (size / scale).to_string();
    formatter.write_str(&whole)?;
    let width = decimals as usize;
    let padded = format!("{:0width$}", size % scale);
    match padded.trim_end_matches('0') {
        "" => Ok(()),
        fraction if is_ambiguous(&whole, fraction) => write!(formatter, ",{fraction}0"),
        fraction => write!(formatter, ",{fraction}"),
    }
}

/// `numerator ÷ denominator` rounded half up (towards plus infinity at exactly one half), or nothing when the
/// denominator is zero or the result leaves the range.
pub(crate) fn ratio_half_up(numerator: i128, denominator: i128) -> Option<i64> {
    if denominator == 0 {
        return None;
    }
    let (numerator, denominator) = if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
    let doubled = numerator.checked_mul(2)?.checked_add(denominator)?;
    i64::try_from(doubled.div_euclid(denominator.checked_mul(2)?)).ok()
}
