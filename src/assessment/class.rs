//! From totals to a class (xếp loại).

use super::{Answers, ClassReason, Classification, Outcome, ProblemKind, Totals};
use crate::score::{Percent, Score};
use crate::template::{Basis, Ceiling, Condition, Effect, GivenBy, Grading, NodeId, Requirement, Section, Template};
use std::ops::Bound;

/// The class, decided on the rounded percentage that is shown (formats.md, "Decisions"). What the superior has not
/// given yet is treated as docs/decisions/0002 says.
pub(super) fn classify(
    template: &Template,
    answers: &Answers,
    scorer: GivenBy,
    outcomes: &[Outcome],
    totals: &Totals,
) -> Classification {
    let ladder = Ladder {
        grading: &template.grading,
        ceiling: template.adjustment.ceiling,
        maximum: totals.maximum,
        reached: reached(template, outcomes),
        stated: stated(&template.grading, answers, scorer).collect(),
    };
    let (grade, reasons) = ladder.decide(totals.total);
    let (with_superior, _) = ladder.decide(totals.with_superior(ladder.ceiling));
    let by_band = ladder.by_band(totals.total);
    Classification { grade, by_band, with_superior, reasons, to_next: ladder.to_next(totals.total) }
}

/// Conditions that answers state without effect: the template lacks them, or `scorer` is not the one to state them.
pub(super) fn unknown_conditions<'a>(
    grading: &Grading,
    answers: &'a Answers,
    scorer: GivenBy,
) -> impl Iterator<Item = ProblemKind> + use<'a> {
    let known: Vec<String> = stated(grading, answers, scorer).map(|(_, condition)| condition.number.clone()).collect();
    let unknown = answers.conditions.iter().filter(move |number| !known.contains(number));
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

/// What each main top criterion reaches of its own maximum once the superior has given all it may. One with nothing
/// reachable has no percentage and is not here.
fn reached(template: &Template, outcomes: &[Outcome]) -> Vec<(NodeId, Percent)> {
    let nodes = template.criteria.iter().zip(outcomes);
    let tops = nodes.filter(|((_, node), _)| node.parent.is_none() && node.criterion.section == Section::Main);
    let reached = tops.filter_map(|((id, _), top)| {
        let points = top.points.plus(top.by_superior).min(top.reachable);
        Some((id, Percent::of(points, top.reachable)?))
    });
    reached.collect()
}

/// The classes from best to worst with all that stands between a total and one of them.
struct Ladder<'a> {
    grading: &'a Grading,
    ceiling: Ceiling,
    maximum: Score,
    reached: Vec<(NodeId, Percent)>,
    stated: Vec<(usize, &'a Condition)>,
}

impl Ladder<'_> {
    /// Down from the band to the first class whose requirements hold and that no condition forbids; with the reasons.
    fn decide(&self, total: Score) -> (Option<usize>, Vec<ClassReason>) {
        let mut reasons: Vec<_> = self.disqualifiers().collect();
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

    /// What the bands are held against; nothing where nothing can be reached, whatever they are measured in.
    fn figure(&self, total: Score) -> Option<i64> {
        let percent = Percent::of(total, self.maximum)?;
        self.grading.basis.figure(total, Some(percent))
    }

    /// The best class from `grade` down whose requirements hold; those that fail are reasons.
    fn descend(&self, grade: usize, reasons: &mut Vec<ClassReason>) -> Option<usize> {
        for (place, _) in self.grading.grades.iter().enumerate().skip(grade) {
            let before = reasons.len();
            reasons.extend(self.shortfalls(place));
            if reasons.len() == before {
                return Some(place);
            }
        }
        None
    }

    fn shortfalls(&self, grade: usize) -> impl Iterator<Item = ClassReason> {
        let requirements = self.grading.grades.get(grade).into_iter().flat_map(|grade| &grade.requirements);
        requirements.flat_map(move |requirement| {
            let Requirement::EveryTopCriterion(least) = *requirement;
            let short = self.reached.iter().filter(move |(_, reached)| *reached < least);
            short.map(move |(criterion, reached)| ClassReason::Requirement {
                grade,
                requirement: *requirement,
                criterion: *criterion,
                reached: *reached,
            })
        })
    }

    fn held_by_caps(&self, grade: usize, reasons: &mut Vec<ClassReason>) -> Option<usize> {
        let lowest = self.caps().map(|(_, cap)| cap).max().filter(|cap| *cap > grade);
        let lowering = self.caps().filter(|(_, cap)| *cap > grade);
        reasons.extend(lowering.map(|(reason, _)| reason));
        match lowest {
            Some(cap) => self.descend(cap, reasons),
            None => Some(grade),
        }
    }

    /// "Xếp loại không quá Khá": the best class that each stated cap allows. A cap that names no class of the
    /// template holds nothing; it is reported when the template is read (`template::check`).
    fn caps(&self) -> impl Iterator<Item = (ClassReason, usize)> {
        self.stated.iter().filter_map(|(place, condition)| match &condition.effect {
            Effect::AtMost(name) => Some((reason(*place, condition), self.grading.named(name)?)),
            Effect::Disqualified => None,
        })
    }

    fn disqualifiers(&self) -> impl Iterator<Item = ClassReason> {
        let stated = self.stated.iter().filter(|(_, condition)| condition.effect == Effect::Disqualified);
        stated.map(|(place, condition)| reason(*place, condition))
    }

    /// The next better band, and what lacks to it, where points alone lead there.
    fn to_next(&self, total: Score) -> Option<(usize, Score)> {
        let figure = self.figure(total)?;
        let band = self.grading.by_band(figure).unwrap_or(self.grading.grades.len());
        let better = self.grading.grades.iter().enumerate().take(band).rev();
        let mut ahead = better.filter_map(|(place, grade)| Some((place, edge(&grade.span.lower)?)));
        let (next, edge) = ahead.find(|(_, edge)| *edge > figure)?;
        let least = self.least_total(edge);
        let forbidden = self.disqualifiers().next().is_some() || self.caps().any(|(_, cap)| cap > next);
        let reachable = self.ceiling.hold(least, self.maximum) == least;
        (reachable && !forbidden).then(|| (next, least.minus(total)))
    }

    /// The smallest total whose figure reaches an edge.
    fn least_total(&self, edge: i64) -> Score {
        match self.grading.basis {
            Basis::Percent => Percent::from_hundredths(edge).least_part(self.maximum),
            Basis::Points => Score::from_hundredths(edge),
        }
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
