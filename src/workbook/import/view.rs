//! The sheet with the table as it is shown.

use super::super::view::{TableView, Taken, ViewColumn, ViewRow};
use super::super::{ColumnRole, Layout, Role, RowPart};
use super::grid::{Grid, Value};
use super::sheets::Sheets;
use super::words::one_line;
use std::ops::Range;

/// The most columns that are shown: a table of criteria has some ten.
const COLUMNS: usize = 40;
/// The rows behind the table that are shown: one of them may be meant as a criterion.
const BEHIND: usize = 30;
/// The longest text of a cell that is shown, in characters.
const LONGEST: usize = 400;

/// Where the rows of a table end and which of them go with rules.
#[derive(Debug)]
pub(super) struct Parts {
    /// The rows whose words are part of the rule of the criterion above them, in order.
    pub(super) of_rules: Vec<u32>,
    /// The rows below the table that may speak about it.
    pub(super) below: Range<u32>,
}

/// The table that was read with this layout.
pub(super) fn view(grid: &Grid, layout: &Layout, parts: &Parts, sheets: &Sheets) -> TableView {
    let rows = || grid.rows_from(layout.header_first);
    let behind = rows().filter(|row| *row >= parts.below.start).nth(BEHIND).unwrap_or(u32::MAX);
    let shown = || rows().filter(move |row| *row < behind);
    let mut columns: Vec<u32> = shown().flat_map(|row| grid.row(row).map(|(at, _)| at.column)).collect();
    columns.extend(layout.columns.iter().map(|column| column.column));
    columns.sort_unstable();
    columns.dedup();
    columns.truncate(COLUMNS);
    let of_points = |column: u32| layout.columns.iter().any(|known| known.column == column && is_of_points(known.role));
    let with_points: Vec<(u32, bool)> = columns.iter().map(|column| (*column, of_points(*column))).collect();
    let cells =
        |row: u32| with_points.iter().map(|(column, of_points)| shown_text(grid, row, *column, *of_points)).collect();
    let (header, body): (Vec<u32>, Vec<u32>) = shown().partition(|row| *row <= layout.header_last);
    let taken = |row: u32| taken(row, layout, parts);
    TableView {
        sheet: grid.name.clone(),
        sheets: sheets.tables.iter().map(|grid| grid.name.clone()).collect(),
        header: header.into_iter().map(|row| ViewRow { row, cells: cells(row), taken: () }).collect(),
        rows: body.into_iter().map(|row| ViewRow { row, cells: cells(row), taken: taken(row) }).collect(),
        columns: columns.iter().map(|column| view_column(*column, layout)).collect(),
    }
}

fn view_column(column: u32, layout: &Layout) -> ViewColumn {
    let known = layout.columns.iter().find(|known| known.column == column);
    ViewColumn { column, role: known.map(|known| ColumnRole::from(known.role)) }
}

fn is_of_points(role: Role) -> bool {
    matches!(role, Role::Maximum(_) | Role::SelfPoints | Role::AppraisedPoints | Role::Survey | Role::Result)
}

/// A number of points is shown with a comma; that of a criterion keeps its point.
fn shown_text(grid: &Grid, row: u32, column: u32, of_points: bool) -> String {
    let number = grid.get(row, column).filter(|cell| of_points && matches!(cell.value, Value::Number(_)));
    let text = match number {
        Some(cell) => cell.value.text().replace('.', ","),
        None => one_line(&grid.text(row, column)),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

fn taken(row: u32, layout: &Layout, parts: &Parts) -> Taken {
    let above = layout.rows.partition_point(|asked| *asked <= row).checked_sub(1);
    let above_as = |part| Taken { part, criterion: above.and_then(|above| u32::try_from(above).ok()) };
    if above.and_then(|above| layout.rows.get(above)) == Some(&row) {
        return above_as(RowPart::Criterion);
    }
    if layout.totals.iter().any(|total| total.row == row) {
        return Taken { part: RowPart::Total, criterion: None };
    }
    match parts.of_rules.binary_search(&row) {
        Ok(_) => above_as(RowPart::Rule),
        Err(_) => Taken { part: RowPart::Nothing, criterion: None },
    }
}
