//! Numbers of a sheet: what Excel stored, what it meant, and what points it makes.

use super::super::DiagnosticKind;
use super::grid::Value;
use super::words::fold;
use crate::score::{DecimalError, Score};

/// A number as Excel shows it in a cell of the format "General": rounded to 15 significant digits, which turns
/// 1.1000000000000001 and 0.30000000000000004 back into what was typed. Only printed and cut, never calculated with.
pub(in crate::workbook) fn general(number: f64) -> String {
    if !number.is_finite() {
        return number.to_string();
    }
    let scientific = format!("{number:.14e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let plain = place_point(digits.trim_end_matches('0'), exponent.parse().unwrap_or_default());
    if plain == "0" { plain } else { format!("{sign}{plain}") }
}

/// Digits with the decimal point behind the first one, moved by `exponent` places.
fn place_point(digits: &str, exponent: i32) -> String {
    if digits.is_empty() {
        return "0".to_owned();
    }
    if exponent < 0 {
        let zeros = "0".repeat(exponent.unsigned_abs() as usize - 1);
        return format!("0.{zeros}{digits}");
    }
    let whole = exponent.unsigned_abs() as usize + 1;
    let padded = format!("{digits:0<whole$}");
    match padded.split_at_checked(whole) {
        Some((whole, fraction)) if !fraction.is_empty() => format!("{whole}.{fraction}"),
        _ => padded,
    }
}

/// What stands in a cell where a maximum belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Points {
    /// Nothing, or a dash: not for this kind of body.
    None,
    /// Points; with a sign where the sheet prints one.
    Some(Score),
    /// Something else; what is wrong with it.
    Wrong(DiagnosticKind),
}

/// Reads a cell where a maximum belongs: a number, or text such as `0,5`, `+2`, `10 điểm`, `–`.
pub(super) fn points(value: &Value) -> Points {
    match value {
        Value::Empty => Points::Wrong(DiagnosticKind::FormulaWithoutValue),
        Value::Error(error) => Points::Wrong(DiagnosticKind::CellError { error: error.clone() }),
        Value::Day(day) => Points::Wrong(DiagnosticKind::MaximumNotANumber { text: day.to_string() }),
        Value::Number(number) => stored(number),
        Value::Text(text) => typed(text),
    }
}

/// A real number is never ambiguous: 1.125 has three decimals and is not one thousand.
fn stored(number: &str) -> Points {
    let decimals = number.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    if decimals > 2 {
        return Points::Wrong(DiagnosticKind::MaximumDecimals { text: number.replace('.', ",") });
    }
    read(number, number)
}

fn typed(text: &str) -> Points {
    let text = text.trim();
    if matches!(text, "-" | "–" | "—") {
        return Points::None;
    }
    // "(05 ĐIỂM)", "5 điểm.": as people write it.
    let folded = fold(text);
    let inside = folded.trim_end_matches(['.', ' ']);
    let inside = inside.strip_prefix('(').and_then(|inside| inside.strip_suffix(')')).unwrap_or(inside).trim();
    let bare = inside.strip_suffix("điểm").or_else(|| inside.strip_suffix('đ')).unwrap_or(inside).trim_end();
    match up_to(bare) {
        Some(most) => Points::Some(most),
        None => read(bare, text),
    }
}

/// "0-5", "từ 0 đến 5", "tối đa 5": any points up to the last number, which is what a maximum says anyway.
fn up_to(text: &str) -> Option<Score> {
    let folded = fold(text);
    let span = folded.strip_prefix("từ ").unwrap_or(&folded).strip_prefix('0').map(str::trim_start);
    let most = span.and_then(|rest| rest.strip_prefix('-').or_else(|| rest.strip_prefix("đến ")));
    let most = most.or_else(|| folded.strip_prefix("tối đa"))?.trim_start_matches([' ', ':']);
    Score::parse(most).ok().filter(|most| *most > Score::ZERO)
}

/// `quoted` is what is shown where it is no number of points.
fn read(text: &str, quoted: &str) -> Points {
    let quoted = quoted.to_owned();
    match Score::parse(text) {
        Ok(points) => Points::Some(points),
        Err(DecimalError::Empty) => Points::None,
        Err(DecimalError::NotANumber) => Points::Wrong(DiagnosticKind::MaximumNotANumber { text: quoted }),
        Err(DecimalError::Ambiguous) => Points::Wrong(DiagnosticKind::MaximumAmbiguous { text: quoted }),
        Err(DecimalError::TooManyDecimals { .. }) => Points::Wrong(DiagnosticKind::MaximumDecimals { text: quoted }),
        Err(DecimalError::TooLarge) => Points::Wrong(DiagnosticKind::MaximumOutOfRange { text: quoted }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_excel_shows_them() {
        for (stored, text) in [
            ("0", "0"),
            ("-0", "0"),
            ("1.1", "1.1"),
            ("1.1000000000000001", "1.1"),
            ("0.30000000000000004", "0.3"),
            ("100", "100"),
            ("-2.5", "-2.5"),
            ("0.05", "0.05"),
            ("1234.5", "1234.5"),
            ("1e15", "1000000000000000"),
            ("1e-7", "0.0000001"),
            ("inf", "inf"),
        ] {
            assert_eq!(stored.parse().map(general).as_deref(), Ok(text));
        }
    }

    #[test]
    fn maxima_are_points_nothing_or_a_diagnostic() {
        let text = |text: &str| points(&Value::Text(text.to_owned()));
        for (typed, hundredths) in
            [("0,5", 50), ("0.5", 50), ("+2", 200), ("-2", -200), ("10 điểm", 1000), ("1,5đ", 150)]
        {
            assert_eq!(text(typed), Points::Some(Score::from_hundredths(hundredths)), "{typed}");
        }
        for (typed, hundredths) in
            [("0-5", 500), ("0 – 5 điểm", 500), ("từ 0 đến 2,5", 250), ("Tối đa 3 điểm", 300), ("tối đa: 3", 300)]
        {
            assert_eq!(text(typed), Points::Some(Score::from_hundredths(hundredths)), "{typed}");
        }
        for wrong in ["2-5", "0-", "10%", "5 (1)", "0,5-1"] {
            let kind = DiagnosticKind::MaximumNotANumber { text: wrong.to_owned() };
            assert_eq!(text(wrong), Points::Wrong(kind), "{wrong}");
        }
        for dash in ["–", "-", "—"] {
            assert_eq!(text(dash), Points::None, "{dash}");
        }
        let quoted = |quoted: &str| quoted.to_owned();
        assert_eq!(text("1.000"), Points::Wrong(DiagnosticKind::MaximumAmbiguous { text: quoted("1.000") }));
        assert_eq!(
            text("theo thực tế"),
            Points::Wrong(DiagnosticKind::MaximumNotANumber { text: quoted("theo thực tế") })
        );
        let number = |text: &str| points(&Value::Number(text.to_owned()));
        assert_eq!(number("1.125"), Points::Wrong(DiagnosticKind::MaximumDecimals { text: quoted("1,125") }));
        assert_eq!(number("1.5"), Points::Some(Score::from_hundredths(150)));
        assert_eq!(points(&Value::Empty), Points::Wrong(DiagnosticKind::FormulaWithoutValue));
    }
}
