//! The cells of a workbook by its parts: sheets, texts and styles where its own relationships lead.

use super::formats::Formats;
use super::shared::SharedFormulas;
use super::sheet::{Seen, scan};
use super::strict::Fault;
use super::{CellContent, CellText, cell, strings, value};
use crate::workbook::cell::{CellRange, CellRef};
use crate::workbook::container::{Book, Container, ContainerError, Sheet};
use crate::workbook::{Limit, Refusal};
use std::ops::RangeInclusive;
use std::rc::Rc;

/// The cells with content that are read in one sheet, as in the importer.
const CELLS: usize = 500_000;
/// The merged rectangles that are read in one sheet.
const MERGES: usize = 20_000;
/// The bytes of text that are read in a workbook: thousands of cells may share a long text, which is kept with each.
const TEXT: usize = 20_000_000;
/// What a cell costs besides its text.
const CELL: usize = 8;

/// What is kept of a sheet.
#[derive(Debug)]
pub(super) enum Kept {
    /// A cell that holds something, and its format of numbers where that is another than the general one.
    Cell(CellRef, CellContent, Option<Rc<str>>),
    /// A merged rectangle.
    Merge(CellRange),
    /// A row that nobody sees.
    HiddenRow(u32),
    /// Columns that nobody sees.
    HiddenColumns(RangeInclusive<u32>),
    /// A format of numbers that a condition brings.
    Format(String),
    /// The cells that one formula fills, where they are several.
    Filled(CellRange),
    /// A cell with content whose format moves its text to the right.
    Indented(CellRef, u32),
}

/// An open workbook.
pub(super) struct Reader<'a> {
    container: &'a Container<'a>,
    strings: Vec<Rc<str>>,
    pub(super) formats: Formats,
    /// The bytes of text that may still be read.
    text_left: usize,
}

impl<'a> Reader<'a> {
    /// Reads texts and formats.
    pub(super) fn open(container: &'a Container<'a>, book: &Book) -> Result<Self, Refusal> {
        let strings = shared_texts(container, book)?;
        let formats = read_part(container, book, ("styles", &Formats::read))?.unwrap_or_default();
        Ok(Self { container, strings, formats, text_left: TEXT })
    }

    /// Reads a sheet.
    pub(super) fn scan(&mut self, sheet: &Sheet, keep: &mut dyn FnMut(Kept)) -> Result<(), Refusal> {
        let source = self.container.part(&sheet.part)?;
        let mut pass = Pass {
            reader: self,
            shared: SharedFormulas::default(),
            cells: 0,
            merges: 0,
            filled: Vec::new(),
            indented: Vec::new(),
        };
        let scanned = scan(&source, &mut |seen| {
            pass.look(seen)?.into_iter().for_each(&mut *keep);
            Ok(())
        });
        pass.filled.into_iter().map(Kept::Filled).for_each(&mut *keep);
        pass.indented.into_iter().map(|(at, indent)| Kept::Indented(at, indent)).for_each(keep);
        scanned.map_err(|fault| refusal(fault, &sheet.part, &sheet.name))
    }
}

/// The texts that cells share, by their places.
pub(in crate::workbook) fn shared_texts(container: &Container<'_>, book: &Book) -> Result<Vec<Rc<str>>, Refusal> {
    Ok(read_part(container, book, ("sharedStrings", &strings::read))?.unwrap_or_default())
}

type ReadPart<'f, T> = (&'f str, &'f dyn Fn(&[u8]) -> Result<T, Fault>);

fn read_part<T>(container: &Container<'_>, book: &Book, (kind, read): ReadPart<'_, T>) -> Result<Option<T>, Refusal> {
    let Some(part) = book.only(container, kind)? else { return Ok(None) };
    let source = container.part(&part)?;
    read(&source).map(Some).map_err(|fault| refusal(fault, &part, ""))
}

fn refusal(fault: Fault, part: &str, sheet: &str) -> Refusal {
    match fault {
        Fault::Xml(fault) => ContainerError::xml(part, fault).into(),
        Fault::Rule(rule) => ContainerError::rule(part, rule).into(),
        Fault::Limit(limit) => Refusal::TooLarge { sheet: sheet.to_owned(), limit },
    }
}

/// One pass over a sheet.
struct Pass<'p, 'a> {
    reader: &'p mut Reader<'a>,
    shared: SharedFormulas,
    cells: usize,
    merges: usize,
    filled: Vec<CellRange>,
    indented: Vec<(CellRef, u32)>,
}

impl Pass<'_, '_> {
    fn look(&mut self, seen: Seen) -> Result<Option<Kept>, Fault> {
        match seen {
            Seen::Cell(cell) => self.cell(cell),
            Seen::Merge(area) => {
                self.merges += 1;
                if self.merges > MERGES {
                    return Err(crate::workbook::container::PartRule::TooLong.into());
                }
                Ok(Some(Kept::Merge(area)))
            }
            Seen::HiddenRow(row) => Ok(Some(Kept::HiddenRow(row))),
            Seen::HiddenColumns(columns) => Ok(Some(Kept::HiddenColumns(columns))),
            Seen::Format(code) => Ok(Some(Kept::Format(code))),
        }
    }

    fn cell(&mut self, cell: cell::RawCell) -> Result<Option<Kept>, Fault> {
        let value = value::value(&cell, &self.reader.strings)?;
        let fills = cell.formula.as_ref().and_then(|formula| formula.fills);
        self.filled.extend(fills.filter(|area| !area.is_single()));
        let formula = cell.formula.map(|formula| self.shared.text(cell.at, formula)).transpose()?;
        let content = CellContent { value, formula };
        if content == CellContent::default() {
            return Ok(None);
        }
        self.cells += 1;
        if self.cells > CELLS {
            return Err(Fault::Limit(Limit::Cells(CELLS as u32)));
        }
        let left = self.reader.text_left.checked_sub(CELL + length(&content));
        self.reader.text_left = left.ok_or(Fault::Limit(Limit::Text(TEXT as u32)))?;
        let indent = self.reader.formats.indent(cell.style);
        self.indented.extend((indent > 0).then_some((cell.at, indent)));
        let format = self.reader.formats.of(cell.style).cloned();
        Ok(Some(Kept::Cell(cell.at, content, format)))
    }
}

/// The bytes of text in a cell.
fn length(content: &CellContent) -> usize {
    let value = match &content.value {
        Some(CellText::Number(text) | CellText::Text(text) | CellText::Error(text)) => text.len(),
        Some(CellText::Truth(_)) | None => 0,
    };
    value + content.formula.as_ref().map_or(0, String::len)
}
