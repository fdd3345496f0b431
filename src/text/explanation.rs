//! "Cách tính điểm": why a number is what it is, in one line.

use super::{Language, grade, say};
use crate::assessment::{Explanation, ExplanationStep};
use crate::score::Score;
use crate::template::{NotApplicablePolicy, RatioBand, Rule, Template};

/// The steps of an explanation, joined by dots: `45 ÷ 48 = 93,75% · từ 80% đến dưới 100%: tỷ lệ × 4 = 3,75`.
///
/// `rule` is that of the criterion, for the names of its steps; a group has none.
pub fn explanation(language: Language, template: &Template, rule: Option<&Rule>, explanation: &Explanation) -> String {
    let steps = explanation.steps.iter();
    let sentences: Vec<String> = steps.map(|step| sentence(language, template, rule, step)).collect();
    sentences.join(" · ")
}

fn sentence(language: Language, template: &Template, rule: Option<&Rule>, step: &ExplanationStep) -> String {
    match step {
        ExplanationStep::Open => say!(language, why.open).to_owned(),
        ExplanationStep::AwaitsSuperior => say!(language, why.awaits_superior).to_owned(),
        ExplanationStep::Entered(points) => say!(language, why.entered, points = points),
        ExplanationStep::Chosen { step, points } => {
            say!(language, why.chosen, step = chosen(rule, *step), points = points)
        }
        ExplanationStep::Answered { yes, points } => answered(language, *yes, *points),
        ExplanationStep::Ratio { done, assigned, ratio } => {
            say!(language, why.ratio, done = done, assigned = assigned, percent = ratio.percent())
        }
        ExplanationStep::Band { band, points } => banded(language, band, *points),
        ExplanationStep::Proportional { of, product } => {
            say!(language, why.proportional, points = of, product = product)
        }
        ExplanationStep::Counted { count, each, product } => {
            say!(language, why.counted, count = count, each = each, product = product)
        }
        ExplanationStep::Deducted { maximum, off } => {
            say!(language, why.deducted, maximum = maximum, off = off, rest = maximum.minus(*off))
        }
        ExplanationStep::Capped { cap } => say!(language, why.capped, cap = cap),
        ExplanationStep::Years { this_year, last_year, points, .. } => {
            years(language, this_year.cmp(last_year), &[("this", this_year), ("last", last_year), ("points", points)])
        }
        ExplanationStep::NotApplicable { policy, maximum } => not_applicable(language, *policy, *maximum),
        ExplanationStep::Sum(parts) => sum(language, template, parts),
        ExplanationStep::Rescaled { sum, maximum, counted } => {
            say!(language, why.rescaled, sum = sum, maximum = maximum, counted = counted)
        }
        ExplanationStep::Bonus(points) => say!(language, why.bonus, points = points),
        ExplanationStep::Penalty(points) => say!(language, why.penalty, points = points),
        ExplanationStep::InProportion { total, printed, maximum, figure } => {
            say!(language, why.in_proportion, total = total, printed = printed, maximum = maximum, figure = figure)
        }
    }
}

fn chosen(rule: Option<&Rule>, step: usize) -> &str {
    match rule {
        Some(Rule::Steps(steps)) => steps.get(step).map_or("", |step| step.label.as_str()),
        _ => "",
    }
}

fn answered(language: Language, yes: bool, points: Score) -> String {
    let answer = if yes { say!(language, rule.yes) } else { say!(language, rule.no) };
    say!(language, why.chosen, step = answer, points = points)
}

/// A band that gives a ratio is only named: the step after it says of what, and what it comes to.
fn banded(language: Language, band: &RatioBand, points: Score) -> String {
    let band_words = grade::ratios(language, &band.span);
    if band.award.is_proportional() {
        return band_words;
    }
    say!(language, why.band, band = band_words, points = points)
}

fn years(language: Language, order: std::cmp::Ordering, values: &[(&str, &dyn std::fmt::Display)]) -> String {
    let sentence = match order {
        std::cmp::Ordering::Greater => say!(language, why.years_higher),
        std::cmp::Ordering::Equal => say!(language, why.years_equal),
        std::cmp::Ordering::Less => say!(language, why.years_lower),
    };
    super::filled(sentence, values)
}

fn not_applicable(language: Language, policy: NotApplicablePolicy, maximum: Score) -> String {
    match policy {
        NotApplicablePolicy::FullPoints => say!(language, why.not_applicable_full, maximum = maximum),
        NotApplicablePolicy::Removed => say!(language, why.not_applicable_removed, maximum = maximum),
        NotApplicablePolicy::Rescaled => say!(language, why.not_applicable_rescaled, maximum = maximum),
        NotApplicablePolicy::Zero => say!(language, why.not_applicable_zero, maximum = maximum),
    }
}

fn sum(language: Language, template: &Template, parts: &[(crate::template::NodeId, Score)]) -> String {
    let named = parts.iter().filter_map(|(id, points)| {
        let node = template.criteria.get(*id)?;
        Some(say!(language, why.part, number = node.criterion.number, points = points))
    });
    let parts_words = named.collect::<Vec<_>>().join(" + ");
    let total: Score = parts.iter().map(|(_, points)| *points).sum();
    say!(language, why.sum, parts = parts_words, total = total)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a ratio over 48 exists")]

    use super::*;
    use crate::score::{Percent, Quantity, Ratio};
    use crate::template::{Adjustment, Award, Criteria, Exercise, Grading, Span};
    use std::ops::Bound;

    fn said(steps: Vec<ExplanationStep>) -> String {
        let template = Template {
            title: String::new(),
            notices: Vec::new(),
            kinds: Vec::new(),
            criteria: Criteria::default(),
            adjustment: Adjustment::default(),
            grading: Grading::default(),
            exercise: Exercise::default(),
            units: Vec::new(),
        };
        let explained = Explanation { steps, result: Score::ZERO };
        explanation(Language::vi, &template, None, &explained)
    }

    #[test]
    fn a_ratio_is_explained_in_one_line() {
        let (done, assigned) = (Quantity::whole(45), Quantity::whole(48));
        let ratio = Ratio::new(done, assigned).expect("a ratio");
        let of = Score::from_hundredths(400);
        let span = Span {
            lower: Bound::Included(Percent::from_hundredths(8_000)),
            upper: Bound::Excluded(Percent::from_hundredths(10_000)),
        };
        let band = RatioBand { span, award: Award::RatioOf(of) };
        let steps = vec![
            ExplanationStep::Ratio { done, assigned, ratio },
            ExplanationStep::Band { band, points: of },
            ExplanationStep::Proportional { of, product: ratio.share_of(of) },
        ];
        let words = "45 ÷ 48 = 93,75% · từ 80% đến dưới 100% · tỷ lệ × 4 = 3,75 (làm tròn 2 chữ số)";
        assert_eq!(said(steps), words);
    }

    #[test]
    fn bands_in_points_are_held_against_the_proportion() {
        let points = Score::from_hundredths;
        let (total, maximum) = (points(6925), points(7150));
        let step = ExplanationStep::InProportion { total, printed: points(10_000), maximum, figure: points(9685) };
        assert_eq!(said(vec![step]), "xếp loại theo tỷ lệ: 69,25 × 100 ÷ 71,5 = 96,85");
    }

    #[test]
    fn a_deduction_that_reaches_its_floor_says_so() {
        let points = Score::from_hundredths;
        let steps = vec![
            ExplanationStep::Counted { count: 5, each: points(100), product: points(500) },
            ExplanationStep::Capped { cap: points(400) },
            ExplanationStep::Deducted { maximum: points(400), off: points(400) },
        ];
        assert_eq!(said(steps), "5 × 1 = 5 · không quá 4 · 4 − 4 = 0");
    }
}
