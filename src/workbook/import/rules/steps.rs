//! Steps that a unit chooses from, and the days that they are about.

use super::super::super::{DiagnosticKind, Doubt};
use super::super::patterns::{NOTHING_DONE, OTHERWISE, starts};
use super::meaning::Labelled;
use super::{Decision, Question, bounds};
use crate::basics::sort_by_key;
use crate::score::Score;
use crate::template::{Award, Day, Days, Rule, Step};

/// The steps that labels make. Parts that add up to the maximum are none: all of them may be reached at once.
pub(super) fn read(question: &Question<'_>, labelled: &[Labelled]) -> Decision {
    if let [only] = labelled {
        return one(only);
    }
    if add_up(question, labelled) {
        let words: Vec<&str> = labelled.iter().map(|labelled| labelled.words.plain()).collect();
        return Decision::free(DiagnosticKind::Doubt(Doubt::PartsAddUp { words: words.join("; ") }));
    }
    let step = |labelled: &Labelled| Step { label: label(labelled), award: labelled.given.award, days: labelled.days };
    let findings = flaw_of_days(labelled).into_iter().collect();
    Decision { rule: Rule::Steps(labelled.iter().map(step).collect()), findings }
}

fn label(labelled: &Labelled) -> String {
    labelled.label.plain().trim_end_matches([',', '.', ':', ' ']).to_owned()
}

/// What is not reached gives nothing. Of a deadline the day that something was sent tells.
fn one(only: &Labelled) -> Decision {
    let findings = vec![DiagnosticKind::OneStepOnly { words: only.words.plain().to_owned() }];
    let nothing = Award::Points(Score::ZERO);
    let award = only.given.award;
    let rule = match only.days.and_then(|days| Some((days, days.last?))) {
        Some((days, last)) => {
            let late = days.first.is_none().then(|| Days { first: Some(last.after()), last: None });
            let other = Step { label: OTHERWISE.to_owned(), award: nothing, days: late };
            Rule::Steps(vec![Step { label: label(only), award, days: Some(days) }, other])
        }
        None => Rule::YesNo { yes: award, no: nothing },
    };
    Decision { rule, findings }
}

/// "- có kế hoạch: 1 điểm; - có báo cáo: 1 điểm; - có sơ kết: 1 điểm" of three points. Steps would have one that gives all
/// of them, or one that gives nothing.
fn add_up(question: &Question<'_>, labelled: &[Labelled]) -> bool {
    let points: Option<Vec<Score>> = labelled.iter().map(|labelled| bounds::points(labelled.given.award)).collect();
    let Some(points) = points.filter(|points| !points.contains(&Score::ZERO)) else { return false };
    let sum: Score = points.iter().copied().sum();
    question.maxima.iter().flatten().any(|maximum| *maximum == sum)
}

/// The first day that no step, or more than one, is about. Deadlines within one another are meant ("trước ngày 10/4",
/// "trước ngày 30/4"): the better one counts. A step without days is about all the others, unless nothing was done.
fn flaw_of_days(labelled: &[Labelled]) -> Option<DiagnosticKind> {
    let mut dated: Vec<Days> = labelled.iter().filter_map(|labelled| labelled.days).collect();
    let is_rest = |labelled: &Labelled| labelled.days.is_none() && !starts(NOTHING_DONE, labelled.label.folded());
    let rest = labelled.iter().any(|labelled| is_rest(labelled) && !labelled.label.folded().starts_with("không"));
    sort_by_key(&mut dated, |days| days.first);
    let mut spans = dated.into_iter();
    let mut covered = spans.next()?.last;
    for next in spans {
        // What is open to its end covers all that follows.
        let Some(last) = covered else { break };
        let first = next.first.unwrap_or(last);
        if first > last.after() && !rest {
            return Some(DiagnosticKind::DaysGap { from: last.after(), to: Some(first.before()) });
        }
        let is_within = next.last.is_some_and(|end| end <= last) || next.first.is_none();
        if first <= last && !is_within {
            return Some(DiagnosticKind::DaysOverlap { from: first, to: last });
        }
        covered = next.last.map(|end: Day| end.max(last));
    }
    covered.filter(|_| !rest).map(|last| DiagnosticKind::DaysGap { from: last.after(), to: None })
}
