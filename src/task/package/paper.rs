//! The sheet "Xác thực": what ties the workbook, and a print of it, to the signed data.

use super::workbook::Seal;
use crate::dossier::{CheckCode, Dossier, PaperLabels};
use crate::workbook::fill::{AddedSheet, CellValue};

/// The widths of its columns, in characters: the second holds a digest of 64.
const WIDTHS: [u16; 2] = [34, 70];

/// The sheet of a dossier, which says so where the table was corrected: the printed one is not what was scored by then.
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
    let is_corrected = !dossier.template.corrections.is_empty();
    let notes = is_corrected.then_some(&labels.corrected).into_iter().chain(&labels.notes).map(|note| vec![text(note)]);
    let rows = [title, Vec::new()].into_iter().chain(said).chain([Vec::new()]).chain(notes).collect();
    AddedSheet { name: labels.name.clone(), widths: WIDTHS.to_vec(), rows }
}
