//! Where in a workbook something was found.

use crate::workbook::CellRef;
use serde::{Deserialize, Serialize};

/// A sheet, or a cell of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The sheet's name.
    pub sheet: String,
    /// The cell; nothing where it is about the whole sheet.
    pub cell: Option<CellRef>,
}

impl Place {
    /// A cell of a sheet.
    pub fn cell(sheet: &str, cell: CellRef) -> Self {
        Self { sheet: sheet.to_owned(), cell: Some(cell) }
    }

    /// A sheet as a whole.
    pub fn sheet(sheet: &str) -> Self {
        Self { sheet: sheet.to_owned(), cell: None }
    }
}
