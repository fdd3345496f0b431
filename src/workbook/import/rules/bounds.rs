//! Holding what a rule gives against the maxima: never more, and no less at its best.

use super::super::super::DiagnosticKind;
use crate::score::Score;
use crate::template::{Award, Rule};

/// What the points named in a rule and the maxima disagree about.
pub(super) fn against_maxima(rule: &Rule, maxima: &[Option<Score>]) -> Option<DiagnosticKind> {
    // A deduction starts at the maximum and reaches it: only the most that it takes off may be too much.
    match rule {
        Rule::Deduction { .. } => above(&rule.awards(), maxima),
        rule => held(&rule.awards(), maxima),
    }
}

/// What the end of "từ 0 đến …" and the maxima disagree about.
pub(super) fn free(most: Award, maxima: &[Option<Score>]) -> Option<DiagnosticKind> {
    held(&[most], maxima)
}

fn held(awards: &[Award], maxima: &[Option<Score>]) -> Option<DiagnosticKind> {
    above(awards, maxima).or_else(|| not_reached(awards, maxima))
}

fn above(awards: &[Award], maxima: &[Option<Score>]) -> Option<DiagnosticKind> {
    let (named, maximum) = (most(awards)?, printed(maxima).min()?);
    (named > maximum).then_some(DiagnosticKind::AwardAboveMaximum { points: named, maximum })
}

fn not_reached(awards: &[Award], maxima: &[Option<Score>]) -> Option<DiagnosticKind> {
    let (named, largest) = (most(awards)?, printed(maxima).max()?);
    // Where any award is "điểm tối đa", every maximum can be reached.
    let reached = named == largest || awards.iter().any(|award| points(*award).is_none());
    (!reached).then_some(DiagnosticKind::MaximumNotReached { best: named, maximum: largest })
}

fn most(awards: &[Award]) -> Option<Score> {
    awards.iter().filter_map(|award| points(*award)).max()
}

/// A maximum of zero stands for one that could not be read, which is said already.
fn printed(maxima: &[Option<Score>]) -> impl Iterator<Item = Score> + '_ {
    maxima.iter().flatten().copied().filter(|maximum| *maximum > Score::ZERO)
}

/// The points that an award names; nothing where it names the maximum.
pub(super) fn points(award: Award) -> Option<Score> {
    match award {
        Award::Points(points) | Award::RatioOf(points) => Some(points),
        Award::Maximum | Award::RatioOfMaximum => None,
    }
}
