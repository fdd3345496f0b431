//! Cells that answers belong in and cannot have for themselves: those that one formula fills together, of which programs
//! refuse to change one alone, and cells for points that are merged over several rows.

use super::super::fill::Targets;
use super::super::{CellRef, DiagnosticKind, FillingFinding, Layout, Role};
use super::grid::Grid;
use super::log::Log;
use crate::template::Criteria;

/// What a unit answers about one criterion, by the columns in which it is written.
const ANSWERED: [Role; 4] = [Role::SelfPoints, Role::Figures, Role::Explanation, Role::InCharge];

/// Says where answers and sums have no cell of their own.
pub(super) fn say(grid: &Grid, layout: &Layout, criteria: &Criteria, log: &mut Log) {
    formulas(grid, layout, criteria, log);
    merged(grid, layout, criteria, log);
}

/// Merged cells over the points of several rows.
fn merged(grid: &Grid, layout: &Layout, criteria: &Criteria, log: &mut Log) {
    let leaves = criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
    let points: Targets = leaves.filter_map(|(id, _)| layout.cell(id, Role::SelfPoints)).collect();
    for area in &grid.merges {
        if points.within(*area).next().is_some() && !layout.is_of_one_row(*area) {
            let finding = FillingFinding::PointsMerged { area: *area };
            log.cell(&grid.name, area.first, DiagnosticKind::Filling(finding));
        }
    }
}

fn formulas(grid: &Grid, layout: &Layout, criteria: &Criteria, log: &mut Log) {
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
