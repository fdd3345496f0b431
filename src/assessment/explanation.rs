//! Why a number is what it is, as data.

use crate::score::{Quantity, Ratio, Score};
use crate::template::{Award, NodeId, NotApplicablePolicy, RatioBand};

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
    /// Nothing that counts is entered yet: it counts as zero.
    Open,
    /// The superior gives the points, or some of them: not in the total yet.
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
    /// Held at a cap; zero where it would have fallen below.
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
    /// sum × maximum ÷ counted, for a group, or a table, that makes up for parts that policy C took out.
    Rescaled {
        /// What the parts came to.
        sum: Score,
        /// The maximum they are rescaled to.
        maximum: Score,
        /// The maximum of the parts that count.
        counted: Score,
    },
    /// Bonus added. Where it was capped, the sum and the cap stand before it.
    Bonus(Score),
    /// Penalty taken off. Where it was capped, the sum and the cap stand before it.
    Penalty(Score),
    /// Bands in points are held against the total in proportion to the printed maximum, because something was removed
    /// from it: total × printed ÷ maximum = figure. It follows the total and does not change it.
    InProportion {
        /// The total.
        total: Score,
        /// The printed maximum of the table.
        printed: Score,
        /// The maximum that still counts.
        maximum: Score,
        /// What the bands are held against.
        figure: Score,
    },
}
