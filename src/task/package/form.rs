//! What asks, read in all the ways that a package needs.

use crate::dossier;
use crate::signature::Sha256Digest;
use crate::workbook::contents::Contents;
use crate::workbook::write_back::Form;
use crate::workbook::{Corrections, Imported, Refusal};

/// A form with what it asks and what the cells of its workbook hold.
pub(super) struct OpenForm {
    /// See [`dossier::Form::digest`].
    pub(super) sha256: Sha256Digest,
    /// The bytes of the workbook that is filled in.
    pub(super) workbook: Vec<u8>,
    /// What a person corrected in its reading.
    pub(super) corrections: Corrections,
    pub(super) imported: Imported,
    pub(super) contents: Contents,
}

impl OpenForm {
    /// Reads what a stranger's form asks.
    pub(super) fn read(form: &dossier::Form) -> Result<Self, Refusal> {
        let (imported, contents) = (form.import()?, Contents::read(form.workbook())?);
        let (sha256, corrections) = (form.digest(), form.corrections().clone());
        Ok(Self { sha256, workbook: form.workbook().to_vec(), corrections, imported, contents })
    }

    /// As it is filled in.
    pub(super) fn form(&self) -> Form<'_> {
        let Imported { template, layout, .. } = &self.imported;
        Form { template, layout, contents: &self.contents }
    }
}
