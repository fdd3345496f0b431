//! What a workbook shows otherwise than it was written.

use crate::text::{Language, say};
use crate::workbook::CellRef;
use crate::workbook::difference::{Shown, ShownDifference};

/// What is shown otherwise, and where.
pub fn shown(language: Language, difference: &ShownDifference) -> String {
    let sheet = &difference.sheet;
    match &difference.what {
        Shown::Format { cell, found } => {
            let format = found.as_deref().unwrap_or("General");
            say!(language, finding.shown.format, sheet = sheet, cell = cell, format = format)
        }
        Shown::Merge(area) => say!(language, finding.shown.merge, sheet = sheet, area = area),
        Shown::Row(row) => say!(language, finding.shown.row, sheet = sheet, row = row + 1),
        Shown::Column(column) => say!(language, finding.shown.column, sheet = sheet, column = letters(*column)),
        Shown::Tab => say!(language, finding.shown.tab, sheet = sheet),
        Shown::Drawn => say!(language, finding.shown.drawn, sheet = sheet),
        Shown::Name(name) => say!(language, finding.shown.name, name = name),
        Shown::Condition(code) => say!(language, finding.shown.condition, format = code),
        Shown::Days => say!(language, finding.shown.days).to_owned(),
    }
}

/// The letters of a column, as a sheet shows them.
fn letters(column: u32) -> String {
    CellRef { row: 0, column }.to_string().trim_end_matches('1').to_owned()
}
