//! Names that formulas use for cells and numbers (ECMA-376 part 1, 18.2.5).

use super::strict::{Fault, StrictWalk};
use crate::basics::OrderedMap;
use crate::workbook::container::PartRule;
use crate::workbook::container::xml::Markup;
use std::collections::HashSet;

/// Names of Excel's own, for printing and filtering: programs write them anew when they save.
const BUILT_IN: &str = "_xlnm.";

/// Reads the names of a workbook, each with the number of its sheet in front where it is for one only, and in capitals,
/// because they are compared so.
pub(super) fn read(source: &[u8]) -> Result<OrderedMap<String, String>, Fault> {
    let mut walk = StrictWalk::new(source, "workbook")?;
    // There may be many, in any order.
    let (mut names, mut seen) = (Vec::new(), HashSet::new());
    while let Some(step) = walk.any()? {
        let Markup::Start(element) = step.markup else { continue };
        if element.local() != "definedName" {
            continue;
        }
        if step.depth != 3 || !walk.is_own(&element) {
            return Err(PartRule::Foreign.into());
        }
        let name = element.attribute("name")?.ok_or(PartRule::Unexpected)?;
        let sheet = element.attribute("localSheetId")?.map(|sheet| format!("{sheet}!")).unwrap_or_default();
        let text = walk.told(3)?.text;
        if name.starts_with(BUILT_IN) {
            continue;
        }
        let name = sheet + &name.to_uppercase();
        if !seen.insert(name.clone()) {
            return Err(PartRule::Repeated.into());
        }
        names.push((name, text));
    }
    Ok(names.into_iter().collect())
}
