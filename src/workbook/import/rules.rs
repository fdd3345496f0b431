//! From the words of a sheet to a scoring rule. What is not understood is never guessed: the criterion is then free
//! from 0 to its maximum, and the words are quoted in a diagnostic.

mod award;
mod bands;
mod bounds;
mod clause;
mod decide;
mod in_text;
mod in_words;
mod label;
mod meaning;
mod not_applicable;
mod steps;

use super::super::DiagnosticKind;
use super::patterns::Sign;
use super::words::Words;
use crate::score::Score;
use crate::template::{GivenBy, NotApplicable, Rule, Scoring, Section};

pub(super) use clause::is_award_line;
pub(super) use in_text::from_text;
pub(super) use not_applicable::Exception;

/// Where the words of a rule stand, which says how sure it is that they are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// In the column for it: whatever stands there is meant as a rule.
    Column,
    /// In lines or rows below the criterion: some may be remarks.
    Below,
    /// In several rows that have one maximum together.
    Several,
}

/// What a sheet says about scoring one criterion.
#[derive(Clone, Copy, Debug)]
pub(super) struct Question<'a> {
    /// The text of the criterion.
    pub(super) text: &'a str,
    /// The words of the rule, a line each.
    pub(super) words: &'a [String],
    /// Where they stand.
    pub(super) source: Source,
    /// The words of the column of "không phát sinh".
    pub(super) exception: &'a str,
    /// What the points are for.
    pub(super) section: Section,
    /// Who gives the points by the words of the top criterion.
    pub(super) given_by: GivenBy,
    /// The maxima of the kinds of body.
    pub(super) maxima: &'a [Option<Score>],
}

/// How a criterion is scored, and what was found on the way.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// How it is scored.
    pub(super) scoring: Scoring,
    /// Findings about the words of the rule.
    pub(super) rule_findings: Vec<DiagnosticKind>,
    /// Findings about the words of "không phát sinh".
    pub(super) exception_findings: Vec<DiagnosticKind>,
    /// "Quy đổi về N điểm": N, to be held against the top criterion.
    pub(super) rescaled_to: Option<Score>,
}

/// Recognises the rule of one criterion.
pub(super) fn recognise(question: &Question<'_>) -> Answer {
    let clauses = clause::clauses(question.words);
    let meanings = meaning::meanings(&clauses);
    let decision = decide::decide(question, &meanings);
    let mut rule_findings = decision.findings;
    rule_findings.extend(bounds::against_maxima(&decision.rule, question.maxima));
    let mut exception_findings = Vec::new();
    let exception = not_applicable::read(question.exception).unwrap_or_else(|words| {
        exception_findings.push(DiagnosticKind::NotApplicableNotUnderstood { words });
        Exception::default()
    });
    let exception = if exception.allowed.is_some() { exception } else { meanings.exception };
    let given_by = if meanings.by_superior { GivenBy::Superior } else { question.given_by };
    Answer {
        scoring: Scoring {
            rule: decision.rule,
            words: question.words.to_vec(),
            not_applicable: exception.allowed,
            given_by,
            must_explain: meanings.must_explain,
        },
        rule_findings,
        exception_findings,
        rescaled_to: exception.rescaled_to,
    }
}

/// A rule, and what was found while deciding on it.
#[derive(Clone, Debug)]
struct Decision {
    rule: Rule,
    findings: Vec<DiagnosticKind>,
}

impl Decision {
    /// A rule without a doubt.
    fn sure(rule: Rule) -> Self {
        Self { rule, findings: Vec::new() }
    }

    /// Free, because of this.
    fn free(finding: DiagnosticKind) -> Self {
        Self { rule: Rule::Free, findings: vec![finding] }
    }

    /// Free, because these words were not understood.
    fn unclear(words: &[Words]) -> Self {
        let quoted: Vec<&str> = words.iter().map(Words::plain).collect();
        Self::free(DiagnosticKind::RuleNotUnderstood { words: quoted.join("; ") })
    }
}

/// An exception from the words of one clause, where they are about "không phát sinh".
fn exception_of(words: &Words) -> Option<NotApplicable> {
    not_applicable::read(words.plain()).ok().and_then(|exception| exception.allowed)
}
