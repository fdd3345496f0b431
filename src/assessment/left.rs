//! What is left of a maximum once parts of it are out ("không phát sinh"): docs/decisions/0005.

use super::State;
use super::question::Leaf;
use crate::basics::OrderedSet;
use crate::score::Score;
use crate::template::{Criteria, Node, NotApplicablePolicy, Scope, Section};

/// How wide the rest is that makes up for a part: 0 is the whole table, 1 a top criterion, and so on inwards.
type Reach = u8;

/// The levels of what is out of a maximum. At level 0 only what policy B removed is out; each reach in which policy C
/// is at work adds a level, the widest first, at which its parts are out too.
///
/// A template names one reach as a rule, so that there are two levels.
pub(super) struct Levels {
    /// The reaches at work, the widest first.
    reaches: OrderedSet<Reach>,
}

/// What is left of one maximum at each level. It never grows from a level to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Left(Vec<Score>);

/// What counts of a node's maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The maximum of the parts that count.
    pub(super) parts: Score,
    /// What these parts are rescaled to; the same where nothing is made up for.
    pub(super) whole: Score,
}

impl Levels {
    /// The levels of a set of leaves, parallel to the criteria.
    pub(super) fn of(criteria: &Criteria, leaves: &[Option<Leaf>]) -> Self {
        let leaves = criteria.iter().zip(leaves).filter_map(|((_, node), leaf)| Some((node, leaf.as_ref()?.state)));
        let mut reaches = OrderedSet::new();
        // There are no more of them than a tree has levels.
        for reach in leaves.filter_map(|(node, state)| made_up_within(node, state)) {
            reaches.insert(reach);
        }
        Self { reaches }
    }

    /// What is left of a leaf.
    pub(super) fn of_leaf(&self, node: &Node, state: State, maximum: Score) -> Left {
        let in_at = match (state, made_up_within(node, state)) {
            (_, Some(reach)) => self.out_to(reach),
            (State::NotApplicable(NotApplicablePolicy::Removed | NotApplicablePolicy::Rescaled), None) => 0,
            _ => self.reaches.len() + 1,
        };
        let level = |level| if level < in_at { maximum } else { Score::ZERO };
        Left((0..=self.reaches.len()).map(level).collect())
    }

    /// How many levels there are up to the one where parts of `reach`, and all wider ones, are out.
    fn out_to(&self, reach: Reach) -> usize {
        self.reaches.iter().take_while(|one| **one <= reach).count()
    }

    /// What counts at a node that `left` is left of, and what of it is left for the nodes above.
    ///
    /// Where nothing is left to make up for the rest, the rest is out of the maximum as under policy B; what wider
    /// nodes make up for stays with them.
    pub(super) fn at(&self, depth: u8, left: Left) -> (Counted, Left) {
        self.within(self.out_to(depth.saturating_add(1)), self.out_to(depth), left)
    }

    /// As [`Levels::at`], for the whole table.
    pub(super) fn at_table(&self, left: Left) -> Counted {
        self.within(self.out_to(0), 0, left).0
    }

    fn within(&self, parts: usize, whole: usize, left: Left) -> (Counted, Left) {
        let parts = left.at(parts);
        let out = if parts == Score::ZERO { left.at(whole) } else { Score::ZERO };
        let left = left.without(out);
        (Counted { parts, whole: left.at(whole) }, left)
    }
}

impl Left {
    /// The sum with another part.
    pub(super) fn add(&mut self, part: &Self) {
        self.0.resize(part.0.len(), Score::ZERO);
        self.0.iter_mut().zip(&part.0).for_each(|(sum, part)| *sum = sum.plus(*part));
    }

    /// What is left of a group that is printed with `printed`; `self` is what is left of its parts, which come to
    /// `sum` where none is out.
    pub(super) fn of_group(self, printed: Score, sum: Score) -> Self {
        Self(self.0.into_iter().map(|rest| rest_of(printed, sum, rest)).collect())
    }

    fn at(&self, level: usize) -> Score {
        self.0.get(level).copied().unwrap_or_default()
    }

    fn without(self, out: Score) -> Self {
        Self(self.0.into_iter().map(|left| left.minus(out).max(Score::ZERO)).collect())
    }
}

impl Counted {
    /// Points of the parts, or points that await the superior, as points of the whole: 13 of 17 is 15,29 of 20.
    pub(super) fn rescaled(self, points: Score) -> Score {
        match self.parts == self.whole {
            true => points,
            false => points.scaled(self.whole.hundredths(), self.parts.hundredths()).unwrap_or_default(),
        }
    }
}

/// A printed maximum less what is out of it. Parts that come to more than the printed maximum lose what is above it
/// first: nobody could have got that. Where they come to less, the printed maximum loses what is out, and the whole of
/// it goes with the last part that had points.
fn rest_of(printed: Score, sum: Score, rest: Score) -> Score {
    if rest == sum {
        printed
    } else if rest == Score::ZERO {
        Score::ZERO
    } else {
        printed.min(rest).max(printed.minus(sum.minus(rest)))
    }
}

/// The reach in which the rest makes up for a leaf; nothing where nothing does. Bonuses and penalties have no maximum
/// to make up for.
fn made_up_within(node: &Node, state: State) -> Option<Reach> {
    if state != State::NotApplicable(NotApplicablePolicy::Rescaled) || node.criterion.section != Section::Main {
        return None;
    }
    match node.criterion.scoring.as_ref()?.not_applicable.as_ref()?.scope {
        Scope::Table => Some(0),
        Scope::Group(depth) => Some(depth.min(node.depth.saturating_sub(1)).saturating_add(1)),
    }
}
