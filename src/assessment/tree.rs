//! Totals bottom-up over the list of criteria in printed order, without recursion.

use super::question::Leaf;
use super::{Outcome, State};
use crate::score::Score;
use crate::template::{Criteria, KindId, Node, NotApplicablePolicy, Section};

/// What stands below a node, added up.
#[derive(Clone, Copy, Default)]
struct Sums {
    points: Score,
    maximum: Score,
    /// Taken out of the maximum by policy B.
    removed: Score,
    /// Taken out by policy C: the rest of the top criterion makes up for it.
    rescaled: Score,
    by_superior: Score,
    leaves: u32,
    open: u32,
    /// Leaves that are for the unit's kind at all, whoever scores them.
    present: u32,
}

/// One outcome for each node, from `leaves` that are parallel to the criteria (nothing on a group).
///
/// A child stands after its parent, so that going backwards every group is complete when its turn comes.
pub(super) fn outcomes(criteria: &Criteria, kind: KindId, leaves: &[Option<Leaf>]) -> Vec<Outcome> {
    let mut sums = vec![Sums::default(); criteria.len()];
    let mut outcomes = Vec::with_capacity(criteria.len());
    for ((id, node), leaf) in criteria.iter().zip(leaves).rev() {
        let below = sums.get(id.index()).copied().unwrap_or_default();
        let (outcome, own) = match leaf {
            Some(leaf) => of_leaf(node, kind, *leaf),
            None => of_group(node, kind, below),
        };
        outcomes.push(outcome);
        if let Some(parent) = node.parent.and_then(|parent| sums.get_mut(parent.index())) {
            parent.add(own);
        }
    }
    outcomes.reverse();
    outcomes
}

impl Sums {
    fn add(&mut self, part: Self) {
        self.points = self.points.plus(part.points);
        self.maximum = self.maximum.plus(part.maximum);
        self.removed = self.removed.plus(part.removed);
        self.rescaled = self.rescaled.plus(part.rescaled);
        self.by_superior = self.by_superior.plus(part.by_superior);
        self.leaves += part.leaves;
        self.open += part.open;
        self.present += part.present;
    }

    /// The maximum that is left once policy B has taken its part.
    fn kept(&self) -> Score {
        self.maximum.minus(self.removed).max(Score::ZERO)
    }

    /// The maximum of the parts that count: without what policy C takes out too.
    fn counted(&self) -> Score {
        self.kept().minus(self.rescaled).max(Score::ZERO)
    }
}

fn of_leaf(node: &Node, kind: KindId, leaf: Leaf) -> (Outcome, Sums) {
    if leaf.state == State::NotForThisKind {
        return (outcome(node, leaf.state, &Sums::default()), Sums::default());
    }
    let maximum = node.criterion.maximum(kind).unwrap_or_default().max(Score::ZERO);
    let mut own = Sums { points: leaf.points, maximum, present: 1, ..Sums::default() };
    match leaf.state {
        State::NotApplicable(NotApplicablePolicy::Removed) => own.removed = maximum,
        State::NotApplicable(NotApplicablePolicy::Rescaled) => own.rescaled = maximum,
        State::AwaitsSuperior => own.by_superior = maximum,
        _ => {}
    }
    let has_to_be_scored = leaf.state != State::AwaitsSuperior && node.criterion.section != Section::Bonus;
    own.leaves = u32::from(has_to_be_scored);
    own.open = u32::from(has_to_be_scored && leaf.state == State::Open);
    (outcome(node, leaf.state, &own), own)
}

/// A group's printed maximum stands, also where its parts come to another sum (the importer says so): what is above
/// it does not count. A group without one, such as a heading of bonuses, has what its parts add up to.
fn of_group(node: &Node, kind: KindId, below: Sums) -> (Outcome, Sums) {
    if below.present == 0 {
        return (outcome(node, State::NotForThisKind, &below), below);
    }
    let mut own = below;
    own.maximum = node.criterion.maximum(kind).unwrap_or(below.maximum).max(Score::ZERO);
    own.points = own.points.min(own.counted());
    own.by_superior = own.by_superior.min(own.counted().minus(own.points));
    let state = match own {
        Sums { open: 1.., .. } => State::Open,
        Sums { leaves: 0, by_superior, .. } if by_superior > Score::ZERO => State::AwaitsSuperior,
        _ => State::Scored,
    };
    (outcome(node, state, &own), own)
}

/// Policy C works once, at the top criterion, whatever groups lie between: 13 of 17 becomes 15,29 of 20 (domain.md).
/// Where policy B has lowered that maximum too, the rest is rescaled to what B left. Where nothing is left to
/// rescale, the whole criterion is out of the maximum.
fn outcome(node: &Node, state: State, sums: &Sums) -> Outcome {
    let (kept, counted) = (sums.kept(), sums.counted());
    let rescales = node.parent.is_none() && node.criterion.section == Section::Main && sums.rescaled > Score::ZERO;
    let scaled = |points: Score| match rescales {
        true => points.scaled(kept.hundredths(), counted.hundredths()).unwrap_or_default(),
        false => points,
    };
    Outcome {
        state,
        points: scaled(sums.points),
        maximum: sums.maximum,
        reachable: scaled(counted),
        by_superior: scaled(sums.by_superior),
        leaves: sums.leaves,
        open: sums.open,
    }
}
