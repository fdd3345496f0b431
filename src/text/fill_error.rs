//! Why a workbook is not filled.

use super::{Language, say};
use crate::workbook::fill::{CellFault, FillError};

/// A sentence for it, with the way out.
pub fn fill_error(language: Language, error: &FillError) -> String {
    match error {
        FillError::Cell { sheet, cell, fault: CellFault::ArrayFormula(area) } => {
            say!(language, trouble.package_fill_filled, sheet = sheet, cell = cell, area = area)
        }
        _ => say!(language, trouble.package_fill).to_owned(),
    }
}
