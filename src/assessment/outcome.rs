//! What the answers add up to, as data.

use super::Problem;
use crate::score::{Percent, Score};
use crate::template::{Ceiling, Effect, NodeId, NotApplicablePolicy, Requirement};
use serde::{Deserialize, Serialize};

/// How far a criterion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not for this kind of body; shown nowhere.
    NotForThisKind,
    /// No points yet (chưa chấm).
    Open,
    /// It has points; for a group: nothing below it is open.
    Scored,
    /// "Không phát sinh", by the policy.
    NotApplicable(NotApplicablePolicy),
    /// The superior gives the points.
    AwaitsSuperior,
}

/// What one criterion, group or leaf, comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How far it is.
    pub state: State,
    /// Its points so far, rounded, as points of `reachable`; for a leaf that is open, zero.
    pub points: Score,
    /// Its printed maximum for the unit's kind.
    pub maximum: Score,
    /// The maximum of the parts that count: without those that are "không phát sinh" under the policies B and C.
    pub counted: Score,
    /// The maximum that still counts: `counted`, or what it is rescaled to where the rest of this node makes up for
    /// parts that policy C took out.
    pub reachable: Score,
    /// How much of `reachable` awaits the superior.
    pub by_superior: Score,
    /// Leaves below it (itself, if it is one) that the unit has to score. A bonus is not one: who claims none has
    /// left nothing open.
    pub leaves: u32,
    /// How many of these are open.
    pub open: u32,
}

/// The sums of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The main criteria added up, rescaled where the whole table makes up for parts that policy C took out.
    pub base: Score,
    /// Bonuses, after each cap.
    pub bonus: Score,
    /// Penalties, after each cap, as a positive number.
    pub penalty: Score,
    /// base + bonus − penalty, held between 0 and the ceiling.
    pub total: Score,
    /// The maximum that counts: the main criteria's maxima less what was removed.
    pub maximum: Score,
    /// How much of the maximum only the superior gives ("chưa gồm N điểm do cấp trên chấm").
    pub by_superior: Score,
    /// total ÷ maximum; nothing when the maximum is zero.
    pub percent: Option<Percent>,
    /// Criteria that the unit has to score, as in [`Outcome::leaves`].
    pub leaves: u32,
    /// How many of these are open.
    pub open: u32,
}

/// The class that the totals give, and why not a better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// The place of the class in `Grading::grades`; nothing where there are no classes, no percentage, a gap in the
    /// bands, or the unit is disqualified.
    pub grade: Option<usize>,
    /// The class that the band alone gives.
    pub by_band: Option<usize>,
    /// The class if the superior gives every point that is still awaited; `grade` where none is.
    pub with_superior: Option<usize>,
    /// What lowered it, or forbids any: the best class that was missed first, each requirement once, a hundred reasons
    /// at most.
    pub reasons: Vec<ClassReason>,
    /// The next better band; nothing where points lead to no better class: at the best, under a cap or a disqualifier,
    /// or where the edge lies above what can be reached.
    pub to_next: Option<NextClass>,
}

/// What lacks to a better class. It assumes the same maximum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextClass {
    /// Its place in `Grading::grades`.
    pub grade: usize,
    /// The points (not per cent) that lack to its band, counted from the sum before it is held at zero: with 1 − 3
    /// points, 52 lack to 50.
    pub points: Score,
    /// What falls short of its requirements now, so that the points alone do not lead there; only
    /// [`ClassReason::Requirement`].
    pub lacking: Vec<ClassReason>,
}

/// Why the class is not the one of the band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClassReason {
    /// A class takes more than its band: `criterion` has less than it asks for.
    Requirement {
        /// The class that was not reached.
        grade: usize,
        /// What it takes.
        requirement: Requirement,
        /// The top criterion that falls short.
        criterion: NodeId,
        /// What that criterion reaches, in per cent of its own maximum, counting what the superior may still give.
        reached: Percent,
    },
    /// A stated condition caps or disqualifies; its place in `Grading::conditions`.
    Condition {
        /// The place of the condition.
        condition: usize,
        /// What it leads to.
        effect: Effect,
    },
}

/// All that the page, the package and the appraiser need to know about a set of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// One outcome for each node of the template's criteria, in the same order.
    pub outcomes: Vec<Outcome>,
    /// The sums.
    pub totals: Totals,
    /// The class.
    pub classification: Classification,
    /// What needs a look, in printed order.
    pub problems: Vec<Problem>,
}

impl Totals {
    /// base + bonus − penalty, before it is held between 0 and the ceiling.
    pub const fn sum(&self) -> Score {
        self.base.plus(self.bonus).minus(self.penalty)
    }

    /// The total if the superior gives every point that is still awaited and takes none off.
    pub fn with_superior(&self, ceiling: Ceiling) -> Score {
        ceiling.hold(self.sum().plus(self.by_superior), self.maximum)
    }
}
