//! Sheets drawn as text: a line a row, cells parted by `|`.
//!
//! `>` is merged with the cell to its left, `^` with the one above it. `#1.5` is a real number, `@2023-02-01` a day,
//! `=1.5` a formula with that value, `=` one that was never calculated. `⏎` breaks a line, `·` is a blank at the start of
//! a text, `→` before it a step of the indent of its cell. A line of dashes alone is left out.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::collections::BTreeMap;

/// A workbook of such sheets, each with its name.
pub fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, drawing) in sheets {
        draw(workbook.add_worksheet().set_name(*name).unwrap(), drawing);
    }
    workbook.save_to_buffer().unwrap()
}

/// A workbook with one such sheet.
pub fn sheet(drawing: &str) -> Vec<u8> {
    workbook(&[("Bảng", drawing)])
}

fn draw(sheet: &mut Worksheet, drawing: &str) {
    let lines = drawing.lines().map(str::trim).filter(|line| !line.is_empty());
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('|').map(str::trim).collect()).collect();
    for ((row, column), (last_row, last_column)) in merges(&rows) {
        sheet.merge_range(row, column, last_row, last_column, "", &Format::new()).unwrap();
    }
    for (row, cells) in (0..).zip(&rows) {
        for (column, text) in (0..).zip(cells) {
            put(sheet, row, column, text);
        }
    }
}

type At = (u32, u16);

/// The first and the last cell of each merged rectangle.
fn merges(rows: &[Vec<&str>]) -> BTreeMap<At, At> {
    let mut first: BTreeMap<At, At> = BTreeMap::new();
    let mut merges: BTreeMap<At, At> = BTreeMap::new();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            let beside = match *text {
                ">" => (row, column - 1),
                "^" => (row - 1, column),
                _ => (row, column),
            };
            let anchor = first.get(&beside).copied().unwrap_or(beside);
            first.insert((row, column), anchor);
            if anchor != (row, column) {
                let last = merges.entry(anchor).or_insert((row, column));
                *last = (last.0.max(row), last.1.max(column));
            }
        }
    }
    merges
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    let number = |text: &str| text.parse::<f64>().ok();
    if matches!(text, "" | ">" | "^") {
        return;
    }
    if let Some(day) = text.strip_prefix('@') {
        let format = Format::new().set_num_format("d/m");
        sheet.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(day).unwrap(), &format).unwrap();
    } else if let Some(value) = text.strip_prefix('=') {
        sheet.write_formula(row, column, Formula::new("=1*1").set_result(value)).unwrap();
    } else if let Some(number) = text.strip_prefix('#').and_then(number) {
        sheet.write_number(row, column, number).unwrap();
    } else if text.starts_with('→') {
        let steps = text.chars().take_while(|sign| *sign == '→').count();
        let format = Format::new().set_indent(u8::try_from(steps).unwrap());
        sheet.write_string_with_format(row, column, text.trim_start_matches('→'), &format).unwrap();
    } else {
        sheet.write_string(row, column, text.replace('⏎', "\n").replace('·', " ")).unwrap();
    }
}
