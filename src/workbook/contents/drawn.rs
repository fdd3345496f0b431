//! What lies over the cells of a sheet: pictures, charts, text boxes, notes. They are not read; that there are more of
//! them than should be is enough to know that a sheet shows something else than its cells.

use crate::workbook::container::xml::{Markup, Walk};
use crate::workbook::container::{Container, ContainerError};

/// Where a drawing is fastened (ECMA-376 part 1, 20.5.2).
const ANCHORS: [&str; 3] = ["twoCellAnchor", "oneCellAnchor", "absoluteAnchor"];
/// A shape in the older form of drawings (part 4, 19.1.2.19), which need not be XML.
const OLD_SHAPE: &[u8] = b":shape ";

/// How many things lie over a sheet.
pub(super) fn count(container: &Container<'_>, sheet: &str) -> Result<usize, ContainerError> {
    let mut count = 0;
    for relationship in container.relationships(sheet)? {
        let part = relationship.part(sheet).filter(|part| container.contains(part));
        count += match (relationship.kind_name().to_ascii_lowercase().as_str(), part) {
            ("drawing", Some(part)) => anchors(&part, &container.part(&part)?)?,
            ("vmldrawing" | "legacydrawing", Some(part)) => old_shapes(&container.part(&part)?),
            // A picture behind the cells.
            ("image", _) => 1,
            _ => 0,
        };
    }
    Ok(count)
}

fn anchors(name: &str, part: &[u8]) -> Result<usize, ContainerError> {
    let fault = |fault| ContainerError::xml(name, fault);
    let mut walk = Walk::new(part).map_err(fault)?;
    let mut count = 0;
    while let Some(step) = walk.next().map_err(fault)? {
        if let Markup::Start(element) = step.markup {
            count += usize::from(ANCHORS.contains(&element.local()));
        }
    }
    Ok(count)
}

fn old_shapes(part: &[u8]) -> usize {
    part.windows(OLD_SHAPE.len()).filter(|bytes| *bytes == OLD_SHAPE).count()
}
