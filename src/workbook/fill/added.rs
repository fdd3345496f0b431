//! Sheets that are added, such as "Xác thực": plain cells without styles, because styles.xml stays as it is.

use super::error::{CellFault, FillError};
use super::text;
use super::value::CellValue;
use crate::workbook::cell::{COLUMNS, CellRef, ROWS};
use crate::workbook::container::same_name;

/// The longest name of a sheet, in UTF-16 units (Excel's limit).
const MAX_NAME: usize = 31;
/// The widest column, in characters (ECMA-376 part 1, 18.3.1.13).
const MAX_WIDTH: u16 = 255;

/// A sheet to be added behind the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedSheet {
    /// Its name; " (2)" is put behind it where the workbook has such a sheet already.
    pub name: String,
    /// The widths of its first columns in characters, 1 to 255.
    pub widths: Vec<u16>,
    /// Its rows, each from column A.
    pub rows: Vec<Vec<CellValue>>,
}

impl AddedSheet {
    /// The name, or its first free variant.
    pub(super) fn free_name(&self, taken: &[String]) -> Result<String, FillError> {
        let forbidden = |character| "[]:*?/\\".contains(character) || u32::from(character) < 32;
        let quoted = self.name.starts_with('\'') || self.name.ends_with('\'');
        let too_long = text::length(&self.name) > MAX_NAME;
        if self.name.trim().is_empty() || too_long || quoted || self.name.contains(forbidden) {
            return Err(FillError::SheetName(self.name.clone()));
        }
        let is_free = |name: &String| !taken.iter().any(|other| same_name(other, name));
        let variants = (2..).map(|number| with_suffix(&self.name, &format!(" ({number})")));
        let name = std::iter::once(self.name.clone()).chain(variants).find(is_free);
        Ok(name.unwrap_or_default())
    }

    /// The worksheet part, in the namespace of the workbook. It prints on A4, one page wide.
    pub(super) fn markup(&self, namespace: &str, name: &str) -> Result<Vec<u8>, FillError> {
        let rows: Result<String, FillError> =
            (0..ROWS).zip(&self.rows).map(|(row, cells)| row_markup(name, row, cells)).collect();
        let (columns, rows) = (self.columns(), rows?);
        let xml = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>{columns}<sheetData>{rows}</sheetData><pageSetup paperSize="9" fitToHeight="0"/></worksheet>"#
        );
        Ok(xml.into_bytes())
    }

    fn columns(&self) -> String {
        let column = |(index, width): (usize, &u16)| {
            let (number, width) = (index + 1, (*width).clamp(1, MAX_WIDTH));
            format!(r#"<col min="{number}" max="{number}" width="{width}" customWidth="1"/>"#)
        };
        match self.widths.is_empty() {
            true => String::new(),
            false => format!(
                "<cols>{}</cols>",
                self.widths.iter().take(COLUMNS as usize).enumerate().map(column).collect::<String>()
            ),
        }
    }
}

fn row_markup(sheet: &str, row: u32, cells: &[CellValue]) -> Result<String, FillError> {
    let mut xml = format!(r#"<row r="{}">"#, row + 1);
    for (column, value) in (0..COLUMNS).zip(cells) {
        let at = CellRef { row, column };
        let fault = |fault: CellFault| FillError::Cell { sheet: sheet.to_owned(), cell: at, fault };
        value.check().map_err(fault)?;
        let content = value.markup("", false);
        let cell_type = value.cell_type(false).map_or_else(String::new, |name| format!(r#" t="{name}""#));
        if !content.is_empty() {
            xml += &format!(r#"<c r="{at}"{cell_type}>{content}</c>"#);
        }
    }
    Ok(xml + "</row>")
}

/// The name with a suffix, shortened so that both fit.
fn with_suffix(name: &str, suffix: &str) -> String {
    let mut room = MAX_NAME.saturating_sub(text::length(suffix));
    let fits = |character: &char| {
        let units = character.len_utf16();
        let fits = units <= room;
        room = if fits { room - units } else { 0 };
        fits
    };
    let start: String = name.chars().take_while(fits).collect();
    start + suffix
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(name: &str, taken: &[&str]) -> Result<String, FillError> {
        let taken: Vec<String> = taken.iter().map(|name| (*name).to_owned()).collect();
        AddedSheet { name: name.to_owned(), widths: Vec::new(), rows: Vec::new() }.free_name(&taken)
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        for (name, taken, expected) in [
            ("Xác thực", &[][..], "Xác thực"),
            ("Xác thực", &["xác thực"], "Xác thực (2)"),
            ("Xác thực", &["Xác thực", "Xác thực (2)"], "Xác thực (3)"),
            (
                "Một tên dài đúng ba mươi mốt kt",
                &["Một tên dài đúng ba mươi mốt kt"],
                "Một tên dài đúng ba mươi mố (2)",
            ),
        ] {
            assert_eq!(free(name, taken).as_deref(), Ok(expected));
        }
    }

    #[test]
    fn names_that_excel_refuses_are_refused() {
        for name in ["", "  ", "a/b", "[a]", "'a", "a\nb", "Một tên dài hơn ba mươi mốt ký tự thì hỏng"]
        {
            assert_eq!(free(name, &[]), Err(FillError::SheetName(name.to_owned())));
        }
    }
}
