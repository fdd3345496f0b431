//! The sheet with the table: from its cells to criteria, kinds of body and the layout for writing back.

use super::super::{CellRef, Corrections, DiagnosticKind, FillingFinding, Layout, Place, Refusal};
use super::columns::{self, Columns};
use super::grid::{Grid, Value};
use super::header::{self, Header};
use super::log::Log;
use super::surroundings::{self, Surroundings};
use super::view::Parts;
use super::{checks, corrected, filled, rows, tree};
use crate::basics::sorted_by_key;
use crate::template::{Adjustment, Criteria, Kind};

/// The longest text that Excel keeps in a cell, in UTF-16 code units.
const LONGEST: usize = 32_767;

/// What the sheet with the table holds.
#[derive(Debug)]
pub(super) struct Table {
    /// What is scored.
    pub(super) criteria: Criteria,
    /// The kinds of body.
    pub(super) kinds: Vec<Kind>,
    /// Caps and ceiling from the headings of bonus and penalty.
    pub(super) adjustment: Adjustment,
    /// Title, notices, field of the unit.
    pub(super) surroundings: Surroundings,
    /// Where everything stands.
    pub(super) layout: Layout,
    /// Where its rows end and which of them go with rules.
    pub(super) parts: Parts,
}

impl Table {
    /// Reads the sheet.
    pub(super) fn read(grid: &Grid, corrections: &Corrections, log: &mut Log) -> Result<Self, Refusal> {
        let header = header::find(grid).map_err(|nearest| Refusal::NoHeader { nearest })?;
        let header = corrected::with_columns(header, corrections);
        let columns = columns::assign(&grid.name, &header, corrections, log);
        if let Some(refusal) = corrected::refusal(&grid.name, &header, &columns) {
            return Err(refusal);
        }
        look_at_cells(grid, log);
        let rows = rows::read(grid, &header, &columns, corrections, log)?;
        if rows.asked.is_empty() {
            let column = header.columns.first().map_or(0, |headed| headed.column);
            return Err(Refusal::NoCriteria { place: Place::cell(&grid.name, CellRef { row: header.first, column }) });
        }
        let tree = tree::build(&grid.name, &rows, &columns, log)?;
        checks::groups(&grid.name, &tree.criteria, &rows, &columns, log);
        let totals = checks::totals(&grid.name, &tree.criteria, &rows, &columns, log);
        let surroundings = surroundings::read(grid, header.first, rows.end..rows.until);
        let layout = Layout {
            source: grid.source,
            sheet: grid.name.clone(),
            header_first: header.first,
            header_last: header.last,
            rows: rows.asked.iter().map(|asked| asked.row).collect(),
            totals,
            unit: surroundings.unit.clone(),
            formulas: grid.aside.with_formulas(grid.cells().filter(|(_, cell)| cell.formula).map(|(at, _)| at)),
            last: grid.aside.with_last(grid.last()),
            columns: columns.all.clone(),
        };
        // A bare table is no form that anybody would look for a name on.
        let has_lines_above = grid.rows_from(0).next().is_some_and(|row| row < header.first);
        if layout.unit.is_none() && has_lines_above && grid.source.can_be_filled() {
            log.sheet(&grid.name, DiagnosticKind::Filling(FillingFinding::NoUnitField));
        }
        filled::say(grid, &layout, &tree.criteria, log);
        corrected::say_unused(&grid.name, corrections, &rows.asked, &columns, log);
        let Columns { kinds, .. } = columns;
        let parts = Parts { of_rules: sorted_by_key(rows.of_rules, |row| *row), below: rows.end..rows.until };
        Ok(Self { criteria: tree.criteria, kinds, adjustment: tree.adjustment, surroundings, layout, parts })
    }

    /// Whether a sheet has the header of such a table.
    pub(super) fn header_of(grid: &Grid) -> Option<Header> {
        header::find(grid).ok()
    }
}

/// What is said of cells wherever they stand.
fn look_at_cells(grid: &Grid, log: &mut Log) {
    if let Some((cells, first)) = grid.outside {
        log.cell(&grid.name, first, DiagnosticKind::OutsideBounds { cells });
    }
    for (at, cell) in grid.cells() {
        let length = match &cell.value {
            // Bytes are never fewer than code units: most texts need not be counted.
            Value::Text(text) if text.len() > LONGEST => text.encode_utf16().count(),
            _ => 0,
        };
        if length > LONGEST {
            log.cell(&grid.name, at, DiagnosticKind::TextTooLong { length });
        }
    }
}
