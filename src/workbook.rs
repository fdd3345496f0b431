//! Excel: bytes → grid → template and diagnostics; answers → the template's own workbook.

pub mod cell;
pub mod container;
pub mod contents;
mod corrections;
mod diagnostic;
pub mod difference;
pub mod fill;
mod formula;
mod import;
mod layout;
mod refusal;
mod view;
pub mod write_back;

pub use cell::{CellRange, CellRef};
pub use container::ContainerError;
pub use corrections::{ColumnRole, Corrections, Exception, RowCorrection, RowPart};
pub use diagnostic::{
    Diagnostic, DiagnosticKind, Doubt, FillingFinding, LegacyEncoding, Place, Severity, SourceFinding,
};
pub use layout::{Column, Layout, Role, Source, TotalOf, TotalRow, UnitField};
pub use refusal::{Limit, MissingColumn, NearestHeader, Refusal};
pub use view::{TableView, Taken, ViewColumn, ViewRow};

use crate::template::Template;
use serde::{Deserialize, Serialize};

/// The version of the importer, recorded beside a template's digest (formats.md, "Decisions"): it counts up whenever
/// the same workbook would be read otherwise than before.
pub const IMPORTER_VERSION: u32 = 3;

/// What a workbook was read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// What is asked.
    pub template: Template,
    /// Where it stands in the workbook.
    pub layout: Layout,
    /// What to look at, in the order of sheets and cells.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file as a template: .xlsx, .xlsm, .xls, .ods, .docx or a table in HTML, told apart by content, never by name.
/// Whether answers can be written back into it stands in [`Layout::source`].
///
/// # Errors
/// [`Refusal`] where there is no table to be had from it.
pub fn import(bytes: &[u8]) -> Result<Imported, Refusal> {
    import::import(bytes)
}

/// As [`import`], of an .xlsx or .xlsm alone, which answers can be written back into: a program that calls this and not
/// [`import`] does not carry the readers of other kinds of files.
///
/// # Errors
/// As [`import`]; a file of another kind is refused as what it is.
pub fn import_workbook(bytes: &[u8]) -> Result<Imported, Refusal> {
    import::import_workbook(bytes)
}

/// As [`import_workbook`], with what a person corrected in the reading. Corrections that fit nothing any more (another
/// version of this importer may take a row otherwise) are said, never taken for something else.
///
/// # Errors
/// As [`import_workbook`].
pub fn import_corrected(bytes: &[u8], corrections: &Corrections) -> Result<Imported, Refusal> {
    import::import_corrected(bytes, corrections)
}

/// As [`import_corrected`], and the table as it is shown to whoever looks at what was understood.
///
/// # Errors
/// As [`import_workbook`].
pub fn import_viewed(bytes: &[u8], corrections: &Corrections) -> Result<(Imported, TableView), Refusal> {
    import::import_viewed(bytes, corrections)
}

/// Whether bytes are a text in HTML with a table, which [`import`] reads; nothing of it is read for this.
pub fn is_html_table(bytes: &[u8]) -> bool {
    import::is_html_table(bytes)
}

/// Reads every visible sheet that holds a table as a template of its own, in the workbook's order: offices put one
/// sheet for each kind of body into one workbook. The first is what [`import`] gives; classes, conditions, settings and
/// roster are the same for all.
///
/// # Errors
/// [`Refusal`] where there is no table to be had from any sheet.
pub fn import_all(bytes: &[u8]) -> Result<Vec<Imported>, Refusal> {
    import::import_all(bytes)
}

/// The sheets of a file that say something about its tables (classes, conditions, the exercise, units), cell by cell: what
/// a new workbook is to have besides the table.
///
/// # Errors
/// As [`import_all`].
pub fn sheets_beside(bytes: &[u8]) -> Result<Vec<fill::AddedSheet>, Refusal> {
    import::sheets_beside(bytes)
}
