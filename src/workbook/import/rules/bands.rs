//! Bands of a ratio: each with its edges, together covering everything from 0% to 100% once.

use super::super::super::DiagnosticKind;
use super::super::patterns::REST;
use super::super::spans::{Flaw, flaw};
use super::Decision;
use super::decide::gives_nothing;
use super::meaning::Labelled;
use crate::score::Percent;
use crate::template::{RatioBand, Rule, Span};
use std::ops::Bound;

/// The rule that bands make; nothing where something else stands among them. "Không thực hiện: 0 điểm" may: nothing
/// done is a ratio of zero.
pub(super) fn ratio(labelled: &[Labelled]) -> Option<Decision> {
    let is_rest = |labelled: &&Labelled| REST.contains(&labelled.label.folded());
    let of_ratio = labelled.iter().filter(|labelled| !is_rest(labelled) && !gives_nothing(labelled));
    let mut bands: Vec<(Span<i64>, RatioBand)> = of_ratio.map(band).collect::<Option<_>>()?;
    let mut rests = labelled.iter().filter(is_rest);
    if let Some(rest) = rests.next() {
        bands.push(remaining(rest, &bands)?);
    }
    if rests.next().is_some() {
        return None;
    }
    let spans: Vec<Span<i64>> = bands.iter().map(|(span, _)| *span).collect();
    let rule = Rule::Ratio(bands.into_iter().map(|(_, band)| band).collect());
    let percent = Percent::from_hundredths;
    Some(match flaw(&spans, 0, Percent::WHOLE.hundredths()) {
        None => Decision::sure(rule),
        Some(Flaw::Gap(from, to)) => Decision::free(DiagnosticKind::RatioGap { from: percent(from), to: percent(to) }),
        Some(Flaw::Overlap(from, to)) => {
            Decision::free(DiagnosticKind::RatioOverlap { from: percent(from), to: percent(to) })
        }
    })
}

/// "Còn lại: 0 điểm": everything below the lowest band or, where that is open, above the highest.
fn remaining(rest: &Labelled, bands: &[(Span<i64>, RatioBand)]) -> Option<(Span<i64>, RatioBand)> {
    let turned = |bound: Bound<i64>| match bound {
        Bound::Included(edge) => Some(Bound::Excluded(edge)),
        Bound::Excluded(edge) => Some(Bound::Included(edge)),
        Bound::Unbounded => None,
    };
    // Of two edges at one figure, the one that is in lies lower as a lower edge and higher as an upper one.
    let lower = |bound: Bound<i64>| match bound {
        Bound::Included(edge) => Some((edge, 0)),
        Bound::Excluded(edge) => Some((edge, 1)),
        Bound::Unbounded => None,
    };
    let lowest = bands.iter().min_by_key(|(span, _)| lower(span.lower))?.0;
    let highest = bands.iter().max_by_key(|(span, _)| lower(span.lower))?.0;
    let span = match (turned(lowest.lower), turned(highest.upper)) {
        (Some(upper), _) => Span { lower: Bound::Unbounded, upper },
        (None, Some(lower)) => Span { lower, upper: Bound::Unbounded },
        (None, None) => return None,
    };
    let percent = Span { lower: edge(span.lower), upper: edge(span.upper) };
    Some((span, RatioBand { span: percent, award: rest.given.award }))
}

fn band(labelled: &Labelled) -> Option<(Span<i64>, RatioBand)> {
    let span = labelled.band?;
    let percent = Span { lower: edge(span.lower), upper: edge(span.upper) };
    Some((span, RatioBand { span: percent, award: labelled.given.award }))
}

fn edge(bound: Bound<i64>) -> Bound<Percent> {
    match bound {
        Bound::Included(edge) => Bound::Included(Percent::from_hundredths(edge)),
        Bound::Excluded(edge) => Bound::Excluded(Percent::from_hundredths(edge)),
        Bound::Unbounded => Bound::Unbounded,
    }
}
