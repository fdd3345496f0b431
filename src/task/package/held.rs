//! A package's workbook held against what its signed data say it should be.

use super::PackageFinding;
use super::form::OpenForm;
use super::workbook::Seal;
use crate::assessment::Assessment;
use crate::basics::OrderedSet;
use crate::dossier::{Dossier, Wording};
use crate::workbook::container::{Container, ContainerError, active_content};
use crate::workbook::contents::Contents;
use crate::workbook::difference::{Differences, differences};
use crate::workbook::fill::{PartDifference, compare_parts};
use crate::workbook::write_back::Writes;
use crate::workbook::{CellRef, Refusal};

/// A package and all that is held against it.
pub(super) struct Held<'a> {
    /// The package's bytes, and as parts.
    pub(super) package: &'a [u8],
    pub(super) workbook: &'a Container<'a>,
    /// What asked.
    pub(super) form: &'a OpenForm,
    /// What was signed, and what it comes to.
    pub(super) said: (&'a Dossier, &'a Assessment),
    pub(super) seal: Seal<'a>,
    pub(super) wording: &'a Wording,
}

/// Writes the trusted template again and compares: the parts first, and where one differs, every cell.
pub(super) fn hold_workbook(held: &Held<'_>) -> Vec<PackageFinding> {
    let mut findings = active(held.workbook);
    let written = match held.form.fill(held.said, &held.seal, held.wording) {
        Ok(written) => written,
        Err(error) => return findings.into_iter().chain([PackageFinding::Unfillable(error)]).collect(),
    };
    let compared = Container::open(&written.filled.bytes).and_then(|expected| {
        let parts = compare_parts(&expected, held.workbook)?;
        let links = strange_links(&expected, held.workbook)?;
        Ok((parts, links))
    });
    match compared {
        Ok((parts, links)) => {
            findings.extend(links.into_iter().map(PackageFinding::Link));
            if !parts.is_empty() {
                findings.extend(by_cell(held, &written.filled.bytes, &written.writes, parts));
            }
        }
        Err(error) => findings.push(PackageFinding::Container(error)),
    }
    findings
}

/// What no dossier may hold (formats.md, "Hostile input").
pub(super) fn active(workbook: &Container<'_>) -> Vec<PackageFinding> {
    match active_content(workbook) {
        Ok(found) => found.into_iter().map(PackageFinding::Active).collect(),
        Err(error) => vec![PackageFinding::Container(error)],
    }
}

fn by_cell(held: &Held<'_>, expected: &[u8], writes: &Writes, parts: Vec<PartDifference>) -> Vec<PackageFinding> {
    let written: OrderedSet<CellRef> = writes.sheet.cells.iter().map(|write| write.at).collect();
    let is_written = |sheet: &str, cell: CellRef| sheet == writes.sheet.sheet && written.contains(&cell);
    let found = match compare(expected, held.package, &is_written) {
        Ok(found) => found,
        Err(refusal) => return vec![PackageFinding::CellsUnreadable(refusal), PackageFinding::Parts(parts)],
    };
    let Differences { missing, added, cells, results, shown, unlisted } = found;
    let more = (unlisted > 0).then_some(PackageFinding::MoreCells(unlisted));
    let sheets = missing.into_iter().map(PackageFinding::SheetMissing);
    sheets
        .chain(added.into_iter().map(PackageFinding::SheetAdded))
        .chain(cells.into_iter().map(|cell| PackageFinding::Cell(Box::new(cell))))
        .chain(shown.into_iter().map(|shown| PackageFinding::Shown(Box::new(shown))))
        .chain(more)
        .chain([PackageFinding::Parts(parts)])
        .chain(results.into_iter().map(|cell| PackageFinding::Result(Box::new(cell))))
        .collect()
}

fn compare(expected: &[u8], found: &[u8], is_written: &dyn Fn(&str, CellRef) -> bool) -> Result<Differences, Refusal> {
    Ok(differences(&Contents::read(expected)?, &Contents::read(found)?, is_written))
}

/// Where links of a package lead that the workbook it should be does not have.
fn strange_links(expected: &Container<'_>, package: &Container<'_>) -> Result<OrderedSet<String>, ContainerError> {
    let known = links(expected)?;
    Ok(links(package)?.into_iter().filter(|link| !known.contains(link)).collect())
}

/// Where hyperlinks lead; programs add or drop a slash at the end when they save.
pub(super) fn links(container: &Container<'_>) -> Result<OrderedSet<String>, ContainerError> {
    let mut found = Vec::new();
    for entry in container.entries() {
        let outside = container.relationships(&entry.name)?.into_iter().filter(|relationship| relationship.is_external);
        found.extend(outside.map(|relationship| relationship.target.trim_end_matches('/').to_owned()));
    }
    Ok(found.into_iter().collect())
}
