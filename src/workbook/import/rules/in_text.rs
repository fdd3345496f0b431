//! A rule in the sentences of the criterion itself: "Ban hành kế hoạch (kịp thời: 1 điểm; chậm: 0,5 điểm)".

use super::super::super::DiagnosticKind;
use super::super::patterns::{NOT_APPLICABLE, SUPERIOR, has};
use super::super::words::{Words, fold};
use super::clause::{clauses, is_award_line};
use super::label::names_points;
use super::{Answer, Question, Source, exception_of, recognise};
use crate::template::Rule;

/// Recognises a rule from the text of a criterion that has no other words. "(2 điểm)"
/// behind a text only says the maximum once more.
pub(in super::super) fn from_text(question: &Question<'_>) -> Option<Answer> {
    let words = words(question.text)?;
    let answer = recognise(&Question { words: &words, source: Source::Below, ..*question });
    let one = |kind: &DiagnosticKind| matches!(kind, DiagnosticKind::OneStepOnly { .. });
    if answer.rule_findings.iter().any(one) {
        return unclear(question, &words, answer);
    }
    Some(answer)
}

/// The words of the text that say what something gives, who gives the points, or what becomes of it where there
/// was nothing to do.
fn words(text: &str) -> Option<Vec<String>> {
    let folded = fold(text);
    let speaks = names_points(&folded) || folded.contains("điểm tối đa");
    if speaks && is_award_line(inner(text).unwrap_or(text)) {
        return Some(vec![inner(text).unwrap_or(text).to_owned()]);
    }
    let clauses = clauses(&[text.to_owned()]);
    let said = |clause: &&Words| {
        has(SUPERIOR, clause.folded()) || (has(NOT_APPLICABLE, clause.folded()) && exception_of(clause).is_some())
    };
    clauses.iter().find(said).map(|clause| vec![clause.plain().to_owned()])
}

/// What stands in brackets at the end, where it is a rule.
fn inner(text: &str) -> Option<&str> {
    let (outer, inner) = text.trim_end_matches(['.', ' ']).strip_suffix(')')?.split_once('(')?;
    (is_award_line(inner) && !names_points(&fold(outer))).then_some(inner)
}

/// One number of points is the maximum, or nobody knows what it is.
fn unclear(question: &Question<'_>, words: &[String], mut answer: Answer) -> Option<Answer> {
    let maximum = question.maxima.iter().flatten().max().copied();
    let says_maximum = answer
        .scoring
        .rule
        .awards()
        .first()
        .is_some_and(|award| maximum.is_some_and(|maximum| award.points(maximum, None) == maximum));
    if says_maximum {
        return None;
    }
    answer.scoring.rule = Rule::Free;
    answer.rule_findings = vec![DiagnosticKind::RuleNotUnderstood { words: words.join("; ") }];
    Some(answer)
}
