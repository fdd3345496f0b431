//! Why a file did not become a template, and what to do.

use super::{Language, say};
use crate::workbook::container::{Compound, PackageFault, ZipRule};
use crate::workbook::{ContainerError, Limit, MissingColumn, NearestHeader, Refusal};

/// What happened, where, and what to do, in two or three sentences.
pub fn refusal(language: Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Container(error) => container(language, error),
        Refusal::Unreadable { sheet: Some(sheet), .. } => say!(language, refusal.unreadable_sheet, sheet = sheet),
        Refusal::Unreadable { sheet: None, .. } => say!(language, refusal.unreadable).to_owned(),
        Refusal::Empty => say!(language, refusal.empty).to_owned(),
        Refusal::NoHeader { nearest: None } => say!(language, refusal.no_header).to_owned(),
        Refusal::NoHeader { nearest: Some(nearest) } => no_header(language, nearest),
        Refusal::Results { place } => {
            let cell = place.cell.map(|cell| cell.to_string()).unwrap_or_default();
            say!(language, refusal.results, sheet = place.sheet, cell = cell)
        }
        Refusal::NoCriteria { place } => say!(language, refusal.no_criteria, sheet = place.sheet),
        Refusal::TooLarge { sheet, limit } => too_large(language, sheet, *limit),
    }
}

fn no_header(language: Language, nearest: &NearestHeader) -> String {
    let missing = nearest.missing.iter().map(|column| match column {
        MissingColumn::Text => say!(language, refusal.column_text),
        MissingColumn::Maximum => say!(language, refusal.column_maximum),
    });
    let missing = missing.collect::<Vec<_>>().join(", ");
    let place = nearest.place.cell.map(|cell| cell.to_string()).unwrap_or_default();
    let found = nearest.found.join(", ");
    say!(language, refusal.nearest, sheet = nearest.place.sheet, cell = place, found = found, missing = missing)
}

fn too_large(language: Language, sheet: &str, limit: Limit) -> String {
    match limit {
        Limit::Cells(most) => say!(language, refusal.too_many_cells, sheet = sheet, most = most),
        Limit::Criteria(most) => say!(language, refusal.too_many_criteria, sheet = sheet, most = most),
        Limit::Text(most) => say!(language, refusal.too_much_text, sheet = sheet, most = most / (1 << 20)),
        Limit::Sheets(most) => say!(language, refusal.too_many_sheets, most = most),
    }
}

/// Why bytes are not taken as a package of parts.
pub fn container(language: Language, error: &ContainerError) -> String {
    match error {
        ContainerError::NotAZip => say!(language, refusal.not_a_workbook).to_owned(),
        ContainerError::Compound(Compound::OldWorkbook) => say!(language, refusal.old_workbook).to_owned(),
        ContainerError::Compound(Compound::Encrypted) => say!(language, refusal.encrypted).to_owned(),
        ContainerError::Compound(Compound::Other) => say!(language, refusal.not_a_workbook).to_owned(),
        ContainerError::Zip { rule, entry } => zip(language, *rule, entry.as_deref()),
        ContainerError::Xml { part, .. } => say!(language, refusal.damaged_part, part = part),
        ContainerError::Package { part, fault } => package(language, part, fault),
    }
}

fn zip(language: Language, rule: ZipRule, entry: Option<&str>) -> String {
    match rule {
        ZipRule::NoEndRecord => say!(language, refusal.cut_off).to_owned(),
        ZipRule::Encrypted => say!(language, refusal.encrypted).to_owned(),
        ZipRule::TooManyEntries | ZipRule::EntryTooLarge | ZipRule::TotalTooLarge | ZipRule::Ratio => {
            say!(language, refusal.too_large).to_owned()
        }
        ZipRule::Content => {
            say!(language, refusal.damaged_part, part = entry.unwrap_or("–"))
        }
        // The rule's own name is for whoever looks into the file; there is no better word for it.
        _ => say!(language, refusal.rule_broken, rule = format!("{rule:?}"), part = entry.unwrap_or("–")),
    }
}

fn package(language: Language, part: &str, fault: &PackageFault) -> String {
    match fault {
        PackageFault::NotOffice => say!(language, refusal.not_a_workbook).to_owned(),
        PackageFault::NotAWorkbook => say!(language, refusal.other_office).to_owned(),
        PackageFault::BinaryWorkbook => say!(language, refusal.binary_workbook).to_owned(),
        PackageFault::OpenDocument => say!(language, refusal.open_document).to_owned(),
        PackageFault::TooMany => say!(language, refusal.too_large).to_owned(),
        // As with the rules of a ZIP: the name is for whoever looks into the file.
        PackageFault::Rule(rule) => say!(language, refusal.rule_broken, rule = format!("{rule:?}"), part = part),
        PackageFault::Missing | PackageFault::Element(_) | PackageFault::Target(_) | PackageFault::Twice(_) => {
            say!(language, refusal.damaged_part, part = part)
        }
    }
}
