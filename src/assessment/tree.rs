//! Totals bottom-up over the list of criteria in printed order, without recursion.

use super::left::{Left, Levels};
use super::question::Leaf;
use super::{Outcome, State};
use crate::score::Score;
use crate::template::{Criteria, KindId, Node, Section};

/// What every node comes to.
pub(super) struct Tree {
    /// One outcome for each node.
    pub(super) outcomes: Vec<Outcome>,
    /// What counts of the main table.
    pub(super) table: super::left::Counted,
}

/// What stands below a node, added up.
#[derive(Clone, Default)]
struct Sums {
    points: Score,
    maximum: Score,
    left: Left,
    by_superior: Score,
    leaves: u32,
    open: u32,
    /// Leaves that are for the unit's kind at all, whoever scores them.
    present: u32,
}

/// One outcome for each node, from `leaves` that are parallel to the criteria (nothing on a group).
///
/// A child stands after its parent, so that going backwards every group is complete when its turn comes.
pub(super) fn tree(criteria: &Criteria, kind: KindId, leaves: &[Option<Leaf>]) -> Tree {
    let levels = Levels::of(criteria, leaves);
    let mut sums = vec![Sums::default(); criteria.len()];
    let mut outcomes = Vec::with_capacity(criteria.len());
    let mut table = Left::default();
    for ((id, node), leaf) in criteria.iter().zip(leaves).rev() {
        let below = sums.get_mut(id.index()).map(std::mem::take).unwrap_or_default();
        let (state, own) = match leaf {
            Some(leaf) => of_leaf(&levels, node, kind, *leaf),
            None => of_group(node, kind, below),
        };
        let (outcome, own) = outcome(&levels, node, state, own);
        outcomes.push(outcome);
        match node.parent.and_then(|parent| sums.get_mut(parent.index())) {
            Some(parent) => parent.add(&own),
            None if node.criterion.section == Section::Main => table.add(&own.left),
            None => {}
        }
    }
    outcomes.reverse();
    Tree { outcomes, table: levels.at_table(table) }
}

impl Sums {
    fn add(&mut self, part: &Self) {
        self.points = self.points.plus(part.points);
        self.maximum = self.maximum.plus(part.maximum);
        self.left.add(&part.left);
        self.by_superior = self.by_superior.plus(part.by_superior);
        self.leaves += part.leaves;
        self.open += part.open;
        self.present += part.present;
    }
}

fn of_leaf(levels: &Levels, node: &Node, kind: KindId, leaf: Leaf) -> (State, Sums) {
    if leaf.state == State::NotForThisKind {
        return (leaf.state, Sums { left: levels.of_leaf(node, leaf.state, Score::ZERO), ..Sums::default() });
    }
    let maximum = node.criterion.maximum(kind).unwrap_or_default().max(Score::ZERO);
    let left = levels.of_leaf(node, leaf.state, maximum);
    let by_superior = if leaf.state == State::AwaitsSuperior { maximum } else { Score::ZERO };
    let has_to_be_scored = leaf.state != State::AwaitsSuperior && node.criterion.section != Section::Bonus;
    let own = Sums {
        points: leaf.points,
        maximum,
        left,
        by_superior,
        leaves: u32::from(has_to_be_scored),
        open: u32::from(has_to_be_scored && leaf.state == State::Open),
        present: 1,
    };
    (leaf.state, own)
}

/// A group's printed maximum stands, also where its parts come to another sum (the importer says so): what is above
/// it does not count. A group without one, such as a heading of bonuses, has what its parts add up to.
fn of_group(node: &Node, kind: KindId, below: Sums) -> (State, Sums) {
    if below.present == 0 {
        return (State::NotForThisKind, below);
    }
    let maximum = node.criterion.maximum(kind).unwrap_or(below.maximum).max(Score::ZERO);
    let left = below.left.of_group(maximum, below.maximum);
    let state = match below {
        Sums { open: 1.., .. } => State::Open,
        Sums { leaves: 0, by_superior, .. } if by_superior > Score::ZERO => State::AwaitsSuperior,
        _ => State::Scored,
    };
    (state, Sums { maximum, left, ..below })
}

/// What a node comes to, and what of it counts above. Policy C works at the group that the template names, whatever
/// groups lie between: 13 of 17 becomes 15,29 of 20 (domain.md). Where policy B has lowered that maximum too, the rest
/// is rescaled to what B left.
fn outcome(levels: &Levels, node: &Node, state: State, own: Sums) -> (Outcome, Sums) {
    let (counted, left) = levels.at(node.depth, own.left);
    let points = own.points.min(counted.parts);
    let by_superior = own.by_superior.min(counted.parts.minus(points));
    let own = Sums { points: counted.rescaled(points), by_superior: counted.rescaled(by_superior), left, ..own };
    let outcome = Outcome {
        state,
        points: own.points,
        maximum: own.maximum,
        counted: counted.parts,
        reachable: counted.whole,
        by_superior: own.by_superior,
        leaves: own.leaves,
        open: own.open,
    };
    (outcome, own)
}
