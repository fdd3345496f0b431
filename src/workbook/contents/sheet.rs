//! A worksheet part from its first to its last element (ECMA-376 part 1, 18.3.1.99).

use super::cell::{self, RawCell};
use super::reference::{block, row_at};
use super::strict::{Fault, StrictWalk};
use crate::workbook::cell::{CellRange, CellRef};
use crate::workbook::container::xml::{Element, Markup};
use crate::workbook::container::{PartRule, is_true};
use std::ops::RangeInclusive;

/// What stands in a sheet.
#[derive(Debug)]
pub(super) enum Seen {
    /// A cell, in the order of the sheet.
    Cell(RawCell),
    /// A merged rectangle.
    Merge(CellRange),
    /// A row that nobody sees, counted from 0.
    HiddenRow(u32),
    /// Columns that nobody sees, counted from 0.
    HiddenColumns(RangeInclusive<u32>),
    /// A format of numbers that a condition brings.
    Format(String),
}

/// Reads a sheet and hands over what is in it. All of it is read, whatever becomes of what was seen.
pub(super) fn scan(source: &[u8], seen: &mut dyn FnMut(Seen) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut walk = StrictWalk::new(source, "worksheet")?;
    let mut has_data = false;
    while let Some(step) = walk.any()? {
        let Markup::Start(element) = step.markup else { continue };
        let is_own = walk.is_own(&element);
        match (step.depth, element.local()) {
            (2, "sheetData") if is_own && !has_data => {
                has_data = true;
                sheet_data(&mut walk, seen)?;
            }
            (_, "sheetData") => return Err(PartRule::Repeated.into()),
            (3, "mergeCell") if is_own => {
                let text = element.attribute("ref")?.ok_or(PartRule::Reference)?;
                seen(Seen::Merge(block(&text)?))?;
            }
            (_, "mergeCell") => return Err(PartRule::Foreign.into()),
            // Nothing is made of it here; readers that believe it make room for it.
            (_, "dimension") => drop(element.attribute("ref")?.map(|text| block(&text)).transpose()?),
            (3, "col") if is_own => columns(&element)?.map_or(Ok(()), &mut *seen)?,
            (_, "row" | "c" | "col") if is_own => return Err(PartRule::Unexpected.into()),
            (_, "numFmt") => {
                element.attribute("formatCode")?.into_iter().try_for_each(|code| seen(Seen::Format(code)))?
            }
            _ => {}
        }
    }
    Ok(())
}

fn sheet_data(walk: &mut StrictWalk<'_>, seen: &mut dyn FnMut(Seen) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut next = 0;
    while let Some(element) = walk.child(2)? {
        if element.local() != "row" {
            return Err(PartRule::Unexpected.into());
        }
        let row = row_at(&element, next)?;
        if is_true(element.attribute("hidden")?.as_deref()) || is_flat(element.attribute("ht")?) {
            seen(Seen::HiddenRow(row))?;
        }
        cells(walk, row, seen)?;
        next = row + 1;
    }
    Ok(())
}

fn cells(walk: &mut StrictWalk<'_>, row: u32, seen: &mut dyn FnMut(Seen) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut next = CellRef { row, column: 0 };
    while let Some(element) = walk.child(3)? {
        match element.local() {
            "c" => {
                let cell = cell::read(walk, &element, next)?;
                next.column = cell.at.column + 1;
                seen(Seen::Cell(cell))?;
            }
            "extLst" => walk.skip(4)?,
            _ => return Err(PartRule::Unexpected.into()),
        }
    }
    Ok(())
}

/// The columns of a `col`, where they are hidden (18.3.1.13; they are counted from 1).
fn columns(element: &Element<'_>) -> Result<Option<Seen>, Fault> {
    if !is_true(element.attribute("hidden")?.as_deref()) && !is_flat(element.attribute("width")?) {
        return Ok(None);
    }
    let number = |text: Option<String>| text.and_then(|text| text.parse::<u32>().ok()?.checked_sub(1));
    let (first, last) = (number(element.attribute("min")?), number(element.attribute("max")?));
    let columns = first.zip(last).ok_or(PartRule::Reference)?;
    Ok(Some(Seen::HiddenColumns(columns.0..=columns.1)))
}

/// Whether a height or width is less than one point or character: too little to see anything.
fn is_flat(size: Option<String>) -> bool {
    size.is_some_and(|size| size.split('.').next().is_some_and(|whole| whole.trim().parse() == Ok(0)))
}
