//! The calculation chain: which cells have formulas (ECMA-376 part 1, 18.6). Excel calls a workbook damaged whose
//! chain names a cell without one; a chain that lacks a cell is only put right.

use super::edits::{Edits, retag};
use crate::workbook::cell::CellRef;
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Markup, Vocabulary, Walk};
use std::collections::HashSet;

/// The chain without some cells.
pub(super) enum Chain {
    /// It named none of them.
    Same,
    /// The new part.
    Shorter(Vec<u8>),
    /// No cell is left, which the schema does not allow: the part has to go.
    Empty,
}

/// Takes cells out of the chain, each by the id of its sheet.
pub(super) fn without(part: &[u8], lost: &HashSet<(u32, CellRef)>) -> Result<Chain, XmlFault> {
    let mut edits = Edits::of(part);
    let mut walk = Walk::new(part)?;
    let (mut sheet, mut kept, mut sheet_went_with_a_cell) = (None, 0_usize, false);
    while let Some(step) = walk.next()? {
        let Markup::Start(element) = step.markup else { continue };
        if step.depth != 2 || !element.is(Vocabulary::Spreadsheet, "c") {
            continue;
        }
        // A cell without a sheet's id is in the sheet of the cell before it (18.6.1).
        let own_sheet = element.attribute("i")?.and_then(|id| id.parse().ok());
        sheet_went_with_a_cell &= own_sheet.is_none();
        sheet = own_sheet.or(sheet);
        if is_lost(&element, sheet, lost)? && element.is_empty {
            edits.remove(step.span);
            sheet_went_with_a_cell |= own_sheet.is_some();
            continue;
        }
        if let (true, Some(id)) = (sheet_went_with_a_cell, sheet) {
            edits.replace(step.span, retag(&element, &[], &[("i", &id.to_string())], "/>")?);
            sheet_went_with_a_cell = false;
        }
        kept += 1;
    }
    Ok(match edits.apply() {
        Some(_) if kept == 0 => Chain::Empty,
        Some(part) => Chain::Shorter(part),
        None => Chain::Same,
    })
}

fn is_lost(element: &Element, sheet: Option<u32>, lost: &HashSet<(u32, CellRef)>) -> Result<bool, XmlFault> {
    let cell = element.attribute("r")?.and_then(|text| text.parse().ok());
    Ok(sheet.zip(cell).is_some_and(|place| lost.contains(&place)))
}

#[cfg(test)]
mod tests {
    // A table that cannot be read should stop its test.
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    /// The chain of these cells, without those that are lost, as its elements.
    fn chain(cells: &str, lost: &[(u32, &str)]) -> String {
        let (start, end) =
            (r#"<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#, "</calcChain>");
        let lost = lost.iter().map(|(sheet, cell)| (*sheet, cell.parse().unwrap())).collect();
        match without(format!("{start}{cells}{end}").as_bytes(), &lost).unwrap_or_else(|fault| panic!("{fault:?}")) {
            Chain::Same => "same".to_owned(),
            Chain::Empty => "empty".to_owned(),
            Chain::Shorter(part) => {
                let part = String::from_utf8(part).unwrap();
                part.strip_prefix(start).unwrap().strip_suffix(end).unwrap().to_owned()
            }
        }
    }

    #[test]
    fn cells_go_and_their_sheets_id_moves_on() {
        let cells = r#"<c r="A1" i="1" l="1"/><c r="A2"/><c r="A1" i="2"/><c r="B1" s="1"/>"#;
        for (lost, expected) in [
            (&[][..], "same"),
            (&[(3, "A1")], "same"),
            (&[(1, "A2")], r#"<c r="A1" i="1" l="1"/><c r="A1" i="2"/><c r="B1" s="1"/>"#),
            (&[(1, "A1")], r#"<c r="A2" i="1"/><c r="A1" i="2"/><c r="B1" s="1"/>"#),
            (&[(1, "A1"), (1, "A2")], r#"<c r="A1" i="2"/><c r="B1" s="1"/>"#),
            (&[(1, "A2"), (2, "A1")], r#"<c r="A1" i="1" l="1"/><c r="B1" s="1" i="2"/>"#),
            (&[(1, "A1"), (1, "A2"), (2, "A1"), (2, "B1")], "empty"),
        ] {
            assert_eq!(chain(cells, lost), expected, "{lost:?}");
        }
    }
}
