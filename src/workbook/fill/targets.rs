//! The cells that are written to, found by rectangle without looking at each of them: a stranger's sheet may list
//! rectangles by the hundred thousand.

use crate::basics::{OrderedMap, OrderedSet};
use crate::workbook::cell::{CellRange, CellRef};

/// A set of cells by column.
#[derive(Default)]
pub(in crate::workbook) struct Targets(OrderedMap<u32, OrderedSet<u32>>);

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
        let top = self.0.values().filter_map(OrderedSet::first).min()?;
        let bottom = self.0.values().filter_map(OrderedSet::last).max()?;
        let first = CellRef { row: *top, column: *left };
        Some(CellRange { first, last: CellRef { row: *bottom, column: *right } })
    }
}

impl FromIterator<CellRef> for Targets {
    fn from_iter<I: IntoIterator<Item = CellRef>>(cells: I) -> Self {
        // In their order first: then each goes to the end.
        let cells: OrderedSet<_> = cells.into_iter().map(|cell| (cell.column, cell.row)).collect();
        let mut targets = Self::default();
        for (column, row) in cells {
            targets.0.change(column, |rows| {
                rows.insert(row);
            });
        }
        targets
    }
}
