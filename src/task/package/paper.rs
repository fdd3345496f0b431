//! The sheet "Xác thực": what ties the workbook, and a print of it, to the signed data.

use super::workbook::Seal;
use crate::dossier::{CheckCode, Dossier};
use crate::workbook::fill::{AddedSheet, CellValue};
use serde::{Deserialize, Serialize};

/// The words of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperLabels {
    /// The sheet's name, at most 31 characters.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Before the unit's name.
    pub unit: String,
    /// Before the name of the exercise.
    pub exercise: String,
    /// Before what is scored: `2023`.
    pub period: String,
    /// Before the number of the revision.
    pub revision: String,
    /// Before the total.
    pub total: String,
    /// Before the check code.
    pub check_code: String,
    /// Before the payload's SHA-256.
    pub payload: String,
    /// Before the file name of the template.
    pub template: String,
    /// Before the SHA-256 of the template's workbook.
    pub template_digest: String,
    /// Before the person that the certificate names.
    pub signer: String,
    /// Before the unit that the certificate names.
    pub signer_unit: String,
    /// Before the certificate's fingerprint.
    pub fingerprint: String,
    /// Sentences below, a row each: what decides, and how it is checked.
    pub notes: Vec<String>,
}

/// The widths of its columns, in characters: the second holds a digest of 64.
const WIDTHS: [u16; 2] = [34, 70];

/// The sheet of a dossier.
pub(super) fn sheet(dossier: &Dossier, seal: &Seal<'_>, labels: &PaperLabels) -> AddedSheet {
    let subject = seal.certificate.subject();
    let text = |text: &str| CellValue::Text(text.to_owned());
    let rows = [
        (&labels.unit, text(&dossier.unit.name)),
        (&labels.exercise, text(&dossier.campaign.name)),
        (&labels.period, text(&dossier.campaign.period)),
        (&labels.revision, CellValue::Decimal { units: i64::from(dossier.revision.number()), scale: 0 }),
        (&labels.total, dossier.stated.totals.total.into()),
        (&labels.check_code, text(&CheckCode::of(&seal.payload).to_string())),
        (&labels.payload, text(&seal.payload.to_string())),
        (&labels.template, text(&dossier.template.file_name)),
        (&labels.template_digest, text(&dossier.template.sha256.to_string())),
        (&labels.signer, text(subject.common_name())),
        (&labels.signer_unit, text(subject.organization().unwrap_or_default())),
        (&labels.fingerprint, text(&seal.certificate.fingerprint().to_string())),
    ];
    let title = vec![text(&labels.title)];
    let said = rows.into_iter().filter(|(_, value)| *value != text("")).map(|(label, value)| vec![text(label), value]);
    let notes = labels.notes.iter().map(|note| vec![text(note)]);
    let rows = [title, Vec::new()].into_iter().chain(said).chain([Vec::new()]).chain(notes).collect();
    AddedSheet { name: labels.name.clone(), widths: WIDTHS.to_vec(), rows }
}
