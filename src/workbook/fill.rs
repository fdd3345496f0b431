//! Answers into the template's own workbook: every part that gets no value stays byte for byte as it is
//! (formats.md, "Filling the template's workbook").

mod added;
mod added_column;
mod archive;
mod book;
mod calls;
mod cells;
mod chain;
mod columns;
mod compare;
mod custom_xml;
mod edits;
mod error;
mod formula;
mod left_out;
mod lines;
mod measure;
mod numbering;
mod official;
mod package;
mod print_area;
mod room;
mod rows;
mod sheet;
mod steps;
mod styles;
mod targets;
mod text;
mod twins;
mod value;

pub use added::AddedSheet;
pub use added_column::AddedColumn;
pub use compare::{PartChange, PartDifference, compare_parts};
pub use custom_xml::{CustomXml, custom_xml};
pub use error::{CellFault, FillError, LeftOut, SheetFault};
pub(super) use formula::needs_other_workbook;
pub use official::{OfficialWords, official};
pub(super) use targets::Targets;
pub use value::{CellValue, CellWrite, OnFormula};

use super::container::Container;

/// What is put into a workbook.
#[derive(Clone, Debug)]
pub struct Filling<'a> {
    /// The values for the cells of its sheets.
    pub sheets: &'a [SheetWrites],
    /// Sheets put behind the last one.
    pub added: &'a [AddedSheet],
    /// Data that travels with it.
    pub custom_xml: Option<CustomXml<'a>>,
    /// What Excel is to calculate when it opens it.
    pub calculation: Calculation,
}

/// The values for one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetWrites {
    /// The sheet's name, compared without regard to capitals.
    pub sheet: String,
    /// The values, in any order, each cell once.
    pub cells: Vec<CellWrite>,
    /// Columns that the sheet gets at the right of its table, from left to right. Their cells are among the values.
    pub columns: Vec<AddedColumn>,
}

/// What Excel is to calculate when it opens the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calculation {
    /// What the template says: every formula's last result is known and was written.
    AsStored,
    /// Everything, because some result is not known. Excel will ask to save when it closes.
    OnLoad,
}

/// A filled workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The workbook, always an .xlsx.
    pub bytes: Vec<u8>,
    /// The names that the added sheets got.
    pub added: Vec<String>,
    /// What was left out, sorted; it has to be said.
    pub left_out: Vec<LeftOut>,
    /// The sheets whose print area was widened, because it would not have printed the columns that were added.
    pub widened: Vec<String>,
}

/// Puts values into a workbook. Macros, links to other workbooks, document properties and signatures are left out.
/// Equal arguments give equal bytes.
///
/// # Errors
/// [`FillError`]; nothing is written then.
pub fn fill(template: &Container, filling: &Filling) -> Result<Filled, FillError> {
    steps::Work::begin(template, filling)?.finish()
}
