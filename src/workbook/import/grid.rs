//! One sheet as cells, sparse: what is far out costs nothing.

use super::super::{CellRange, CellRef, DiagnosticKind, Source};
use super::hidden::{Aside, Lines};
use crate::basics::OrderedMap;
use crate::template::Day;
use std::borrow::Cow;

/// The rows that are read (formats.md, "Hostile input").
pub(super) const ROWS: u32 = 20_000;
/// The columns that are read.
pub(super) const COLUMNS: u32 = 256;
/// The cells with content that are read in one sheet: a sheet of [`ROWS`] × 25.
pub(super) const CELLS: u32 = 500_000;

/// The most merged rectangles that are looked at in a sheet.
pub(super) const MERGES: usize = 20_000;

/// The bytes of text that are read in one sheet: a long text that thousands of cells share must not be kept thousands
/// of times.
pub(super) const TEXT: u32 = 10_000_000;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing: a formula that was never calculated.
    Empty,
    /// Text, tidy, with its line breaks.
    Text(String),
    /// A number, printed as Excel shows it in a cell of the format "General": at most 15 digits, a decimal point.
    Number(String),
    /// A cell with a format of days.
    Day(Day),
    /// An error such as `#REF!`.
    Error(String),
}

/// A cell with content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it holds; of a formula, its last value.
    pub(super) value: Value,
    /// Whether a formula gives the value.
    pub(super) formula: bool,
}

/// The cells of a sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The sheet's name.
    pub(super) name: String,
    /// Merged rectangles.
    pub(super) merges: Vec<CellRange>,
    /// Rectangles of several cells that one formula fills.
    pub(super) filled: Vec<CellRange>,
    /// Cells that hold something beyond the bounds, with the first of them.
    pub(super) outside: Option<(u32, CellRef)>,
    /// What its reader found, and where.
    pub(super) notes: Vec<(CellRef, DiagnosticKind)>,
    /// What kind of file it comes from.
    pub(super) source: Source,
    /// Rows and columns that nobody sees.
    pub(super) hidden: Lines,
    /// What stands in hidden rows and columns and was left out.
    pub(super) aside: Aside,
    rows: OrderedMap<u32, OrderedMap<u32, Cell>>,
    indents: OrderedMap<CellRef, u32>,
}

impl Value {
    /// What people see in the cell.
    pub(super) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) | Self::Number(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Day(day) => Cow::Owned(day.to_string()),
        }
    }
}

impl Grid {
    /// A sheet without cells.
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Puts a cell in its place; of two in one place, which no sound file has, the later. Cells come in the order of the
    /// sheet, which was held to it before ([`crate::workbook::contents::check`]): each goes to the end.
    pub(super) fn put(&mut self, at: CellRef, cell: Cell) {
        self.rows.change(at.row, |row| drop(row.insert(at.column, cell)));
    }

    /// Notes how far the text of a cell is indented, in blanks; cells come in the order of the sheet, as for
    /// [`Self::put`].
    pub(super) fn note_indent(&mut self, at: CellRef, blanks: u32) {
        if blanks > 0 {
            self.indents.insert(at, blanks);
        }
    }

    /// How far the text of a cell is indented, in blanks.
    pub(super) fn indent(&self, row: u32, column: u32) -> u32 {
        self.indents.get(&CellRef { row, column }).copied().unwrap_or_default()
    }

    /// Notes a cell beyond the bounds.
    pub(super) fn leave_out(&mut self, at: CellRef) {
        let (count, first) = self.outside.unwrap_or((0, at));
        self.outside = Some((count.saturating_add(1), first));
    }

    /// Whether no cell holds anything.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that hold something, from `first` on.
    pub(super) fn rows_from(&self, first: u32) -> impl Iterator<Item = u32> + '_ {
        self.rows.range(first..).map(|(row, _)| *row)
    }

    /// The cells of a row that hold something, from left to right.
    pub(super) fn row(&self, row: u32) -> impl DoubleEndedIterator<Item = (CellRef, &Cell)> {
        let cells = self.rows.get(&row).into_iter().flat_map(OrderedMap::iter);
        cells.map(move |(column, cell)| (CellRef { row, column: *column }, cell))
    }

    /// All cells that hold something, in order.
    pub(super) fn cells(&self) -> impl Iterator<Item = (CellRef, &Cell)> {
        self.rows.keys().flat_map(|row| self.row(*row))
    }

    /// A cell that holds something.
    pub(super) fn get(&self, row: u32, column: u32) -> Option<&Cell> {
        self.rows.get(&row)?.get(&column)
    }

    /// The text of a cell; nothing where it is empty.
    pub(super) fn text(&self, row: u32, column: u32) -> Cow<'_, str> {
        self.get(row, column).map_or(Cow::Borrowed(""), |cell| cell.value.text())
    }

    /// The merged rectangle that a cell lies in.
    pub(super) fn merge_at(&self, at: CellRef) -> Option<CellRange> {
        self.merges.iter().copied().find(|merge| merge.contains(at))
    }

    /// The last row and the last column that hold anything.
    pub(super) fn last(&self) -> CellRef {
        let row = self.rows.keys().next_back().copied().unwrap_or_default();
        let column = self.rows.values().filter_map(|row| row.keys().next_back()).max().copied().unwrap_or_default();
        CellRef { row, column }
    }
}
