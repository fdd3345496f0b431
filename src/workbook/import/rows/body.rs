//! How far down a table surely goes, seen before its rows are read: a row in its midst may start like a signature.

use super::super::super::Role;
use super::super::columns::Columns;
use super::super::grid::Grid;
use super::super::header::{self, Header};
use super::super::number::{Points, points};
use super::super::numbering;
use super::super::patterns::{starts, strip};
use super::super::words::{fold, one_line};

/// Words with which the text of a total row starts, whatever follows them.
const TOTALS: &[&str] = &["tổng cộng", "tổng điểm", "tổng số điểm"];
/// Words with which it starts where nothing follows but [`SUMMED`]: "cộng đồng dân cư" and "tổng kết" are none.
const SHORT_TOTALS: &[&str] = &["tổng số", "tổng", "cộng"];
/// What such a row adds up.
const SUMMED: &[&str] = &[
    "điểm",
    "tiêu chí",
    "mục",
    "phần",
    "nhóm",
    "nội dung",
    "lĩnh vực",
    "chung",
    "các",
    "toàn",
    "cả",
    "số",
    "bảng",
    "cộng",
];

/// The last row that is surely one of the table, whatever stands between: a numbered criterion with a maximum, and
/// the total that adds up to it.
pub(super) fn last_of_body(grid: &Grid, header: &Header, columns: &Columns, until: u32) -> Option<u32> {
    let rows = grid.rows_from(header.last + 1).take_while(|row| *row < until);
    let rows: Vec<u32> = rows.filter(|row| has_points(grid, columns, *row)).collect();
    let rows = || rows.iter().copied();
    let in_column = numbers_in_column(grid, header, columns);
    let last = rows().rfind(|row| is_numbered(grid, columns, *row, in_column));
    let total = rows().find(|row| last.is_some_and(|last| *row > last) && is_total(&folded_text(grid, columns, *row)));
    total.or(last)
}

/// The header of another table on the same sheet: headings once more behind the total of everything, and then the first
/// number once more. On the next page of one table the numbers go on.
pub(super) fn next_table(grid: &Grid, header: &Header, columns: &Columns) -> Option<u32> {
    let (mut first, mut summed, mut next) = (None, false, None);
    for row in grid.rows_from(header.last + 1) {
        if summed && (repeats(grid, header, columns, row) || header::stands_at(grid, row)) {
            next = next.or(Some(row));
            continue;
        }
        if !has_points(grid, columns, row) {
            continue;
        }
        if is_total_of_all(&folded_text(grid, columns, row)) {
            summed = true;
            continue;
        }
        let number = columns.of(Role::Number).map(|column| one_line(&grid.text(row, column)));
        let number = first.get_or_insert_with(|| number.clone()) == &number;
        match next {
            Some(_) if number => return next,
            _ => (summed, next) = (false, None),
        }
    }
    None
}

fn is_total_of_all(folded: &str) -> bool {
    let bare = folded.trim_end_matches([':', '.', ' ']);
    starts(TOTALS, folded) || SHORT_TOTALS.contains(&bare)
}

/// A number in one of the columns of maxima; words there may be those of a table below.
pub(super) fn has_points(grid: &Grid, columns: &Columns, row: u32) -> bool {
    let cells = columns.maxima().filter_map(|column| grid.get(row, column));
    cells.map(|cell| points(&cell.value)).any(|points| matches!(points, Points::Some(_)))
}

/// Whether the column of numbers has any: tables that keep it empty have them in their texts.
pub(super) fn numbers_in_column(grid: &Grid, header: &Header, columns: &Columns) -> bool {
    let Some(column) = columns.of(Role::Number) else { return false };
    let is_number = |row: u32| numbering::parse(&one_line(&grid.text(row, column))).is_some();
    grid.rows_from(header.last + 1).any(|row| has_points(grid, columns, row) && is_number(row))
}

/// A table without numbers in a column of their own has no other sign of a criterion than its points.
fn is_numbered(grid: &Grid, columns: &Columns, row: u32, in_column: bool) -> bool {
    let number = columns.of(Role::Number).map(|column| one_line(&grid.text(row, column))).unwrap_or_default();
    if in_column && numbering::parse(&number).is_some() {
        return true;
    }
    let text = folded_text(grid, columns, row);
    let prefixed = || columns.texts().any(|column| numbering::prefix(&grid.text(row, column)).is_some());
    !is_total(&text) && (!in_column || (number.is_empty() && prefixed()))
}

/// The headings once more, as tables have them on each of their pages.
pub(super) fn repeats(grid: &Grid, header: &Header, columns: &Columns, row: u32) -> bool {
    let same = |column: u32| {
        let text = fold(&grid.text(row, column));
        !text.is_empty() && (header.first..=header.last).any(|first| fold(&grid.text(first, column)) == text)
    };
    columns.texts().next().is_some_and(same) && columns.maxima().next().is_some_and(same)
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
    let short = || SHORT_TOTALS.iter().find_map(|words| strip(folded, words));
    starts(TOTALS, folded) || short().is_some_and(|rest| is_empty_or_number(rest) || starts(SUMMED, rest))
}

/// "", ": ", "(1+2)", "I", "A + B".
fn is_empty_or_number(rest: &str) -> bool {
    let bare = rest.trim_start_matches([':', '.', ' ', '-', '=']);
    let first = bare.split([' ', ':', '.', '+', ',']).next().unwrap_or_default();
    bare.is_empty()
        || bare.starts_with('(')
        || numbering::parse(first).is_some()
        || numbering::parse(&first.to_uppercase()).is_some()
}
