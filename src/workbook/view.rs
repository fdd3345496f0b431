//! A sheet as it is shown to a person who looks at what was understood of it.

use super::{ColumnRole, RowPart};
use serde::{Deserialize, Serialize};

/// The table of a sheet with what its columns and rows were taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableView {
    /// The sheet.
    pub sheet: String,
    /// All sheets of the workbook that hold a table, this one among them.
    pub sheets: Vec<String>,
    /// The columns that are shown, from left to right.
    pub columns: Vec<ViewColumn>,
    /// The rows of the header.
    pub header: Vec<ViewRow<()>>,
    /// The rows below it that hold anything, and some behind the table.
    pub rows: Vec<ViewRow<Taken>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewColumn {
    /// Its place in the sheet, from 0.
    pub column: u32,
    /// What it was taken for; nothing where it has no heading.
    pub role: Option<ColumnRole>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewRow<As> {
    /// Its place in the sheet, from 0.
    pub row: u32,
    /// What its cells show, parallel to the columns; long texts are cut.
    pub cells: Vec<String>,
    /// What it was taken for.
    pub taken: As,
}

/// What a row was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// What it is.
    pub part: RowPart,
    /// The criterion by its place in `Template::criteria`, where it is one; of the words of a rule the criterion that
    /// they belong to.
    pub criterion: Option<u32>,
}
