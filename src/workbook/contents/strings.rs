//! The texts that cells share (ECMA-376 part 1, 18.4.9).

use super::strict::{Fault, StrictWalk};
use super::text::rich_text;
use crate::workbook::container::PartRule;
use std::rc::Rc;

/// How many texts a part may promise beyond those that it has: readers make room for as many as it says.
const SLACK: usize = 65_536;

/// Reads the part.
pub(super) fn read(source: &[u8]) -> Result<Vec<Rc<str>>, Fault> {
    let promised = promised(source)?;
    let mut walk = StrictWalk::new(source, "sst")?;
    let mut strings: Vec<Rc<str>> = Vec::new();
    while let Some(element) = walk.child(1)? {
        match element.local() {
            "si" => strings.push(rich_text(&mut walk, 2)?.into()),
            "extLst" => walk.skip(2)?,
            _ => return Err(PartRule::Unexpected.into()),
        }
    }
    while walk.any()?.is_some() {}
    match promised > strings.len().saturating_add(SLACK) as u64 {
        true => Err(PartRule::TooLong.into()),
        false => Ok(strings),
    }
}

/// The larger of the two counts that the root states. Nothing is made of them here, but readers believe them.
fn promised(source: &[u8]) -> Result<u64, Fault> {
    let mut walk = crate::workbook::container::xml::Walk::new(source)?;
    while let Some(step) = walk.next()? {
        if let crate::workbook::container::xml::Markup::Start(root) = step.markup {
            // `count` is how often they are used, which may be as often as there are cells.
            let count = root.attribute("uniqueCount")?.unwrap_or_default();
            return Ok(count.trim().parse().unwrap_or(u64::from(!count.is_empty()) * u64::MAX));
        }
    }
    Ok(0)
}
