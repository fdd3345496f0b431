//! The formats of numbers: what a cell shows in the place of its value (ECMA-376 part 1, 18.8.30).

use super::strict::{Fault, StrictWalk};
use crate::workbook::container::PartRule;
use crate::workbook::container::xml::{Element, Markup};
use std::collections::HashMap;
use std::rc::Rc;

/// The format that shows a value as it is.
pub(super) const GENERAL: &str = "General";
/// The most formats of cells that Excel keeps ("Excel specifications and limits": 65,490).
const MOST: usize = 65_490;
/// The greatest indent that Excel knows.
const MOST_INDENT: u32 = 250;
/// The longest value of an attribute, in bytes: a code has 255 characters, and readers copy fonts and codes into every
/// format of a cell.
const LONGEST: usize = 1_024;

/// The formats that mean the same in every language (18.8.30; the others are days and times, or left open).
const BUILT_IN: [(u32, &str); 28] = [
    (0, GENERAL),
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (11, "0.00E+00"),
    (12, "# ?/?"),
    (13, "# ??/??"),
    (14, "mm-dd-yy"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm AM/PM"),
    (19, "h:mm:ss AM/PM"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "m/d/yy h:mm"),
    (37, "#,##0 ;(#,##0)"),
    (38, "#,##0 ;[Red](#,##0)"),
    (39, "#,##0.00;(#,##0.00)"),
    (40, "#,##0.00;[Red](#,##0.00)"),
    (45, "mm:ss"),
    (46, "[h]:mm:ss"),
    (47, "mmss.0"),
    (48, "##0.0E+0"),
    (49, "@"),
];

/// The formats of a workbook.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// The code of each format of cells.
    cells: Vec<Rc<str>>,
    /// How far each format of cells moves its text to the right (18.8.1), where any does.
    indents: Vec<u32>,
    /// The codes that conditions bring, as they are read.
    pub(super) conditional: Vec<String>,
}

impl Formats {
    /// Reads the part with the styles.
    pub(super) fn read(source: &[u8]) -> Result<Self, Fault> {
        let mut walk = StrictWalk::new(source, "styleSheet")?;
        let (mut codes, mut ids, mut formats) = (HashMap::new(), Vec::new(), Self::default());
        let mut list = String::new();
        while let Some(step) = walk.any()? {
            let Markup::Start(element) = step.markup else { continue };
            check_attributes(&element)?;
            let is_own = walk.is_own(&element);
            match (step.depth, element.local()) {
                (2, name) => list = if is_own { name.to_owned() } else { String::new() },
                (3, "numFmt") if is_own && list == "numFmts" => define(&element, &mut codes)?,
                (3, "xf") if is_own && list == "cellXfs" => ids.push(number(&element)?),
                (4, "alignment") if is_own && list == "cellXfs" => {
                    let indent = element.attribute("indent")?.and_then(|indent| indent.parse::<u32>().ok());
                    formats.indents.resize(ids.len().min(MOST), 0);
                    if let Some(last) = formats.indents.last_mut() {
                        *last = indent.unwrap_or_default().min(MOST_INDENT);
                    }
                }
                // A reader that looks at names alone would count it with the others.
                (_, "xf") if list == "cellXfs" => return Err(PartRule::Foreign.into()),
                (_, "numFmt") => formats.conditional.extend(element.attribute("formatCode")?),
                _ => {}
            }
        }
        if ids.len() > MOST {
            return Err(PartRule::TooLong.into());
        }
        let general: Rc<str> = GENERAL.into();
        formats.cells = ids.iter().map(|id| code(*id, &codes).unwrap_or_else(|| general.clone())).collect();
        Ok(formats)
    }

    /// The code of a format of cells; nothing where it shows the value as it is.
    pub(super) fn of(&self, style: usize) -> Option<&Rc<str>> {
        self.cells.get(style).filter(|code| !code.eq_ignore_ascii_case(GENERAL))
    }

    /// How far a format of cells moves its text to the right, in steps of an indent.
    pub(super) fn indent(&self, style: usize) -> u32 {
        self.indents.get(style).copied().unwrap_or_default()
    }
}

fn check_attributes(element: &Element<'_>) -> Result<(), Fault> {
    for attribute in element.raw_attributes() {
        if attribute?.value.len() > LONGEST {
            return Err(PartRule::TooLong.into());
        }
    }
    Ok(())
}

fn define(element: &Element<'_>, codes: &mut HashMap<u32, Rc<str>>) -> Result<(), Fault> {
    let code: Rc<str> = element.attribute("formatCode")?.ok_or(PartRule::Unresolved)?.into();
    match codes.insert(number(element)?, code) {
        None => Ok(()),
        Some(_) => Err(PartRule::Repeated.into()),
    }
}

fn number(element: &Element<'_>) -> Result<u32, Fault> {
    let id = element.attribute("numFmtId")?;
    Ok(id.map_or(Some(0), |id| id.trim().parse().ok()).ok_or(PartRule::Unresolved)?)
}

/// The code of a number, the workbook's own before the built-in one. One that is neither is a day of some language,
/// known by its number.
fn code(id: u32, own: &HashMap<u32, Rc<str>>) -> Option<Rc<str>> {
    let built_in = || BUILT_IN.iter().find(|(number, _)| *number == id).map(|(_, code)| Rc::from(*code));
    own.get(&id).cloned().or_else(built_in)
}
