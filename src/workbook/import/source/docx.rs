//! .docx: each table of a Word document is a sheet; what stands before it are rows above it, what follows are rows below
//! (ECMA-376 part 1, section 17).

mod numbering;
mod paragraph;
mod styles;
mod table;

use super::markup::{child, part};
use super::page::{Page, Pages};
use super::tally::Text;
use crate::workbook::container::xml::{Element, Walk};
use crate::workbook::container::{Container, ContainerError, XmlFault};
use crate::workbook::{CellRef, DiagnosticKind, Refusal, SourceFinding};
use numbering::Numbering;
use std::collections::VecDeque;
use styles::Styles;

/// How many paragraphs before and after a table are its rows: an annex may stand behind a long report.
const AROUND: usize = 60;

/// Reads the tables of a document whose container and markup were checked.
///
/// # Errors
/// Where a part is damaged, or there is more than is read.
pub(in crate::workbook::import) fn read(container: &Container<'_>, document: &str) -> Result<Pages, Refusal> {
    let styles = Styles::read(&related(container, document, "styles")?)?;
    let numbering = Numbering::read(&related(container, document, "numbering")?)?;
    let source = container.part(document)?;
    let walk = Walk::new(&source).map_err(|fault| ContainerError::xml(document, fault))?;
    let mut reader = Reader::new(walk, styles, numbering);
    reader.document().map_err(|fault| fault.of(document))?;
    Ok(reader.pages)
}

/// A part that the document's relationships lead to, with its name; empty where there is none.
fn related(container: &Container<'_>, document: &str, kind: &str) -> Result<(String, Vec<u8>), ContainerError> {
    let relationships = container.relationships(document)?;
    let name = relationships.iter().find(|relationship| relationship.is(kind)).and_then(|found| found.part(document));
    let name = name.unwrap_or_default();
    let source = part(container, &name)?.unwrap_or_default();
    Ok((name, source))
}

/// Why reading stops.
enum Fault {
    Xml(XmlFault),
    Refused(Refusal),
}

impl From<XmlFault> for Fault {
    fn from(fault: XmlFault) -> Self {
        Self::Xml(fault)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Fault {
    fn of(self, part: &str) -> Refusal {
        match self {
            Self::Xml(fault) => ContainerError::xml(part, fault).into(),
            Self::Refused(refusal) => refusal,
        }
    }
}

struct Reader<'a> {
    walk: Walk<'a>,
    styles: Styles,
    numbering: Numbering,
    pages: Pages,
    /// The last paragraphs before the next table.
    above: VecDeque<Text>,
    /// The last table, to which what follows still belongs.
    last: Option<Last>,
    tables: usize,
}

/// A table that was read.
struct Last {
    page: Page,
    /// The next row.
    next: u32,
    columns: usize,
    /// How many paragraphs followed it.
    below: usize,
}

impl<'a> Reader<'a> {
    fn new(walk: Walk<'a>, styles: Styles, numbering: Numbering) -> Self {
        let (pages, above) = (Pages::default(), VecDeque::new());
        Self { walk, styles, numbering, pages, above, last: None, tables: 0 }
    }

    fn document(&mut self) -> Result<(), Fault> {
        if child(&mut self.walk, 0)?.is_some() {
            while let Some(element) = child(&mut self.walk, 1)? {
                if element.local() == "body" {
                    self.blocks(2)?;
                }
            }
        }
        self.close()
    }

    /// Paragraphs and tables, which may stand in content controls and tracked insertions.
    fn blocks(&mut self, depth: usize) -> Result<(), Fault> {
        while let Some(element) = child(&mut self.walk, depth)? {
            match element.local() {
                "p" => self.paragraph(depth + 1)?,
                "tbl" => self.table(depth + 1)?,
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => self.blocks(depth + 1)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, depth: usize) -> Result<(), Fault> {
        let mut text = Text::default();
        let understood = self.text(depth, &mut text)?;
        if let Some(last) = &mut self.last {
            last.below += 1;
        }
        if text.len() == 0 {
            return Ok(());
        }
        if let Some(last) = self.last.as_mut().filter(|last| last.below <= AROUND) {
            let at = CellRef { row: last.next, column: 0 };
            last.next += 1;
            self.pages.put_text(&mut last.page, at, text.clone())?;
            if !understood {
                last.page.note(at, DiagnosticKind::Source(SourceFinding::ListNumberNotRead));
            }
        }
        self.above.push_back(text);
        if self.above.len() > AROUND {
            self.above.pop_front();
        }
        Ok(())
    }

    /// The text of a paragraph with the number that Word shows before it, and whether that is known.
    fn text(&mut self, depth: usize, text: &mut Text) -> Result<bool, Fault> {
        let understood = paragraph::read(&mut self.walk, depth, (&self.styles, &mut self.numbering), text)?;
        self.pages.check_length("", text.len())?;
        Ok(understood)
    }

    /// A table right behind another, of as many columns, is its continuation: Word shows them as one.
    fn table(&mut self, depth: usize) -> Result<(), Fault> {
        let mut grid = table::Table::default();
        let element = self.first_row(depth, &mut grid)?;
        let continued = self.last.take_if(|last| last.below == 0 && last.columns == grid.columns && grid.columns > 0);
        let (mut page, next) = match continued {
            Some(last) => (last.page, last.next),
            None => self.open()?,
        };
        grid.row = next;
        let mut row = element;
        while let Some(element) = row {
            self.rows(&element, depth, &mut grid, &mut page)?;
            row = child(&mut self.walk, depth)?;
        }
        grid.close(&mut page);
        self.last = Some(Last { page, next: grid.row, columns: grid.columns, below: 0 });
        Ok(())
    }

    /// Goes to the first row, past the columns, which are counted.
    fn first_row(&mut self, depth: usize, grid: &mut table::Table) -> Result<Option<Element<'a>>, Fault> {
        while let Some(element) = child(&mut self.walk, depth)? {
            match element.local() {
                "tblGrid" => {
                    while child(&mut self.walk, depth + 1)?.is_some() {
                        grid.columns += 1;
                    }
                }
                "tblPr" => {}
                _ => return Ok(Some(element)),
            }
        }
        Ok(None)
    }

    /// A new sheet, with what stands before its table in it.
    fn open(&mut self) -> Result<(Page, u32), Fault> {
        self.close()?;
        self.tables += 1;
        let mut page = Page::new(&format!("Bảng {}", self.tables));
        let mut next = 0;
        for text in std::mem::take(&mut self.above) {
            self.pages.put_text(&mut page, CellRef { row: next, column: 0 }, text)?;
            next += 1;
        }
        Ok((page, next))
    }

    fn close(&mut self) -> Result<(), Fault> {
        match self.last.take() {
            Some(last) => Ok(self.pages.add(last.page, true)?),
            None => Ok(()),
        }
    }
}
