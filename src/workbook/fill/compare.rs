//! Which parts of two packages differ.

use crate::workbook::container::{Container, ContainerError};
use serde::{Deserialize, Serialize};

/// A part that is not the same in a template and in a package made from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartDifference {
    /// The name of the part, as the package writes it, or the template where the package lacks it.
    pub part: String,
    /// How it differs.
    pub change: PartChange,
}

/// How a part differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartChange {
    /// Only the template has it.
    Missing,
    /// Only the package has it.
    Added,
    /// Its bytes are others.
    Content,
    /// Its bytes are the same, its content type is another.
    ContentType,
}

/// Lists the parts that differ when unpacked: those of the template in its order, then those that were added.
///
/// # Errors
/// As [`Container::part`] and [`Container::content_types`].
pub fn compare_parts(template: &Container, package: &Container) -> Result<Vec<PartDifference>, ContainerError> {
    let mut differences = Vec::new();
    let (of_template, of_package) = (template.content_types()?, package.content_types()?);
    for entry in template.entries() {
        let part = &entry.name;
        let change = if !package.contains(part) {
            Some(PartChange::Missing)
        } else if template.part(part)? != package.part(part)? {
            Some(PartChange::Content)
        } else if of_template.of(part) != of_package.of(part) {
            Some(PartChange::ContentType)
        } else {
            None
        };
        differences.extend(change.map(|change| PartDifference { part: part.clone(), change }));
    }
    let added = package.entries().iter().filter(|entry| !template.contains(&entry.name));
    differences.extend(added.map(|entry| PartDifference { part: entry.name.clone(), change: PartChange::Added }));
    Ok(differences)
}
