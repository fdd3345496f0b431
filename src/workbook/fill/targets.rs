//! The cells that are written to, found by rectangle without looking at each of them: a stranger's sheet may list
//! rectangles by the hundred thousand.

use crate::workbook::cell::{CellRange, CellRef};
use std::collections::{BTreeMap, BTreeSet};

/// A set of cells by column.
#[derive(Default)]
pub(in crate::workbook) struct Targets(BTreeMap<u32, BTreeSet<u32>>);

impl Targets {
    /// The cells of the set that lie in the rectangle, column by column.
    pub(in crate::workbook) fn within(&self, range: CellRange) -> impl Iterator<Item = CellRef> {
        let columns = self.0.range(range.first.column..=range.last.column);
        columns.flat_map(move |(column, rows)| {
            rows.range(range.first.row..=range.last.row).map(|row| CellRef { row: *row, column: *column })
        })
    }

    /// The smallest rectangle that holds the set.
    pub(in crate::workbook) fn area(&self) -> Option<CellRange> {
        let (left, right) = (self.0.keys().next()?, self.0.keys().next_back()?);
        let top = self.0.values().filter_map(BTreeSet::first).min()?;
        let bottom = self.0.values().filter_map(BTreeSet::last).max()?;
        let first = CellRef { row: *top, column: *left };
        Some(CellRange { first, last: CellRef { row: *bottom, column: *right } })
    }
}

impl FromIterator<CellRef> for Targets {
    fn from_iter<I: IntoIterator<Item = CellRef>>(cells: I) -> Self {
        let mut targets = Self::default();
        for cell in cells {
            targets.0.entry(cell.column).or_default().insert(cell.row);
        }
        targets
    }
}
