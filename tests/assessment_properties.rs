//! Laws that hold for every sheet and every set of answers.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has to stop")]

mod assessment_support;

use assessment_support::any::any_form;
use assessment_support::*;
use proptest::prelude::*;
use tucham::assessment::{
    Answers, Assessment, ClassReason, Explanation, ExplanationStep, Outcome, ProblemKind, State, Totals, assess_as,
    explain, explain_total,
};
use tucham::dossier::AnswersFormat;
use tucham::score::{Percent, Score};
use tucham::template::{Criteria, Criterion, GivenBy, NodeId, NotApplicablePolicy, Rule, Section, Template};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The order of siblings in the sheet changes no total, no class and no problem.
    #[test]
    fn order_does_not_matter((sheet, filling) in any_form()) {
        let form = filling.of(&sheet);
        let turned = turned(&sheet);
        let other = assess_as(&turned, &form.answers, GivenBy::Unit);
        prop_assert_eq!(named(&sheet, &form.assess()), named(&turned, &other));
    }

    /// Points, reachable and printed maximum stand in this order everywhere; so do total and maximum.
    #[test]
    fn totals_stay_within_bounds((sheet, filling) in any_form(), superior: bool) {
        let form = filling.of(&sheet);
        let outcome = if superior { form.by_superior() } else { form }.assess();
        for one in &outcome.outcomes {
            prop_assert!(Score::ZERO <= one.points && one.points <= one.reachable && one.reachable <= one.maximum, "{one:?}");
            prop_assert!(one.counted <= one.reachable || one.reachable == Score::ZERO, "{one:?}");
            prop_assert!(one.by_superior <= one.reachable && one.open <= one.leaves, "{one:?}");
        }
        let totals = outcome.totals;
        prop_assert!(Score::ZERO <= totals.total && totals.total <= totals.maximum);
        prop_assert!(totals.percent.is_none_or(|percent| percent <= Percent::WHOLE));
        prop_assert!(totals.open <= totals.leaves);
    }

    /// "Không phát sinh" against the same criterion left open: under A, B and C the percentage never falls, under D it
    /// stays. (Against points that were earned it may fall: who takes out a criterion with full points loses them.)
    /// Where nothing is left of the maximum there is no percentage to compare.
    #[test]
    fn taking_out_a_criterion_never_lowers_the_percentage((sheet, filling) in any_form()) {
        for (_, node) in sheet.criteria.iter().filter(|(_, node)| allows_not_applicable(&node.criterion)) {
            let at = node.code.as_str();
            let open = filling.of(&sheet).with(at, |answer| *answer = Default::default());
            let out = open.clone().not_applicable(at);
            if let (Some(before), Some(after)) = (open.percent(), out.percent()) {
                prop_assert!(before <= after, "{at}: {before} → {after}");
            }
        }
    }

    /// A draft and a template that are saved and loaded come to the same in every detail.
    #[test]
    fn recomputing_after_save_and_load_is_equal((sheet, filling) in any_form()) {
        let form = filling.of(&sheet);
        let saved = serde_json::to_string(&AnswersFormat::from(&form.answers)).unwrap();
        let loaded = Answers::try_from(serde_json::from_str::<AnswersFormat>(&saved).unwrap()).unwrap();
        let template = serde_json::to_string(&sheet).unwrap();
        let template: Template = serde_json::from_str(&template).unwrap();
        prop_assert_eq!(&template, &sheet);
        prop_assert_eq!(assess_as(&template, &loaded, GivenBy::Unit), form.assess());
    }

    /// Whoever follows the steps of an explanation arrives at the number that it explains.
    #[test]
    fn explanations_lead_to_their_result((sheet, filling) in any_form()) {
        let form = filling.of(&sheet);
        let outcome = form.assess();
        for (id, node) in sheet.criteria.iter() {
            let explained = explain(&sheet, &form.answers, &outcome, id);
            prop_assert_eq!(explained.result, outcome.outcome(id).unwrap().points, "{}", node.code);
            prop_assert_eq!(followed(&explained), explained.result, "{} {:?}", node.code, explained);
        }
        let total = explain_total(&sheet, &outcome);
        prop_assert_eq!(total.result, outcome.totals.total);
        prop_assert_eq!(followed_total(&total, outcome.totals.maximum), total.result, "{:?}", total);
    }

    /// The number of open criteria is the number of criteria that say so, bonuses apart; and each has its problem.
    #[test]
    fn what_is_open_is_counted_and_named((sheet, filling) in any_form()) {
        let outcome = filling.of(&sheet).assess();
        let nodes = sheet.criteria.iter().zip(&outcome.outcomes);
        let leaves = nodes.filter(|((_, node), _)| node.criterion.is_leaf());
        let open: Vec<_> = leaves.filter(|(_, one)| one.state == State::Open).map(|((id, node), _)| (id, node)).collect();
        let due = open.iter().filter(|(_, node)| node.criterion.section != Section::Bonus).count();
        prop_assert_eq!(outcome.totals.open as usize, due);
        for (id, _) in open {
            prop_assert!(outcome.problems.iter().any(|problem| problem.place == Some(id) && leaves_open(&problem.kind)));
        }
    }

    /// The points that lack to the next class are just enough: with them the class is reached, with a hundredth less
    /// it is not.
    #[test]
    fn points_to_the_next_class_are_the_fewest(maximum in 1..=100_000_i64, part in 0..=100_000_i64) {
        let maximum = Score::from_hundredths(maximum);
        let sheet = Template { grading: classes(), ..template([leaf("I", &maximum.to_string(), Rule::Free)]) };
        let total = Score::from_hundredths(part).min(maximum);
        let class = |total: Score| Form::of(&sheet).points("I", &total.to_string()).assess().classification;
        if let Some(next) = class(total).to_next {
            prop_assert_eq!(class(total.plus(next.points)).grade, Some(next.grade));
            prop_assert!(class(total.plus(next.points).minus(Score::from_hundredths(1))).grade > Some(next.grade));
        } else {
            prop_assert_eq!(class(total).grade, Some(0));
        }
    }

    /// Answering one more criterion with points never lowers the total, penalties apart.
    #[test]
    fn more_points_are_never_less((sheet, filling) in any_form()) {
        let form = filling.of(&sheet);
        let outcome = form.assess();
        for (id, node) in sheet.criteria.iter().filter(|(_, node)| node.criterion.section != Section::Penalty) {
            if node.criterion.is_leaf() && outcome.outcome(id).unwrap().state == State::Scored {
                let open = form.clone().with(node.code.as_str(), |answer| answer.input = Default::default());
                prop_assert!(open.total() <= form.total(), "{}", node.code);
            }
        }
    }
}

/// The same sheet with the rows of every group, and the top criteria, in reverse.
fn turned(sheet: &Template) -> Template {
    fn below(criteria: &Criteria, ids: Vec<NodeId>, rows: &mut Vec<(u8, Criterion)>) {
        for node in ids.into_iter().rev().filter_map(|id| criteria.get(id)) {
            rows.push((node.depth, node.criterion.clone()));
            below(criteria, node.children.clone(), rows);
        }
    }
    let mut rows = Vec::new();
    below(&sheet.criteria, sheet.criteria.roots().map(|(id, _)| id).collect(), &mut rows);
    Template { criteria: Criteria::new(rows).unwrap(), ..sheet.clone() }
}

/// An assessment without places: everything by its code, sorted.
#[derive(Debug, PartialEq)]
struct Named {
    outcomes: Vec<(String, Outcome)>,
    totals: Totals,
    class: (Option<usize>, Option<(usize, Score, usize)>),
    reasons: Vec<String>,
    problems: Vec<String>,
}

fn named(sheet: &Template, outcome: &Assessment) -> Named {
    let code = |id: NodeId| sheet.criteria.get(id).unwrap().code.to_string();
    let class = &outcome.classification;
    let reasons = class.reasons.iter().map(|reason| match reason {
        ClassReason::Requirement { criterion, grade, .. } => format!("{} {grade}", code(*criterion)),
        ClassReason::Condition { condition, .. } => format!("condition {condition}"),
    });
    let problems = outcome.problems.iter().map(|problem| format!("{:?} {:?}", problem.place.map(code), problem.kind));
    let mut outcomes: Vec<_> =
        sheet.criteria.iter().zip(&outcome.outcomes).map(|((id, _), one)| (code(id), *one)).collect();
    outcomes.sort_by(|left, right| left.0.cmp(&right.0));
    Named {
        outcomes,
        totals: outcome.totals,
        class: (class.grade, class.to_next.as_ref().map(|next| (next.grade, next.points, next.lacking.len()))),
        reasons: sorted(reasons),
        problems: sorted(problems),
    }
}

fn sorted(list: impl Iterator<Item = String>) -> Vec<String> {
    let mut list: Vec<_> = list.collect();
    list.sort();
    list
}

fn allows_not_applicable(criterion: &Criterion) -> bool {
    let asked = criterion.scoring.as_ref();
    criterion.section == Section::Main && asked.is_some_and(|scoring| scoring.not_applicable.is_some())
}

fn leaves_open(kind: &ProblemKind) -> bool {
    use ProblemKind::{AboveMaximum, BelowZero, DoesNotFit, NothingAssigned, Open};
    matches!(kind, Open | AboveMaximum { .. } | BelowZero | NothingAssigned | DoesNotFit)
}

/// Follows the steps of a criterion or group one by one, as a reader would.
fn followed(explained: &Explanation) -> Score {
    use ExplanationStep as Step;
    explained.steps.iter().fold(Score::ZERO, |now, step| match step {
        Step::Open | Step::Ratio { .. } => Score::ZERO,
        Step::AwaitsSuperior | Step::Bonus(_) | Step::Penalty(_) | Step::InProportion { .. } => now,
        Step::Entered(points)
        | Step::Chosen { points, .. }
        | Step::Answered { points, .. }
        | Step::Band { points, .. }
        | Step::Years { points, .. } => *points,
        Step::Proportional { product, .. } | Step::Counted { product, .. } => *product,
        Step::Deducted { maximum, off } => maximum.minus(*off),
        Step::Capped { cap } => now.min(*cap),
        Step::NotApplicable { policy: NotApplicablePolicy::FullPoints, maximum } => *maximum,
        Step::NotApplicable { .. } => Score::ZERO,
        Step::Sum(parts) => parts.iter().map(|(_, points)| *points).sum(),
        Step::Rescaled { sum, maximum, counted } => sum.scaled(maximum.hundredths(), counted.hundredths()).unwrap(),
    })
}

/// Follows the steps of a total: the main criteria, bonuses and penalties, held between zero and the maximum.
fn followed_total(explained: &Explanation, maximum: Score) -> Score {
    use ExplanationStep as Step;
    let main = match explained.steps.first() {
        Some(Step::Sum(main)) => main.iter().map(|(_, points)| *points).sum(),
        _ => Score::ZERO,
    };
    let adjusted = explained.steps.iter().fold(main, |now, step| match step {
        Step::Bonus(points) => now.plus(*points),
        Step::Penalty(points) => now.minus(*points),
        Step::Rescaled { sum, maximum, counted } => {
            sum.scaled(maximum.hundredths(), counted.hundredths()).unwrap_or_default()
        }
        _ => now,
    });
    adjusted.clamp(Score::ZERO, maximum)
}
