//! The sheets as they are written.
#![allow(clippy::float_arithmetic, reason = "a cell of Excel holds a float; points are never floats")]

use super::rows::{COLUMNS, NOTICE, PENALTY, ROWS, Row, SHEETS, Sheet, TITLE};
use super::styles::{Weight, cell, centred, centred_cell, heading, motto, plain, table_heading, weighted};
use super::{finish, heights};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, IgnoreError, Workbook, Worksheet, XlsxError};

/// The row of the headings, and the last column.
const HEADER: u32 = 6;
const LAST: u16 = 7;
/// The columns of the maxima and of the unit's points, which are added up.
const ADDED: [u16; 2] = [2, 6];
const A4: u8 = 9;

/// The workbook as bytes.
pub fn bytes() -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut workbook = Workbook::new();
    // A fixed day, or every run would give another file.
    let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let properties = DocProperties::new().set_title(TITLE).set_author("").set_creation_datetime(&day);
    workbook.set_properties(&properties);
    workbook.set_default_format(&Format::new().set_font_name("Times New Roman").set_font_size(12), 20, 64)?;
    table(workbook.add_worksheet())?;
    for sheet in &SHEETS {
        small(workbook.add_worksheet(), sheet)?;
    }
    finish::finish(&workbook.save_to_buffer()?)
}

fn table(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("Bảng tiêu chí")?;
    sheet.merge_range(0, 0, 0, 2, "TÊN CƠ QUAN, ĐƠN VỊ", &heading(13))?;
    sheet.merge_range(0, 3, 0, LAST, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", &heading(13))?;
    sheet.merge_range(1, 3, 1, LAST, "Độc lập - Tự do - Hạnh phúc", &motto())?;
    sheet.merge_range(3, 0, 3, LAST, TITLE, &heading(14))?;
    sheet.merge_range(4, 0, 4, LAST, NOTICE, &centred(12).set_italic())?;
    for (column, (text, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(HEADER, column, text, &table_heading())?;
    }
    sheet.set_row_height(HEADER, 36)?;
    let rows: Vec<&Row> = ROWS.iter().chain([&PENALTY]).collect();
    for (place, row) in rows.iter().enumerate() {
        criterion(sheet, &rows, place, row)?;
    }
    let end = HEADER + 1 + u32::try_from(rows.len()).unwrap_or_default();
    sheet.ignore_error_range(HEADER + 1, 0, end, 0, IgnoreError::NumberStoredAsText)?;
    sheet.merge_range(end + 1, 4, end + 1, LAST, "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", &heading(13))?;
    sheet.merge_range(end + 2, 4, end + 2, LAST, "(Ký, ghi rõ họ tên)", &centred(12).set_italic())?;
    sheet.set_repeat_rows(HEADER, HEADER)?.set_freeze_panes(HEADER + 1, 2)?.set_landscape();
    set_up_page(sheet);
    Ok(())
}

fn criterion(sheet: &mut Worksheet, rows: &[&Row], place: usize, row: &Row) -> Result<(), XlsxError> {
    let at = HEADER + 1 + u32::try_from(place).unwrap_or_default();
    let parts = parts(rows, place);
    let weight = if is_top(row) { Weight::Bold } else { Weight::Plain };
    let texts = [row.number, row.text, "", row.rule, row.exception, row.evidence, "", ""];
    sheet.set_row_height(at, heights::of(texts.into_iter().zip(COLUMNS.map(|(_, width)| width))))?;
    for (column, text) in (0..).zip(texts) {
        let is_number = column == 0 || ADDED.contains(&column);
        let format = weighted(if is_number { centred_cell() } else { cell() }, weight);
        if ADDED.contains(&column) && !parts.is_empty() && row.maximum > 0 {
            let result = if column == ADDED[0] { points(row.maximum).to_string() } else { "0".to_owned() };
            let formula = Formula::new(sum(&parts, column)).set_result(result);
            sheet.write_formula_with_format(at, column, formula, &format)?;
        } else if column == ADDED[0] && row.maximum != 0 {
            sheet.write_number_with_format(at, column, points(row.maximum), &format)?;
        } else {
            sheet.write_string_with_format(at, column, text, &format)?;
        }
    }
    Ok(())
}

fn points(tenths: i32) -> f64 {
    f64::from(tenths) / 10.0
}

fn is_top(row: &Row) -> bool {
    !row.number.starts_with(|sign: char| sign.is_ascii_digit())
}

/// The rows that a row adds up: those below a top criterion, or for the total every top criterion above it.
fn parts(rows: &[&Row], place: usize) -> Vec<usize> {
    match rows.get(place) {
        Some(row) if row.number.is_empty() => {
            (0..place).filter(|above| rows.get(*above).is_some_and(|row| is_top(row))).collect()
        }
        Some(row) if is_top(row) => {
            (place + 1..rows.len()).take_while(|below| rows.get(*below).is_some_and(|row| !is_top(row))).collect()
        }
        _ => Vec::new(),
    }
}

/// `SUM`, which passes over text.
fn sum(parts: &[usize], column: u16) -> String {
    let letter = char::from(b'A' + u8::try_from(column).unwrap_or_default());
    let row = |place: &usize| format!("{letter}{}", usize::try_from(HEADER).unwrap_or_default() + place + 2);
    format!("=SUM({})", parts.iter().map(row).collect::<Vec<_>>().join(","))
}

fn small(sheet: &mut Worksheet, content: &Sheet) -> Result<(), XlsxError> {
    let last = u16::try_from(content.widths.len() - 1).unwrap_or_default();
    sheet.set_name(content.name)?;
    sheet.merge_range(0, 0, 0, last, content.title, &heading(14))?;
    for (column, width) in (0..).zip(content.widths) {
        sheet.set_column_width(column, *width)?;
    }
    for (row, cells) in (2..).zip(content.rows) {
        sheet.set_row_height(row, heights::of(cells.iter().copied().zip(content.widths.iter().copied())))?;
        for (column, text) in (0..).zip(*cells) {
            let format = match (row, column) {
                (2, _) => table_heading(),
                (_, 0) => centred_cell(),
                _ => cell(),
            };
            sheet.write_string_with_format(row, column, *text, &format)?;
        }
    }
    let below = 2 + u32::try_from(content.rows.len()).unwrap_or_default();
    sheet.write_string_with_format(below, 0, "", &plain(12))?;
    set_up_page(sheet);
    Ok(())
}

/// A4 with the margins of Nghị định 30/2020, one page wide.
fn set_up_page(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4).set_margins(1.18, 0.59, 0.79, 0.79, 0.4, 0.4).set_print_fit_to_pages(1, 0);
    sheet.set_header("&C&\"Times New Roman\"&12&P");
}
