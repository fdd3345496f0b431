//! The words that a package is written with.

use super::{Language, say};
use crate::dossier::{PaperLabels, Wording};
use crate::workbook::write_back::Labels;

/// The words that every package is written with: Vietnamese, as its workbook is, whatever language the page speaks.
///
/// They are part of the format (docs/formats.md): a test opens a stored package and fails when one of them changes.
pub fn wording() -> Wording {
    Wording { cells: cells(Language::vi), paper: paper(Language::vi) }
}

fn cells(language: Language) -> Labels {
    Labels {
        evidence: say!(language, package.evidence).to_owned(),
        not_applicable: say!(language, package.not_applicable).to_owned(),
        yes: say!(language, package.yes).to_owned(),
        no: say!(language, package.no).to_owned(),
        points_column: say!(language, package.points_column).to_owned(),
        apart_column: say!(language, package.apart_column).to_owned(),
        evidence_column: say!(language, package.evidence_column).to_owned(),
        explanation_column: say!(language, package.explanation_column).to_owned(),
    }
}

/// The words of the sheet "Xác thực", which are also those beside the same figures on the page.
pub fn paper(language: Language) -> PaperLabels {
    PaperLabels {
        name: say!(language, package.name).to_owned(),
        title: say!(language, package.title).to_owned(),
        unit: say!(language, package.unit).to_owned(),
        exercise: say!(language, package.exercise).to_owned(),
        period: say!(language, package.period).to_owned(),
        revision: say!(language, package.revision).to_owned(),
        total: say!(language, package.total).to_owned(),
        check_code: say!(language, package.check_code).to_owned(),
        payload: say!(language, package.payload).to_owned(),
        template: say!(language, package.template).to_owned(),
        template_digest: say!(language, package.template_digest).to_owned(),
        signer: say!(language, package.signer).to_owned(),
        signer_unit: say!(language, package.signer_unit).to_owned(),
        fingerprint: say!(language, package.fingerprint).to_owned(),
        corrected: say!(language, package.corrected).to_owned(),
        notes: vec![say!(language, package.note_data).to_owned(), say!(language, package.note_check).to_owned()],
    }
}
