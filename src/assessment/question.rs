//! What a criterion asks of whoever scores, and how far an answer to it is.

use super::working::Working;
use super::{Answer, ExplanationStep, ProblemKind, State};
use crate::score::Score;
use crate::template::{GivenBy, KindId, Node, NotApplicablePolicy, Scoring, Section};

/// What is asked at a node.
pub(super) enum Asked<'a> {
    /// Nothing: the points of a group are those of its parts.
    Group,
    /// Nothing: the row is not for the unit's kind, or another gives the points.
    Unasked(State),
    /// Points.
    Points(Question<'a>),
}

/// A criterion that gets points from whoever scores.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) scoring: &'a Scoring,
    /// What the points are for.
    pub(super) section: Section,
    /// The maximum for the unit's kind, not below zero.
    pub(super) maximum: Score,
}

/// How far a leaf is, and its points.
#[derive(Clone, Copy)]
pub(super) struct Leaf {
    pub(super) state: State,
    pub(super) points: Score,
}

impl<'a> Asked<'a> {
    /// What `node` asks of `scorer` for a kind of body.
    pub(super) fn of(node: &'a Node, kind: KindId, scorer: GivenBy) -> Self {
        let Some(scoring) = &node.criterion.scoring else { return Self::Group };
        match node.criterion.maximum(kind) {
            None => Self::Unasked(State::NotForThisKind),
            Some(_) if (scoring.given_by, scorer) == (GivenBy::Superior, GivenBy::Unit) => {
                Self::Unasked(State::AwaitsSuperior)
            }
            Some(maximum) => {
                Self::Points(Question { scoring, section: node.criterion.section, maximum: maximum.max(Score::ZERO) })
            }
        }
    }
}

impl Asked<'_> {
    /// How far a leaf is that asks nothing; nothing on a group.
    pub(super) const fn leaf(&self) -> Option<Leaf> {
        match self {
            Self::Unasked(state) => Some(Leaf { state: *state, points: Score::ZERO }),
            Self::Group | Self::Points(_) => None,
        }
    }
}

impl Question<'_> {
    /// How far the answer is; what keeps it from having points is reported.
    pub(super) fn judge(&self, answer: &Answer, report: &mut impl FnMut(ProblemKind)) -> Leaf {
        if let (Some(_), Some(rule)) = (&answer.not_applicable, &self.scoring.not_applicable) {
            return self.not_applicable(rule.policy);
        }
        match self.work_out(answer, &mut |_| ()) {
            Ok(points) => Leaf { state: State::Scored, points },
            // Nobody has to claim a bonus: left empty, it adds nothing and is not open.
            Err(ProblemKind::Open) if self.section == Section::Bonus => {
                Leaf { state: State::Scored, points: Score::ZERO }
            }
            Err(problem) => {
                report(problem);
                Leaf { state: State::Open, points: Score::ZERO }
            }
        }
    }

    /// The points of the input, each step handed to `note`.
    ///
    /// # Errors
    /// As [`Working::points`].
    pub(super) fn work_out(
        &self,
        answer: &Answer,
        note: &mut dyn FnMut(ExplanationStep),
    ) -> Result<Score, ProblemKind> {
        Working { maximum: self.maximum, section: self.section, note }.points(&self.scoring.rule, &answer.input)
    }

    /// Nothing is taken off where nothing happened: the "full points" of a penalty are zero.
    fn not_applicable(&self, policy: NotApplicablePolicy) -> Leaf {
        let policy = match (policy, self.section) {
            (NotApplicablePolicy::FullPoints, Section::Penalty) => NotApplicablePolicy::Zero,
            _ => policy,
        };
        let points = if policy == NotApplicablePolicy::FullPoints { self.maximum } else { Score::ZERO };
        Leaf { state: State::NotApplicable(policy), points }
    }
}
