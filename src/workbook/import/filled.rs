//! Cells that one formula fills together: programs refuse to change one of them alone, so that no answer can be written
//! there.

use super::super::fill::Targets;
use super::super::{CellRef, DiagnosticKind, Layout, Role};
use super::grid::Grid;
use super::log::Log;
use crate::template::Criteria;

/// What a unit answers about one criterion, by the columns in which it is written.
const ANSWERED: [Role; 4] = [Role::SelfPoints, Role::Figures, Role::Explanation, Role::InCharge];

/// Says where such a formula stands in the way of an answer or a sum.
pub(super) fn say(grid: &Grid, layout: &Layout, criteria: &Criteria, log: &mut Log) {
    if grid.filled.is_empty() {
        return;
    }
    let leaves = criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
    let answers: Targets =
        leaves.flat_map(|(id, _)| ANSWERED.into_iter().filter_map(move |role| layout.cell(id, role))).collect();
    let sums = sums(layout, criteria);
    for area in &grid.filled {
        // The formula itself may well stay where the sum is; the cells beside it have none of their own.
        let sum = sums.within(*area).find(|cell| *cell != area.first);
        if let Some(cell) = answers.within(*area).next().into_iter().chain(sum).min() {
            log.cell(&grid.name, cell, DiagnosticKind::FormulaFillsCells { area: *area });
        }
    }
}

fn sums(layout: &Layout, criteria: &Criteria) -> Targets {
    let groups = criteria.iter().filter(|(_, node)| !node.criterion.is_leaf());
    let groups = groups.filter_map(|(id, _)| layout.cell(id, Role::SelfPoints));
    let totals = layout.totals.iter().filter_map(|total| CellRef::new(total.row, layout.column(Role::SelfPoints)?));
    groups.chain(totals).collect()
}
