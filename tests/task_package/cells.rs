//! What stands in the cells of a filled workbook.

use tucham::workbook::CellRef;
use tucham::workbook::contents::{CellContent, CellText, Contents};

/// What a cell holds: a number as text, or the text; empty where it holds nothing.
pub fn value(contents: &Contents, sheet: &str, cell: &str) -> String {
    let at: CellRef = cell.parse().unwrap();
    match contents.sheet(sheet).unwrap().value(at) {
        Some(CellText::Number(text) | CellText::Text(text)) => text.clone(),
        None => String::new(),
        other => panic!("{sheet}!{cell} holds {other:?}"),
    }
}

/// Whether it is a formula.
pub fn is_formula(contents: &Contents, sheet: &str, cell: &str) -> bool {
    contents.sheet(sheet).unwrap().formula(cell.parse().unwrap()).is_some()
}

/// The cells of a sheet that hold something else in another workbook, or nothing there.
pub fn filled(before: &Contents, after: &Contents, sheet: &str) -> Vec<CellRef> {
    let nothing = CellContent::default();
    let before = before.sheet(sheet);
    let of = |at: &CellRef| before.and_then(|sheet| sheet.cells.get(at)).unwrap_or(&nothing);
    let cells = after.sheet(sheet).unwrap().cells.iter();
    cells.filter(|(at, content)| of(at) != *content).map(|(at, _)| *at).collect()
}
