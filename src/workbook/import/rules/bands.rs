//! Bands of a ratio: each with its edges, together covering everything from 0% to 100% once.

use super::super::super::DiagnosticKind;
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
    let of_ratio = labelled.iter().filter(|labelled| !gives_nothing(labelled));
    let bands: Vec<(Span<i64>, RatioBand)> = of_ratio.map(band).collect::<Option<_>>()?;
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
