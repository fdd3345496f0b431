//! What several tests of the importer share.
// Each test file is a crate of its own and uses its own part of this; a test that cannot make its workbook should stop.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod drawn;
pub mod print;

use rust_xlsxwriter::Workbook;
use tucham::workbook::{DiagnosticKind, Imported, import};

/// The workbook that the page comes with.
pub const BUILTIN: &[u8] = include_bytes!("../../public/bang-tieu-chi-mau.xlsx");

/// The built-in workbook, read.
pub fn builtin() -> Imported {
    import(BUILTIN).expect("the built-in workbook is a template")
}

/// A workbook of sheets, each a name and rows of cells. `#1.5` is a real number, anything else a text.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells) {
                match text.strip_prefix('#').and_then(|number| number.parse::<f64>().ok()) {
                    Some(number) => drop(sheet.write_number(row, column, number).unwrap()),
                    None if text.is_empty() => {}
                    None => drop(sheet.write_string(row, column, *text).unwrap()),
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A workbook with one sheet of these rows.
pub fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    workbook(&[("Bảng", rows)])
}

/// What was found in a workbook that can be read, without the places.
pub fn kinds(imported: &Imported) -> Vec<DiagnosticKind> {
    imported.diagnostics.iter().map(|diagnostic| diagnostic.kind.clone()).collect()
}
