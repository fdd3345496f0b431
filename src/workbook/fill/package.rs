//! Puts the parts of the filled workbook together: untouched ones with their packed bytes as they are.

use super::error::FillError;
use crate::workbook::container::{CONTENT_TYPES_PART, Container, Entry};
use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// What becomes of the parts.
#[derive(Default)]
pub(super) struct Parts {
    /// New contents, by the name of the part.
    changed: BTreeMap<String, Vec<u8>>,
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

    fn write(&self, container: &Container, types: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        put(&mut writer, CONTENT_TYPES_PART, types)?;
        let mut archive = container.archive();
        for Entry { name, index, .. } in container.entries() {
            if self.leaves_out(name) || name.eq_ignore_ascii_case(CONTENT_TYPES_PART) {
                continue;
            }
            match self.changed.get(&name.to_ascii_lowercase()) {
                Some(content) => put(&mut writer, name, content)?,
                None => writer.raw_copy_file(archive.by_index_raw(*index)?)?,
            }
        }
        for (name, content) in &self.added {
            put(&mut writer, name, content)?;
        }
        Ok(writer.finish()?.into_inner())
    }
}

/// Writes a part with the fixed time that ZIP's calendar begins with, as if on DOS, wherever this runs.
fn put(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, content: &[u8]) -> zip::result::ZipResult<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Dos);
    writer.start_file(name, options)?;
    Ok(writer.write_all(content)?)
}
