//! What is odd about the template as a whole, said with its place. Whatever is about one cell was said where the cell
//! was read, with more than the finished template still knows.

use super::super::DiagnosticKind;
use super::grades::lowest;
use super::log::Log;
use crate::score::{Percent, Score};
use crate::template::{Basis, Ceiling, Flaw, FlawKind, Grading, Misfit, Span, Template, check};
use std::ops::Bound;

/// Says it; `sheet` is where the classes stand, `largest` the largest total of the main criteria.
pub(super) fn say(sheet: &str, template: &Template, largest: Score, log: &mut Log) {
    let flaws = check(template);
    let overlap = flaws.iter().any(|flaw| matches!(flaw.kind, FlawKind::Classes(Misfit::Overlap(_))));
    for kind in flaws.iter().filter_map(|flaw| of_flaw(flaw, &template.grading, overlap)) {
        log.sheet(sheet, kind);
    }
    for kind in out_of_reach(template, largest) {
        log.sheet(sheet, kind);
    }
}

fn of_flaw(flaw: &Flaw, grading: &Grading, overlap: bool) -> Option<DiagnosticKind> {
    match flaw.kind {
        FlawKind::Classes(Misfit::Gap(span)) => {
            let (from, to) = figures(span);
            Some(DiagnosticKind::GradeGap { from, to })
        }
        FlawKind::Classes(Misfit::Overlap(span)) => {
            let (from, to) = figures(span);
            Some(DiagnosticKind::GradeOverlap { from, to })
        }
        // Two bands that begin at the same figure overlap there, which says more.
        FlawKind::ClassOrder { grade } if !overlap => {
            let name = |place: usize| grading.grades.get(place).map(|grade| grade.name.clone());
            Some(DiagnosticKind::GradeOrder { upper: name(grade)?, lower: name(grade + 1)? })
        }
        FlawKind::ClassOrder { .. } => None,
        // Said by the rows, the rules and the conditions at their cells.
        FlawKind::SumDiffers { .. }
        | FlawKind::NegativeMaximum { .. }
        | FlawKind::AwardAboveMaximum { .. }
        | FlawKind::AwardBelowZero { .. }
        | FlawKind::Bands(_)
        | FlawKind::UnknownClass { .. }
        | FlawKind::RepeatedCondition { .. } => None,
    }
}

/// The first and the last figure of a span; no last one where it goes on above everything.
fn figures(span: Span<i64>) -> (i64, Option<i64>) {
    let from = match span.lower {
        Bound::Included(edge) => edge,
        Bound::Excluded(edge) => edge.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let to = match span.upper {
        Bound::Included(edge) => Some(edge),
        Bound::Excluded(edge) => Some(edge.saturating_sub(1)),
        Bound::Unbounded => None,
    };
    (from, to)
}

/// "Trên 100%" where no total passes the maximum.
fn out_of_reach(template: &Template, largest: Score) -> Vec<DiagnosticKind> {
    let most = match (template.adjustment.ceiling, template.grading.basis) {
        (Ceiling::None, _) => return Vec::new(),
        (Ceiling::Maximum, Basis::Percent) => Percent::WHOLE.hundredths(),
        (Ceiling::Maximum, Basis::Points) => largest.hundredths(),
    };
    let above = template.grading.grades.iter().filter(|grade| lowest(grade) > most);
    above.map(|grade| DiagnosticKind::GradeOutOfReach { grade: grade.name.clone() }).collect()
}
