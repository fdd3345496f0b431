//! The small tables on the other sheets: a header row of known headings, then one line a row.

use super::super::CellRef;
use super::grid::Grid;
use super::headings::{Match, find};
use super::words::{fold, one_line};

/// How far down its header is looked for.
const LOOK: u32 = 50;

/// A small table on a sheet; `K` says what its columns are for.
pub(super) struct SmallTable<'a, K> {
    grid: &'a Grid,
    header: u32,
    columns: Vec<(K, u32)>,
}

impl<'a, K: Copy + PartialEq> SmallTable<'a, K> {
    /// Finds the first row that has every needed heading.
    pub(super) fn find(grid: &'a Grid, headings: &[(Match, &str, K)], needed: &[K]) -> Option<Self> {
        let rows = grid.rows_from(0).take_while(|row| *row < LOOK);
        rows.map(|row| Self::at(grid, row, headings))
            .find(|table| needed.iter().all(|key| table.column(*key).is_some()))
    }

    fn at(grid: &'a Grid, header: u32, headings: &[(Match, &str, K)]) -> Self {
        let mut columns: Vec<(K, u32)> = Vec::new();
        for (at, cell) in grid.row(header) {
            let key = find(headings, &fold(&cell.value.text()));
            if let Some(key) = key.filter(|key| columns.iter().all(|(known, _)| known != key)) {
                columns.push((key, at.column));
            }
        }
        Self { grid, header, columns }
    }

    /// The rows below the header that hold something.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        self.grid.rows_from(self.header + 1)
    }

    /// What stands in a row, on one line; empty where the table lacks the column.
    pub(super) fn text(&self, row: u32, key: K) -> String {
        self.column(key).map(|column| one_line(&self.grid.text(row, column))).unwrap_or_default()
    }

    /// The heading of a column, on one line.
    pub(super) fn heading(&self, key: K) -> String {
        self.text(self.header, key)
    }

    /// The cell of a row; the first of the row where the table lacks the column.
    pub(super) fn cell(&self, row: u32, key: K) -> CellRef {
        CellRef { row, column: self.column(key).unwrap_or_default() }
    }

    fn column(&self, key: K) -> Option<u32> {
        self.columns.iter().find(|(known, _)| *known == key).map(|(_, column)| *column)
    }
}
