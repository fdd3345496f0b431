//! A rule in the sentences of the criterion itself: "Ban hành kế hoạch (kịp thời: 1 điểm; chậm: 0,5 điểm)".

use super::super::super::DiagnosticKind;
use super::super::patterns::{DEADLINES, EACH, NOT_APPLICABLE, SUPERIOR, has, starts};
use super::super::words::{Words, fold};
use super::bounds::points;
use super::clause::{clauses, is_award_line};
use super::label::{is_labelled, names_points};
use super::meaning::{Labelled, meanings};
use super::{Answer, Question, Source, exception_of, recognise};
use crate::score::Score;
use crate::template::{GivenBy, Rule};

/// Recognises a rule from the text of a criterion that has no other words. "(2 điểm)"
/// behind a text only says the maximum once more.
pub(in super::super) fn from_text(question: &Question<'_>) -> Option<Answer> {
    let words = words(question)?;
    let answer = recognise(&Question { words: &words, source: Source::Below, ..*question });
    match answer.scoring.rule {
        // A deadline without its year.
        Rule::YesNo { .. } if has(DEADLINES, &fold(question.text)) => Some(answer),
        Rule::YesNo { .. } if answer.rule_findings.iter().any(is_one_step) => unclear(question, &words, answer),
        Rule::Free if says_nothing(&answer) && words.iter().any(|line| gives_in_part(question, line)) => {
            Some(quoted(&words, answer))
        }
        _ => Some(answer),
    }
}

/// Whether words were taken for remarks alone.
fn says_nothing(answer: &Answer) -> bool {
    let scoring = &answer.scoring;
    answer.rule_findings.is_empty() && scoring.not_applicable.is_none() && scoring.given_by == GivenBy::Unit
}

fn is_one_step(kind: &DiagnosticKind) -> bool {
    matches!(kind, DiagnosticKind::OneStepOnly { .. })
}

/// The words of the text that say what something gives, who gives the points, or what becomes of it where there
/// was nothing to do.
fn words(question: &Question<'_>) -> Option<Vec<String>> {
    let text = question.text;
    let folded = fold(text);
    let line = inner(text).unwrap_or(text);
    let names = names_points(&folded) || folded.contains("điểm tối đa");
    if (names && (is_award_line(line) || gives_in_part(question, line))) || gives_bare_numbers(question, line) {
        return Some(vec![line.to_owned()]);
    }
    let clauses = clauses(&[text.to_owned()]);
    let said = |clause: &&Words| {
        has(SUPERIOR, clause.folded()) || (has(NOT_APPLICABLE, clause.folded()) && exception_of(clause).is_some())
    };
    clauses.iter().find(said).map(|clause| vec![clause.plain().to_owned()])
}

/// "Kịp thời: 2; chậm: 1; không: 0", "Mỗi mô hình +1": points without the word for them. One number behind a colon may
/// count anything; it is points where it is no more than the maximum.
fn gives_bare_numbers(question: &Question<'_>, line: &str) -> bool {
    let clauses = clauses(&[line.to_owned()]);
    let meanings = meanings(&clauses);
    let most = most(question);
    let fits = |labelled: &Labelled| points(labelled.given.award).is_none_or(|points| points <= most);
    match (meanings.each.as_slice(), meanings.labelled.as_slice()) {
        ([], []) => !meanings.free.is_empty() || gives_in_part(question, line),
        ([], [one]) => fits(one) || one.days.is_some(),
        _ => true,
    }
}

/// "Đạt 100%: 3 điểm, dưới 100%: theo tỷ lệ": one part of the words is a step, a product, or all of them end with numbers.
fn gives_in_part(question: &Question<'_>, line: &str) -> bool {
    let folded = fold(line);
    let number = |part: &str| Score::parse(part.rsplit(' ').next().unwrap_or_default()).is_ok();
    let is_step = |part: &str| (part.contains(':') && is_labelled(part)) || (starts(EACH, part) && number(part));
    let product = folded.contains(" × ") && folded.contains(|sign: char| sign.is_ascii_digit());
    product
        || folded.split(';').flat_map(|part| part.split(", ")).map(str::trim).any(is_step)
        || is_list_of_numbers(question, line)
}

/// "Kịp thời 2; chậm 1; không 0", "Có (1), không (0)": each part ends with a number, and the greatest is the maximum.
fn is_list_of_numbers(question: &Question<'_>, line: &str) -> bool {
    let number = |part: &str| {
        let (label, number) = part.trim().rsplit_once(' ')?;
        let number = number.trim_matches(['.', '(', ')']);
        label.ends_with(char::is_alphabetic).then(|| Score::parse(number).ok()).flatten()
    };
    let folded = fold(line);
    let numbers: Option<Vec<Score>> = folded.split(';').flat_map(|part| part.split(", ")).map(number).collect();
    numbers.is_some_and(|numbers| numbers.len() > 1 && numbers.iter().max() == Some(&most(question)))
}

fn most(question: &Question<'_>) -> Score {
    question.maxima.iter().flatten().max().copied().unwrap_or_default()
}

/// What stands in brackets at the end, where it is a rule.
fn inner(text: &str) -> Option<&str> {
    let (outer, inner) = text.trim_end_matches(['.', ' ']).strip_suffix(')')?.split_once('(')?;
    (is_award_line(inner) && !names_points(&fold(outer))).then_some(inner)
}

/// One number of points is the maximum, or nobody knows what it is.
fn unclear(question: &Question<'_>, words: &[String], answer: Answer) -> Option<Answer> {
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
    Some(quoted(words, answer))
}

/// Free, with the words that were not understood.
fn quoted(words: &[String], mut answer: Answer) -> Answer {
    answer.scoring.rule = Rule::Free;
    answer.rule_findings = vec![DiagnosticKind::RuleNotUnderstood { words: words.join("; ") }];
    answer
}
