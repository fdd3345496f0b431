//! What falls short of the requirements of classes, told no more often than anybody reads.

use super::{ClassReason, Outcome};
use crate::basics::OrderedSet;
use crate::score::Percent;
use crate::template::{NodeId, Requirement, Section, Template};

/// The main top criteria with what each reaches of its own maximum.
pub(super) struct Tops {
    reached: Vec<(NodeId, Percent)>,
    /// The least of them: whether a requirement holds is then one comparison, however many classes there are.
    weakest: Option<Percent>,
}

impl Tops {
    /// What each reaches once the superior has given all it may (docs/decisions/0002). One with nothing reachable has
    /// no percentage and is not asked.
    pub(super) fn of(template: &Template, outcomes: &[Outcome]) -> Self {
        let nodes = template.criteria.iter().zip(outcomes);
        let tops = nodes.filter(|((_, node), _)| node.parent.is_none() && node.criterion.section == Section::Main);
        let reached: Vec<_> = tops
            .filter_map(|((id, _), top)| {
                let points = top.points.plus(top.by_superior).min(top.reachable);
                Some((id, Percent::of(points, top.reachable)?))
            })
            .collect();
        let weakest = reached.iter().map(|(_, reached)| *reached).min();
        Self { reached, weakest }
    }

    /// Whether every top criterion reaches what is asked.
    pub(super) fn fulfil(&self, requirement: Requirement) -> bool {
        let Requirement::EveryTopCriterion(least) = requirement;
        self.weakest.is_none_or(|weakest| weakest >= least)
    }

    fn short_of(&self, grade: usize, requirement: Requirement) -> impl Iterator<Item = ClassReason> {
        let Requirement::EveryTopCriterion(least) = requirement;
        let short = self.reached.iter().filter(move |(_, reached)| *reached < least);
        short.map(move |(criterion, reached)| ClassReason::Requirement {
            grade,
            requirement,
            criterion: *criterion,
            reached: *reached,
        })
    }
}

/// Reasons, a requirement once for the best class that takes it.
///
/// A stranger's template may hold twenty thousand classes that each ask something of five thousand criteria; nobody
/// reads more than the first hundred reasons, and the time stays linear in criteria and classes.
#[derive(Default)]
pub(super) struct Reasons {
    list: Vec<ClassReason>,
    told: OrderedSet<Percent>,
}

impl Reasons {
    /// The most reasons that are told.
    const LIMIT: usize = 100;

    /// Adds reasons while there is room.
    pub(super) fn add(&mut self, reasons: impl IntoIterator<Item = ClassReason>) {
        self.list.extend(reasons.into_iter().take(self.room()));
    }

    /// Adds the top criteria that fall short of what `grade` takes.
    pub(super) fn add_short(&mut self, tops: &Tops, grade: usize, requirement: Requirement) {
        let Requirement::EveryTopCriterion(least) = requirement;
        if self.room() > 0 && self.told.insert(least) {
            self.add(tops.short_of(grade, requirement));
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The reasons in the order in which they came up.
    pub(super) fn into_list(self) -> Vec<ClassReason> {
        self.list
    }

    fn room(&self) -> usize {
        Self::LIMIT.saturating_sub(self.list.len())
    }
}
