//! Sheets and answers in the words of the domain, for the tests and the benchmark of the room `assessment`.

#![allow(dead_code, unused_imports, reason = "each test crate uses a part of this")]
#![allow(clippy::unwrap_used, reason = "a panic is how a test says that its own sheet is wrong")]

pub mod any;
mod form;
mod ladder;
mod rules;
mod sheet;

pub use form::Form;
pub use ladder::*;
pub use rules::*;
pub use sheet::*;

use tucham::score::{Percent, Quantity, Score};
use tucham::template::Day;

/// `"1,5"` in points.
pub fn points(text: &str) -> Score {
    Score::parse(text).unwrap()
}

/// `"93,75"` in per cent.
pub fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap()
}

/// `"48"` persons, `"85,42"` of an index.
pub fn figure(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// `"10/4/2023"`.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}
