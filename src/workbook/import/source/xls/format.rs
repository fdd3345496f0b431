//! Formats of numbers: whether a number is a day, and how one that Excel packed reads.

use super::super::super::number::general;
use super::super::xlsx::day;
use crate::template::Day;
use calamine::{ExcelDateTime, ExcelDateTimeType};

/// Whether a built-in format shows days (ECMA-376 part 1, 18.8.30, which has the same numbers).
pub(super) fn is_built_in_day(id: u16) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57..=58)
}

/// Whether a format shows days: it has a letter for a day, a month or a year outside quotes and brackets. A month alone
/// could as well be minutes: then no hour and no second may stand beside it.
pub(super) fn is_day(code: &str) -> bool {
    let (mut letters, mut rest) = (String::new(), code.chars());
    while let Some(letter) = rest.next() {
        match letter {
            '"' => drop(rest.by_ref().find(|next| *next == '"')),
            '[' => drop(rest.by_ref().find(|next| *next == ']')),
            '\\' | '_' | '*' => drop(rest.next()),
            _ => letters.push(letter.to_ascii_lowercase()),
        }
    }
    if letters.contains("general") {
        return false;
    }
    letters.contains(['d', 'y']) || (letters.contains('m') && !letters.contains(['h', 's']))
}

/// The day of a number in such a format.
pub(super) fn as_day(number: f64, counts_from_1904: bool) -> Option<Day> {
    (number >= 1.0).then(|| day(&ExcelDateTime::new(number, ExcelDateTimeType::DateTime, counts_from_1904))).flatten()
}

/// A number in four bytes (RkNumber, MS-XLS 2.5.218), as the text of a decimal: a hundredth of a whole number, or the
/// upper half of a real one. Nothing is calculated with a float.
pub(super) fn packed(rk: u32) -> Option<String> {
    let is_hundredth = rk & 1 != 0;
    if rk & 2 != 0 {
        let whole = (rk as i32) >> 2;
        let plain = if is_hundredth { format!("{whole}e-2") } else { whole.to_string() };
        return plain.parse().ok().map(general);
    }
    let real = f64::from_bits(u64::from(rk & 0xFFFF_FFFC) << 32);
    let plain = if is_hundredth { format!("{real}e-2").parse().ok()? } else { real };
    plain.is_finite().then(|| general(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_times_and_numbers() {
        for (code, expected) in [
            ("dd/mm/yyyy", true),
            ("[$-42A]d mmmm yyyy;@", true),
            ("mmm\\-yy", true),
            ("h:mm", false),
            ("mm:ss", false),
            ("[h]:mm:ss", false),
            ("0.00", false),
            ("General", false),
            ("0 \"điểm, mỗi năm\"", false),
            ("_-* #,##0\\ \"đ\"_-", false),
            ("[Red]0.0", false),
        ] {
            assert_eq!(is_day(code), expected, "{code}");
        }
    }

    #[test]
    fn packed_numbers_read_as_they_were_typed() {
        let real = |number: f64| (number.to_bits() >> 32) as u32;
        for (rk, expected) in [
            (5 << 2 | 2, "5"),
            (125 << 2 | 3, "1.25"),
            ((-50_i32 << 2) as u32 | 3, "-0.5"),
            (real(0.5), "0.5"),
            (real(150.0) | 1, "1.5"),
            (real(0.0), "0"),
        ] {
            assert_eq!(packed(rk).as_deref(), Some(expected));
        }
        assert_eq!(packed(real(f64::INFINITY)), None);
    }
}
