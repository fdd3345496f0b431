//! The small sheets: a title, a header row, and the rows as they stand in the data.

use super::data::{self, rows};
use super::heights;
use super::styles::{cell, centred_cell, heading, plain, table_heading};
use rust_xlsxwriter::{Worksheet, XlsxError};

/// A small sheet.
pub struct Sheet {
    name: &'static str,
    title: &'static str,
    data: &'static str,
    widths: &'static [f64],
    landscape: bool,
}

/// The small sheets in the order of the workbook.
pub const SHEETS: &[Sheet] = &[
    Sheet {
        name: "Xếp loại",
        title: "KHUNG XẾP LOẠI",
        data: data::GRADES,
        widths: &[16.0, 36.0, 40.0],
        landscape: false,
    },
    Sheet {
        name: "Điều kiện, hạn mức",
        title: "ĐIỀU KIỆN, HẠN MỨC XẾP LOẠI",
        data: data::CONDITIONS,
        widths: &[6.0, 62.0, 26.0, 12.0, 20.0],
        landscape: true,
    },
    Sheet {
        name: "Đợt chấm điểm",
        title: "THÔNG TIN ĐỢT CHẤM ĐIỂM",
        data: data::SETTINGS,
        widths: &[34.0, 58.0],
        landscape: false,
    },
    Sheet {
        name: "Chỉ tiêu",
        title: "CHỈ TIÊU CHUNG CỦA KẾ HOẠCH",
        data: data::TARGETS,
        widths: &[6.0, 44.0, 56.0, 18.0],
        landscape: true,
    },
    Sheet {
        name: "Đơn vị",
        title: "DANH SÁCH CƠ QUAN, ĐƠN VỊ, ĐỊA PHƯƠNG",
        data: data::UNITS,
        widths: &[12.0, 34.0, 24.0, 20.0],
        landscape: false,
    },
];

/// The row of the headings.
const HEADINGS: u32 = 2;
const A4: u8 = 9;

/// Writes one small sheet.
pub fn write(sheet: &mut Worksheet, content: &Sheet) -> Result<(), XlsxError> {
    let rows = rows(content.data);
    let last = u16::try_from(content.widths.len() - 1).unwrap_or_default();
    sheet.set_name(content.name)?;
    for (column, width) in (0..).zip(content.widths) {
        sheet.set_column_width(column, *width)?;
    }
    sheet.merge_range(0, 0, 0, last, content.title, &heading(14))?;
    sheet.set_row_height(0, 24)?;
    for (row, cells) in (HEADINGS..).zip(&rows) {
        let texts = cells.iter().map(String::as_str).zip(content.widths.iter().copied());
        sheet.set_row_height(row, heights::of(texts))?;
        for (column, text) in (0..).zip(cells) {
            let format = match (row, column) {
                (HEADINGS, _) => table_heading(),
                (_, 0) => centred_cell(),
                _ => cell(),
            };
            sheet.write_string_with_format(row, column, text, &format)?;
        }
    }
    set_up_page(sheet, content.landscape)?;
    sheet.set_repeat_rows(HEADINGS, HEADINGS)?;
    let below = HEADINGS + u32::try_from(rows.len()).unwrap_or_default();
    sheet.write_string_with_format(below, 0, "", &plain(12))?;
    Ok(())
}

/// A4 with the margins of Nghị định 30/2020 (30 mm left, 15 mm right, 20 mm above and below), one page wide.
pub fn set_up_page(sheet: &mut Worksheet, landscape: bool) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4).set_margins(1.18, 0.59, 0.79, 0.79, 0.4, 0.4).set_print_fit_to_pages(1, 0);
    if landscape {
        sheet.set_landscape();
    }
    sheet.set_header("&C&\"Times New Roman\"&12&P");
    Ok(())
}
