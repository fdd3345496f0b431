//! A template's workbook, read in all the ways that a package needs.

use crate::signature::Sha256Digest;
use crate::workbook::contents::Contents;
use crate::workbook::write_back::Form;
use crate::workbook::{self, Imported, Refusal};

/// A workbook with what it asks and what its cells hold.
pub(super) struct OpenForm {
    /// SHA-256 of its bytes.
    pub(super) sha256: Sha256Digest,
    pub(super) imported: Imported,
    pub(super) contents: Contents,
}

impl OpenForm {
    /// Reads a stranger's workbook.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let imported = workbook::import_workbook(bytes)?;
        Ok(Self { sha256: Sha256Digest::of(bytes), imported, contents: Contents::read(bytes)? })
    }

    /// As it is filled in.
    pub(super) fn form(&self) -> Form<'_> {
        let Imported { template, layout, .. } = &self.imported;
        Form { template, layout, contents: &self.contents }
    }
}
