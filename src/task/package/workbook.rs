//! The workbook of a package: the template, filled in from the signed data alone, so that whoever has both writes the
//! same one.

use super::form::OpenForm;
use super::paper;
use crate::assessment::Assessment;
use crate::dossier::{Dossier, Wording, custom_xml};
use crate::signature::Sha256Digest;
use crate::signature::certificate::Certificate;
use crate::workbook::container::Container;
use crate::workbook::fill::{CustomXml, FillError, Filled, Filling, fill};
use crate::workbook::write_back::{Answered, Writes, write_back};

/// The id under which the signed file stands among a workbook's custom XML items; always the same, as its namespace is.
const ITEM_ID: &str = "{4F7E2C1A-9B36-4D58-8E0F-6A5D3C2B1E09}";

/// What ties a workbook to its signed data.
pub(super) struct Seal<'a> {
    /// SHA-256 of the payload.
    pub(super) payload: Sha256Digest,
    /// Who signs.
    pub(super) certificate: &'a Certificate,
    /// The signed file; nothing before it is signed.
    pub(super) jws: Option<&'a str>,
}

/// A filled workbook and what was put into it.
pub(super) struct FilledForm {
    pub(super) filled: Filled,
    pub(super) writes: Writes,
}

impl OpenForm {
    /// What stands in the cells for a dossier. The assessment is that of its answers by this form's template.
    pub(super) fn writes(&self, dossier: &Dossier, assessment: &Assessment, wording: &Wording) -> Writes {
        let answered = Answered { unit: &dossier.unit.name, answers: &dossier.answers, assessment };
        write_back(&self.form(), &answered, &wording.cells)
    }

    /// Fills the workbook.
    pub(super) fn fill(
        &self,
        (dossier, assessment): (&Dossier, &Assessment),
        seal: &Seal<'_>,
        wording: &Wording,
    ) -> Result<FilledForm, FillError> {
        let writes = self.writes(dossier, assessment, wording);
        let part = seal.jws.map(custom_xml::wrap);
        let item = part.as_deref().map(|item| CustomXml { namespace: custom_xml::NAMESPACE, item_id: ITEM_ID, item });
        let filling = Filling {
            sheets: std::slice::from_ref(&writes.sheet),
            added: &[paper::sheet(dossier, seal, &wording.paper)],
            custom_xml: item,
            calculation: writes.calculation,
        };
        let filled = fill(&Container::open(&self.workbook)?, &filling)?;
        Ok(FilledForm { filled, writes })
    }
}
