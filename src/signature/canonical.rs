//! Canonical JSON (RFC 8785): equal data gives equal bytes, so that it gives an equal digest.

use serde::Serialize;
use serde_json::Value;

use super::fault::errors;

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
    serde_json_canonicalizer::to_vec(&value).map_err(|_| NotCanonical::NotJson)
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
