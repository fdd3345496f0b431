//! What stands in the cells of a workbook, to the letter: for writing answers back, and for holding what a stranger
//! sends against what should stand there. (The importer reads tidied texts instead.)
//!
//! The parts are read by the project's own walker, and strictly: whatever one program would show and another pass over
//! is refused, because what is compared here must be what people see.

mod cell;
mod check;
mod drawn;
mod formats;
mod names;
mod reader;
mod reference;
mod shared;
mod sheet;
mod strict;
mod strings;
mod text;
mod value;

pub(in crate::workbook) use check::{Untold, UntoldSheet, check, read_parts};
pub(in crate::workbook) use reader::shared_texts;
pub(in crate::workbook) use shared::moved;
pub(in crate::workbook) use text::unescaped;

use super::container::{Book, Container, ContainerError, SheetKind, Visibility};
use super::import::general;
use super::{CellRange, CellRef, Refusal};
use crate::basics::{OrderedMap, OrderedSet};
use reader::{Kept, Reader};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use std::rc::Rc;
use strict::Fault;

/// What a workbook shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The sheets of cells, in the order of the tabs, the hidden ones too.
    pub sheets: Vec<SheetContents>,
    /// All tabs in their order, those of charts too.
    pub tabs: Vec<Tab>,
    /// The names that formulas use, in capitals, with what they mean.
    pub names: OrderedMap<String, String>,
    /// Whether days are counted from 1904.
    pub counts_from_1904: bool,
    /// The formats of numbers that conditions bring.
    pub conditional: OrderedSet<String>,
}

/// A tab of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its name.
    pub name: String,
    /// Whether people see it.
    pub is_visible: bool,
    /// Whether it is a sheet of cells.
    pub has_cells: bool,
}

/// The cells of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetContents {
    /// Its name.
    pub name: String,
    /// The cells that hold anything.
    pub cells: OrderedMap<CellRef, CellContent>,
    /// The format of numbers of those of them that have another than the general one.
    pub formats: OrderedMap<CellRef, Rc<str>>,
    /// Merged rectangles.
    pub merges: Vec<CellRange>,
    /// The rows that nobody sees.
    pub hidden_rows: OrderedSet<u32>,
    /// The columns that nobody sees.
    pub hidden_columns: Vec<RangeInclusive<u32>>,
    /// How many pictures, charts and notes lie over the cells.
    pub drawn: usize,
    /// The cells below pictures and charts, as far as these say where they lie.
    pub drawn_over: Vec<CellRange>,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellContent {
    /// Its value; of a formula, the last result that was stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<CellText>,
    /// Its formula without the equals sign, a shared one written out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
}

/// A value as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellText {
    /// A number as Excel shows it in the format "General": at most 15 digits, a decimal point. A day is the number of
    /// days that Excel stores.
    Number(String),
    /// Text, never empty; line ends are line feeds.
    Text(String),
    /// True or false.
    Truth(bool),
    /// An error such as `#REF!`.
    Error(String),
}

impl Contents {
    /// Reads a workbook whose container was checked.
    ///
    /// # Errors
    /// [`Refusal::Container`] where a part is not what the format says, or breaks a rule of
    /// [`super::container::PartRule`]; [`Refusal::TooLarge`] where a sheet has more cells, or the workbook more text,
    /// than is read.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let container = Container::open(bytes)?;
        let book = Book::read(&container)?;
        let mut reader = Reader::open(&container, &book)?;
        let mut contents = Self { counts_from_1904: book.counts_from_1904, ..Self::default() };
        contents.names = read_names(&container, &book)?;
        let mut conditional = Vec::new();
        for sheet in &book.sheets {
            let (has_cells, is_visible) = (sheet.kind == SheetKind::Worksheet, sheet.visibility == Visibility::Visible);
            contents.tabs.push(Tab { name: sheet.name.clone(), is_visible, has_cells });
            if has_cells {
                let mut read = SheetContents { name: sheet.name.clone(), ..SheetContents::default() };
                reader.scan(sheet, &mut |kept| read.keep(kept, &mut conditional))?;
                let drawn = drawn::over(&container, &sheet.part)?;
                (read.drawn, read.drawn_over) = (drawn.count, drawn.areas);
                contents.sheets.push(read);
            }
        }
        contents.conditional = conditional.into_iter().chain(reader.formats.conditional).collect();
        Ok(contents)
    }

    /// The sheet of that name, which is compared as Excel does: without regard to capitals.
    pub fn sheet(&self, name: &str) -> Option<&SheetContents> {
        self.sheets.iter().find(|sheet| super::container::same_name(&sheet.name, name))
    }

    /// Whether there is such a tab: of that name, and of cells if it is.
    pub fn has_tab(&self, tab: &Tab) -> bool {
        let is_it = |own: &Tab| super::container::same_name(&own.name, &tab.name) && own.has_cells == tab.has_cells;
        self.tabs.iter().any(is_it)
    }
}

fn read_names(container: &Container<'_>, book: &Book) -> Result<OrderedMap<String, String>, ContainerError> {
    names::read(&container.part(&book.part)?).map_err(|fault| match fault {
        Fault::Xml(fault) => ContainerError::xml(&book.part, fault),
        Fault::Rule(rule) => ContainerError::rule(&book.part, rule),
        Fault::Limit(_) => ContainerError::rule(&book.part, super::container::PartRule::TooLong),
    })
}

impl SheetContents {
    /// Cells and rows come in the order of the sheet, or it is refused: each goes to the end.
    fn keep(&mut self, kept: Kept, conditional: &mut Vec<String>) {
        match kept {
            Kept::Cell(at, content, format) => {
                self.cells.insert(at, content);
                if let Some(format) = format {
                    self.formats.insert(at, format);
                }
            }
            Kept::Merge(area) => self.merges.push(area),
            Kept::HiddenRow(row) => drop(self.hidden_rows.insert(row)),
            Kept::HiddenColumns(columns) => self.hidden_columns.push(columns),
            Kept::Format(code) => conditional.push(code),
            Kept::Filled(_) | Kept::Indented(..) => {}
        }
    }

    /// The cell of a merged rectangle that people see in the place of this one; the cell itself where it is not merged.
    pub fn shown_at(&self, cell: CellRef) -> CellRef {
        self.merges.iter().find(|merge| merge.contains(cell)).map_or(cell, |merge| merge.first)
    }

    /// The value of a cell.
    pub fn value(&self, cell: CellRef) -> Option<&CellText> {
        self.cells.get(&cell)?.value.as_ref()
    }

    /// The formula of a cell.
    pub fn formula(&self, cell: CellRef) -> Option<&str> {
        self.cells.get(&cell)?.formula.as_deref()
    }
}
