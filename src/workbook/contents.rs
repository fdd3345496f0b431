//! What stands in the cells of a workbook, to the letter: for writing answers back, and for holding what a stranger
//! sends against what should stand there. (The importer reads tidied texts instead.)

use super::import::general;
use super::{CellRange, CellRef, Limit, Refusal};
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError, XlsxFormulaMetadata};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

/// The cells with content that are read in one sheet, as in the importer.
const CELLS: usize = 500_000;
/// The most merged rectangles that are looked at in a sheet, as in the importer.
const MERGES: usize = 20_000;

/// The sheets of cells of a workbook, in the order of the tabs, the hidden ones too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// The sheets.
    pub sheets: Vec<SheetContents>,
}

/// The cells of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetContents {
    /// Its name.
    pub name: String,
    /// The cells that hold anything.
    pub cells: BTreeMap<CellRef, CellContent>,
    /// Merged rectangles.
    pub merges: Vec<CellRange>,
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
    /// [`Refusal::Unreadable`] where a part is not what the format says, [`Refusal::TooLarge`] where a sheet has more
    /// cells than are read.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(None, &error))?;
        let worksheets = xlsx.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names: Vec<String> = worksheets.map(|sheet| sheet.name.clone()).collect();
        let sheets = names.into_iter().map(|name| SheetContents::read(&mut xlsx, name)).collect::<Result<_, _>>()?;
        Ok(Self { sheets })
    }

    /// The sheet of that name, which is compared as Excel does: without regard to capitals.
    pub fn sheet(&self, name: &str) -> Option<&SheetContents> {
        self.sheets.iter().find(|sheet| super::container::same_name(&sheet.name, name))
    }
}

impl SheetContents {
    fn read(xlsx: &mut Xlsx<Cursor<&[u8]>>, name: String) -> Result<Self, Refusal> {
        let mut sheet = Self { name, ..Self::default() };
        let refusal = |name: &str, error: &XlsxError| unreadable(Some(name), error);
        sheet.read_cells(xlsx).map_err(|error| refusal(&sheet.name, &error))?;
        if sheet.cells.len() > CELLS {
            return Err(Refusal::TooLarge { sheet: sheet.name, limit: Limit::Cells(CELLS as u32) });
        }
        let merges = xlsx.merge_cells_by_sheet_name(&sheet.name).map_err(|error| refusal(&sheet.name, &error))?;
        sheet.merges = merges.into_iter().take(MERGES).filter_map(rectangle).collect();
        Ok(sheet)
    }

    /// Reads the cells, one more than are allowed at most.
    fn read_cells(&mut self, xlsx: &mut Xlsx<Cursor<&[u8]>>) -> Result<(), XlsxError> {
        let mut shared = SharedFormulas::default();
        let mut reader = xlsx.worksheet_cells_reader(&self.name)?;
        while let Some(record) = reader.next_cell_with_formula_metadata()? {
            let Some(at) = CellRef::new(record.pos.0, record.pos.1) else { continue };
            let formula = record.formula.and_then(|formula| shared.text(at, formula));
            let content = CellContent { value: value(&record.value), formula };
            if content != CellContent::default() {
                self.cells.insert(at, content);
            }
            if self.cells.len() > CELLS {
                break;
            }
        }
        Ok(())
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

/// The texts of shared formulas by their number, with the cell that each was written for.
#[derive(Default)]
struct SharedFormulas(HashMap<usize, (CellRef, String)>);

impl SharedFormulas {
    /// The text of a cell's formula; nothing where it shares a text that was never given.
    fn text(&mut self, at: CellRef, formula: XlsxFormulaMetadata) -> Option<String> {
        match formula {
            XlsxFormulaMetadata::Normal { formula } => Some(formula),
            XlsxFormulaMetadata::Shared { shared_index, formula, .. } => {
                self.0.insert(shared_index, (at, formula.clone()));
                Some(formula)
            }
            XlsxFormulaMetadata::SharedDerived { shared_index } => {
                let (first, text) = self.0.get(&shared_index)?;
                calamine::expand_shared_formula(text, (first.row, first.column), (at.row, at.column)).ok()
            }
            _ => None,
        }
    }
}

fn value(value: &DataRef<'_>) -> Option<CellText> {
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(CellText::Number(number.to_string())),
        DataRef::Float(number) => Some(CellText::Number(general(*number))),
        DataRef::DateTime(stamp) => Some(CellText::Number(general(stamp.as_f64()))),
        DataRef::String(text) | DataRef::DurationIso(text) | DataRef::DateTimeIso(text) => text_value(text),
        DataRef::SharedString(text) => text_value(text),
        DataRef::Bool(truth) => Some(CellText::Truth(*truth)),
        DataRef::Error(error) => Some(CellText::Error(error.to_string())),
    }
}

fn text_value(text: &str) -> Option<CellText> {
    (!text.is_empty()).then(|| CellText::Text(text.replace("\r\n", "\n").replace('\r', "\n")))
}

fn rectangle(dimensions: calamine::Dimensions) -> Option<CellRange> {
    let first = CellRef::new(dimensions.start.0, dimensions.start.1)?;
    let last = CellRef::new(dimensions.end.0, dimensions.end.1)?;
    Some(CellRange::from(first).with(last))
}

fn unreadable(sheet: Option<&str>, error: &XlsxError) -> Refusal {
    Refusal::Unreadable { sheet: sheet.map(str::to_owned), detail: error.to_string() }
}
