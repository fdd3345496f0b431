//! A table: rows of cells that may reach over columns and rows (ECMA-376 part 1, section 17.4).

use super::super::markup::{child, number};
use super::super::page::Page;
use super::super::tally::Text;
use super::{Fault, Reader};
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Walk};
use crate::workbook::{CellRef, DiagnosticKind, SourceFinding};

/// A table as it is read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The next row.
    pub(super) row: u32,
    /// The columns of its grid.
    pub(super) columns: usize,
    /// Cells that may go on in the next row.
    open: Vec<Open>,
}

/// A cell that reaches down to a row.
#[derive(Debug)]
struct Open {
    first: CellRef,
    columns: u32,
    last: u32,
}

/// What a row says of itself.
#[derive(Debug, Default)]
struct RowState {
    skipped: u32,
    is_hidden: bool,
    is_deleted: bool,
}

/// What a cell says of itself.
#[derive(Debug)]
struct CellState {
    columns: u32,
    goes_on: bool,
    reaches_down: bool,
    is_covered: bool,
}

impl Table {
    /// Notes the merged cells that end with the row before this one, or with the table.
    pub(super) fn close(&mut self, page: &mut Page) {
        let row = self.row;
        self.open.retain(|open| {
            let goes_on = open.last.saturating_add(1) > row;
            if !goes_on {
                page.merge(open.first, open.last - open.first.row, open.columns - 1);
            }
            goes_on
        });
    }

    fn place(&mut self, at: CellRef, cell: &CellState) {
        if cell.goes_on {
            if let Some(open) = self.open.iter_mut().find(|open| open.first.column == at.column) {
                open.last = at.row;
            }
        } else if cell.reaches_down || cell.columns > 1 {
            self.open.push(Open { first: at, columns: cell.columns, last: at.row });
        }
    }
}

impl<'a> Reader<'a> {
    /// A row, or what rows stand in.
    pub(super) fn rows(
        &mut self,
        element: &Element<'a>,
        depth: usize,
        table: &mut Table,
        page: &mut Page,
    ) -> Result<(), Fault> {
        match element.local() {
            "tr" => self.row(depth + 1, table, page),
            "sdt" | "sdtContent" | "customXml" | "ins" => {
                while let Some(inner) = child(&mut self.walk, depth + 1)? {
                    self.rows(&inner, depth + 1, table, page)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn row(&mut self, depth: usize, table: &mut Table, page: &mut Page) -> Result<(), Fault> {
        let mut state = RowState::default();
        let mut at = CellRef { row: table.row, column: 0 };
        self.cells(depth, &mut state, &mut at, (table, page))?;
        if state.is_deleted {
            return Ok(());
        }
        if state.is_hidden {
            page.hide_rows(table.row..=table.row);
        }
        table.close(page);
        table.row = table.row.saturating_add(1);
        Ok(())
    }

    fn cells(
        &mut self,
        depth: usize,
        state: &mut RowState,
        at: &mut CellRef,
        (table, page): (&mut Table, &mut Page),
    ) -> Result<(), Fault> {
        while let Some(element) = child(&mut self.walk, depth)? {
            match element.local() {
                "trPr" => {
                    *state = row_state(&mut self.walk, depth + 1)?;
                    at.column = at.column.saturating_add(state.skipped);
                }
                // A row that was deleted while changes were tracked is there no more.
                "tc" if !state.is_deleted => {
                    let columns = self.cell(depth + 1, *at, table, page)?;
                    at.column = at.column.saturating_add(columns);
                }
                "sdt" | "sdtContent" | "customXml" => self.cells(depth + 1, state, at, (table, page))?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads a cell and gives how many columns it reaches over.
    fn cell(&mut self, depth: usize, at: CellRef, table: &mut Table, page: &mut Page) -> Result<u32, Fault> {
        let mut state = CellState { columns: 1, goes_on: false, reaches_down: false, is_covered: false };
        let (mut text, mut understood) = (Text::default(), true);
        while let Some(element) = child(&mut self.walk, depth)? {
            match element.local() {
                "tcPr" => state = cell_state(&mut self.walk, depth + 1)?,
                _ if state.goes_on || state.is_covered => {}
                name => understood &= self.block(name, depth + 1, &mut text)?,
            }
        }
        table.place(at, &state);
        self.pages.put_text(page, at, text)?;
        if !understood {
            page.note(at, DiagnosticKind::Source(SourceFinding::ListNumberNotRead));
        }
        Ok(state.columns)
    }

    /// A paragraph of a cell, or what paragraphs stand in; tables within a cell are lines of it.
    fn block(&mut self, name: &str, depth: usize, text: &mut Text) -> Result<bool, Fault> {
        match name {
            "p" => {
                if text.len() > 0 {
                    text.push("\n");
                }
                self.text(depth, text)
            }
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" | "tbl" | "tr" | "tc" => {
                let mut understood = true;
                while let Some(element) = child(&mut self.walk, depth)? {
                    let inner = element.local().to_owned();
                    understood &= self.block(&inner, depth + 1, text)?;
                }
                Ok(understood)
            }
            _ => Ok(true),
        }
    }
}

fn row_state(walk: &mut Walk<'_>, depth: usize) -> Result<RowState, XmlFault> {
    let mut state = RowState::default();
    while let Some(element) = child(walk, depth)? {
        match element.local() {
            "gridBefore" => state.skipped = number(&element, "w:val", 0)?,
            "hidden" => state.is_hidden = is_on(&element)?,
            "del" => state.is_deleted = true,
            _ => {}
        }
    }
    Ok(state)
}

fn cell_state(walk: &mut Walk<'_>, depth: usize) -> Result<CellState, XmlFault> {
    let mut state = CellState { columns: 1, goes_on: false, reaches_down: false, is_covered: false };
    while let Some(element) = child(walk, depth)? {
        match element.local() {
            "gridSpan" => state.columns = number(&element, "w:val", 1)?.max(1),
            "vMerge" => {
                state.reaches_down = element.attribute("w:val")?.as_deref() == Some("restart");
                state.goes_on = !state.reaches_down;
            }
            "hMerge" => state.is_covered = element.attribute("w:val")?.as_deref() != Some("restart"),
            _ => {}
        }
    }
    Ok(state)
}

/// Whether a switch is on (17.17.4).
pub(super) fn is_on(element: &Element<'_>) -> Result<bool, XmlFault> {
    Ok(!matches!(element.attribute("w:val")?.as_deref(), Some("0" | "false" | "off")))
}
