//! Holding what a unit states against what its answers come to.

use super::bounds::shown;
use super::{Difference, Stated, Sum};
use crate::assessment::Totals;
use crate::basics::OrderedSet;
use crate::template::CriterionCode;

/// Every figure that differs: the sums first, then the criteria by their codes.
pub fn differences(stated: &Stated, recomputed: &Stated) -> Vec<Difference> {
    let mut found = sums(&stated.totals, &recomputed.totals);
    found.extend(percent(&stated.totals, &recomputed.totals));
    found.extend(class(stated, recomputed));
    found.extend(counts(&stated.totals, &recomputed.totals));
    found.extend(points(stated, recomputed));
    found
}

fn sums(stated: &Totals, recomputed: &Totals) -> Vec<Difference> {
    let rows = [
        (Sum::Total, stated.total, recomputed.total),
        (Sum::Base, stated.base, recomputed.base),
        (Sum::Bonus, stated.bonus, recomputed.bonus),
        (Sum::Penalty, stated.penalty, recomputed.penalty),
        (Sum::Maximum, stated.maximum, recomputed.maximum),
        (Sum::BySuperior, stated.by_superior, recomputed.by_superior),
    ];
    let differing = rows.into_iter().filter(|(_, stated, recomputed)| stated != recomputed);
    differing.map(|(sum, stated, recomputed)| Difference::Sum { sum, stated, recomputed }).collect()
}

fn percent(stated: &Totals, recomputed: &Totals) -> Option<Difference> {
    let (stated, recomputed) = (stated.percent, recomputed.percent);
    (stated != recomputed).then_some(Difference::Percent { stated, recomputed })
}

fn class(stated: &Stated, recomputed: &Stated) -> Option<Difference> {
    let (stated, recomputed) = (&stated.class, &recomputed.class);
    let name = |class: &Option<String>| class.as_deref().map(shown);
    (stated != recomputed).then(|| Difference::Class { stated: name(stated), recomputed: name(recomputed) })
}

fn counts(stated: &Totals, recomputed: &Totals) -> impl Iterator<Item = Difference> {
    let rows = [(false, stated.leaves, recomputed.leaves), (true, stated.open, recomputed.open)];
    let differing = rows.into_iter().filter(|(_, stated, recomputed)| stated != recomputed);
    differing.map(|(open, stated, recomputed)| Difference::Count { open, stated, recomputed })
}

fn points(stated: &Stated, recomputed: &Stated) -> Vec<Difference> {
    let codes: OrderedSet<&CriterionCode> = stated.points.keys().chain(recomputed.points.keys()).collect();
    let figures = codes.into_iter().map(|code| (code, stated.points.get(code), recomputed.points.get(code)));
    let differing = figures.filter(|(_, stated, recomputed)| stated != recomputed);
    differing
        .map(|(code, stated, recomputed)| Difference::Points {
            criterion: shown(code.as_str()),
            stated: stated.copied(),
            recomputed: recomputed.copied(),
        })
        .collect()
}
