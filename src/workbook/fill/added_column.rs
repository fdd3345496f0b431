//! A column that a sheet gets at the right of its table, where the table has none for something that a unit answers.

use std::ops::RangeInclusive;

/// A column in the style of one that the table has. Its cells are written like any others; each of them, an empty one
/// too, takes the format of the cell beside it in the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedColumn {
    /// Its place, from 0; right of its pattern.
    pub column: u32,
    /// The column whose formats its cells take, row by row.
    pub pattern: u32,
    /// The rows of the table, its header included, from 0. Below them the column goes on beside rows whose format in the
    /// pattern is that of the last one.
    pub rows: RangeInclusive<u32>,
    /// The least and the greatest width, in hundredths of a digit; between them it is that of the pattern.
    pub widths: RangeInclusive<u32>,
    /// Rows whose cells are merged, from 0.
    pub merges: Vec<RangeInclusive<u32>>,
}
