//! How far down a table surely goes, seen before its rows are read: a row in its midst may start like a signature.

use super::super::super::Role;
use super::super::columns::Columns;
use super::super::grid::Grid;
use super::super::header::Header;
use super::super::number::{Points, points};
use super::super::numbering;
use super::super::patterns::{TOTALS, starts};
use super::super::words::{fold, one_line};

/// The last row that is surely one of the table, whatever stands between: a numbered criterion with a maximum, and
/// the total that adds up to it.
pub(super) fn last_of_body(grid: &Grid, header: &Header, columns: &Columns) -> Option<u32> {
    let rows = || grid.rows_from(header.last + 1).filter(|row| has_points(grid, columns, *row));
    let last = rows().filter(|row| is_numbered(grid, columns, *row)).last();
    let total = rows().find(|row| last.is_some_and(|last| *row > last) && is_total(&folded_text(grid, columns, *row)));
    total.or(last)
}

/// A number in one of the columns of maxima; words there may be those of a table below.
pub(super) fn has_points(grid: &Grid, columns: &Columns, row: u32) -> bool {
    let cells = columns.maxima().filter_map(|column| grid.get(row, column));
    cells.map(|cell| points(&cell.value)).any(|points| matches!(points, Points::Some(_)))
}

/// A table without a column of numbers has no other sign of a criterion than its points.
fn is_numbered(grid: &Grid, columns: &Columns, row: u32) -> bool {
    match columns.of(Role::Number) {
        Some(column) => numbering::parse(&one_line(&grid.text(row, column))).is_some(),
        None => !is_total(&folded_text(grid, columns, row)),
    }
}

fn folded_text(grid: &Grid, columns: &Columns, row: u32) -> String {
    let texts: Vec<String> = columns.texts().map(|column| grid.text(row, column).into_owned()).collect();
    let text = fold(&texts.join(" "));
    // "Tổng cộng" often stands in the column of numbers, or across both.
    match columns.of(Role::Number).filter(|_| text.is_empty()) {
        Some(column) => fold(&grid.text(row, column)),
        None => text,
    }
}

/// Whether folded words are those of a row that adds up.
pub(super) fn is_total(folded: &str) -> bool {
    starts(TOTALS, folded)
}
