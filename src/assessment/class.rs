//! From totals to a class (xếp loại).

use super::reasons::{Reasons, Tops};
use super::{Answers, ClassReason, Classification, NextClass, Outcome, ProblemKind, Totals};
use crate::basics::{OrderedMap, OrderedSet};
use crate::score::Score;
use crate::template::{Ceiling, Condition, Effect, GivenBy, Grading, Section, Template};
use std::ops::Bound;

/// The class, decided on the rounded figure that is shown (formats.md, "Decisions"). What the superior has not given
/// yet is treated as docs/decisions/0002 says.
pub(super) fn classify(
    template: &Template,
    answers: &Answers,
    scorer: GivenBy,
    outcomes: &[Outcome],
    totals: &Totals,
) -> Classification {
    let stated: Vec<_> = stated(&template.grading, answers, scorer).collect();
    let ladder = Ladder {
        grading: &template.grading,
        ceiling: template.adjustment.ceiling,
        maximum: totals.maximum,
        printed: printed_maximum(template, outcomes),
        tops: Tops::of(template, outcomes),
        caps: caps(&template.grading, &stated),
        stated,
    };
    let (grade, reasons) = ladder.decide(totals.total);
    let (with_superior, _) = ladder.decide(totals.with_superior(ladder.ceiling));
    let by_band = ladder.by_band(totals.total);
    let to_next = ladder.to_next(totals);
    Classification { grade, by_band, with_superior, reasons: reasons.into_list(), to_next }
}

/// The maximum of the main table as it is printed, before anything is out of it.
pub(super) fn printed_maximum(template: &Template, outcomes: &[Outcome]) -> Score {
    let nodes = template.criteria.iter().zip(outcomes);
    let tops = nodes.filter(|((_, node), _)| node.parent.is_none() && node.criterion.section == Section::Main);
    tops.map(|(_, top)| top.maximum).sum()
}

/// Conditions that answers state without effect: the template lacks them, or `scorer` is not the one to state them.
pub(super) fn unknown_conditions<'a>(
    grading: &Grading,
    answers: &'a Answers,
    scorer: GivenBy,
) -> impl Iterator<Item = ProblemKind> + use<'a> {
    let known = stated(grading, answers, scorer).map(|(_, condition)| condition.number.clone());
    let known: OrderedSet<String> = known.collect();
    let unknown = answers.conditions.iter().filter(move |number| !known.contains(*number));
    unknown.map(|number| ProblemKind::UnknownCondition(number.clone()))
}

/// The conditions that are stated as met by somebody who may state them.
fn stated<'a>(
    grading: &'a Grading,
    answers: &'a Answers,
    scorer: GivenBy,
) -> impl Iterator<Item = (usize, &'a Condition)> {
    let conditions = grading.conditions.iter().enumerate();
    conditions.filter(move |(_, condition)| {
        answers.conditions.contains(&condition.number)
            && (condition.stated_by == GivenBy::Unit || scorer == GivenBy::Superior)
    })
}

/// "Xếp loại không quá Khá": the best class that each stated cap allows. A cap that names no class of the template
/// holds nothing; it is reported when the template is read (`template::check`).
fn caps<'a>(grading: &'a Grading, stated: &[(usize, &'a Condition)]) -> Vec<(usize, &'a Condition, usize)> {
    // Of classes with one name the first counts, as in `Grading::named`.
    let names: OrderedMap<_, _> = grading.grades.iter().enumerate().rev().map(|(at, one)| (&one.name, at)).collect();
    let caps = stated.iter().filter_map(|(place, condition)| match &condition.effect {
        Effect::AtMost(name) => Some((*place, *condition, *names.get(name)?)),
        Effect::Disqualified => None,
    });
    caps.collect()
}

/// The classes from best to worst with all that stands between a total and one of them.
struct Ladder<'a> {
    grading: &'a Grading,
    ceiling: Ceiling,
    /// The maximum that still counts.
    maximum: Score,
    /// The maximum before anything was out of it.
    printed: Score,
    tops: Tops,
    stated: Vec<(usize, &'a Condition)>,
    /// The place of a condition, the condition, and the best class that it allows.
    caps: Vec<(usize, &'a Condition, usize)>,
}

impl Ladder<'_> {
    /// Down from the band to the first class whose requirements hold and that no condition forbids; with the reasons.
    fn decide(&self, total: Score) -> (Option<usize>, Reasons) {
        let mut reasons = Reasons::default();
        reasons.add(self.disqualifiers());
        if !reasons.is_empty() {
            return (None, reasons);
        }
        let band = self.by_band(total);
        let fulfilled = band.and_then(|band| self.descend(band, &mut reasons));
        let grade = fulfilled.and_then(|grade| self.held_by_caps(grade, &mut reasons));
        (grade, reasons)
    }

    fn by_band(&self, total: Score) -> Option<usize> {
        self.grading.by_band(self.figure(total)?)
    }

    fn figure(&self, total: Score) -> Option<i64> {
        self.grading.basis.figure(total, self.maximum, self.printed)
    }

    /// The best class from `grade` down whose requirements hold; those that fail are reasons.
    fn descend(&self, grade: usize, reasons: &mut Reasons) -> Option<usize> {
        for (place, grade) in self.grading.grades.iter().enumerate().skip(grade) {
            let mut failing = grade.requirements.iter().filter(|one| !self.tops.fulfil(**one)).peekable();
            if failing.peek().is_none() {
                return Some(place);
            }
            failing.for_each(|one| reasons.add_short(&self.tops, place, *one));
        }
        None
    }

    fn held_by_caps(&self, grade: usize, reasons: &mut Reasons) -> Option<usize> {
        let lowering = || self.caps.iter().filter(|(_, _, cap)| *cap > grade);
        reasons.add(lowering().map(|(place, condition, _)| reason(*place, condition)));
        match lowering().map(|(_, _, cap)| *cap).max() {
            Some(cap) => self.descend(cap, reasons),
            None => Some(grade),
        }
    }

    fn disqualifiers(&self) -> impl Iterator<Item = ClassReason> {
        let stated = self.stated.iter().filter(|(_, condition)| condition.effect == Effect::Disqualified);
        stated.map(|(place, condition)| reason(*place, condition))
    }

    /// The next better band and what lacks to it, where no condition forbids it and the total can reach it.
    fn to_next(&self, totals: &Totals) -> Option<NextClass> {
        let figure = self.figure(totals.total)?;
        let band = self.grading.by_band(figure).unwrap_or(self.grading.grades.len());
        let better = self.grading.grades.iter().enumerate().take(band).rev();
        let mut ahead = better.filter_map(|(place, grade)| Some((place, edge(&grade.span.lower)?)));
        let (grade, edge) = ahead.find(|(_, edge)| *edge > figure)?;
        let least = self.grading.basis.least_total(edge, self.maximum, self.printed)?;
        let forbidden = self.disqualifiers().next().is_some() || self.caps.iter().any(|(_, _, cap)| *cap > grade);
        let reachable = self.ceiling.hold(least, self.maximum) == least;
        let points = least.minus(totals.sum());
        (reachable && !forbidden).then(|| NextClass { grade, points, lacking: self.lacking(grade) })
    }

    /// What falls short of the requirements of a class.
    fn lacking(&self, grade: usize) -> Vec<ClassReason> {
        let mut reasons = Reasons::default();
        let requirements = self.grading.grades.get(grade).into_iter().flat_map(|grade| &grade.requirements);
        requirements.for_each(|one| reasons.add_short(&self.tops, grade, *one));
        reasons.into_list()
    }
}

fn reason(condition: usize, stated: &Condition) -> ClassReason {
    ClassReason::Condition { condition, effect: stated.effect.clone() }
}

/// The lowest figure of a band, in hundredths.
fn edge(lower: &Bound<i64>) -> Option<i64> {
    match lower {
        Bound::Included(edge) => Some(*edge),
        Bound::Excluded(edge) => Some(edge.saturating_add(1)),
        Bound::Unbounded => None,
    }
}
