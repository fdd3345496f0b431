//! Where a cell stands: "C18" for people and files, a zero-based row and column in here.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The rows of a sheet (Excel's limit).
pub const ROWS: u32 = 1_048_576;
/// The columns of a sheet (Excel's limit); the last one is XFD.
pub const COLUMNS: u32 = 16_384;

/// A cell of a sheet, ordered as a sheet is read: by row, then by column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CellRef {
    /// The row, counted from 0; below [`ROWS`] in every value that was parsed or made by [`CellRef::new`].
    pub row: u32,
    /// The column, counted from 0; below [`COLUMNS`] likewise.
    pub column: u32,
}

/// A rectangle of cells, both corners included: "A1:C3", or "B2" for one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CellRange {
    /// The top left corner.
    pub first: CellRef,
    /// The bottom right corner.
    pub last: CellRef,
}

/// The text is not a cell, or lies outside the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACell;

impl CellRef {
    /// The cell in that row and column, both counted from 0; nothing outside the sheet.
    pub fn new(row: u32, column: u32) -> Option<Self> {
        (row < ROWS && column < COLUMNS).then_some(Self { row, column })
    }
}

impl CellRange {
    /// Whether the cell lies in the rectangle.
    pub fn contains(self, cell: CellRef) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }

    /// The smallest rectangle that holds this one and the cell.
    pub fn with(self, cell: CellRef) -> Self {
        Self::between(
            CellRef { row: self.first.row.min(cell.row), column: self.first.column.min(cell.column) },
            CellRef { row: self.last.row.max(cell.row), column: self.last.column.max(cell.column) },
        )
    }

    /// Whether it is one cell.
    pub fn is_single(self) -> bool {
        self.first == self.last
    }

    /// How many cells it has.
    pub fn size(self) -> u64 {
        let side = |first: u32, last: u32| u64::from(last.saturating_sub(first)) + 1;
        side(self.first.row, self.last.row) * side(self.first.column, self.last.column)
    }

    /// Its cells, row by row.
    pub fn cells(self) -> impl Iterator<Item = CellRef> {
        let rows = self.first.row..=self.last.row;
        rows.flat_map(move |row| (self.first.column..=self.last.column).map(move |column| CellRef { row, column }))
    }

    /// The rectangle with these two opposite corners.
    fn between(one: CellRef, other: CellRef) -> Self {
        Self {
            first: CellRef { row: one.row.min(other.row), column: one.column.min(other.column) },
            last: CellRef { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }
}

impl From<CellRef> for CellRange {
    fn from(cell: CellRef) -> Self {
        Self { first: cell, last: cell }
    }
}

impl fmt::Display for CellRef {
    /// The letters of the column and the number of the row, as people and files write them.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", column_letters(self.column), u64::from(self.row) + 1)
    }
}

impl fmt::Display for CellRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_single() {
            true => write!(formatter, "{}", self.first),
            false => write!(formatter, "{}:{}", self.first, self.last),
        }
    }
}

impl FromStr for CellRef {
    type Err = NotACell;

    /// Reads "C18": capital letters, then a row number without leading zeros or dollar signs.
    fn from_str(text: &str) -> Result<Self, NotACell> {
        let digits = text.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
        let letters = text.strip_suffix(digits).ok_or(NotACell)?;
        let row = row_number(digits).ok_or(NotACell)?;
        let column = column_number(letters).ok_or(NotACell)?;
        Self::new(row, column).ok_or(NotACell)
    }
}

impl FromStr for CellRange {
    type Err = NotACell;

    /// Reads "A1:C3" with the corners in any order, or "B2".
    fn from_str(text: &str) -> Result<Self, NotACell> {
        match text.split_once(':') {
            None => Ok(text.parse::<CellRef>()?.into()),
            Some((one, other)) => Ok(Self::between(one.parse()?, other.parse()?)),
        }
    }
}

impl TryFrom<String> for CellRef {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|NotACell| text)
    }
}

impl From<CellRef> for String {
    fn from(cell: CellRef) -> Self {
        cell.to_string()
    }
}

impl TryFrom<String> for CellRange {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_err(|NotACell| text)
    }
}

impl From<CellRange> for String {
    fn from(range: CellRange) -> Self {
        range.to_string()
    }
}

/// The letters of a column counted from 0: 0 is A, 25 is Z, 26 is AA.
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column of one to three capital letters, counted from 0.
fn column_number(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let number = letters.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1);
    number.checked_sub(1)
}

/// The row of its printed number, counted from 0.
fn row_number(digits: &str) -> Option<u32> {
    let plain = !digits.starts_with('0') && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !plain || digits.len() > 7 {
        return None;
    }
    digits.parse::<u32>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    // A test that cannot parse its own table should stop there.
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn cells_print_and_parse_as_people_write_them() {
        for (text, row, column) in [
            ("A1", 0, 0),
            ("C18", 17, 2),
            ("Z1", 0, 25),
            ("AA1", 0, 26),
            ("AZ7", 6, 51),
            ("XFD1048576", 1_048_575, 16_383),
        ] {
            assert_eq!(text.parse(), Ok(CellRef { row, column }), "{text}");
            assert_eq!(CellRef { row, column }.to_string(), text);
        }
    }

    #[test]
    fn what_is_not_a_cell_is_not_read_as_one() {
        for text in [
            "",
            "A",
            "1",
            "A0",
            "A01",
            "a1",
            "$A$1",
            "A1048577",
            "XFE1",
            "ZZZZ1",
            "A1 ",
            "A-1",
            "A١",
            "Đ1",
            "A99999999999",
        ] {
            assert_eq!(text.parse::<CellRef>(), Err(NotACell), "{text}");
        }
    }

    #[test]
    fn ranges_hold_their_corners() {
        let range: CellRange = "C3:A1".parse().unwrap();
        assert_eq!(range.to_string(), "A1:C3");
        assert!(range.contains("B2".parse().unwrap()) && range.contains("C3".parse().unwrap()));
        assert!(!range.contains("D1".parse().unwrap()));
        assert_eq!(range.with("E2".parse().unwrap()).to_string(), "A1:E3");
        assert_eq!("B2".parse::<CellRange>().unwrap().to_string(), "B2");
    }

    #[test]
    fn cells_are_ordered_by_row_first() {
        let cell = |text: &str| text.parse::<CellRef>().unwrap();
        assert!(cell("Z1") < cell("A2") && cell("A2") < cell("B2"));
    }

    #[test]
    fn a_cell_travels_as_its_name() {
        let cell = CellRef { row: 17, column: 2 };
        assert_eq!(serde_json::to_string(&cell).unwrap(), "\"C18\"");
        assert_eq!(serde_json::from_str::<CellRef>("\"C18\"").unwrap(), cell);
        assert!(serde_json::from_str::<CellRef>("\"C0\"").is_err());
    }
}
