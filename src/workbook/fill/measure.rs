//! How wide and how high cells are, as a sheet states it (ECMA-376 part 1, 18.3.1.13, 18.3.1.73 and 18.3.1.81).

use crate::basics::OrderedMap;
use crate::workbook::cell::{COLUMNS, CellRange, CellRef};
use crate::workbook::container::xml::Element;
use crate::workbook::container::{XmlFault, is_true};
use std::ops::Range;

/// The width of a column of which nothing is said, in hundredths of a digit.
const WIDTH: u32 = 914;
/// The height of a row of which nothing is said, in hundredths of a point.
const HEIGHT: u32 = 1_500;

/// The widths of a sheet's columns, in hundredths of a digit, and the heights of its rows, in hundredths of a point.
#[derive(Debug)]
pub(super) struct Measures {
    width: u32,
    height: u32,
    /// Whether rows that state no height are hidden.
    hides_rows: bool,
    columns: Vec<(Range<u32>, u32)>,
    rows: OrderedMap<u32, u32>,
}

impl Default for Measures {
    fn default() -> Self {
        Self { width: WIDTH, height: HEIGHT, hides_rows: false, columns: Vec::new(), rows: OrderedMap::new() }
    }
}

impl Measures {
    /// Reads `sheetFormatPr`.
    pub(super) fn add_defaults(&mut self, element: &Element<'_>) -> Result<(), XmlFault> {
        let size = |name| Ok::<_, XmlFault>(element.attribute(name)?.as_deref().and_then(hundredths));
        self.width = size("defaultColWidth")?.unwrap_or(WIDTH);
        self.height = size("defaultRowHeight")?.unwrap_or(HEIGHT);
        self.hides_rows = is_true(element.attribute("zeroHeight")?.as_deref());
        Ok(())
    }

    /// Notes the width of columns, counted from 0.
    pub(super) fn add_columns(&mut self, columns: Range<u32>, element: &Element<'_>) -> Result<(), XmlFault> {
        if let Some(width) = element.attribute("width")?.as_deref().and_then(hundredths)
            && self.columns.len() < COLUMNS as usize
        {
            self.columns.push((columns, width));
        }
        Ok(())
    }

    /// Gives one column another width.
    pub(super) fn set_column(&mut self, column: u32, width: u32) {
        let apart = |(columns, of_each): (Range<u32>, u32)| {
            let (before, behind) = (columns.start..columns.end.min(column), columns.start.max(column + 1)..columns.end);
            [(before, of_each), (behind, of_each)].into_iter().filter(|(columns, _)| !columns.is_empty())
        };
        let others = std::mem::take(&mut self.columns);
        self.columns = others.into_iter().flat_map(apart).chain([(column..column + 1, width)]).collect();
    }

    /// Notes the height of a row, where it states one, and gives it. Rows come in their order: each goes to the end.
    pub(super) fn add_row(&mut self, row: u32, element: &Element<'_>) -> Result<Stated, XmlFault> {
        let height = element.attribute("ht")?.as_deref().and_then(hundredths);
        if let Some(height) = height {
            self.rows.insert(row, height);
        }
        let is_hidden = is_true(element.attribute("hidden")?.as_deref());
        Ok(match height {
            Some(0..100) => Stated::Hidden,
            _ if is_hidden => Stated::Hidden,
            None if self.hides_rows => Stated::Hidden,
            Some(height) => Stated::Height(height),
            None => Stated::Nothing,
        })
    }

    /// The height of a row that states none.
    pub(super) fn default_height(&self) -> u32 {
        self.height
    }

    /// Whether rows that state no height are hidden.
    pub(super) fn hides_rows(&self) -> bool {
        self.hides_rows
    }

    /// The width of a rectangle.
    pub(super) fn width(&self, area: CellRange) -> u32 {
        let all = area.first.column..area.last.column.saturating_add(1);
        let (mut width, mut known) = (0_u32, 0_u32);
        for (columns, of_each) in &self.columns {
            let shared = columns.end.min(all.end).saturating_sub(columns.start.max(all.start));
            width = width.saturating_add(shared.saturating_mul(*of_each));
            known = known.saturating_add(shared);
        }
        let others = all.end.saturating_sub(all.start).saturating_sub(known);
        width.saturating_add(others.saturating_mul(self.width))
    }

    /// The height of a rectangle without its first row.
    pub(super) fn height_below(&self, area: CellRange) -> u32 {
        let (first, last) = (area.first.row.saturating_add(1), area.last.row);
        if first > last {
            return 0;
        }
        let stated = || self.rows.range(first..=last).map(|(_, height)| *height);
        let others = (last - first + 1).saturating_sub(u32::try_from(stated().count()).unwrap_or(u32::MAX));
        stated().fold(others.saturating_mul(self.height), u32::saturating_add)
    }
}

/// What a row says of its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// It is not seen.
    Hidden,
    /// Nothing: as high as its texts need, where the program works that out.
    Nothing,
    /// Hundredths of a point.
    Height(u32),
}

/// Merged rectangles by their first cells.
pub(super) type Merges = OrderedMap<CellRef, CellRange>;

/// A number without a sign or exponent, cut to two decimals, as hundredths.
pub(super) fn hundredths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = fraction.bytes().chain([b'0', b'0']).take(2);
    let fraction = digits.map(|digit| digit.is_ascii_digit().then(|| u32::from(digit - b'0')));
    let fraction = fraction.reduce(|tens, ones| Some(tens? * 10 + ones?)).flatten()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_to_the_hundredth() {
        for (text, expected) in [
            ("15", Some(1_500)),
            ("15.75", Some(1_575)),
            ("5.7109375", Some(571)),
            ("20.2", Some(2_020)),
            (" 12. ", Some(1_200)),
            ("", None),
            ("-1", None),
            ("1e3", None),
            ("1.e", None),
            ("99999999999", None),
        ] {
            assert_eq!(hundredths(text), expected, "{text}");
        }
    }
}
