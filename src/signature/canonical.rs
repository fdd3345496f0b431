//! Canonical JSON (RFC 8785): equal data gives equal bytes, so that it gives an equal digest.

use serde::Serialize;
use serde_json::{Number, Value};

use super::fault::errors;
use crate::basics::sort_by_key;

/// The largest integer that a JSON number carries unharmed, 2⁵³ − 1 (RFC 7493 section 2.2).
pub const LARGEST_INTEGER: u64 = 9_007_199_254_740_991;

/// Why data has no canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCanonical {
    /// It is not JSON at all: a map whose keys are no text, or a type that refuses to be written.
    NotJson,
    /// An integer beyond ±[`LARGEST_INTEGER`]: RFC 8785 writes numbers as IEEE doubles, so two
    /// such integers could give the same bytes.
    IntegerTooLarge,
}

/// The canonical bytes of `value`: no blanks, members sorted by their UTF-16 code units, numbers as
/// ECMAScript writes them, strings escaped no more than needed.
///
/// # Errors
/// [`NotCanonical`] where the data cannot be written without loss.
pub fn canonical<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, NotCanonical> {
    let value = serde_json::to_value(value).map_err(|_| NotCanonical::NotJson)?;
    if !integers_are_exact(&value) {
        return Err(NotCanonical::IntegerTooLarge);
    }
    let mut text = String::new();
    write(&value, &mut text);
    Ok(text.into_bytes())
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(value) => text.push_str(&number(value)),
        Value::String(value) => string(value, text),
        Value::Array(items) => {
            let mut before = '[';
            for item in items {
                text.push(std::mem::replace(&mut before, ','));
                write(item, text);
            }
            text.push_str(if before == '[' { "[]" } else { "]" });
        }
        Value::Object(members) => {
            // RFC 8785 section 3.2.3: in the order of their UTF-16 code units, which is not that of their characters.
            let mut members: Vec<_> = members.iter().collect();
            sort_by_key(&mut members, |(name, _)| name.encode_utf16().collect::<Vec<_>>());
            let mut before = '{';
            for (name, value) in members {
                text.push(std::mem::replace(&mut before, ','));
                string(name, text);
                text.push(':');
                write(value, text);
            }
            text.push_str(if before == '{' { "{}" } else { "}" });
        }
    }
}

/// RFC 8785 section 3.2.2.2: only what JSON demands is escaped, in the shortest way.
fn string(value: &str, text: &mut String) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            '\0'..' ' => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => text.push(character),
        }
    }
    text.push('"');
}

/// RFC 8785 section 3.2.2.3: as ECMAScript writes numbers (ECMA-262, Number::toString).
fn number(value: &Number) -> String {
    match value.as_f64().filter(|_| value.is_f64()) {
        None => value.to_string(),
        Some(real) => real_number(real),
    }
}

fn real_number(value: f64) -> String {
    // Rust prints the fewest digits that read as the same number, as ECMAScript asks for.
    let scientific = format!("{value:e}");
    let (sign, size) = scientific.strip_prefix('-').map_or(("", scientific.as_str()), |size| ("-", size));
    let (mantissa, exponent) = size.split_once('e').unwrap_or((size, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let (first, others) = digits.split_at_checked(1).unwrap_or(("0", ""));
    // The place of the decimal point, counted from the first digit.
    let point = usize::try_from(exponent + 1).unwrap_or_default();
    match (exponent, digits.split_at_checked(point)) {
        _ if digits == "0" => digits,
        (0..=20, Some((whole, fraction))) if !fraction.is_empty() => format!("{sign}{whole}.{fraction}"),
        (0..=20, _) => format!("{sign}{digits:0<point$}"),
        (-6..=-1, _) => format!("{sign}0.{}{digits}", "0".repeat(exponent.unsigned_abs() as usize - 1)),
        _ if others.is_empty() => format!("{sign}{first}e{exponent:+}"),
        _ => format!("{sign}{first}.{others}e{exponent:+}"),
    }
}

fn integers_are_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            let size = number.as_i64().map(i64::unsigned_abs).or(number.as_u64());
            size.is_none_or(|size| size <= LARGEST_INTEGER)
        }
        Value::Array(items) => items.iter().all(integers_are_exact),
        Value::Object(members) => members.values().all(integers_are_exact),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

errors!(NotCanonical);

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn expected(value: &Value) -> Vec<u8> {
        serde_json_canonicalizer::to_vec(value).unwrap()
    }

    #[test]
    fn numbers_are_as_ecmascript_writes_them() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (-2.5, "-2.5"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (1e-6, "0.000001"),
            (1.25e-7, "1.25e-7"),
            (5e-324, "5e-324"),
            (333_333_333.333_333_3, "333333333.3333333"),
        ] {
            assert_eq!(real_number(value), text);
        }
    }

    #[test]
    fn every_kind_of_value_is_written() {
        let value = json!({"€": [], "\r": {}, "דּ": [1, -1, true, false, null], "1": {"b": 1, "a": 2}, "😀": 0.5, "": "\u{7f}/"});
        assert_eq!(canonical(&value).unwrap(), expected(&value));
    }

    proptest! {
        #[test]
        fn it_is_what_another_writer_writes(real in any::<f64>(), int: i32, text: String, names: Vec<String>) {
            prop_assume!(real.is_finite());
            let members: serde_json::Map<_, _> = names.into_iter().map(|name| (name, json!([int]))).collect();
            let value = json!([real, f64::from(int), text, "\u{0}\u{1f}\u{8}\u{c}\t\r\n\"\\", members]);
            prop_assert_eq!(canonical(&value).unwrap(), expected(&value));
        }
    }
}
