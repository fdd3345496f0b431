//! Tables drawn in text: a line for each row, cells between bars.

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use tucham::workbook::cell::{CellRange, CellRef};

/// A sheet "Bảng" that is being made.
pub struct Table {
    book: Workbook,
    rows: Vec<Vec<String>>,
    column: u16,
}

impl Table {
    /// With these rows; what is a number becomes one, but for the first column, and what begins with "=" a formula.
    pub fn of(rows: &str) -> Self {
        let rows: Vec<Vec<String>> = rows.lines().map(|row| row.split('|').map(str::to_owned).collect()).collect();
        let mut table = Self { book: Workbook::new(), rows, column: 0 };
        table.book.add_worksheet().set_name("Bảng").unwrap();
        for (row, cells) in table.rows.clone().iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                table.put(CellRef { row: row as u32, column: column as u32 }, text, &Format::new());
            }
        }
        table
    }

    pub fn sheet(&mut self) -> &mut Worksheet {
        self.book.worksheet_from_name("Bảng").unwrap()
    }

    fn put(&mut self, at: CellRef, text: &str, format: &Format) {
        let (row, column) = (at.row, at.column as u16);
        self.column = self.column.max(column);
        let sheet = self.sheet();
        match text.parse::<f64>() {
            _ if text.is_empty() => sheet.write_blank(row, column, format).unwrap(),
            Ok(number) if column > 0 => sheet.write_number_with_format(row, column, number, format).unwrap(),
            _ if text.starts_with('=') => sheet.write_formula_with_format(row, column, text, format).unwrap(),
            _ => sheet.write_string_with_format(row, column, text, format).unwrap(),
        };
    }

    /// Merges cells, whose first one keeps what it holds.
    pub fn merge(mut self, area: &str) -> Self {
        let CellRange { first, last } = area.parse().unwrap();
        let (format, text) = (Format::new(), self.rows[first.row as usize][first.column as usize].clone());
        let sheet = self.sheet();
        sheet.merge_range(first.row, first.column as u16, last.row, last.column as u16, "", &format).unwrap();
        self.put(first, &text, &format);
        self
    }

    /// Gives a cell a format of numbers.
    pub fn format(mut self, cell: &str, code: &str) -> Self {
        let at: CellRef = cell.parse().unwrap();
        let text = self.rows[at.row as usize][at.column as usize].clone();
        self.put(at, &text, &Format::new().set_num_format(code));
        self
    }

    pub fn bytes(mut self) -> Vec<u8> {
        self.book.save_to_buffer().unwrap()
    }
}
