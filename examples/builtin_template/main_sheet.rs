//! The sheet "Bảng tiêu chí": what stands above the table, the table with live formulas, notes and signatures.

use super::heights;
use super::other_sheets::set_up_page;
use super::styles::{Weight, cell, centred, centred_cell, heading, motto, plain, table_heading, weighted};
use rust_xlsxwriter::{Format, Formula, IgnoreError, Worksheet, XlsxError};

/// The title of the table.
pub const TITLE: &str = "BẢNG TIÊU CHÍ CHẤM ĐIỂM, XẾP LOẠI CÔNG TÁC DÂN VẬN CHÍNH QUYỀN NĂM 2023";

/// Must stand right under the title, and must not be left out.
const ILLUSTRATION: &str = "Bảng minh họa, dựng từ các nhiệm vụ nêu trong Kế hoạch công tác dân vận chính quyền năm 2023. \
    Số tiêu chí và tổng điểm theo Quyết định số 1563/QĐ-UBND; nội dung thành phần, mức điểm, khung xếp loại, điểm thưởng, \
    điểm trừ là giả định. Phải thay bằng phụ lục chính thức trước khi sử dụng.";

const NOTES: [&str; 3] = [
    "(1) Điểm lấy hai chữ số thập phân, làm tròn nửa lên ở từng dòng.",
    "(2) Cộng điểm thưởng, trừ điểm trừ xong mới so với điểm tối đa.",
    "(3) Một tài liệu kiểm chứng được dùng cho nhiều nội dung; một mô hình chỉ tính điểm một lần.",
];

/// Headings of the columns that stand alone, with their widths; those of the merged ones are in [`KINDS`] and
/// [`APPRAISAL`].
const COLUMNS: [(&str, f64); 14] = [
    ("TT", 5.0),
    ("Tiêu chí, nội dung", 30.0),
    ("Cơ quan chuyên môn", 8.0),
    ("Đơn vị sự nghiệp", 8.0),
    ("UBND xã, thị trấn", 8.0),
    ("Cách chấm", 31.0),
    ("Không phát sinh, không được giao", 20.0),
    ("Tài liệu kiểm chứng", 19.0),
    ("Số liệu thực hiện", 11.0),
    ("Điểm tự chấm", 8.0),
    ("Giải trình", 14.0),
    ("Người phụ trách", 11.0),
    ("Điểm", 8.0),
    ("Lý do", 12.0),
];

/// The columns under "Điểm tối đa".
const KINDS: std::ops::RangeInclusive<u16> = 2..=4;
/// The columns under "Thẩm định".
const APPRAISAL: std::ops::RangeInclusive<u16> = 12..=13;
/// "Điểm tự chấm" and "Thẩm định: Điểm": filled in by people, added up by formulas.
const FILLED: [u16; 2] = [9, 12];
const LAST: u16 = 13;
/// The first of the two header rows.
const HEADER: u32 = 7;
/// The row of the first criterion.
const FIRST: u32 = HEADER + 2;

/// Writes the sheet from the rows of the data, the headings first.
pub fn write(sheet: &mut Worksheet, rows: &[Vec<String>]) -> Result<(), XlsxError> {
    sheet.set_name("Bảng tiêu chí")?;
    for (column, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
    }
    above(sheet)?;
    header(sheet)?;
    let rows = rows.get(1..).unwrap_or_default();
    for (place, row) in rows.iter().enumerate() {
        criterion(sheet, rows, place, row)?;
    }
    let end = FIRST + u32::try_from(rows.len()).unwrap_or_default();
    // "1.1" is a text on purpose: no green corners.
    sheet.ignore_error_range(FIRST, 0, end, 0, IgnoreError::NumberStoredAsText)?;
    below(sheet, end)?;
    set_up_page(sheet, true)?;
    sheet.set_repeat_rows(HEADER, HEADER + 1)?.set_freeze_panes(FIRST, 2)?;
    Ok(())
}

fn above(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.merge_range(0, 0, 0, 1, "TÊN CƠ QUAN, ĐƠN VỊ", &heading(13))?;
    sheet.merge_range(1, 0, 1, 1, "_______________", &centred(10))?;
    sheet.merge_range(0, 6, 0, LAST, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", &heading(13))?;
    sheet.merge_range(1, 6, 1, LAST, "Độc lập - Tự do - Hạnh phúc", &motto())?;
    sheet.merge_range(3, 0, 3, LAST, "PHỤ LỤC", &heading(14))?;
    sheet.merge_range(4, 0, 4, LAST, TITLE, &heading(14))?;
    sheet.merge_range(5, 0, 5, LAST, ILLUSTRATION, &centred(12).set_italic())?;
    for (row, height) in [(0, 20), (1, 20), (3, 22), (4, 22), (5, 36)] {
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}

fn header(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let format = table_heading();
    sheet.merge_range(HEADER, *KINDS.start(), HEADER, *KINDS.end(), "Điểm tối đa", &format)?;
    sheet.merge_range(HEADER, *APPRAISAL.start(), HEADER, *APPRAISAL.end(), "Thẩm định", &format)?;
    for (column, (text, _)) in (0..).zip(COLUMNS) {
        if KINDS.contains(&column) || APPRAISAL.contains(&column) {
            sheet.write_string_with_format(HEADER + 1, column, text, &format)?;
        } else {
            sheet.merge_range(HEADER, column, HEADER + 1, column, text, &format)?;
        }
    }
    // Merged cells do not find their own height.
    sheet.set_row_height(HEADER, 22)?.set_row_height(HEADER + 1, 68)?;
    Ok(())
}

fn criterion(sheet: &mut Worksheet, rows: &[Vec<String>], place: usize, row: &[String]) -> Result<(), XlsxError> {
    let at = FIRST + u32::try_from(place).unwrap_or_default();
    let weight = weight(rows, place);
    let widths = COLUMNS.iter().map(|(_, width)| *width);
    sheet.set_row_height(at, heights::of(row.iter().map(String::as_str).zip(widths)))?;
    for (column, text) in (0..=LAST).map(|column| (column, row.get(usize::from(column)).map_or("", String::as_str))) {
        let centred = column == 0 || KINDS.contains(&column) || FILLED.contains(&column);
        let format = weighted(if centred { centred_cell() } else { cell() }, weight);
        let adds_up = KINDS.contains(&column) && !text.is_empty() || FILLED.contains(&column);
        match parts(rows, place) {
            parts if adds_up && !parts.is_empty() => {
                let formula = Formula::new(sum(&parts, column)).set_result(text.replace(',', "."));
                sheet.write_formula_with_format(at, column, formula, &format)?;
            }
            _ if KINDS.contains(&column) => maximum(sheet, at, column, text, format)?,
            _ => {
                sheet.write_string_with_format(at, column, text, &format)?;
            }
        }
    }
    Ok(())
}

/// A real number; a bonus and a penalty with their sign. Of a kind that is not asked, nothing.
fn maximum(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: Format) -> Result<(), XlsxError> {
    let signed = text.starts_with(['+', '-']);
    let format = if signed { format.set_num_format("+General;-General") } else { format };
    match text.trim_start_matches('+').replace(',', ".").parse::<f64>() {
        Ok(number) => sheet.write_number_with_format(row, column, number, &format)?,
        Err(_) => sheet.write_blank(row, column, &format)?,
    };
    Ok(())
}

/// The depth of a row: I is 0, 1 is 1, 1.1 is 2; nothing for the total.
fn depth(row: &[String]) -> Option<usize> {
    let number = row.first().filter(|number| !number.is_empty())?;
    Some(if number.starts_with(|sign: char| sign.is_ascii_digit()) { 1 + number.matches('.').count() } else { 0 })
}

/// The rows that a row adds up: what stands directly in it, or for the total every top criterion above it.
fn parts(rows: &[Vec<String>], place: usize) -> Vec<usize> {
    let of = |place: usize| rows.get(place).and_then(|row| depth(row));
    match of(place) {
        None => (0..place).filter(|above| of(*above) == Some(0)).collect(),
        Some(own) => {
            let inside = (place + 1..rows.len()).take_while(|below| of(*below).is_some_and(|depth| depth > own));
            inside.filter(|below| of(*below) == Some(own + 1)).collect()
        }
    }
}

/// `SUM`, which passes over text: "không phát sinh" in a cell must not break a total. Neighbours become a range.
fn sum(parts: &[usize], column: u16) -> String {
    let letter = char::from(b'A' + u8::try_from(column).unwrap_or_default());
    let row = |place: usize| usize::try_from(FIRST).unwrap_or_default() + place + 1;
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for part in parts {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *part => *last = *part,
            _ => ranges.push((*part, *part)),
        }
    }
    let range = |(first, last): &(usize, usize)| match first == last {
        true => format!("{letter}{}", row(*first)),
        false => format!("{letter}{}:{letter}{}", row(*first), row(*last)),
    };
    format!("=SUM({})", ranges.iter().map(range).collect::<Vec<_>>().join(","))
}

fn weight(rows: &[Vec<String>], place: usize) -> Weight {
    match rows.get(place).and_then(|row| depth(row)) {
        None | Some(0) => Weight::Bold,
        Some(_) if parts(rows, place).is_empty() => Weight::Plain,
        Some(_) => Weight::Italic,
    }
}

fn below(sheet: &mut Worksheet, first: u32) -> Result<(), XlsxError> {
    sheet.merge_range(first + 1, 0, first + 1, LAST, "Ghi chú:", &plain(12).set_bold().set_italic())?;
    for (row, note) in (first + 2..).zip(NOTES) {
        sheet.merge_range(row, 0, row, LAST, note, &plain(12).set_italic())?;
    }
    let signatures = first + 6;
    let right = 8;
    sheet.merge_range(signatures, 0, signatures, 4, "NGƯỜI LẬP BIỂU", &heading(13))?;
    sheet.merge_range(signatures, right, signatures, LAST, "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", &heading(13))?;
    let commune = "(xã, thị trấn: TM. ỦY BAN NHÂN DÂN - CHỦ TỊCH)";
    sheet.merge_range(signatures + 1, right, signatures + 1, LAST, commune, &centred(12).set_italic())?;
    for (first, last) in [(0, 4), (right, LAST)] {
        let name = "(Ký, ghi rõ họ tên)";
        sheet.merge_range(signatures + 2, first, signatures + 2, last, name, &centred(12).set_italic())?;
    }
    Ok(())
}
