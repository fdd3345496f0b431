//! How a number came about ("cách tính điểm").

use super::question::{Asked, Question};
use super::{Answers, Assessment, Explanation, ExplanationStep, Outcome, State};
use crate::score::Score;
use crate::template::{GivenBy, Node, NodeId, NotApplicablePolicy, Section, Template};

/// The steps that led to the points of a criterion or group in `assessment`, which `answers` gave by `template`.
/// They are the same steps that were taken then, not a second calculation. A place of another tree, or one that is
/// not for the unit's kind, has no steps.
pub fn explain(template: &Template, answers: &Answers, assessment: &Assessment, id: NodeId) -> Explanation {
    let Some((node, outcome)) = template.criteria.get(id).zip(assessment.outcome(id)) else {
        return Explanation { steps: Vec::new(), result: Score::ZERO };
    };
    let steps = match Asked::of(node, answers.kind, GivenBy::Superior) {
        Asked::Points(question) => of_leaf(&question, answers, node, outcome),
        Asked::Unasked(_) => Vec::new(),
        Asked::Group => of_group(template, assessment, id, node, outcome),
    };
    Explanation { steps, result: outcome.points }
}

/// The steps that led to the total: the main criteria, bonuses, penalties, and what held the sum (domain.md: 99 + 3 −
/// 2 = 100).
pub fn explain_total(template: &Template, assessment: &Assessment) -> Explanation {
    let totals = &assessment.totals;
    let mut steps = vec![ExplanationStep::Sum(roots(template, assessment, Section::Main))];
    steps.extend(adjustment(roots(template, assessment, Section::Bonus), totals.bonus, ExplanationStep::Bonus));
    steps.extend(adjustment(roots(template, assessment, Section::Penalty), totals.penalty, ExplanationStep::Penalty));
    if totals.base.plus(totals.bonus).minus(totals.penalty) != totals.total {
        steps.push(ExplanationStep::Capped { cap: totals.total });
    }
    if totals.by_superior > Score::ZERO {
        steps.push(ExplanationStep::AwaitsSuperior);
    }
    Explanation { steps, result: totals.total }
}

fn of_leaf(question: &Question<'_>, answers: &Answers, node: &Node, outcome: &Outcome) -> Vec<ExplanationStep> {
    let mut steps = Vec::new();
    match outcome.state {
        State::NotForThisKind => {}
        State::AwaitsSuperior => steps.push(ExplanationStep::AwaitsSuperior),
        State::NotApplicable(policy) => {
            steps.push(ExplanationStep::NotApplicable { policy, maximum: question.maximum });
        }
        State::Open | State::Scored => {
            let worked = question.work_out(answers.answer(&node.code), &mut |step| steps.push(step));
            steps.extend(worked.is_err().then_some(ExplanationStep::Open));
        }
    }
    steps
}

fn of_group(
    template: &Template,
    assessment: &Assessment,
    id: NodeId,
    node: &Node,
    outcome: &Outcome,
) -> Vec<ExplanationStep> {
    if outcome.state == State::NotForThisKind {
        return Vec::new();
    }
    let parts = parts(assessment, node.children.iter().copied());
    let sum: Score = parts.iter().map(|(_, points)| *points).sum();
    let mut steps = vec![ExplanationStep::Sum(parts)];
    let counted = outcome.reachable.minus(made_up_for(template, assessment, id, node));
    if sum > counted {
        steps.push(ExplanationStep::Capped { cap: counted });
    }
    if outcome.reachable != counted {
        let sum = sum.min(counted);
        steps.push(ExplanationStep::Rescaled { sum, maximum: outcome.reachable, counted });
    }
    if outcome.by_superior > Score::ZERO {
        steps.push(ExplanationStep::AwaitsSuperior);
    }
    steps
}

/// How much of a top criterion's maximum policy C took out, for the rest of it to make up for.
fn made_up_for(template: &Template, assessment: &Assessment, id: NodeId, node: &Node) -> Score {
    if node.parent.is_some() || node.criterion.section != Section::Main {
        return Score::ZERO;
    }
    let outcomes = template.criteria.below(id).filter_map(|(below, _)| assessment.outcome(below));
    let rescaled = outcomes.filter(|below| below.state == State::NotApplicable(NotApplicablePolicy::Rescaled));
    let out: Score = rescaled.map(|below| below.maximum).sum();
    // Where nothing is left to rescale, the whole criterion is out and makes up for nothing.
    assessment.outcome(id).map_or(Score::ZERO, |outcome| out.min(outcome.reachable))
}

/// Points of the parts that are for the unit's kind.
fn parts(assessment: &Assessment, ids: impl Iterator<Item = NodeId>) -> Vec<(NodeId, Score)> {
    let outcomes = ids.filter_map(|id| Some((id, assessment.outcome(id)?)));
    let present = outcomes.filter(|(_, outcome)| outcome.state != State::NotForThisKind);
    present.map(|(id, outcome)| (id, outcome.points)).collect()
}

fn roots(template: &Template, assessment: &Assessment, section: Section) -> Vec<(NodeId, Score)> {
    let roots = template.criteria.roots().filter(|(_, node)| node.criterion.section == section);
    parts(assessment, roots.map(|(id, _)| id))
}

/// A bonus or penalty; where it was capped, with the sum and the cap before it. None is told where there is none.
fn adjustment(
    parts: Vec<(NodeId, Score)>,
    held: Score,
    told: fn(Score) -> ExplanationStep,
) -> impl Iterator<Item = ExplanationStep> {
    let sum: Score = parts.iter().map(|(_, points)| *points).sum();
    let capped = (sum > held).then_some([ExplanationStep::Sum(parts), ExplanationStep::Capped { cap: held }]);
    let told = (sum > Score::ZERO).then(|| told(held));
    capped.into_iter().flatten().chain(told)
}
