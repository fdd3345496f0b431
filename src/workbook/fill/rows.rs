//! The rows of a sheet: where new rows and cells go (ECMA-376 part 1, 18.3.1.73 and 18.3.1.80).

use super::cells::new_cell;
use super::error::SheetFault;
use super::measure::Stated;
use super::room::TouchedRow;
use super::sheet::{SheetPatch, Trouble};
use super::styles::Styles;
use super::value::{CellValue, CellWrite};
use crate::workbook::cell::{CellRef, ROWS};
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Markup, Vocabulary};
use std::ops::Range;

/// The row that is being read.
pub(super) struct Row {
    /// Its number, counted from 0.
    pub(super) number: u32,
    /// The style of its new cells, where it has one of its own.
    style: Option<String>,
    /// The prefix of its elements.
    prefix: String,
    /// The column where the next cell stands if it does not say so.
    pub(super) next_column: u32,
    /// Whether the texts of cells that are not written to are looked at.
    pub(super) reads_texts: bool,
}

impl<'a, 'j> SheetPatch<'a, 'j> {
    /// Reads the rows up to the end of the sheet's data, which begins with this tag.
    pub(super) fn sheet_data(&mut self, element: &Element<'a>, span: Range<usize>) -> Result<(), Trouble> {
        let prefix = element.prefix().to_owned();
        let mut next_row = 0;
        while let Some(step) = self.walk.next()? {
            match step.markup {
                Markup::Start(row) if step.depth == 3 && row.is(Vocabulary::Spreadsheet, "row") => {
                    next_row = self.row(row, step.span, next_row)?;
                }
                Markup::End if step.depth == 2 => {
                    let rows = self.new_rows(ROWS, &prefix);
                    if element.is_empty && !rows.is_empty() {
                        self.edits.replace(span, format!("<{prefix}sheetData>{rows}</{prefix}sheetData>"));
                    } else {
                        self.edits.insert(step.span.start, rows);
                    }
                    return Ok(());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads one row and gives the number of the one that follows if it does not say otherwise.
    fn row(&mut self, element: Element<'a>, span: Range<usize>, next_row: u32) -> Result<u32, Trouble> {
        let number = row_number(&element, next_row)?;
        let prefix = element.prefix().to_owned();
        let rows = self.new_rows(number, &prefix);
        self.edits.insert(span.start, rows);
        let wanted = self.pending.as_slice().first().is_some_and(|(cell, _)| cell.row == number);
        let style = row_style(&element)?;
        let stated = self.room.measures.add_row(number, &element)?;
        let is_opened = element.is_empty && wanted;
        let reads_texts = wanted && stated == Stated::Nothing;
        let columns = &self.columns;
        self.added.begin_row(|column| style.clone().or_else(|| columns.of(column).map(str::to_owned)));
        let mut row = Row { number, style, prefix, next_column: 0, reads_texts };
        if wanted {
            let is_narrow = self.is_narrow(&element, number)?;
            self.room.add_row(TouchedRow { number, element, tag: span, is_narrow, stated });
        }
        while let Some(step) = self.walk.next()? {
            match step.markup {
                Markup::Start(cell) if step.depth == 4 && cell.is(Vocabulary::Spreadsheet, "c") => {
                    self.cell(&mut row, cell, step.span)?;
                }
                Markup::End if step.depth == 3 => {
                    let cells = self.new_cells_before(&row, number + 1, 0);
                    let next = row.next_column;
                    let beside = self.added.end_row(number, next, &row.prefix);
                    let cells = if wanted { cells } else { cells + &beside };
                    let close = if is_opened { format!("</{}row>", row.prefix) } else { String::new() };
                    self.edits.insert(step.span.start, cells + &close);
                    break;
                }
                _ => {}
            }
        }
        Ok(number + 1)
    }

    /// Whether the `spans` of a row does not reach over what is written. It goes then: it only helps reading, and a
    /// wrong one is worse than none.
    fn is_narrow(&self, element: &Element, number: u32) -> Result<bool, XmlFault> {
        let of_row = self.pending.as_slice().iter().take_while(|(cell, _)| cell.row == number);
        let mut columns = of_row.map(|(cell, _)| cell.column + 1);
        Ok(match element.attribute("spans")?.as_deref().map(single_span) {
            Some(Some(spans)) => columns.any(|column| !spans.contains(&column)),
            Some(None) => true,
            None => false,
        })
    }

    /// New rows for everything pending above the row of that number.
    fn new_rows(&mut self, number: u32, prefix: &str) -> String {
        let mut rows = String::new();
        let writes = self.take_before(CellRef { row: number, column: 0 });
        for of_row in writes.chunk_by(|one, other| one.at.row == other.at.row) {
            let columns = &self.columns;
            self.added.begin_row(|column| columns.of(column).map(str::to_owned));
            let cells = self.new_cells(of_row, prefix, None);
            if let (Some(first), false) = (of_row.first(), cells.is_empty()) {
                let height = self.room.height_of_new(first.at.row, self.styles);
                rows += &format!(r#"<{prefix}row r="{}"{height}>{cells}</{prefix}row>"#, first.at.row + 1);
            }
        }
        rows
    }

    /// New cells for everything pending before that cell.
    pub(super) fn new_cells_before(&mut self, row: &Row, number: u32, column: u32) -> String {
        let writes = self.take_before(CellRef { row: number, column });
        self.new_cells(&writes, &row.prefix, row.style.as_deref())
    }

    /// The markup of new cells, each in the style of its row or else of its column.
    fn new_cells(&mut self, writes: &[&'j CellWrite], prefix: &str, row: Option<&str>) -> String {
        let mut cells = String::new();
        for write in writes {
            let added = self.added.format_at(write.at).map(str::to_owned);
            let style = added.as_deref().or(row).or_else(|| self.columns.of(write.at.column));
            let other = self.room.set(write, style, self.styles);
            let other = other.or_else(|| added.as_deref().and_then(|style| decimal(write, style, self.styles)));
            let other = other.or_else(|| for_points(write, style?, self.styles));
            cells += &new_cell(write, prefix, (other.as_deref().or(style), added.is_some()));
        }
        cells
    }

    /// Takes what is pending before a cell. Most cells have nothing pending before them; those cost one comparison.
    fn take_before(&mut self, cell: CellRef) -> Vec<&'j CellWrite> {
        let pending = self.pending.as_slice();
        if pending.first().is_none_or(|(first, _)| *first >= cell) {
            return Vec::new();
        }
        let count = pending.partition_point(|(at, _)| *at < cell);
        self.pending.by_ref().take(count).map(|(_, write)| write).collect()
    }
}

/// The format that an added cell with a number needs instead of its pattern's: the points of a unit are never shown
/// without their decimals, as whole maxima may be.
pub(super) fn decimal(write: &CellWrite, style: &str, styles: &mut Styles) -> Option<String> {
    let is_number = matches!(write.value, CellValue::Decimal { .. } | CellValue::Formula { .. });
    style.parse().ok().filter(|_| is_number).and_then(|style| styles.decimal(style)).map(|style| style.to_string())
}

/// The format that a cell with points needs instead of its own, which would show them as a percentage, a day, or rounded.
/// The results of formulas elsewhere have more decimals than points, and are shown as they were.
pub(super) fn for_points(write: &CellWrite, style: &str, styles: &mut Styles) -> Option<String> {
    let hundredths = match write.value {
        CellValue::Decimal { units, scale: 2 } | CellValue::Formula { hundredths: units, .. } => units,
        CellValue::Decimal { units, scale: 0 } => units.checked_mul(100)?,
        _ => return None,
    };
    style.parse().ok().and_then(|style| styles.for_points(style, hundredths)).map(|style| style.to_string())
}

/// The row's own number, or the next one; it must lie behind the row before it.
fn row_number(element: &Element, next_row: u32) -> Result<u32, Trouble> {
    let number = match element.attribute("r")? {
        None => Some(next_row),
        Some(text) => text.parse::<u32>().ok().and_then(|number| number.checked_sub(1)),
    };
    match number.filter(|number| (next_row..ROWS).contains(number)) {
        Some(number) => Ok(number),
        None => Err(Trouble::Sheet(SheetFault::OutOfOrder { row: next_row + 1 })),
    }
}

/// A row has a style of its own only where `customFormat` says so.
fn row_style(element: &Element) -> Result<Option<String>, XmlFault> {
    match element.attribute("customFormat")?.as_deref() {
        Some("1" | "true") => element.attribute("s"),
        _ => Ok(None),
    }
}

/// The columns, counted from 1, of a `spans` with one piece.
fn single_span(text: &str) -> Option<std::ops::RangeInclusive<u32>> {
    let (first, last) = text.split_once(':')?;
    Some(first.parse().ok()?..=last.parse().ok()?)
}
