//! Places in a sheet. Readers that calculate them in 32 bits would take `J4294967307` for `J11`.

use super::strict::Fault;
use crate::workbook::cell::{CellRange, CellRef, ROWS};
use crate::workbook::container::PartRule;
use crate::workbook::container::xml::Element;

/// The rectangle "A1:C3" or "B2", with its upper left corner first.
pub(super) fn block(text: &str) -> Result<CellRange, Fault> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let corner = |text: &str| text.parse::<CellRef>().map_err(|_| PartRule::Reference);
    let (first, last) = (corner(first)?, corner(last)?);
    match first.row <= last.row && first.column <= last.column {
        true => Ok(CellRange { first, last }),
        false => Err(PartRule::Reference.into()),
    }
}

/// The row's own number, or the next one, counted from 0.
pub(super) fn row_at(element: &Element<'_>, next: u32) -> Result<u32, Fault> {
    let row = match element.attribute("r")? {
        None => Some(next),
        Some(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse::<u32>().ok().and_then(|number| number.checked_sub(1))
        }
        Some(_) => None,
    };
    match row.filter(|row| *row < ROWS) {
        None => Err(PartRule::Reference.into()),
        Some(row) if row < next => Err(PartRule::OutOfOrder.into()),
        Some(row) => Ok(row),
    }
}

/// The cell's own place, or the next one in its row.
pub(super) fn cell_at(element: &Element<'_>, next: CellRef) -> Result<CellRef, Fault> {
    let at = match element.attribute("r")? {
        None => CellRef::new(next.row, next.column),
        Some(text) => text.parse().ok(),
    };
    match at {
        None => Err(PartRule::Reference.into()),
        Some(at) if at.row != next.row || at.column < next.column => Err(PartRule::OutOfOrder.into()),
        Some(at) => Ok(at),
    }
}
