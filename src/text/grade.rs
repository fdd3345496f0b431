//! Classes and spans in words.

use super::{Language, say};
use crate::assessment::{ClassReason, Classification};
use crate::score::{Percent, Score};
use crate::template::{Basis, Effect, Grading, Requirement, Span, Template};
use std::ops::Bound;

/// A span between two edges: "từ 65% đến dưới 80%", "trên 90%", "dưới 50%".
pub(crate) fn span(language: Language, lower: Bound<String>, upper: Bound<String>) -> String {
    let lower = match (&lower, &upper) {
        (Bound::Unbounded, _) => None,
        (Bound::Included(edge), Bound::Unbounded) => Some(say!(language, span.from_up, edge = edge)),
        (Bound::Included(edge), _) => Some(say!(language, span.from, edge = edge)),
        (Bound::Excluded(edge), _) => Some(say!(language, span.above, edge = edge)),
    };
    let upper = match (upper, &lower) {
        (Bound::Unbounded, _) => None,
        (Bound::Included(edge), Some(_)) => Some(say!(language, span.to, edge = edge)),
        (Bound::Included(edge), None) => Some(say!(language, span.up_to, edge = edge)),
        (Bound::Excluded(edge), Some(_)) => Some(say!(language, span.to_below, edge = edge)),
        (Bound::Excluded(edge), None) => Some(say!(language, span.below, edge = edge)),
    };
    match (lower, upper) {
        (Some(lower), Some(upper)) => lower + " " + &upper,
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => say!(language, span.any).to_owned(),
    }
}

/// A span of ratios.
pub(crate) fn ratios(language: Language, span_of: &Span<Percent>) -> String {
    let edge = |edge: &Percent| edge_text(Basis::Percent, edge.hundredths());
    span(language, span_of.lower.as_ref().map(edge), span_of.upper.as_ref().map(edge))
}

/// The band of a class in the unit of its basis: "từ 65% đến dưới 80%", "từ 65 đến dưới 80 điểm".
pub(crate) fn band(language: Language, basis: Basis, band: &Span<i64>) -> String {
    let edge = |edge: &i64| edge_text(basis, *edge);
    let words = span(language, band.lower.as_ref().map(edge), band.upper.as_ref().map(edge));
    match basis {
        Basis::Percent => words,
        Basis::Points => say!(language, span.in_points, span = words),
    }
}

/// An edge without trailing zeros, `80%` or `62,5%`: a figure that was reached shows two decimals, a limit does not.
fn edge_text(basis: Basis, hundredths: i64) -> String {
    let edge = Score::from_hundredths(hundredths).to_string();
    match basis {
        Basis::Percent => edge + "%",
        Basis::Points => edge,
    }
}

/// The name of the class, or why there is none.
pub fn class_name(language: Language, grading: &Grading, classification: &Classification) -> String {
    let disqualified =
        |reason: &ClassReason| matches!(reason, ClassReason::Condition { effect: Effect::Disqualified, .. });
    match classification.grade.and_then(|grade| grading.grades.get(grade)) {
        Some(grade) => grade.name.clone(),
        None if classification.reasons.iter().any(disqualified) => say!(language, grade.disqualified).to_owned(),
        None if grading.grades.is_empty() => say!(language, grade.no_classes).to_owned(),
        None => say!(language, grade.none).to_owned(),
    }
}

/// "còn 1,75 điểm đạt Tốt", with what it takes besides points where that is not met yet; nothing at the best class.
pub fn to_next(language: Language, grading: &Grading, classification: &Classification) -> Option<String> {
    let next = classification.to_next.as_ref()?;
    let (name, points) = (&grading.grades.get(next.grade)?.name, next.points);
    let lacking = lacking(language, &next.lacking);
    Some(match lacking.is_empty() {
        true => say!(language, grade.to_next, points = points, class = name),
        false => say!(language, grade.to_next_if, points = points, class = name, requirement = lacking),
    })
}

/// The requirements that are not met, each once: many criteria may fall short of one.
fn lacking(language: Language, reasons: &[ClassReason]) -> String {
    let mut words: Vec<String> = Vec::new();
    for reason in reasons {
        let ClassReason::Requirement { requirement: missed, .. } = reason else { continue };
        let missed = requirement(language, *missed);
        if !words.contains(&missed) {
            words.push(missed);
        }
    }
    words.join("; ")
}

/// Why the class is not the one of the band.
pub fn class_reason(language: Language, template: &Template, reason: &ClassReason) -> String {
    match reason {
        ClassReason::Requirement { grade, requirement, criterion, reached } => {
            let class = template.grading.grades.get(*grade).map_or("", |grade| grade.name.as_str());
            let number = template.criteria.get(*criterion).map_or("", |node| node.criterion.number.as_str());
            let Requirement::EveryTopCriterion(least) = requirement;
            say!(
                language,
                grade.requirement_missed,
                class = class,
                number = number,
                reached = reached,
                least = limit(*least)
            )
        }
        ClassReason::Condition { condition, effect } => {
            let text = template.grading.conditions.get(*condition).map_or("", |condition| condition.text.as_str());
            match effect {
                Effect::Disqualified => say!(language, grade.condition_disqualifies, condition = text),
                Effect::AtMost(class) => say!(language, grade.condition_caps, condition = text, class = class),
            }
        }
    }
}

/// What a class takes besides its band.
pub fn requirement(language: Language, requirement: Requirement) -> String {
    let Requirement::EveryTopCriterion(least) = requirement;
    say!(language, grade.requirement, least = limit(least))
}

fn limit(least: Percent) -> String {
    edge_text(Basis::Percent, least.hundredths())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_as_decisions_write_them() {
        let percent = |hundredths| Percent::from_hundredths(hundredths);
        let rows = [
            (Bound::Included(percent(8000)), Bound::Unbounded, "từ 80% trở lên"),
            (Bound::Included(percent(6500)), Bound::Excluded(percent(8000)), "từ 65% đến dưới 80%"),
            (Bound::Included(percent(7000)), Bound::Included(percent(9000)), "từ 70% đến 90%"),
            (Bound::Excluded(percent(9000)), Bound::Unbounded, "trên 90%"),
            (Bound::Unbounded, Bound::Excluded(percent(6250)), "dưới 62,5%"),
            (Bound::Unbounded, Bound::Unbounded, "mọi mức"),
        ];
        for (lower, upper, words) in rows {
            assert_eq!(ratios(Language::vi, &Span { lower, upper }), words);
        }
        let points = Span { lower: Bound::Included(6500), upper: Bound::Excluded(8000) };
        assert_eq!(band(Language::vi, Basis::Points, &points), "từ 65 đến dưới 80 điểm");
    }
}
