//! Cells that answers belong in and cannot have for themselves: those that one formula fills together, of which programs
//! refuse to change one alone, and cells for points that are merged over several rows.

use super::super::fill::Targets;
use super::super::{CellRef, DiagnosticKind, FillingFinding, Layout, Role};
use super::grid::{Grid, Value};
use super::log::Log;
use crate::template::Criteria;

/// What a unit answers about one criterion, by the columns in which it is written.
const ANSWERED: [Role; 4] = [Role::SelfPoints, Role::Figures, Role::Explanation, Role::InCharge];

/// Says where answers and sums have no cell of their own.
pub(super) fn say(grid: &Grid, layout: &Layout, criteria: &Criteria, log: &mut Log) {
    formulas(grid, layout, criteria, log);
    merged(grid, layout, criteria, log);
    if grid.source.can_be_filled() {
        answered(grid, layout, criteria, log);
    }
}

/// Cells for answers that hold something already.
fn answered(grid: &Grid, layout: &Layout, criteria: &Criteria, log: &mut Log) {
    let leaves = || criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
    let filled = |role: Role, holds: fn(&Value) -> bool| -> Vec<CellRef> {
        let cells = leaves().filter_map(|(id, _)| layout.cell(id, role));
        let holds = |at: &CellRef| grid.get(at.row, at.column).is_some_and(|cell| !cell.formula && holds(&cell.value));
        cells.filter(holds).collect()
    };
    let points = filled(Role::SelfPoints, |value| matches!(value, Value::Number(number) if number != "0"));
    let mut texts = filled(Role::Explanation, is_said);
    if !points.is_empty() {
        texts.extend(filled(Role::Evidence, is_said));
    }
    let count = |cells: &[CellRef]| u32::try_from(cells.len()).unwrap_or(u32::MAX);
    let finding = match points.is_empty() {
        true => FillingFinding::TextsPrinted { cells: count(&texts) },
        false => FillingFinding::FilledBefore { points: count(&points), texts: count(&texts) },
    };
    if let Some(first) = points.first().or(texts.first()) {
        log.cell(&grid.name, *first, DiagnosticKind::Filling(finding));
    }
}

fn is_said(value: &Value) -> bool {
    value.text().chars().any(char::is_alphanumeric)
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
