//! What a workbook says before its sheets: their names and places, fonts, formats and the texts that cells share (MS-XLS
//! 2.1.7.20.3).

use super::super::legacy::Encoding;
use super::Fault;
use super::format;
use super::records::{Record, Records, u16_at, u32_at};
use super::text::{Pieces, RichText};
use crate::workbook::Limit;
use crate::workbook::import::book::SHEETS;
use std::collections::HashMap;

/// The bytes of text that cells may share, and how many texts.
const TEXT: usize = 20_000_000;
const TEXTS: usize = 1_000_000;
/// The most fonts, formats of cells and formats of numbers that are kept; Excel has at most 4,050 formats of cells in
/// this kind of file.
const MOST: usize = 65_536;

/// What a workbook says before its sheets.
#[derive(Debug, Default)]
pub(super) struct Globals {
    /// The sheets of cells.
    pub(super) sheets: Vec<Listed>,
    /// The texts that cells share.
    pub(super) texts: Vec<RichText>,
    /// Whether days are counted from 1904.
    pub(super) counts_from_1904: bool,
    fonts: Vec<Option<Encoding>>,
    cells: Vec<CellFormat>,
    numbers: HashMap<u16, bool>,
}

/// A sheet before its cells are read.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) visible: bool,
    pub(super) at: usize,
}

#[derive(Clone, Copy, Debug)]
struct CellFormat {
    font: u16,
    number: u16,
}

impl Globals {
    /// Reads them from the beginning of the stream.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Fault> {
        let mut records = Records::at(stream, 0)?;
        let first = records.next()?;
        match (first.kind, u16_at(first.data(), 0)) {
            (0x0809, Some(0x0600)) => {}
            (0x0009 | 0x0209 | 0x0409 | 0x0809, _) => return Err(Fault::Older),
            _ => return Err(Fault::Damaged("BOF")),
        }
        let mut globals = Self::default();
        loop {
            let record = records.next()?;
            if record.kind == 0x000A {
                return Ok(globals);
            }
            globals.take(&record)?;
        }
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), Fault> {
        let data = record.data();
        match record.kind {
            0x002F => return Err(Fault::Encrypted),
            0x0085 => self.list(record)?,
            0x0022 => self.counts_from_1904 = u16_at(data, 0) == Some(1),
            0x0031 if self.fonts.len() < MOST => {
                let name = Pieces::new(&record.pieces, 14).short_text();
                self.fonts.push(name.as_deref().and_then(Encoding::of_font));
            }
            0x00E0 if self.cells.len() < MOST => {
                let [font, number] = [u16_at(data, 0), u16_at(data, 2)].map(Option::unwrap_or_default);
                self.cells.push(CellFormat { font, number });
            }
            0x041E if self.numbers.len() < MOST => {
                let id = u16_at(data, 0).ok_or(Fault::Damaged("Format"))?;
                let code = Pieces::new(&record.pieces, 2).text().unwrap_or_default();
                self.numbers.insert(id, format::is_day(&code.text));
            }
            0x00FC => self.share(record)?,
            _ => {}
        }
        Ok(())
    }

    /// A sheet (BoundSheet8, 2.4.28). Charts and macros are none.
    fn list(&mut self, record: &Record<'_>) -> Result<(), Fault> {
        let data = record.data();
        let (at, state, kind) = (u32_at(data, 0), data.get(4), data.get(5));
        let name = Pieces::new(&record.pieces, 6).short_text();
        let (Some(at), Some(state), Some(kind), Some(name)) = (at, state, kind, name) else {
            return Err(Fault::Damaged("BoundSheet8"));
        };
        if *kind == 0 {
            self.sheets.push(Listed { name, visible: state & 3 == 0, at: at as usize });
        }
        if self.sheets.len() > SHEETS { Err(Fault::TooLarge(Limit::Sheets(SHEETS as u32))) } else { Ok(()) }
    }

    /// The texts that cells share (SST, 2.4.265). How many there should be is not believed.
    fn share(&mut self, record: &Record<'_>) -> Result<(), Fault> {
        let mut pieces = Pieces::new(&record.pieces, 8);
        let mut length = 0;
        while !pieces.is_empty() {
            let text = pieces.text().ok_or(Fault::Damaged("SST"))?;
            length += text.text.len();
            if length > TEXT || self.texts.len() >= TEXTS {
                return Err(Fault::TooLarge(Limit::Text(TEXT as u32)));
            }
            self.texts.push(text);
        }
        Ok(())
    }

    /// What the font of a format of cells makes of its letters.
    pub(super) fn encoding(&self, cell: u16) -> Option<Encoding> {
        self.font(self.cells.get(usize::from(cell))?.font)
    }

    /// What a font makes of its letters. There is no font 4 (FontIndex, 2.5.129).
    pub(super) fn font(&self, font: u16) -> Option<Encoding> {
        let place = if font > 4 { font - 1 } else { font };
        *self.fonts.get(usize::from(place))?
    }

    /// Whether a format of cells shows days.
    pub(super) fn is_day(&self, cell: u16) -> bool {
        let number = self.cells.get(usize::from(cell)).map_or(0, |cell| cell.number);
        self.numbers.get(&number).copied().unwrap_or_else(|| format::is_built_in_day(number))
    }
}
