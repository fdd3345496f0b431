//! Puts the parts of the filled workbook together: untouched ones with their packed bytes as they are.

use super::archive::{Archive, TooLarge};
use super::error::FillError;
use crate::basics::OrderedMap;
use crate::workbook::container::{CONTENT_TYPES_PART, Container};
use std::collections::HashSet;

/// What becomes of the parts.
#[derive(Default)]
pub(super) struct Parts {
    /// New contents, by the name of the part; few, as a package has no more than
    /// [`crate::workbook::container::MAX_ENTRIES`].
    changed: OrderedMap<String, Vec<u8>>,
    /// Parts that are left out, in lower case.
    removed: HashSet<String>,
    /// Parts that the template does not have, in the order in which they are written.
    added: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// Gives a part of the template another content.
    pub(super) fn change(&mut self, part: &str, content: Vec<u8>) {
        self.changed.insert(part.to_ascii_lowercase(), content);
    }

    /// The new content of a part that was changed.
    pub(super) fn changed(&self, part: &str) -> Option<&[u8]> {
        self.changed.get(&part.to_ascii_lowercase()).map(Vec::as_slice)
    }

    /// Leaves a part out.
    pub(super) fn remove(&mut self, part: &str) {
        self.removed.insert(part.to_ascii_lowercase());
    }

    /// Adds a part.
    pub(super) fn add(&mut self, part: String, content: Vec<u8>) {
        self.added.push((part, content));
    }

    /// Whether a part is left out.
    pub(super) fn leaves_out(&self, part: &str) -> bool {
        self.removed.contains(&part.to_ascii_lowercase())
    }

    /// Writes the package: content types first, then the template's parts in their order, then the added ones.
    /// Equal parts give equal bytes.
    pub(super) fn assemble(&self, container: &Container, types: &[u8]) -> Result<Vec<u8>, FillError> {
        self.write(container, types).map_err(|_| FillError::Assembly)
    }

    fn write(&self, container: &Container, types: &[u8]) -> Result<Vec<u8>, TooLarge> {
        let mut written = Archive::default();
        written.pack(CONTENT_TYPES_PART, types)?;
        for entry in container.entries() {
            let name = &entry.name;
            if self.leaves_out(name) || name.eq_ignore_ascii_case(CONTENT_TYPES_PART) {
                continue;
            }
            match self.changed.get(&name.to_ascii_lowercase()) {
                Some(content) => written.pack(name, content)?,
                None => written.add(&container.packed(entry))?,
            }
        }
        for (name, content) in &self.added {
            written.pack(name, content)?;
        }
        written.finish()
    }
}
