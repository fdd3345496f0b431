//! What the answers add up to, as data.

use crate::score::{DecimalError, Percent, Quantity, Ratio, Score};
use crate::template::{Award, Effect, NodeId, NotApplicablePolicy, RatioBand, Requirement};

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
    /// Its points so far, rounded; for a leaf that is open, zero.
    pub points: Score,
    /// Its printed maximum for the unit's kind.
    pub maximum: Score,
    /// The maximum that still counts: less what "không phát sinh" removed below it.
    pub reachable: Score,
    /// Leaves below it (itself, if it is one) that the unit scores.
    pub leaves: u32,
    /// How many of these are open.
    pub open: u32,
}

/// The sums of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The main criteria added up.
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
    /// Criteria that the unit scores.
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
    /// What lowered it, or forbids any.
    pub reasons: Vec<ClassReason>,
    /// Points (not per cent) to the band of the next better class; nothing at the best. It assumes the same maximum.
    pub to_next: Option<(usize, Score)>,
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
        /// What that criterion reaches, in per cent of its own maximum.
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

/// Something that needs a look, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The criterion; nothing where it is about the whole draft.
    pub place: Option<NodeId>,
    /// What it is.
    pub kind: ProblemKind,
}

/// What can be wrong or risky in answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// No points yet.
    Open,
    /// Points above the maximum; they count as the maximum nowhere, the criterion is open until mended.
    AboveMaximum {
        /// What was entered.
        points: Score,
        /// What is allowed.
        maximum: Score,
    },
    /// Points below zero.
    BelowZero,
    /// Nothing was assigned: decide "không phát sinh", or correct the figure.
    NothingAssigned,
    /// More done than assigned; it counts as 100%.
    MoreThanAssigned {
        /// Done.
        done: Quantity,
        /// Assigned.
        assigned: Quantity,
    },
    /// The input does not fit the rule, for instance after the template changed.
    DoesNotFit,
    /// "Không phát sinh" where the template allows none; it does not count.
    NotApplicableNotAllowed,
    /// "Không phát sinh" without a reason.
    ReasonMissing,
    /// Points, but no evidence.
    EvidenceMissing,
    /// The template asks for an explanation.
    ExplanationMissing,
    /// Evidence (its place in the list) is dated outside the period that figures cover.
    EvidenceOutsidePeriod {
        /// The place in `Answer::evidence`.
        evidence: usize,
    },
    /// The step that was chosen is for other days than the evidence is dated.
    StepAgainstEvidence {
        /// The place in `Answer::evidence`.
        evidence: usize,
        /// The step that the date would give.
        step: usize,
    },
    /// A text longer than an Excel cell holds (32,767 UTF-16 code units).
    TooLong {
        /// How long it is.
        length: usize,
    },
    /// An answer for a code that the template lacks.
    UnknownCriterion(String),
    /// A typed number that could not be read; only the page makes it.
    Unreadable(DecimalError),
}

/// Why a number is what it is: steps in the order in which they were taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The steps.
    pub steps: Vec<ExplanationStep>,
    /// What they come to.
    pub result: Score,
}

/// One step of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExplanationStep {
    /// Nothing is entered yet: it counts as zero.
    Open,
    /// The superior gives the points: not in the total yet.
    AwaitsSuperior,
    /// Points were entered.
    Entered(Score),
    /// A step was chosen, or follows from the day.
    Chosen {
        /// The step.
        step: usize,
        /// What it gives.
        points: Score,
    },
    /// Yes or no.
    Answered {
        /// Whether it was yes.
        yes: bool,
        /// What it gives.
        points: Score,
    },
    /// done ÷ assigned = percent.
    Ratio {
        /// Done.
        done: Quantity,
        /// Assigned.
        assigned: Quantity,
        /// The exact ratio.
        ratio: Ratio,
    },
    /// The ratio falls in a band.
    Band {
        /// The band.
        band: RatioBand,
        /// Its award for the unit's kind: points, or the points that the ratio is taken of.
        points: Score,
    },
    /// ratio × points = product, rounded half up at two decimals.
    Proportional {
        /// The points that the ratio is taken of.
        of: Score,
        /// The product.
        product: Score,
    },
    /// count × each.
    Counted {
        /// How many.
        count: u32,
        /// Points for each.
        each: Score,
        /// The product.
        product: Score,
    },
    /// Taken off the maximum.
    Deducted {
        /// From.
        maximum: Score,
        /// How much.
        off: Score,
    },
    /// Held at a cap.
    Capped {
        /// The cap.
        cap: Score,
    },
    /// This year against last year.
    Years {
        /// This year's figure.
        this_year: Quantity,
        /// Last year's figure.
        last_year: Quantity,
        /// The award it leads to.
        award: Award,
        /// What it gives.
        points: Score,
    },
    /// "Không phát sinh" by this policy.
    NotApplicable {
        /// The policy.
        policy: NotApplicablePolicy,
        /// The maximum it concerns.
        maximum: Score,
    },
    /// The points of the parts, added up.
    Sum(Vec<(NodeId, Score)>),
    /// sum × maximum ÷ reachable, for a group with rescaled parts.
    Rescaled {
        /// What the parts came to.
        sum: Score,
        /// The maximum they are rescaled to.
        maximum: Score,
        /// The maximum of the parts that count.
        counted: Score,
    },
    /// Bonus added.
    Bonus(Score),
    /// Penalty taken off.
    Penalty(Score),
}
