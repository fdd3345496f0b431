//! Whether spans cover a range once: gaps and overlaps.

use super::Span;
use crate::basics::sort;
use std::ops::Bound;

/// What is wrong between spans that should lie edge to edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit<T> {
    /// No span holds these values.
    Gap(Span<T>),
    /// More than one span holds these values.
    Overlap(Span<T>),
}

impl<T> Misfit<T> {
    /// The same misfit in another unit; `unit` keeps the order.
    pub fn map<U>(self, unit: impl Fn(T) -> U) -> Misfit<U> {
        match self {
            Self::Gap(span) => Misfit::Gap(span.map(unit)),
            Self::Overlap(span) => Misfit::Overlap(span.map(unit)),
        }
    }
}

/// What lies between two values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    /// Always another value, as between the ratios of any two figures: "đến 79,99" and "từ 80" leave a gap.
    Dense,
    /// Nothing below one unit, as between percentages that are rounded at two decimals: "đến 79,99" and "từ 80" lie
    /// edge to edge.
    Units,
}

/// Gaps and overlaps of `spans` within `whole`, in rising order. Empty spans hold nothing and are passed over.
pub(super) fn misfits(spans: impl Iterator<Item = Span<i64>>, whole: Span<i64>, grain: Grain) -> Vec<Misfit<i64>> {
    let (start, end) = grain.cuts(whole);
    let mut spans: Vec<_> = spans.map(|span| grain.cuts(span)).filter(|(lower, upper)| lower < upper).collect();
    sort(&mut spans);
    let mut misfits = Vec::new();
    let mut reach = start;
    for (place, (lower, upper)) in spans.into_iter().enumerate() {
        if place > 0 {
            misfits.extend(between(lower.max(start), reach.min(upper).min(end)).map(Misfit::Overlap));
        }
        misfits.extend(between(reach, lower.min(end)).map(Misfit::Gap));
        reach = reach.max(upper);
    }
    misfits.extend(between(reach, end).map(Misfit::Gap));
    misfits
}

/// Whether a band of whole units begins higher than another.
pub(super) fn begins_higher(span: Span<i64>, than: Span<i64>) -> bool {
    Grain::Units.cuts(span).0 > Grain::Units.cuts(than).0
}

/// A place between values: `2v` is just below the value `v`, `2v + 1` just above it.
type Cut = i128;

impl Grain {
    fn cuts(self, span: Span<i64>) -> (Cut, Cut) {
        let lower = match span.lower {
            Bound::Included(value) => below(value),
            Bound::Excluded(value) => self.above(value),
            Bound::Unbounded => Cut::MIN,
        };
        let upper = match span.upper {
            Bound::Included(value) => self.above(value),
            Bound::Excluded(value) => below(value),
            Bound::Unbounded => Cut::MAX,
        };
        (lower, upper)
    }

    fn above(self, value: i64) -> Cut {
        match self {
            Self::Dense => below(value) + 1,
            Self::Units => below(value) + 2,
        }
    }
}

fn below(value: i64) -> Cut {
    Cut::from(value) * 2
}

/// The values between two cuts; nothing where there are none.
fn between(lower: Cut, upper: Cut) -> Option<Span<i64>> {
    let value = |cut: Cut| i64::try_from(cut.div_euclid(2)).ok();
    let is_below = |cut: Cut| cut.rem_euclid(2) == 0;
    let edge = |cut, below: fn(i64) -> Bound<i64>, above: fn(i64) -> Bound<i64>| match value(cut) {
        Some(value) if is_below(cut) => below(value),
        Some(value) => above(value),
        None => Bound::Unbounded,
    };
    let span = Span {
        lower: edge(lower, Bound::Included, Bound::Excluded),
        upper: edge(upper, Bound::Excluded, Bound::Included),
    };
    (lower < upper).then_some(span)
}
