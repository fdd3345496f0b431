//! What is odd about a template as a whole, as data: for the importer to point at.
//!
//! Nothing here stops a template from being used; the engine has a defined answer to each. But an author wants to
//! know before thirty bodies score themselves.

use super::coverage::{Grain, Misfit, begins_higher, misfits};
use super::{Basis, Ceiling, Criterion, Effect, Grading, KindId, Node, NodeId, Rule, Scoring, Section, Span, Template};
use crate::basics::{OrderedMap, OrderedSet};
use crate::score::{Percent, Score};
use std::ops::Bound;

/// Something odd, with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The criterion; nothing where it is about classes or conditions.
    pub place: Option<NodeId>,
    /// What it is.
    pub kind: FlawKind,
}

/// What can be odd about a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// The parts of a group do not add up to its printed maximum, for a kind of body. The printed one counts.
    SumDiffers {
        /// The kind.
        kind: KindId,
        /// The printed maximum.
        maximum: Score,
        /// What the parts add up to.
        sum: Score,
    },
    /// A maximum below zero; it counts as zero.
    NegativeMaximum {
        /// The kind.
        kind: KindId,
        /// The printed maximum.
        maximum: Score,
    },
    /// The rule can give more than the maximum; who reaches that is told so, and the criterion stays open.
    AwardAboveMaximum {
        /// The kind.
        kind: KindId,
        /// What the rule gives.
        award: Score,
        /// The printed maximum.
        maximum: Score,
    },
    /// The rule gives less than zero; who falls there is told so, and the criterion stays open.
    AwardBelowZero {
        /// What the rule gives.
        award: Score,
    },
    /// The bands of a ratio leave a gap or overlap between 0% and 100%. In a gap the criterion stays open; of
    /// overlapping bands the first counts.
    Bands(Misfit<Percent>),
    /// The bands of the classes leave a gap or overlap, in hundredths of the basis. In a gap there is no class; of
    /// overlapping bands the first counts.
    Classes(Misfit<i64>),
    /// A class stands above one whose band lies higher.
    ClassOrder {
        /// The place of the upper one in `Grading::grades`.
        grade: usize,
    },
    /// A condition caps at a class that the template lacks: it holds nothing.
    UnknownClass {
        /// The place of the condition in `Grading::conditions`.
        condition: usize,
    },
    /// A condition has the number of another before it: who states one states both.
    RepeatedCondition {
        /// The place of the later condition.
        condition: usize,
    },
}

/// Everything that is odd, criteria in printed order first.
pub fn check(template: &Template) -> Vec<Flaw> {
    let kinds = || (0..).map(KindId).take(template.kinds.len());
    let of_criteria = template.criteria.iter().flat_map(|(id, node)| {
        let own = kinds().flat_map(move |kind| of_kind(template, node, kind));
        let flaws = own.chain(of_rule(&node.criterion));
        flaws.map(move |kind| Flaw { place: Some(id), kind })
    });
    let of_grading = of_classes(template).into_iter().chain(of_conditions(&template.grading));
    of_criteria.chain(of_grading.map(|kind| Flaw { place: None, kind })).collect()
}

fn of_kind(template: &Template, node: &Node, kind: KindId) -> Vec<FlawKind> {
    let Some(maximum) = node.criterion.maximum(kind) else { return Vec::new() };
    if maximum < Score::ZERO {
        return vec![FlawKind::NegativeMaximum { kind, maximum }];
    }
    match &node.criterion.scoring {
        Some(scoring) => above_maximum(scoring, maximum, kind).into_iter().collect(),
        None => sum_differs(template, node, maximum, kind).into_iter().collect(),
    }
}

/// The heading of bonuses or penalties may well name less than its rows add up to: that is its cap.
fn sum_differs(template: &Template, node: &Node, maximum: Score, kind: KindId) -> Option<FlawKind> {
    let parts = node.children.iter().filter_map(|child| template.criteria.get(*child));
    let sum: Score = parts.filter_map(|part| part.criterion.maximum(kind)).sum();
    let differs = node.criterion.section == Section::Main && sum != maximum;
    differs.then_some(FlawKind::SumDiffers { kind, maximum, sum })
}

fn above_maximum(scoring: &Scoring, maximum: Score, kind: KindId) -> Option<FlawKind> {
    let award = scoring.rule.awards().into_iter().map(|award| award.points(maximum, None)).max()?;
    (award > maximum).then_some(FlawKind::AwardAboveMaximum { kind, award, maximum })
}

fn of_rule(criterion: &Criterion) -> Vec<FlawKind> {
    let Some(scoring) = &criterion.scoring else { return Vec::new() };
    let awards = scoring.rule.awards().into_iter().map(|award| award.points(Score::ZERO, None));
    let below_zero = awards.min().filter(|award| *award < Score::ZERO);
    let below_zero = below_zero.map(|award| FlawKind::AwardBelowZero { award });
    let bands = match &scoring.rule {
        Rule::Ratio(bands) => {
            misfits(bands.iter().map(|band| band.span.map(Percent::hundredths)), ratios(), Grain::Dense)
        }
        _ => Vec::new(),
    };
    let bands = bands.into_iter().map(|misfit| FlawKind::Bands(misfit.map(Percent::from_hundredths)));
    below_zero.into_iter().chain(bands).collect()
}

/// From 0% to 100%: a ratio is never more (domain.md).
fn ratios() -> Span<i64> {
    Span { lower: Bound::Included(0), upper: Bound::Included(Percent::WHOLE.hundredths()) }
}

fn of_classes(template: &Template) -> Vec<FlawKind> {
    let grades = &template.grading.grades;
    if grades.is_empty() {
        return Vec::new();
    }
    let upper = match (template.adjustment.ceiling, template.grading.basis) {
        (Ceiling::None, _) => Bound::Unbounded,
        (Ceiling::Maximum, Basis::Percent) => Bound::Included(Percent::WHOLE.hundredths()),
        (Ceiling::Maximum, Basis::Points) => Bound::Included(largest_maximum(template).hundredths()),
    };
    let whole = Span { lower: Bound::Included(0), upper };
    let misfits = misfits(grades.iter().map(|grade| grade.span), whole, Grain::Units);
    let pairs = grades.iter().zip(grades.iter().skip(1)).enumerate();
    let disordered = pairs.filter(|(_, (upper, lower))| !begins_higher(upper.span, lower.span));
    let disordered = disordered.map(|(grade, _)| FlawKind::ClassOrder { grade });
    misfits.into_iter().map(FlawKind::Classes).chain(disordered).collect()
}

/// The maximum of the kind of body that can reach the most.
fn largest_maximum(template: &Template) -> Score {
    let tops = || template.criteria.roots().filter(|(_, top)| top.criterion.section == Section::Main);
    let main = |kind| tops().filter_map(|(_, top)| top.criterion.maximum(kind)).sum();
    (0..).map(KindId).take(template.kinds.len()).map(main).max().unwrap_or_default()
}

fn of_conditions(grading: &Grading) -> Vec<FlawKind> {
    let classes: OrderedSet<_> = grading.grades.iter().map(|grade| grade.name.as_str()).collect();
    let conditions = grading.conditions.iter().enumerate();
    // Built backwards, so that of a number that stands twice the first place is kept.
    let first: OrderedMap<_, _> =
        conditions.clone().rev().map(|(place, stated)| (stated.number.as_str(), place)).collect();
    let flaws = conditions.flat_map(|(condition, stated)| {
        let unknown = matches!(&stated.effect, Effect::AtMost(name) if !classes.contains(name.as_str()));
        let repeated = first.get(stated.number.as_str()) != Some(&condition);
        let unknown = unknown.then_some(FlawKind::UnknownClass { condition });
        unknown.into_iter().chain(repeated.then_some(FlawKind::RepeatedCondition { condition }))
    });
    flaws.collect()
}
