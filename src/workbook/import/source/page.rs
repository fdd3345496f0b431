//! Sheets as they are put together from files that are read whole, with the bounds of the whole file.

use super::super::book::{SHEETS, SheetInfo, too_many_sheets};
use super::super::grid::{CELLS, COLUMNS, Cell, Grid, MERGES, ROWS, TEXT, Value};
use super::super::hidden::Lines;
use super::tally::{Tally, Text};
use crate::workbook::{CellRange, CellRef, DiagnosticKind, Limit, Refusal};
use std::ops::RangeInclusive;

/// Sheets that were read, with what may still be read of the file.
#[derive(Debug, Default)]
pub(in crate::workbook::import) struct Pages {
    /// The sheets in the file's order, the hidden ones without their cells.
    pub(in crate::workbook::import) done: Vec<(SheetInfo, Grid)>,
    cells: u32,
    text: usize,
}

/// A sheet that is being read.
#[derive(Debug)]
pub(super) struct Page {
    grid: Grid,
    rows: Vec<RangeInclusive<u32>>,
    columns: Vec<RangeInclusive<u32>>,
    tally: Tally,
}

impl Pages {
    /// Takes a sheet that was read to its end.
    pub(super) fn add(&mut self, page: Page, visible: bool) -> Result<(), Refusal> {
        let grid = page.finish();
        if self.done.len() >= SHEETS {
            return Err(too_many_sheets(Some(&grid.name)));
        }
        self.done.push((SheetInfo { name: grid.name.clone(), visible }, grid));
        Ok(())
    }

    /// Counts cells, as often as they are repeated, before anything is made of them.
    pub(super) fn count(&mut self, page: &Page, cells: u64, text: usize) -> Result<(), Refusal> {
        let cells = u64::from(self.cells).saturating_add(cells);
        self.text = self.text.saturating_add(text);
        let limit = match (u32::try_from(cells).ok().filter(|cells| *cells <= CELLS), self.text > TEXT as usize) {
            (None, _) => Limit::Cells(CELLS),
            (Some(_), true) => Limit::Text(TEXT),
            (Some(cells), false) => {
                self.cells = cells;
                return Ok(());
            }
        };
        Err(Refusal::TooLarge { sheet: page.grid.name.clone(), limit })
    }

    /// Whether a text may be as long as that, before anything is made of it.
    pub(super) fn check_length(&self, sheet: &str, length: usize) -> Result<(), Refusal> {
        match length > TEXT as usize {
            true => Err(Refusal::TooLarge { sheet: sheet.to_owned(), limit: Limit::Text(TEXT) }),
            false => Ok(()),
        }
    }

    /// Puts a cell in its place.
    pub(super) fn put(&mut self, page: &mut Page, at: CellRef, cell: Cell) -> Result<(), Refusal> {
        self.count(page, 1, cell.value.text().len())?;
        page.put(at, cell);
        Ok(())
    }

    /// Puts a text in its place, where it is not empty.
    pub(super) fn put_text(&mut self, page: &mut Page, at: CellRef, text: Text) -> Result<(), Refusal> {
        let Some(value) = page.told(at, text) else { return Ok(()) };
        self.put(page, at, Cell { value, formula: false })
    }
}

impl Page {
    /// A sheet without cells.
    pub(super) fn new(name: &str) -> Self {
        Self { grid: Grid::new(name), rows: Vec::new(), columns: Vec::new(), tally: Tally::default() }
    }

    /// A text as a value, nothing where it is empty; what encoding it was in is counted.
    pub(super) fn told(&mut self, at: CellRef, text: Text) -> Option<Value> {
        let text = self.tally.told(at, text);
        (!text.is_empty()).then_some(Value::Text(text))
    }

    /// Puts a cell in its place, if that is read; cells come in order.
    pub(super) fn put(&mut self, at: CellRef, cell: Cell) {
        match at.row < ROWS && at.column < COLUMNS {
            true => self.grid.put(at, cell),
            false => self.grid.leave_out(at),
        }
    }

    /// Notes a merged rectangle.
    pub(super) fn merge(&mut self, first: CellRef, rows: u32, columns: u32) {
        let last = CellRef { row: first.row.saturating_add(rows), column: first.column.saturating_add(columns) };
        let last = CellRef::new(last.row.min(ROWS), last.column.min(COLUMNS));
        let is_read = first.row < ROWS && first.column < COLUMNS && (rows > 0 || columns > 0);
        if let Some(last) = last.filter(|_| is_read && self.grid.merges.len() < MERGES) {
            self.grid.merges.push(CellRange { first, last });
        }
    }

    /// Notes rows that nobody sees.
    pub(super) fn hide_rows(&mut self, rows: RangeInclusive<u32>) {
        self.rows.push(rows);
    }

    /// Notes columns that nobody sees.
    pub(super) fn hide_columns(&mut self, columns: RangeInclusive<u32>) {
        self.columns.push(columns);
    }

    /// Notes something to be said of a cell.
    pub(super) fn note(&mut self, at: CellRef, kind: DiagnosticKind) {
        self.grid.notes.push((at, kind));
    }

    fn finish(mut self) -> Grid {
        self.grid.hidden = Lines::new(self.rows, self.columns);
        self.grid.notes.extend(self.tally.notes());
        self.grid
    }
}
