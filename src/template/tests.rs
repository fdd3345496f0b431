//! Tests of the room, one file for each thing it holds.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has to stop")]

mod check;
mod criteria;
mod days;
mod spans;

use super::{Award, Criterion, GivenBy, Rule, Scoring, Section};
use crate::score::{Percent, Score};

/// `"1,5"` in points.
fn points(text: &str) -> Score {
    Score::parse(text).unwrap()
}

/// `"80"` in per cent.
fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap()
}

/// Fixed points.
fn fixed(text: &str) -> Award {
    Award::Points(points(text))
}

/// A group with its cells of maxima; `–` is none.
fn group(number: &str, maxima: &[&str]) -> Criterion {
    Criterion {
        number: number.to_owned(),
        text: String::new(),
        maxima: maxima.iter().map(|cell| (*cell != "–").then(|| points(cell))).collect(),
        scoring: None,
        evidence: String::new(),
        section: Section::Main,
    }
}

/// A criterion with its rule.
fn leaf(number: &str, maxima: &[&str], rule: Rule) -> Criterion {
    let scoring =
        Scoring { rule, words: Vec::new(), not_applicable: None, given_by: GivenBy::Unit, must_explain: false };
    Criterion { scoring: Some(scoring), ..group(number, maxima) }
}
