//! A workbook before a library reads it that believes what it is told.
//!
//! The importer reads cells through calamine, which makes room for as many texts as a part promises, copies fonts into
//! every format, calculates places in 32 bits, and finds elements by their names alone and parts by the names that they
//! usually have. All of that is held against what the parts are here.

use super::reader::{Kept, Reader};
use crate::workbook::container::{Book, Container, ContainerError, PartRule, SheetKind, names};
use crate::workbook::{CellRange, CellRef, Refusal};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// What calamine does not tell of the sheets, by their names.
pub(in crate::workbook) type Untold = HashMap<String, UntoldSheet>;

/// What calamine does not tell of a sheet.
#[derive(Debug, Default)]
pub(in crate::workbook) struct UntoldSheet {
    /// The rectangles that one formula fills.
    pub(in crate::workbook) filled: Vec<CellRange>,
    /// Cells whose format moves their text to the right, in order, each with how far.
    pub(in crate::workbook) indents: Vec<(CellRef, u32)>,
    /// Rows that nobody sees, in order.
    pub(in crate::workbook) hidden_rows: Vec<u32>,
    /// Columns that nobody sees.
    pub(in crate::workbook) hidden_columns: Vec<RangeInclusive<u32>>,
    /// Merged rectangles, which calamine would read the whole sheet for once more.
    pub(in crate::workbook) merges: Vec<CellRange>,
}

/// Reads everything that the cells of a workbook are read from, and keeps nothing of it but what calamine does not tell.
///
/// # Errors
/// The broken rule with its part, or [`Refusal::TooLarge`].
pub(in crate::workbook) fn check(bytes: &[u8]) -> Result<Untold, Refusal> {
    let container = Container::open(bytes)?;
    let book = Book::read(&container)?;
    check_places(&container, &book)?;
    let (mut reader, mut untold) = (Reader::open(&container, &book)?, Untold::new());
    for sheet in book.sheets.iter().filter(|sheet| sheet.kind == SheetKind::Worksheet) {
        let mut of_sheet = UntoldSheet::default();
        reader.scan(sheet, &mut |kept| match kept {
            Kept::Filled(area) => of_sheet.filled.push(area),
            Kept::Indented(at, indent) => of_sheet.indents.push((at, indent)),
            Kept::Merge(area) => of_sheet.merges.push(area),
            Kept::HiddenRow(row) => of_sheet.hidden_rows.push(row),
            Kept::HiddenColumns(columns) => of_sheet.hidden_columns.push(columns),
            _ => {}
        })?;
        untold.insert(sheet.name.clone(), of_sheet);
    }
    Ok(untold)
}

/// The parts that [`check`] reads to their end.
///
/// # Errors
/// Where a relationships part is damaged, or there are two of a part of which there is one.
pub(in crate::workbook) fn read_parts(container: &Container<'_>, book: &Book) -> Result<Vec<String>, ContainerError> {
    let sheets = book.sheets.iter().filter(|sheet| sheet.kind == SheetKind::Worksheet);
    let mut parts: Vec<String> = sheets.map(|sheet| sheet.part.clone()).collect();
    for kind in ["sharedStrings", "styles"] {
        parts.extend(book.only(container, kind)?);
    }
    Ok(parts)
}

/// The parts must lie where calamine looks for them: the workbook where the last relationship of that type says, without
/// any steps upwards, texts and styles beside it under their usual names, and sheets where the raw target says.
fn check_places(container: &Container<'_>, book: &Book) -> Result<(), ContainerError> {
    let differ = || ContainerError::rule(&book.part, PartRule::ReadersDiffer);
    let directory = book.part.rsplit_once('/').map_or("", |(directory, _)| directory);
    let beside = |name: &str| if directory.is_empty() { name.to_owned() } else { format!("{directory}/{name}") };
    let root = container.relationships("")?;
    let document = root.iter().find(|relationship| relationship.is("officeDocument"));
    if document.is_none_or(|document| !document.target.trim_start_matches('/').eq_ignore_ascii_case(&book.part)) {
        return Err(differ());
    }
    for (kind, name) in [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")] {
        let usual = beside(name);
        let is_there = book.only(container, kind)?.is_some_and(|part| part.eq_ignore_ascii_case(&usual));
        if is_there != container.contains(&usual) || (!is_there && book.only(container, kind)?.is_some()) {
            return Err(differ());
        }
    }
    for relationship in book.relationships.iter().filter(|relationship| relationship.is("worksheet")) {
        let target = &relationship.target;
        let taken = target.strip_prefix('/').map_or_else(|| beside(target), str::to_owned);
        if names::resolve(&book.part, target).is_none_or(|part| part != taken) || target.contains('&') {
            return Err(differ());
        }
    }
    Ok(())
}
