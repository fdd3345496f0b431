//! Stands in for the crate fast-float2: what calamine calls of it.
//!
//! Rust's own reader of numbers has been the same algorithm since 1.55 and is in the worker anyway; both give the number
//! that is nearest to the text. calamine takes the original for speed, which a sheet of a few thousand numbers does not
//! notice. And where the original refuses a text that Rust reads, calamine 0.38 panics. docs/decisions/0007 says when
//! this may go.

use std::fmt;
use std::str::FromStr;

/// The text is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error;

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a number")
    }
}

impl std::error::Error for Error {}

/// A type of numbers that can be read.
pub trait FastFloat: FromStr {}

impl FastFloat for f64 {}

/// Reads the whole text as a number.
///
/// # Errors
/// [`Error`] if it is none.
pub fn parse<T: FastFloat, S: AsRef<[u8]>>(text: S) -> Result<T, Error> {
    std::str::from_utf8(text.as_ref()).ok().and_then(|text| text.parse().ok()).ok_or(Error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_whole_or_not_at_all() {
        for (text, number) in [("1.1", 1.1), ("-0.30000000000000004", -0.300_000_000_000_000_04), ("1E3", 1000.0)] {
            assert_eq!(parse(text), Ok(number));
        }
        for text in ["", " 1", "1,5", "1.5x", "."] {
            assert_eq!(parse::<f64, _>(text), Err(Error), "{text}");
        }
        assert_eq!(parse::<f64, _>([0xff]), Err(Error));
    }
}
