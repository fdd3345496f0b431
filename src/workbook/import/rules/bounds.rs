//! Holding what a rule gives against the maxima: never more, and no less at its best.

use super::super::super::DiagnosticKind;
use crate::score::Score;
use crate::template::{Award, Rule};

/// What the points named in a rule and the maxima disagree about.
pub(super) fn against_maxima(rule: &Rule, maxima: &[Option<Score>]) -> Option<DiagnosticKind> {
    held(&best_awards(rule), maxima)
}

/// What the end of "từ 0 đến …" and the maxima disagree about.
pub(super) fn free(most: Award, maxima: &[Option<Score>]) -> Option<DiagnosticKind> {
    held(&[most], maxima)
}

fn held(awards: &[Award], maxima: &[Option<Score>]) -> Option<DiagnosticKind> {
    // A maximum of zero stands for one that could not be read, which is said already.
    let printed = || maxima.iter().flatten().copied().filter(|maximum| *maximum > Score::ZERO);
    let (smallest, largest) = (printed().min()?, printed().max()?);
    let named = awards.iter().filter_map(|award| points(*award)).max()?;
    if named > smallest {
        return Some(DiagnosticKind::AwardAboveMaximum { points: named, maximum: smallest });
    }
    // Where any award is "điểm tối đa", every maximum can be reached.
    let reached = named == largest || awards.iter().any(|award| points(*award).is_none());
    (!reached).then_some(DiagnosticKind::MaximumNotReached { best: named, maximum: largest })
}

/// What may be the most that a rule gives. A deduction starts at the maximum, so that its limit is none of these.
fn best_awards(rule: &Rule) -> Vec<Award> {
    match rule {
        Rule::Deduction { .. } => Vec::new(),
        rule => rule.awards(),
    }
}

/// The points that an award names; nothing where it names the maximum.
fn points(award: Award) -> Option<Score> {
    match award {
        Award::Points(points) | Award::RatioOf(points) => Some(points),
        Award::Maximum | Award::RatioOfMaximum => None,
    }
}
