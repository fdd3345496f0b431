//! One cell as it stands in its sheet (ECMA-376 part 1, 18.3.1.4).

use super::reference::{block, cell_at};
use super::strict::{Fault, StrictWalk, Told, once};
use super::text::rich_text;
use crate::workbook::container::PartRule;
use crate::workbook::container::xml::Element;
use crate::workbook::{CellRange, CellRef};

/// The depth of a cell in a worksheet.
const DEPTH: usize = 4;

/// The types of cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellType {
    /// `n`, or none.
    Number,
    /// `s`: a text that cells share.
    Shared,
    /// `str`: a text, as a rule of a formula.
    Text,
    /// `inlineStr`: a text in the cell itself.
    Inline,
    /// `b`.
    Truth,
    /// `e`.
    Error,
    /// `d`: a day in ISO 8601.
    Day,
}

/// A cell before its texts are looked up.
#[derive(Debug)]
pub(super) struct RawCell {
    pub(super) at: CellRef,
    /// Its format, by its place among the formats of cells.
    pub(super) style: usize,
    pub(super) kind: CellType,
    pub(super) value: Option<Told>,
    pub(super) inline: Option<String>,
    pub(super) formula: Option<RawFormula>,
}

/// A formula as it stands in its cell.
#[derive(Debug)]
pub(super) struct RawFormula {
    pub(super) text: String,
    /// The number under which cells share it.
    pub(super) shared: Option<u32>,
    /// Whether it says which cells it is for: the one that brings the text of a shared formula does.
    pub(super) has_block: bool,
    /// The cells that it alone fills, where it is an array formula or a data table.
    pub(super) fills: Option<CellRange>,
}

/// Reads the cell whose tag was just read. It stands in that row, in that column or behind it.
pub(super) fn read(walk: &mut StrictWalk<'_>, element: &Element<'_>, next: CellRef) -> Result<RawCell, Fault> {
    let style = element.attribute("s")?.map_or(Some(0), |style| style.parse().ok()).ok_or(PartRule::Unresolved)?;
    let (at, kind) = (cell_at(element, next)?, cell_type(element)?);
    let mut cell = RawCell { at, style, kind, value: None, inline: None, formula: None };
    while let Some(child) = walk.child(DEPTH)? {
        match child.local() {
            "v" => once(&mut cell.value, walk.told(DEPTH + 1)?)?,
            "is" => once(&mut cell.inline, rich_text(walk, DEPTH + 1)?)?,
            "f" => once(&mut cell.formula, formula(walk, &child)?)?,
            "extLst" => walk.skip(DEPTH + 1)?,
            _ => return Err(PartRule::Unexpected.into()),
        }
    }
    Ok(cell)
}

fn cell_type(element: &Element<'_>) -> Result<CellType, Fault> {
    Ok(match element.attribute("t")?.as_deref() {
        None | Some("n") => CellType::Number,
        Some("s") => CellType::Shared,
        Some("str") => CellType::Text,
        Some("inlineStr") => CellType::Inline,
        Some("b") => CellType::Truth,
        Some("e") => CellType::Error,
        Some("d") => CellType::Day,
        Some(_) => return Err(PartRule::Value.into()),
    })
}

fn formula(walk: &mut StrictWalk<'_>, element: &Element<'_>) -> Result<RawFormula, Fault> {
    let kind = element.attribute("t")?;
    let shared = match kind.as_deref() {
        Some("shared") => {
            let index = element.attribute("si")?.and_then(|index| index.parse().ok());
            Some(index.ok_or(PartRule::Unresolved)?)
        }
        _ => None,
    };
    let area = element.attribute("ref")?.map(|text| block(&text)).transpose()?;
    let fills = area.filter(|_| matches!(kind.as_deref(), Some("array" | "dataTable")));
    Ok(RawFormula { text: walk.told(DEPTH + 1)?.text, shared, has_block: area.is_some(), fills })
}
