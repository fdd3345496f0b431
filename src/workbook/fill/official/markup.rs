//! A sheet that is written new: its cells, and the page that they are printed on.

use super::super::error::{CellFault, FillError};
use super::super::lines::{height, lines};
use super::super::value::{CellValue, decimal};
use super::styles::Style;
use crate::basics::OrderedMap;
use crate::workbook::cell::{CellRange, CellRef};
use quick_xml::escape::partial_escape;

/// The highest row, in hundredths of a point (Excel's limit).
const HIGHEST: u32 = 40_950;

/// A cell.
pub(super) struct Cell {
    pub(super) value: CellValue,
    /// Its formula, whose last result the value is.
    pub(super) formula: Option<String>,
    pub(super) style: Style,
}

/// A sheet on its page.
#[derive(Default)]
pub(super) struct Page {
    pub(super) cells: OrderedMap<CellRef, Cell>,
    pub(super) merges: Vec<CellRange>,
    /// The widths of its columns, in characters.
    pub(super) widths: Vec<u32>,
    /// The rows of the headings, from 0, which every page repeats.
    pub(super) headings: (u32, u32),
}

impl Page {
    /// Puts a value into a cell.
    pub(super) fn put(&mut self, (row, column): (u32, u32), value: CellValue, style: Style) {
        self.cells.insert(CellRef { row, column }, Cell { value, formula: None, style });
    }

    /// Puts a formula with its result into a cell.
    pub(super) fn calculate(&mut self, (row, column): (u32, u32), formula: String, result: CellValue, style: Style) {
        self.cells.insert(CellRef { row, column }, Cell { value: result, formula: Some(formula), style });
    }

    /// Puts a text over several cells.
    pub(super) fn spread(&mut self, first: (u32, u32), last: (u32, u32), text: &str, style: Style) {
        for row in first.0..=last.0 {
            for column in first.1..=last.1 {
                self.put((row, column), CellValue::Empty, style);
            }
        }
        self.put(first, CellValue::Text(text.to_owned()), style);
        let range = CellRange {
            first: CellRef { row: first.0, column: first.1 },
            last: CellRef { row: last.0, column: last.1 },
        };
        self.merges.extend((!range.is_single()).then_some(range));
    }

    /// The worksheet part.
    pub(super) fn markup(&self, sheet: &str) -> Result<String, FillError> {
        let column = |(number, width): (usize, &u32)| {
            let number = number + 1;
            format!(r#"<col min="{number}" max="{number}" width="{width}" customWidth="1"/>"#)
        };
        let columns: String = self.widths.iter().enumerate().map(column).collect();
        let merges: String = self.merges.iter().map(|range| format!(r#"<mergeCell ref="{range}"/>"#)).collect();
        let (rows, count, below) = (self.rows(sheet)?, self.merges.len(), self.headings.1 + 1);
        // A4 across, margins in inches: 20 mm above and below, 30 left, 15 right; pages are counted from the second on.
        Ok(format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="{below}" topLeftCell="A{}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="16.5"/><cols>{columns}</cols><sheetData>{rows}</sheetData><mergeCells count="{count}">{merges}</mergeCells><pageMargins left="1.18" right="0.59" top="0.79" bottom="0.79" header="0.39" footer="0.39"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter differentFirst="1"><oddHeader>&amp;C&amp;"Times New Roman,Regular"&amp;13&amp;P</oddHeader></headerFooter></worksheet>"#,
            below + 1
        ))
    }

    fn rows(&self, sheet: &str) -> Result<String, FillError> {
        let (mut rows, mut cells, mut open) = (String::new(), String::new(), None);
        for (at, cell) in self.cells.iter() {
            if open != Some(at.row) {
                open.into_iter().for_each(|row| rows += &self.row(row, &cells));
                cells.clear();
                open = Some(at.row);
            }
            let fault = |fault: CellFault| FillError::Cell { sheet: sheet.to_owned(), cell: *at, fault };
            cell.value.check().map_err(fault)?;
            cells += &cell.markup(*at);
        }
        open.into_iter().for_each(|row| rows += &self.row(row, &cells));
        Ok(rows)
    }

    fn row(&self, row: u32, cells: &str) -> String {
        let height = decimal(i64::from(self.height(row)), 2);
        format!(r#"<row r="{}" ht="{height}" customHeight="1">{cells}</row>"#, row + 1)
    }

    /// The height that the texts of a row need; what is merged downwards has the rows below too.
    fn height(&self, row: u32) -> u32 {
        let (first, last) = (CellRef { row, column: 0 }, CellRef { row, column: u32::MAX });
        let needed = self.cells.range(first..=last).filter_map(|(at, cell)| {
            let CellValue::Text(text) = &cell.value else { return None };
            let merge = self.merges.iter().find(|merge| merge.first == *at);
            let area = merge.copied().unwrap_or_else(|| (*at).into());
            let columns = usize::try_from(area.first.column).ok()?..=usize::try_from(area.last.column).ok()?;
            let width: u32 = self.widths.get(columns)?.iter().sum();
            let size = cell.style.size();
            let rows = area.last.row - area.first.row + 1;
            Some(height(lines(text, width * 100, size, Style::Plain.size()), size) / rows)
        });
        needed.max().unwrap_or_default().max(height(1, Style::Plain.size())).min(HIGHEST)
    }
}

impl Cell {
    fn markup(&self, at: CellRef) -> String {
        let has_formula = self.formula.is_some();
        let formula = self.formula.as_ref().map_or_else(String::new, |text| format!("<f>{}</f>", partial_escape(text)));
        let kind = self.value.cell_type(has_formula).map_or_else(String::new, |name| format!(r#" t="{name}""#));
        let content = formula + &self.value.markup("", has_formula);
        format!(r#"<c r="{at}" s="{}"{kind}>{content}</c>"#, self.style as u32)
    }
}
