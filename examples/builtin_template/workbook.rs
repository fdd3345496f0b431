//! All sheets, and what the file says about itself.

use super::{data, finish, main_sheet, other_sheets};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

/// The workbook as bytes.
pub fn bytes() -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut workbook = Workbook::new();
    // A fixed day, or every run would give another file.
    let day = ExcelDateTime::from_ymd(2023, 3, 1)?;
    let properties = DocProperties::new().set_title(main_sheet::TITLE).set_author("").set_creation_datetime(&day);
    workbook.set_properties(&properties);
    workbook.set_default_format(&Format::new().set_font_name("Times New Roman").set_font_size(12), 20, 64)?;
    main_sheet::write(workbook.add_worksheet(), &data::rows(data::CRITERIA))?;
    for sheet in other_sheets::SHEETS {
        other_sheets::write(workbook.add_worksheet(), sheet)?;
    }
    finish::finish(&workbook.save_to_buffer()?)
}
