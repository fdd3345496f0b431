//! What needs a look, and what to do about it.

use super::{Language, decimal_error, say};
use crate::assessment::{Problem, ProblemKind, TextField};
use crate::template::{Rule, Template};

/// What is wrong or risky, in one sentence without its place.
pub fn problem(language: Language, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Open => say!(language, problem.open).to_owned(),
        ProblemKind::AboveMaximum { points, maximum } => {
            say!(language, problem.above_maximum, points = points, maximum = maximum)
        }
        ProblemKind::BelowZero => say!(language, problem.below_zero).to_owned(),
        ProblemKind::NothingAssigned => say!(language, problem.nothing_assigned).to_owned(),
        ProblemKind::MoreThanAssigned { done, assigned } => {
            say!(language, problem.more_than_assigned, done = done, assigned = assigned)
        }
        ProblemKind::DoesNotFit => say!(language, problem.does_not_fit).to_owned(),
        ProblemKind::NotApplicableNotAllowed => say!(language, problem.not_applicable_not_allowed).to_owned(),
        ProblemKind::ReasonMissing => say!(language, problem.reason_missing).to_owned(),
        ProblemKind::EvidenceMissing => say!(language, problem.evidence_missing).to_owned(),
        ProblemKind::ExplanationMissing => say!(language, problem.explanation_missing).to_owned(),
        ProblemKind::EvidenceOutsidePeriod { evidence } => {
            say!(language, problem.evidence_outside_period, evidence = evidence + 1)
        }
        ProblemKind::StepAgainstEvidence { evidence, .. } => {
            say!(language, problem.step_against_evidence, evidence = evidence + 1)
        }
        ProblemKind::TooLong { field, length } => {
            let limit = ProblemKind::TEXT_LIMIT;
            say!(language, problem.too_long, field = text_field(language, *field), length = length, limit = limit)
        }
        ProblemKind::DoesNotCount => say!(language, problem.does_not_count).to_owned(),
        ProblemKind::UnknownCriterion(code) => say!(language, problem.unknown_criterion, code = code),
        ProblemKind::UnknownCondition(number) => say!(language, problem.unknown_condition, number = number),
        ProblemKind::UnknownKind => say!(language, problem.unknown_kind).to_owned(),
        ProblemKind::Unreadable(error) => decimal_error(language, *error),
    }
}

/// What to do about a problem, in the words of the template where these are needed.
pub fn way_out_in(language: Language, template: &Template, problem: &Problem) -> String {
    let words =
        step_words(template, problem).map(|words| say!(language, problem.way.step_against_evidence, step = words));
    words.unwrap_or_else(|| way_out(language, &problem.kind))
}

/// The words of the step that a problem names.
fn step_words<'a>(template: &'a Template, problem: &Problem) -> Option<&'a str> {
    let ProblemKind::StepAgainstEvidence { step, .. } = problem.kind else { return None };
    let scoring = template.criteria.get(problem.place?)?.criterion.scoring.as_ref()?;
    let Rule::Steps(steps) = &scoring.rule else { return None };
    steps.get(step).map(|step| step.label.as_str())
}

/// What to do about it.
pub fn way_out(language: Language, kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::Open => say!(language, problem.way.open).to_owned(),
        ProblemKind::AboveMaximum { maximum, .. } => say!(language, problem.way.above_maximum, maximum = maximum),
        ProblemKind::BelowZero => say!(language, problem.way.below_zero).to_owned(),
        ProblemKind::NothingAssigned => say!(language, problem.way.nothing_assigned).to_owned(),
        ProblemKind::MoreThanAssigned { .. } => say!(language, problem.way.more_than_assigned).to_owned(),
        ProblemKind::DoesNotFit => say!(language, problem.way.does_not_fit).to_owned(),
        ProblemKind::NotApplicableNotAllowed => say!(language, problem.way.not_applicable_not_allowed).to_owned(),
        ProblemKind::ReasonMissing => say!(language, problem.way.reason_missing).to_owned(),
        ProblemKind::EvidenceMissing => say!(language, problem.way.evidence_missing).to_owned(),
        ProblemKind::ExplanationMissing => say!(language, problem.way.explanation_missing).to_owned(),
        ProblemKind::EvidenceOutsidePeriod { .. } => say!(language, problem.way.evidence_outside_period).to_owned(),
        ProblemKind::StepAgainstEvidence { step, .. } => {
            say!(language, problem.way.step_against_evidence, step = step + 1)
        }
        ProblemKind::TooLong { .. } => say!(language, problem.way.too_long).to_owned(),
        ProblemKind::DoesNotCount => say!(language, problem.way.does_not_count).to_owned(),
        ProblemKind::UnknownCriterion(_) => say!(language, problem.way.unknown_criterion).to_owned(),
        ProblemKind::UnknownCondition(_) => say!(language, problem.way.unknown_condition).to_owned(),
        ProblemKind::UnknownKind => say!(language, problem.way.unknown_kind).to_owned(),
        ProblemKind::Unreadable(_) => say!(language, problem.way.unreadable).to_owned(),
    }
}

fn text_field(language: Language, field: TextField) -> String {
    match field {
        TextField::Reason => say!(language, problem.field.reason).to_owned(),
        TextField::Explanation => say!(language, problem.field.explanation).to_owned(),
        TextField::InCharge => say!(language, problem.field.in_charge).to_owned(),
        TextField::Evidence(place) => say!(language, problem.field.evidence, evidence = place + 1),
    }
}
