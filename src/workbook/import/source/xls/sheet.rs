//! The cells of a sheet (MS-XLS 2.1.7.20.5): what they hold, which are merged, and what nobody sees.

use super::super::super::grid::{Cell, Value};
use super::super::super::number::general;
use super::super::page::{Page, Pages};
use super::super::tally::Text;
use super::Fault;
use super::format;
use super::globals::Globals;
use super::records::{Records, f64_at, u16_at, u32_at};
use super::text::{Pieces, RichText};
use crate::basics::sort_by_key;
use crate::workbook::CellRef;

/// Reads the sheet that begins at a place of the stream, and gives how many bytes may still be passed.
pub(super) fn read(
    stream: &[u8],
    (at, left): (usize, usize),
    globals: &Globals,
    (page, pages): (&mut Page, &mut Pages),
) -> Result<usize, Fault> {
    let mut records = Records::at(stream, at)?;
    let begin = records.left();
    if records.next()?.kind != 0x0809 {
        return Err(Fault::Damaged("BOF"));
    }
    let mut sheet = Sheet { globals, page, pages, cells: Vec::new(), formula: None };
    // Charts lie in a sheet as streams of their own.
    let mut depth = 1_usize;
    while depth > 0 {
        let record = records.next()?;
        match record.kind {
            0x0809 => depth += 1,
            0x000A => depth -= 1,
            kind if depth == 1 => sheet.take(kind, record.data(), &record.pieces)?,
            _ => {}
        }
        if begin - records.left() > left {
            return Err(Fault::Damaged("BoundSheet8"));
        }
    }
    sheet.finish();
    Ok(left - (begin - records.left()))
}

struct Sheet<'s> {
    globals: &'s Globals,
    page: &'s mut Page,
    pages: &'s mut Pages,
    /// The cells in any order.
    cells: Vec<(CellRef, Cell)>,
    /// The formula whose text comes in a record of its own.
    formula: Option<(CellRef, u16)>,
}

impl Sheet<'_> {
    fn take(&mut self, kind: u16, data: &[u8], pieces: &[&[u8]]) -> Result<(), Fault> {
        let damaged = Fault::Damaged("cell");
        match kind {
            0x0208 => self.row(data).ok_or(damaged),
            0x007D => self.columns(data).ok_or(damaged),
            0x00E5 => self.merges(data).ok_or(damaged),
            0x00FD => self.shared(data),
            0x0204 | 0x00D6 => self.label(pieces),
            0x0203 => self.number(data, f64_at(data, 6).filter(|number| number.is_finite()).map(general)),
            0x027E => self.number(data, u32_at(data, 6).and_then(format::packed)),
            0x00BD => self.numbers(data),
            0x0205 => self.truth(data),
            0x0006 => self.formula(data),
            0x0207 => self.result(pieces),
            _ => Ok(()),
        }
    }

    fn row(&mut self, data: &[u8]) -> Option<()> {
        let (row, options) = (u32::from(u16_at(data, 0)?), u16_at(data, 12)?);
        if options & 0x20 != 0 {
            self.page.hide_rows(row..=row);
        }
        Some(())
    }

    fn columns(&mut self, data: &[u8]) -> Option<()> {
        let (first, last, options) = (u16_at(data, 0)?, u16_at(data, 2)?, u16_at(data, 8)?);
        if options & 1 != 0 {
            self.page.hide_columns(u32::from(first)..=u32::from(last));
        }
        Some(())
    }

    fn merges(&mut self, data: &[u8]) -> Option<()> {
        for place in 0..usize::from(u16_at(data, 0)?) {
            let at = |field: usize| u16_at(data, 2 + 8 * place + 2 * field).map(u32::from);
            let (top, bottom, left, right) = (at(0)?, at(1)?, at(2)?, at(3)?);
            let first = CellRef { row: top, column: left };
            self.page.merge(first, bottom.saturating_sub(top), right.saturating_sub(left));
        }
        Some(())
    }

    /// A text that cells share. One that is not there is no text, as in Excel.
    fn shared(&mut self, data: &[u8]) -> Result<(), Fault> {
        let (at, format) = place(data)?;
        let index = u32_at(data, 6).ok_or(Fault::Damaged("LabelSst"))?;
        let Some(text) = self.globals.texts.get(index as usize) else { return Ok(()) };
        self.text(at, format, text, false)
    }

    fn label(&mut self, pieces: &[&[u8]]) -> Result<(), Fault> {
        let (at, format) = place(pieces.first().copied().unwrap_or_default())?;
        let text = Pieces::new(pieces, 6).text().ok_or(Fault::Damaged("Label"))?;
        self.text(at, format, &text, false)
    }

    fn number(&mut self, data: &[u8], number: Option<String>) -> Result<(), Fault> {
        let (at, format) = place(data)?;
        let Some(number) = number else { return Ok(()) };
        let value = self.day_or_number(format, number);
        self.put(at, Cell { value, formula: false })
    }

    /// Numbers side by side (MulRk, 2.4.175).
    fn numbers(&mut self, data: &[u8]) -> Result<(), Fault> {
        let damaged = Fault::Damaged("MulRk");
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return Err(damaged) };
        let cells = data.get(4..data.len().saturating_sub(2)).ok_or(damaged)?;
        for (cell, column) in cells.as_chunks::<6>().0.iter().zip(u32::from(first)..) {
            let (Some(format), Some(number)) = (u16_at(cell, 0), u32_at(cell, 2).and_then(format::packed)) else {
                continue;
            };
            let value = self.day_or_number(format, number);
            self.put(CellRef { row: row.into(), column }, Cell { value, formula: false })?;
        }
        Ok(())
    }

    fn truth(&mut self, data: &[u8]) -> Result<(), Fault> {
        let (at, _) = place(data)?;
        let (Some(value), Some(is_error)) = (data.get(6), data.get(7)) else { return Err(Fault::Damaged("BoolErr")) };
        let value = if *is_error == 1 { error(*value) } else { truth(*value) };
        self.put(at, Cell { value, formula: false })
    }

    /// A formula with its last result (Formula, 2.4.127; FormulaValue, 2.5.133). What it calculates is not looked at.
    fn formula(&mut self, data: &[u8]) -> Result<(), Fault> {
        let (at, format) = place(data)?;
        let result = data.get(6..14).ok_or(Fault::Damaged("Formula"))?;
        let value = match result {
            [0, .., 0xFF, 0xFF] => {
                self.formula = Some((at, format));
                return Ok(());
            }
            [1, _, value, .., 0xFF, 0xFF] => truth(*value),
            [2, _, value, .., 0xFF, 0xFF] => error(*value),
            [_, .., 0xFF, 0xFF] => Value::Empty,
            _ => match f64_at(result, 0).filter(|number| number.is_finite()) {
                Some(number) => self.day_or_number(format, general(number)),
                None => Value::Empty,
            },
        };
        self.put(at, Cell { value, formula: true })
    }

    fn result(&mut self, pieces: &[&[u8]]) -> Result<(), Fault> {
        let Some((at, format)) = self.formula.take() else { return Ok(()) };
        let text = Pieces::new(pieces, 0).text().ok_or(Fault::Damaged("String"))?;
        self.text(at, format, &text, true)
    }

    fn day_or_number(&self, format: u16, number: String) -> Value {
        let is_day = self.globals.is_day(format);
        let day = || format::as_day(number.parse().ok()?, self.globals.counts_from_1904);
        is_day.then(day).flatten().map_or_else(|| Value::Number(number), Value::Day)
    }

    fn text(&mut self, at: CellRef, format: u16, rich: &RichText, formula: bool) -> Result<(), Fault> {
        // Counted before anything is made of it: thousands of cells may share a long text.
        self.pages.count(self.page, 1, rich.text.len())?;
        let value = self.page.told(at, in_fonts(rich, format, self.globals));
        let value = value.or(formula.then_some(Value::Empty));
        self.cells.extend(value.map(|value| (at, Cell { value, formula })));
        Ok(())
    }

    fn put(&mut self, at: CellRef, cell: Cell) -> Result<(), Fault> {
        self.pages.count(self.page, 1, cell.value.text().len())?;
        self.cells.push((at, cell));
        Ok(())
    }

    fn finish(mut self) {
        sort_by_key(&mut self.cells, |(at, _)| *at);
        self.cells.into_iter().for_each(|(at, cell)| self.page.put(at, cell));
    }
}

/// A text with the font of its cell, and those of its parts. Runs count UTF-16 units.
fn in_fonts(rich: &RichText, format: u16, globals: &Globals) -> Text {
    let mut text = Text::default();
    text.set_font(globals.encoding(format));
    let (mut runs, mut unit) = (rich.runs.iter().peekable(), 0);
    for letter in rich.text.chars() {
        while let Some((_, font)) = runs.next_if(|(from, _)| usize::from(*from) <= unit) {
            text.set_font(globals.font(*font));
        }
        text.push(letter.encode_utf8(&mut [0; 4]));
        unit += letter.len_utf16();
    }
    text
}

fn place(data: &[u8]) -> Result<(CellRef, u16), Fault> {
    let [row, column, format] = [u16_at(data, 0), u16_at(data, 2), u16_at(data, 4)];
    let at = row.zip(column).map(|(row, column)| CellRef { row: row.into(), column: column.into() });
    at.zip(format).ok_or(Fault::Damaged("cell"))
}

fn truth(value: u8) -> Value {
    Value::Text(if value == 0 { "FALSE" } else { "TRUE" }.to_owned())
}

/// An error by its number (BErr, 2.5.10).
fn error(value: u8) -> Value {
    let name = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Value::Error(name.to_owned())
}
