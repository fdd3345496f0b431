//! Walking through parts whose elements are known by their names.

use crate::workbook::container::xml::{Element, Markup, Walk};
use crate::workbook::container::{Container, ContainerError, XmlFault};

/// The next element right below that depth, whatever stands between; nothing at the end of the element of that depth.
/// What is in an element that the caller does not read is passed over.
pub(super) fn child<'a>(walk: &mut Walk<'a>, depth: usize) -> Result<Option<Element<'a>>, XmlFault> {
    while let Some(step) = walk.next()? {
        match step.markup {
            Markup::Start(element) if step.depth == depth + 1 => return Ok(Some(element)),
            Markup::End if step.depth == depth => return Ok(None),
            _ => {}
        }
    }
    Ok(None)
}

/// Passes over what is left of the element of that depth.
pub(super) fn skip(walk: &mut Walk<'_>, depth: usize) -> Result<(), XmlFault> {
    while let Some(step) = walk.next()? {
        if matches!(step.markup, Markup::End) && step.depth == depth {
            break;
        }
    }
    Ok(())
}

/// A part that may be missing.
pub(super) fn part(container: &Container<'_>, name: &str) -> Result<Option<Vec<u8>>, ContainerError> {
    container.contains(name).then(|| container.part(name)).transpose()
}

/// A count in an attribute; as it should be where it says nothing that can be read.
pub(super) fn number(element: &Element<'_>, name: &str, missing: u32) -> Result<u32, XmlFault> {
    Ok(element.attribute(name)?.and_then(|text| text.trim().parse().ok()).unwrap_or(missing))
}
