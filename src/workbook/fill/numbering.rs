//! Free names and ids for what is added to a workbook.

use super::steps::Work;
use crate::workbook::container::{Book, Relationship, names};
use std::collections::HashSet;

/// The largest id of a sheet (ECMA-376 part 1, 18.2.19).
const MAX_SHEET_ID: u32 = 65_534;

impl Work<'_> {
    /// Adds a relationship from the workbook part and gives its id.
    pub(super) fn relate(&mut self, kind: &str, part: &str) -> String {
        let taken: HashSet<&str> = self.relationships.iter().map(|relationship| relationship.id.as_str()).collect();
        let id = (1..).map(|number| format!("rId{number}")).find(|id| !taken.contains(id.as_str())).unwrap_or_default();
        let kind = format!("{}/{kind}", family(&self.book));
        let target = names::relative(&self.book.part, part);
        self.relationships.push(Relationship { id: id.clone(), kind, target, is_external: false });
        id
    }

    /// The first part for a sheet that neither the template nor the sheets added before it have.
    pub(super) fn free_sheet_part(&self, added: usize) -> String {
        let directory =
            self.book.part.rsplit_once('/').map_or_else(String::new, |(directory, _)| format!("{directory}/"));
        let parts = (1..).map(|number| format!("{directory}worksheets/sheet{number}.xml"));
        parts.filter(|part| !self.container.contains(part)).nth(added).unwrap_or_default()
    }

    /// An id for a sheet, behind all others as long as there is room.
    pub(super) fn free_sheet_id(&self) -> u32 {
        let listed = self.changes.sheets.iter().map(|sheet| sheet.id);
        let taken: HashSet<u32> = self.book.sheets.iter().map(|sheet| sheet.id).chain(listed).collect();
        let behind_all = taken.iter().max().map_or(1, |last| last.saturating_add(1));
        match behind_all <= MAX_SHEET_ID {
            true => behind_all,
            false => (1..=MAX_SHEET_ID).find(|id| !taken.contains(id)).unwrap_or(behind_all),
        }
    }

    /// The namespace of the workbook's parts.
    pub(super) fn namespace(&self) -> &'static str {
        match self.book.is_strict {
            true => "http://purl.oclc.org/ooxml/spreadsheetml/main",
            false => "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        }
    }
}

/// The start of the types of a workbook's relationships, which is the namespace of `r:id` too.
pub(super) fn family(book: &Book) -> &'static str {
    match book.is_strict {
        true => "http://purl.oclc.org/ooxml/officeDocument/relationships",
        false => "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }
}
