//! Sentences about packages: what was found, and why one was not made.

use super::key_certificate;
use crate::dossier::Weight;
use crate::task::package::{PackageFault, PackageFinding};
use crate::text::{Language, container, finding, finding_title, refusal, say, shown};
use crate::workbook::contents::{CellContent, CellText};

/// The name of a finding, for tests and styles: stable, in English, with hyphens.
pub fn finding_name(found: &PackageFinding) -> &'static str {
    use crate::dossier::Finding;
    match found {
        PackageFinding::Container(_) => "container",
        PackageFinding::NotAPackage => "not-a-package",
        PackageFinding::Carrier(_) => "carrier",
        PackageFinding::Dossier(found) => match found {
            Finding::Altered(_) => "altered",
            Finding::NotADossier(_) => "not-a-dossier",
            Finding::NewerFormat(_) => "newer-format",
            Finding::Malformed(_) => "malformed",
            Finding::WrongTemplate { .. } => "wrong-template",
            Finding::UnknownKind(_) => "unknown-kind",
            Finding::UnknownCriterion(_) => "unknown-criterion",
            Finding::UnknownCondition(_) => "unknown-condition",
            Finding::Differs(_) => "differs",
            Finding::TemplateMissing(_) => "template-missing",
            Finding::OutsideValidity => "outside-validity",
            Finding::SignerUnknown => "signer-unknown",
            Finding::Whole => "whole",
        },
        PackageFinding::Active(_) => "active",
        PackageFinding::Link(_) => "link",
        PackageFinding::SheetMissing(_) => "sheet-missing",
        PackageFinding::SheetAdded(_) => "sheet-added",
        PackageFinding::Cell(_) => "cell",
        PackageFinding::Shown(_) => "shown",
        PackageFinding::LinkUnknown(_) => "link-unknown",
        PackageFinding::MoreCells(_) => "more-cells",
        PackageFinding::CellsUnreadable(_) => "cells-unreadable",
        PackageFinding::Unfillable(_) => "unfillable",
        PackageFinding::TemplateUnreadable(_) => "template-unreadable",
        PackageFinding::TemplateOfPackage(_) => "template-of-package",
        PackageFinding::Parts(_) => "parts",
        PackageFinding::Result(_) => "result",
        PackageFinding::Whole => "whole",
    }
}

/// How much it weighs, as a word for tests and styles.
pub fn weight_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Fine => "fine",
        Weight::Doubt => "doubt",
        Weight::Refusal => "refusal",
    }
}

/// What a finding is about, in a word.
pub fn package_finding_title(language: Language, found: &PackageFinding) -> &'static str {
    match found {
        PackageFinding::Dossier(found) => finding_title(language, found),
        PackageFinding::Container(_) | PackageFinding::NotAPackage | PackageFinding::Carrier(_) => {
            say!(language, finding.title.format)
        }
        PackageFinding::TemplateUnreadable(_)
        | PackageFinding::TemplateOfPackage(_)
        | PackageFinding::Unfillable(_) => {
            say!(language, finding.title.template)
        }
        PackageFinding::Whole => say!(language, finding.title.whole),
        _ => say!(language, finding.title.cells),
    }
}

/// What was found, and what to do.
pub fn package_finding(language: Language, found: &PackageFinding) -> String {
    match found {
        PackageFinding::Dossier(found) => finding(language, found),
        PackageFinding::Container(error) => container(language, error),
        PackageFinding::NotAPackage => say!(language, finding.not_a_package).to_owned(),
        PackageFinding::Carrier(_) => say!(language, finding.carrier).to_owned(),
        PackageFinding::Active(content) => say!(language, finding.active, part = content.part),
        PackageFinding::Link(target) => say!(language, finding.link, target = target),
        PackageFinding::SheetMissing(sheet) => say!(language, finding.sheet_missing, sheet = sheet),
        PackageFinding::SheetAdded(sheet) => say!(language, finding.sheet_added, sheet = sheet),
        PackageFinding::Cell(cell) => {
            let (found, expected) = (content(&cell.found), content(&cell.expected));
            say!(language, finding.cell, sheet = cell.sheet, cell = cell.cell, found = found, expected = expected)
        }
        PackageFinding::Shown(difference) => shown(language, difference),
        PackageFinding::LinkUnknown(target) => say!(language, finding.link_unknown, target = target),
        PackageFinding::MoreCells(count) => say!(language, finding.more_cells, count = count),
        PackageFinding::CellsUnreadable(reason) => {
            say!(language, finding.cells_unreadable, reason = refusal(language, reason))
        }
        PackageFinding::Unfillable(_) => say!(language, finding.unfillable).to_owned(),
        PackageFinding::TemplateUnreadable(reason) => {
            say!(language, finding.template_unreadable, reason = refusal(language, reason))
        }
        PackageFinding::TemplateOfPackage(_) => say!(language, finding.template_of_package).to_owned(),
        PackageFinding::Parts(_) => say!(language, finding.parts).to_owned(),
        PackageFinding::Result(cell) => say!(language, finding.result, sheet = cell.sheet, cell = cell.cell),
        PackageFinding::Whole => say!(language, finding.whole).to_owned(),
    }
}

/// A cell's content, as the sheet shows it; a formula where there is no value.
fn content(content: &CellContent) -> String {
    match (&content.value, &content.formula) {
        (Some(CellText::Number(text) | CellText::Text(text) | CellText::Error(text)), _) => text.clone(),
        (Some(CellText::Truth(truth)), _) => truth.to_string().to_uppercase(),
        (None, Some(formula)) => format!("={formula}"),
        (None, None) => String::new(),
    }
}

/// Why there is no package.
pub fn package_fault(language: Language, fault: &PackageFault) -> String {
    match fault {
        PackageFault::Draft(_) | PackageFault::Payload(_) => say!(language, trouble.package_draft).to_owned(),
        PackageFault::AnotherWorkbook { .. } => say!(language, trouble.draft_another_workbook).to_owned(),
        PackageFault::Workbook(reason) => refusal(language, reason),
        PackageFault::NotReady => say!(language, trouble.package_not_ready).to_owned(),
        PackageFault::Certificate(_) => key_certificate(language).to_owned(),
        PackageFault::CertificateNotValid(_) => say!(language, trouble.package_key_expired).to_owned(),
        PackageFault::Envelope(_) => say!(language, trouble.package_signature).to_owned(),
        PackageFault::Fill(_) => say!(language, trouble.package_fill).to_owned(),
        PackageFault::NotWhole(_) => say!(language, trouble.package_not_whole).to_owned(),
    }
}
