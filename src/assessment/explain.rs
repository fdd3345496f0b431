//! How a number came about ("cách tính điểm").

use super::question::{Asked, Question};
use super::{Answers, Assessment, Explanation, ExplanationStep, Outcome, State, Totals, class};
use crate::score::Score;
use crate::template::{Basis, GivenBy, Grading, Node, NodeId, Section, Template};

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
        Asked::Group => of_group(assessment, node, outcome),
    };
    Explanation { steps, result: outcome.points }
}

/// The steps that led to the total: the main criteria, bonuses, penalties, and what held the sum (domain.md: 99 + 3 −
/// 2 = 100).
pub fn explain_total(template: &Template, assessment: &Assessment) -> Explanation {
    let totals = &assessment.totals;
    let main = roots(template, assessment, Section::Main);
    let (sum, counted) = (main.points(), main.counted);
    let mut steps = vec![ExplanationStep::Sum(main.parts)];
    steps.extend(rescaled(sum, totals.maximum, counted));
    let added = roots(template, assessment, Section::Bonus).parts;
    steps.extend(adjustment(added, totals.bonus, ExplanationStep::Bonus));
    let off = roots(template, assessment, Section::Penalty).parts;
    steps.extend(adjustment(off, totals.penalty, ExplanationStep::Penalty));
    if totals.sum() != totals.total {
        steps.push(ExplanationStep::Capped { cap: totals.total });
    }
    if totals.by_superior > Score::ZERO {
        steps.push(ExplanationStep::AwaitsSuperior);
    }
    steps.extend(in_proportion(template, assessment));
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

fn of_group(assessment: &Assessment, node: &Node, outcome: &Outcome) -> Vec<ExplanationStep> {
    if outcome.state == State::NotForThisKind {
        return Vec::new();
    }
    let parts = parts(assessment, node.children.iter().copied());
    let sum: Score = parts.iter().map(|(_, points)| *points).sum();
    let mut steps = vec![ExplanationStep::Sum(parts)];
    let counted = outcome.counted;
    if sum > counted {
        steps.push(ExplanationStep::Capped { cap: counted });
    }
    steps.extend(rescaled(sum.min(counted), outcome.reachable, counted));
    if outcome.by_superior > Score::ZERO {
        steps.push(ExplanationStep::AwaitsSuperior);
    }
    steps
}

/// Points of the parts that are for the unit's kind.
fn parts(assessment: &Assessment, ids: impl Iterator<Item = NodeId>) -> Vec<(NodeId, Score)> {
    let outcomes = ids.filter_map(|id| Some((id, assessment.outcome(id)?)));
    let present = outcomes.filter(|(_, outcome)| outcome.state != State::NotForThisKind);
    present.map(|(id, outcome)| (id, outcome.points)).collect()
}

/// Where the whole makes up for parts that are out.
fn rescaled(sum: Score, maximum: Score, counted: Score) -> Option<ExplanationStep> {
    (maximum != counted).then_some(ExplanationStep::Rescaled { sum, maximum, counted })
}

/// What bands in points are held against, where it is not the total itself (docs/decisions/0004).
fn in_proportion(template: &Template, assessment: &Assessment) -> Option<ExplanationStep> {
    let Grading { basis, grades, .. } = &template.grading;
    let Totals { total, maximum, .. } = assessment.totals;
    let printed = class::printed_maximum(template, &assessment.outcomes);
    let differs = *basis == Basis::Points && !grades.is_empty() && maximum != printed;
    let figure = Score::from_hundredths(basis.figure(total, maximum, printed).filter(|_| differs)?);
    Some(ExplanationStep::InProportion { total, printed, maximum, figure })
}

/// The top criteria of a section with their points.
struct Roots {
    parts: Vec<(NodeId, Score)>,
    /// The maximum of what counts in them.
    counted: Score,
}

impl Roots {
    fn points(&self) -> Score {
        self.parts.iter().map(|(_, points)| *points).sum()
    }
}

fn roots(template: &Template, assessment: &Assessment, section: Section) -> Roots {
    let roots = || template.criteria.roots().filter(|(_, node)| node.criterion.section == section).map(|(id, _)| id);
    let counted = roots().filter_map(|id| assessment.outcome(id)).map(|root| root.reachable).sum();
    Roots { parts: parts(assessment, roots()), counted }
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
