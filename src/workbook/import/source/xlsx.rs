//! .xlsx and .xlsm, through calamine's cell reader and never through a whole range (formats.md, "Hostile input").

mod fonts;

use super::super::book::{SHEETS, SheetInfo, too_many_sheets};
use super::super::grid::{CELLS, COLUMNS, Cell, Grid, ROWS, TEXT, Value};
use super::super::hidden::Lines;
use super::super::number::general;
use super::tally::{Tally, Text};
use crate::basics::OrderedMap;
use crate::template::Day;
use crate::workbook::contents::{Untold, UntoldSheet, check};
use crate::workbook::{CellRef, Limit, Refusal};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use fonts::Fonts;
use std::io::Cursor;

/// The texts of a sheet that have an old font in them.
type OldTexts = OrderedMap<CellRef, Text>;

/// Cells whose format moves their text to the right, in order.
type Indents = [(CellRef, u32)];
/// The blanks that a step of an indent is as wide as.
const INDENT: u32 = 3;

/// An open workbook.
pub(in crate::workbook::import) struct Workbook<'a> {
    xlsx: Xlsx<Cursor<&'a [u8]>>,
    sheets: Vec<SheetInfo>,
    untold: Untold,
    /// Only where a font is of an encoding from before Unicode.
    fonts: Option<Fonts<'a>>,
}

impl<'a> Workbook<'a> {
    /// Opens the bytes of an .xlsx whose container was checked. What the library would believe is looked at first.
    pub(in crate::workbook::import) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let untold = check(bytes)?;
        let xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(None, &error))?;
        let metadata = xlsx.sheets_metadata();
        if metadata.len() > SHEETS {
            return Err(too_many_sheets(metadata.get(SHEETS).map(|sheet| sheet.name.as_str())));
        }
        let worksheets = metadata.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let info = |sheet: &calamine::Sheet| SheetInfo {
            name: sheet.name.clone(),
            visible: sheet.visible == SheetVisible::Visible,
        };
        let sheets = worksheets.map(info).collect();
        Ok(Self { xlsx, sheets, untold, fonts: Fonts::find(bytes)? })
    }

    /// The sheets in the workbook's order; sheets that are only a chart are none.
    pub(in crate::workbook::import) fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Reads the cells of a sheet.
    pub(in crate::workbook::import) fn grid(&mut self, name: &str) -> Result<Grid, Refusal> {
        let mut grid = Grid::new(name);
        let old = self.fonts.as_ref().map(|fonts| fonts.of_sheet(name)).transpose()?.unwrap_or_default();
        let UntoldSheet { filled, indents, hidden_rows, hidden_columns, merges } =
            self.untold.remove(name).unwrap_or_default();
        self.read_cells(&mut grid, &old, &indents).map_err(|error| unreadable(Some(name), &error))??;
        grid.filled = filled;
        grid.hidden = Lines::new(hidden_rows.into_iter().map(|row| row..=row).collect(), hidden_columns);
        grid.merges = merges;
        Ok(grid)
    }

    fn read_cells(
        &mut self,
        grid: &mut Grid,
        old: &OldTexts,
        indents: &Indents,
    ) -> Result<Result<(), Refusal>, XlsxError> {
        let mut tally = Tally::default();
        let mut reader = self.xlsx.worksheet_cells_reader(&grid.name)?;
        let (mut cells, mut text) = (0, 0);
        while let Some(record) = reader.next_cell_with_formula_metadata()? {
            let at = CellRef { row: record.pos.0, column: record.pos.1 };
            let held = length(&record.value);
            if held.is_none() && record.formula.is_none() {
                continue;
            }
            if at.row >= ROWS || at.column >= COLUMNS {
                grid.leave_out(at);
                continue;
            }
            // Counted as it stands, before anything is made of it.
            cells += 1;
            text += held.unwrap_or_default();
            if let Some(limit) = beyond(cells, text) {
                return Ok(Err(Refusal::TooLarge { sheet: grid.name.clone(), limit }));
            }
            let mut read = |text: &str| tally.told(at, old.get(&at).cloned().unwrap_or_else(|| Text::from(text)));
            if let Some(cell) = cell(&record.value, record.formula.is_some(), &mut read) {
                let moved = indents.binary_search_by_key(&at, |(at, _)| *at).ok().and_then(|place| indents.get(place));
                let moved = moved.map_or(0, |(_, steps)| steps.saturating_mul(INDENT));
                grid.note_indent(at, indent(&record.value).saturating_add(moved));
                grid.put(at, cell);
            }
        }
        grid.notes.extend(tally.notes());
        Ok(Ok(()))
    }
}

fn beyond(cells: u32, text: usize) -> Option<Limit> {
    let too_much_text = text > TEXT as usize;
    if cells > CELLS { Some(Limit::Cells(CELLS)) } else { too_much_text.then_some(Limit::Text(TEXT)) }
}

/// The bytes of text in a cell; nothing where there is nothing, or only blanks.
fn length(value: &DataRef<'_>) -> Option<usize> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) | DataRef::DateTimeIso(text) => text.as_str(),
        DataRef::SharedString(text) => *text,
        _ => return Some(0),
    };
    (!text.trim().is_empty()).then_some(text.len())
}

/// The blanks before the text of a cell.
fn indent(value: &DataRef<'_>) -> u32 {
    let text = match value {
        DataRef::String(text) => text.as_str(),
        DataRef::SharedString(text) => *text,
        _ => "",
    };
    let blanks = text.chars().take_while(|sign| sign.is_whitespace() && *sign != '\n');
    u32::try_from(blanks.count()).unwrap_or(u32::MAX)
}

/// A cell, where there is anything in it.
fn cell(value: &DataRef<'_>, formula: bool, read: &mut ReadText<'_>) -> Option<Cell> {
    let value = read_value(value, read);
    (formula || value != Value::Empty).then_some(Cell { value, formula })
}

/// How a text becomes Unicode, and tidy.
type ReadText<'r> = dyn FnMut(&str) -> String + 'r;

fn read_value(value: &DataRef<'_>, read: &mut ReadText<'_>) -> Value {
    match value {
        DataRef::Empty => Value::Empty,
        DataRef::Int(number) => Value::Number(number.to_string()),
        DataRef::Float(number) => Value::Number(general(*number)),
        DataRef::String(text) | DataRef::DurationIso(text) => text_value(read(text)),
        DataRef::SharedString(text) => text_value(read(text)),
        DataRef::Bool(true) => Value::Text("TRUE".to_owned()),
        DataRef::Bool(false) => Value::Text("FALSE".to_owned()),
        DataRef::DateTime(stamp) => day(stamp).map_or_else(|| Value::Number(general(stamp.as_f64())), Value::Day),
        DataRef::DateTimeIso(text) => {
            text.get(..10).and_then(Day::parse_iso).map_or_else(|| text_value(read(text)), Value::Day)
        }
        DataRef::Error(error) => Value::Error(error.to_string()),
    }
}

fn text_value(text: String) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text) }
}

/// The day of a cell with a format of days; nothing for a duration and for a time of day alone.
pub(super) fn day(stamp: &ExcelDateTime) -> Option<Day> {
    let (year, month, day, ..) = stamp.to_ymd_hms_milli();
    stamp.is_datetime().then(|| Day::new(i32::from(year), month, day)).flatten()
}

fn unreadable(sheet: Option<&str>, error: &XlsxError) -> Refusal {
    Refusal::Unreadable { sheet: sheet.map(str::to_owned), detail: error.to_string() }
}
