//! What needs a look in the answer to one criterion, besides its points.

use super::question::{Leaf, Question};
use super::{Answer, Evidence, Input, ProblemKind, State, TextField};
use crate::score::Score;
use crate::template::{Days, GivenBy, Rule, Section};

/// An answer with what decides which checks it has to pass.
pub(super) struct Checked<'a> {
    pub(super) answer: &'a Answer,
    pub(super) question: Question<'a>,
    pub(super) leaf: Leaf,
    /// The days that figures cover (kỳ số liệu).
    pub(super) period: Option<Days>,
}

impl Checked<'_> {
    /// Hands every problem to `report`, in the order of [`ProblemKind`].
    pub(super) fn report(&self, report: &mut impl FnMut(ProblemKind)) {
        self.over_fulfilment().into_iter().for_each(&mut *report);
        self.not_applicable().into_iter().for_each(&mut *report);
        self.missing_papers().into_iter().flatten().for_each(&mut *report);
        self.outside_period().for_each(&mut *report);
        self.step_against_evidence().into_iter().for_each(report);
    }

    fn over_fulfilment(&self) -> Option<ProblemKind> {
        match (&self.question.scoring.rule, &self.answer.input, self.leaf.state) {
            (Rule::Ratio(_), Input::Figures { first: Some(done), second: Some(assigned) }, State::Scored)
                if done > assigned =>
            {
                Some(ProblemKind::MoreThanAssigned { done: *done, assigned: *assigned })
            }
            _ => None,
        }
    }

    fn not_applicable(&self) -> Option<ProblemKind> {
        let reason = self.answer.not_applicable.as_ref()?;
        match self.question.scoring.not_applicable {
            None => Some(ProblemKind::NotApplicableNotAllowed),
            Some(_) => reason.trim().is_empty().then_some(ProblemKind::ReasonMissing),
        }
    }

    /// What the unit has to show for its points: evidence, or "an explanation where evidence is missing" (domain.md,
    /// "Documents"). Points that the superior gives need nothing from it, and nobody has to prove a penalty.
    fn missing_papers(&self) -> [Option<ProblemKind>; 2] {
        if self.leaf.state != State::Scored || self.question.scoring.given_by == GivenBy::Superior {
            return [None, None];
        }
        let claims = self.leaf.points > Score::ZERO && self.question.section != Section::Penalty;
        let explained = !self.answer.explanation.trim().is_empty();
        let must_explain = self.question.scoring.must_explain && !self.answer.input.is_empty();
        [
            (claims && !explained && !self.answer.has_evidence()).then_some(ProblemKind::EvidenceMissing),
            (must_explain && !explained).then_some(ProblemKind::ExplanationMissing),
        ]
    }

    fn outside_period(&self) -> impl Iterator<Item = ProblemKind> {
        let outside = |evidence: &Evidence| match (self.period, evidence.date) {
            (Some(period), Some(date)) => !period.contains(date),
            _ => false,
        };
        let places = self.answer.evidence.iter().enumerate().filter(move |(_, evidence)| outside(evidence));
        places.map(|(evidence, _)| ProblemKind::EvidenceOutsidePeriod { evidence })
    }

    /// "Kịp thời" is held against the dates of the evidence. A document may well be older than the day it was sent,
    /// so that only a date whose step gives fewer points speaks against the chosen one; and one date that bears the
    /// chosen step out is enough, because later papers may stand beside it.
    fn step_against_evidence(&self) -> Option<ProblemKind> {
        let chosen = self.chosen_step()?;
        let dates = self.answer.evidence.iter().map(|evidence| evidence.date).enumerate();
        let steps = dates.filter_map(|(evidence, date)| Some((evidence, self.question.scoring.rule.step_on(date?)?)));
        let steps: Vec<_> = steps.collect();
        if steps.iter().any(|(_, step)| *step == chosen) {
            return None;
        }
        let worse = |(_, step): &&(usize, usize)| self.worth(*step) < self.worth(chosen);
        let (evidence, step) = *steps.iter().find(worse)?;
        Some(ProblemKind::StepAgainstEvidence { evidence, step })
    }

    fn chosen_step(&self) -> Option<usize> {
        match self.answer.input {
            Input::Choice(choice) if self.leaf.state == State::Scored => Some(usize::from(choice)),
            Input::Sent(day) if self.leaf.state == State::Scored => self.question.scoring.rule.step_on(day),
            _ => None,
        }
    }

    fn worth(&self, step: usize) -> Option<Score> {
        match &self.question.scoring.rule {
            Rule::Steps(steps) => Some(steps.get(step)?.award.points(self.question.maximum, None)),
            _ => None,
        }
    }
}

/// Texts that an Excel cell cannot hold.
pub(super) fn too_long(answer: &Answer) -> impl Iterator<Item = ProblemKind> {
    let reason = answer.not_applicable.iter().map(|reason| (TextField::Reason, reason.as_str()));
    let fixed = [(TextField::Explanation, answer.explanation.as_str()), (TextField::InCharge, &answer.in_charge)];
    let evidence = answer.evidence.iter().enumerate();
    let evidence = evidence.flat_map(|(at, evidence)| evidence.texts().map(|text| (TextField::Evidence(at), text)));
    reason.chain(fixed).chain(evidence).filter_map(|(field, text)| {
        let length = length_in_a_cell(text);
        (length > ProblemKind::TEXT_LIMIT).then_some(ProblemKind::TooLong { field, length })
    })
}

/// UTF-16 code units, counted only where the text could be too long: UTF-8 never has fewer bytes.
fn length_in_a_cell(text: &str) -> usize {
    if text.len() <= ProblemKind::TEXT_LIMIT { text.len() } else { text.encode_utf16().count() }
}
