//! From answers to an [`Assessment`].

use super::answer::UNANSWERED;
use super::checks::{self, Checked};
use super::question::{Asked, Leaf};
use super::tree::Tree;
use super::{Answers, Assessment, Outcome, Problem, ProblemKind, Totals, class, tree};
use crate::score::{Percent, Score};
use crate::template::{Adjustment, Criteria, Days, GivenBy, Node, NodeId, Section, Template};

/// What a unit's answers add up to, as the unit sees it: what only the superior scores or states does not count.
///
/// Order (domain.md): rows are rounded half up at two decimals and added up; bonus and penalty, each capped, are
/// added; the whole is then held at the maximum. The time is linear in the criteria.
pub fn assess(template: &Template, answers: &Answers) -> Assessment {
    assess_as(template, answers, GivenBy::Unit)
}

/// As [`assess`], for who scores: for the superior, inputs on its own criteria and its conditions count too.
pub fn assess_as(template: &Template, answers: &Answers, scorer: GivenBy) -> Assessment {
    let mut judge = Judge { answers, scorer, period: template.exercise.data_period, known: 0, problems: Vec::new() };
    let leaves: Vec<_> = template.criteria.iter().map(|(id, node)| judge.node(id, node)).collect();
    judge.whole_draft(template);
    let tree = tree::tree(&template.criteria, answers.kind, &leaves);
    let totals = totals(template, &tree);
    let classification = class::classify(template, answers, scorer, &tree.outcomes, &totals);
    Assessment { outcomes: tree.outcomes, totals, classification, problems: judge.problems }
}

impl Assessment {
    /// The outcome of a criterion; nothing for a place of another tree.
    pub fn outcome(&self, id: NodeId) -> Option<&Outcome> {
        self.outcomes.get(id.index())
    }

    /// Whether nothing stands that a package must not leave with.
    pub fn can_be_exported(&self) -> bool {
        !self.problems.iter().any(|problem| problem.kind.blocks_export())
    }
}

/// Goes through the answers in printed order and gathers problems on the way.
struct Judge<'a> {
    answers: &'a Answers,
    scorer: GivenBy,
    period: Option<Days>,
    /// Answers that were met: when all were, no code is unknown and none has to be looked for.
    known: usize,
    problems: Vec<Problem>,
}

impl Judge<'_> {
    /// How far a leaf is; nothing on a group.
    fn node(&mut self, id: NodeId, node: &Node) -> Option<Leaf> {
        let given = self.answers.by_code.get(&node.code);
        self.known += usize::from(given.is_some());
        let answer = given.unwrap_or(&UNANSWERED);
        let mut report = |kind| self.problems.push(Problem { place: Some(id), kind });
        let leaf = match Asked::of(node, self.answers.kind, self.scorer) {
            Asked::Points(question) => {
                let leaf = question.judge(answer, &mut report);
                Checked { answer, question, leaf, period: self.period }.report(&mut report);
                Some(leaf)
            }
            unasked => {
                answer.claims_points().then(|| report(ProblemKind::DoesNotCount));
                unasked.leaf()
            }
        };
        checks::too_long(answer).for_each(report);
        leaf
    }

    fn whole_draft(&mut self, template: &Template) {
        let unknown = match self.known == self.answers.by_code.len() {
            true => Vec::new(),
            false => unknown_criteria(&template.criteria, self.answers),
        };
        let kind = template.kinds.get(usize::from(self.answers.kind.0));
        let kinds = unknown
            .into_iter()
            .chain(class::unknown_conditions(&template.grading, self.answers, self.scorer))
            .chain(kind.is_none().then_some(ProblemKind::UnknownKind));
        self.problems.extend(kinds.map(|kind| Problem { place: None, kind }));
    }
}

fn unknown_criteria(criteria: &Criteria, answers: &Answers) -> Vec<ProblemKind> {
    let known = criteria.index();
    let unknown = answers.by_code.keys().filter(|code| !known.contains_key(code));
    unknown.map(|code| ProblemKind::UnknownCriterion(code.to_string())).collect()
}

/// The sums of a draft, from the outcomes of its top criteria.
fn totals(template: &Template, tree: &Tree) -> Totals {
    let of = |section| Roots::add_up(&template.criteria, &tree.outcomes, section);
    let (main, bonuses, penalties) = (of(Section::Main), of(Section::Bonus), of(Section::Penalty));
    let Adjustment { bonus_cap, penalty_cap, ceiling } = template.adjustment;
    let bonus = held(bonuses.points, bonus_cap);
    let penalty = held(penalties.points, penalty_cap);
    let base = tree.table.rescaled(main.points);
    let maximum = tree.table.whole;
    let total = ceiling.hold(base.plus(bonus).minus(penalty), maximum);
    Totals {
        base,
        bonus,
        penalty,
        total,
        maximum,
        by_superior: tree.table.rescaled(main.by_superior),
        percent: Percent::of(total, maximum),
        leaves: main.leaves + bonuses.leaves + penalties.leaves,
        open: main.open + bonuses.open + penalties.open,
    }
}

/// A cap is a size: one that a template writes below zero ("tối đa -3 điểm") must not turn a penalty into points.
fn held(points: Score, cap: Option<Score>) -> Score {
    cap.map_or(points, |cap| points.min(cap.max(Score::ZERO.minus(cap))))
}

/// Top criteria of one section, added up.
#[derive(Default)]
struct Roots {
    points: Score,
    by_superior: Score,
    leaves: u32,
    open: u32,
}

impl Roots {
    fn add_up(criteria: &Criteria, outcomes: &[Outcome], section: Section) -> Self {
        let roots = criteria.iter().zip(outcomes).filter(|((_, node), _)| node.parent.is_none());
        let roots = roots.filter(|((_, node), _)| node.criterion.section == section);
        roots.fold(Self::default(), |sum, (_, root)| sum.plus(root))
    }

    fn plus(self, root: &Outcome) -> Self {
        Self {
            points: self.points.plus(root.points),
            by_superior: self.by_superior.plus(root.by_superior),
            leaves: self.leaves + root.leaves,
            open: self.open + root.open,
        }
    }
}
