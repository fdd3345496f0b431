//! How many groups and totals fail to add up where rows have certain levels.

use super::super::adjustment::section;
use super::super::number::Points;
use super::super::numbering::Level;
use super::super::rows::{Asked, Rows, Total};
use super::super::words::fold;
use crate::score::Score;

/// The maxima of all rows and the printed total, by kind of body.
pub(super) struct Sums {
    kinds: Vec<OfKind>,
    /// Rows that could head bonuses or penalties.
    extra: Vec<bool>,
}

struct OfKind {
    maxima: Vec<Option<Score>>,
    total: Option<Score>,
}

impl Sums {
    pub(super) fn new(rows: &Rows) -> Self {
        let points = |points: &Points| match points {
            Points::Some(points) => Some(*points),
            Points::None | Points::Wrong(_) => None,
        };
        let kinds = rows.asked.first().map_or(0, |asked| asked.maxima.len());
        // Bonuses and penalties may stand below it.
        let is_last =
            |total: &&Total| rows.asked.get(total.after).is_none_or(|asked| section(&fold(&asked.text)).is_some());
        let total = rows.totals.iter().rev().find(is_last);
        let of_kind = |kind: usize| OfKind {
            maxima: rows.asked.iter().map(|asked| asked.maxima.get(kind).and_then(points)).collect(),
            total: total.and_then(|total| total.maxima.get(kind).and_then(points)),
        };
        let is_extra = |asked: &Asked| section(&fold(&asked.text)).is_some();
        Self { kinds: (0..kinds).map(of_kind).collect(), extra: rows.asked.iter().map(is_extra).collect() }
    }

    /// How many printed sums are not those of these levels.
    pub(super) fn failing(&self, levels: &[Level]) -> usize {
        self.kinds.iter().map(|kind| self.failing_of(kind, levels)).sum()
    }

    fn failing_of(&self, kind: &OfKind, levels: &[Level]) -> usize {
        let extra = self.of_extra(levels);
        let mut failing = 0;
        // What stands on each level below the row that is looked at, from the bottom up.
        let mut below: Vec<Option<Score>> = Vec::new();
        for ((level, printed), extra) in levels.iter().zip(&kind.maxima).zip(&extra).rev() {
            let depth = usize::from(level.depth);
            below.resize(below.len().max(depth + 2), None);
            let sum = below.get_mut(depth + 1).and_then(Option::take);
            below.truncate(depth + 2);
            failing += usize::from(!extra && sum.is_some() && printed.is_some() && sum != *printed);
            let own = if depth == 0 && *extra { None } else { printed.or(sum) };
            if let (Some(level), Some(own)) = (below.get_mut(depth), own) {
                *level = Some(level.unwrap_or_default().plus(own));
            }
        }
        let tops = below.first().copied().flatten();
        failing + usize::from(kind.total.is_some() && tops.is_some() && kind.total != tops)
    }

    /// Rows of bonuses and penalties: the maximum of their heading is a cap, and they are beside the total.
    fn of_extra(&self, levels: &[Level]) -> Vec<bool> {
        let mut open = false;
        let of_row = |(level, extra): (&Level, &bool)| {
            open = if level.depth == 0 { *extra } else { open };
            open
        };
        levels.iter().zip(&self.extra).map(of_row).collect()
    }
}

/// The maximum of a row for the first kind of body that it is for.
pub(in super::super) fn first_maximum(asked: &Asked) -> Option<Score> {
    asked.maxima.iter().find_map(|points| match points {
        Points::Some(points) => Some(*points),
        Points::None | Points::Wrong(_) => None,
    })
}
