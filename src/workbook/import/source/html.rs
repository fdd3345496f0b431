//! Tables in HTML, as Word, Excel and LibreOffice put them on the clipboard, and as web pages save them under the name of
//! an .xls. Tolerant, as HTML is: what is not understood is passed over, and nothing in it runs. Linear in its length.

mod tag;

use super::legacy::Encoding;
use super::page::{Page, Pages};
use super::tally::Text;
use crate::workbook::container::{ContainerError, MAX_ENTRY_BYTES, ZipRule};
use crate::workbook::import::grid::{COLUMNS, ROWS};
use crate::workbook::{CellRef, Refusal};
use tag::{Fonts, Piece, Tag, Tags};

/// The most columns and rows that a cell may reach over (HTML, "attributes common to td and th elements").
const MOST_SPANS: (u32, u32) = (1_000, 65_534);
/// How deep tables may nest.
const DEEPEST: usize = 100;
/// How many fonts may be open.
const FONTS: usize = 1_000;

/// The text of bytes that hold a table in HTML.
pub(in crate::workbook::import) fn text_of(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    // The clipboard of Windows puts a header before the HTML ("CF_HTML").
    let begins = text.starts_with('<') || text.starts_with("Version:");
    let is_table = |word: &[u8]| word.eq_ignore_ascii_case(b"<table");
    (begins && text.as_bytes().windows(6).any(is_table)).then_some(text)
}

/// Reads the tables of a text in HTML.
///
/// # Errors
/// Where there is more than is read.
pub(in crate::workbook::import) fn read(text: &str) -> Result<Pages, Refusal> {
    if text.len() as u64 > MAX_ENTRY_BYTES {
        return Err(ContainerError::Zip { rule: ZipRule::EntryTooLarge, entry: None }.into());
    }
    let mut reader = Reader { fonts: Fonts::of_sheet(text), ..Reader::default() };
    // What comes before the first tag is the clipboard's own header.
    let begin = text.find('<').and_then(|at| text.get(at..)).unwrap_or_default();
    for piece in Tags::new(begin) {
        match piece {
            Piece::Text(text) => reader.push(text),
            Piece::Letters(letters) => reader.push(&letters),
            Piece::Tag(tag) => reader.tag(&tag)?,
        }
    }
    while reader.depth > 0 {
        reader.end_table()?;
    }
    reader.line()?;
    reader.close()?;
    Ok(reader.pages)
}

#[derive(Default)]
struct Reader {
    pages: Pages,
    fonts: Fonts,
    /// The fonts of the elements that are open, by their names.
    open: Vec<(String, Option<Encoding>)>,
    /// The text of the cell, or outside tables of the paragraph.
    text: Text,
    /// Paragraphs before the next table.
    above: Vec<Text>,
    /// The last table, with the row below it: what follows still belongs to it.
    last: Option<(Page, u32)>,
    depth: usize,
    tables: u32,
    table: Option<Table>,
}

/// The outermost table that is open.
struct Table {
    page: Page,
    row: u32,
    has_row: bool,
    column: u32,
    cell: Option<CellRef>,
    /// Up to which row each column is taken by a cell above.
    taken: Vec<u32>,
    /// How many `col` there were.
    listed: u32,
}

impl Reader {
    fn tag(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        self.font(tag);
        match (tag.name.as_str(), tag.is_end) {
            ("table", false) => self.begin_table()?,
            ("table", true) => self.end_table()?,
            ("tr" | "td" | "th" | "col", is_end) if self.depth == 1 => self.inside(tag, is_end)?,
            ("br", _) => self.text.push("\n"),
            ("p" | "div" | "li" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol", _) => self.line()?,
            ("td" | "th", _) => self.push(" "),
            _ => {}
        }
        Ok(())
    }

    /// Adds a piece of text; blanks at the beginning of a line are the program's, not the writer's.
    fn push(&mut self, piece: &str) {
        let is_begun = self.text.len() > 0 && !self.text.ends_with('\n') && !self.text.ends_with(' ');
        self.text.push(if is_begun { piece } else { piece.trim_start_matches(' ') });
    }

    /// Where a line ends: of a cell, or outside tables a row of its own.
    fn line(&mut self) -> Result<(), Refusal> {
        if self.depth > 0 {
            if self.text.len() > 0 && !self.text.ends_with('\n') {
                self.text.push("\n");
            }
            return Ok(());
        }
        let text = self.take_text();
        if text.len() > 0 && self.above.len() < ROWS as usize {
            self.pages.check_length("", text.len())?;
            self.above.push(text);
        }
        Ok(())
    }

    /// What follows a table, up to the next one, are rows below it.
    fn close(&mut self) -> Result<(), Refusal> {
        let Some((mut page, below)) = self.last.take() else { return Ok(()) };
        for (row, text) in (below..).zip(&self.above) {
            self.pages.put_text(&mut page, CellRef { row, column: 0 }, text.clone())?;
        }
        self.pages.add(page, true)
    }

    fn take_text(&mut self) -> Text {
        let font = self.text.font();
        let text = std::mem::take(&mut self.text);
        self.text.set_font(font);
        text
    }

    /// A font lasts as long as its element.
    fn font(&mut self, tag: &Tag<'_>) {
        if tag.is_end {
            if let Some(place) = self.open.iter().rposition(|(name, _)| *name == tag.name) {
                self.open.truncate(place);
            }
        } else if let Some(font) = self.fonts.of(tag).filter(|_| self.open.len() < FONTS) {
            self.open.push((tag.name.clone(), font));
        }
        self.text.set_font(self.open.last().and_then(|(_, font)| *font));
    }

    fn begin_table(&mut self) -> Result<(), Refusal> {
        self.line()?;
        self.depth = (self.depth + 1).min(DEEPEST);
        if self.depth > 1 {
            return Ok(());
        }
        self.close()?;
        self.tables += 1;
        let mut page = Page::new(&format!("Bảng {}", self.tables));
        let mut row = 0;
        for text in std::mem::take(&mut self.above) {
            self.pages.put_text(&mut page, CellRef { row, column: 0 }, text)?;
            row += 1;
        }
        let taken = vec![0; COLUMNS as usize];
        self.table = Some(Table { page, row, has_row: false, column: 0, cell: None, taken, listed: 0 });
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Refusal> {
        match self.depth {
            0 => return Ok(()),
            1 => {
                self.end_cell()?;
                self.last = self.table.take().map(|table| (table.page, table.row.saturating_add(1)));
            }
            _ => self.line()?,
        }
        self.depth -= 1;
        Ok(())
    }

    /// A row, a cell or a column of the outermost table. Ends may be missing.
    fn inside(&mut self, tag: &Tag<'_>, is_end: bool) -> Result<(), Refusal> {
        if tag.name != "col" {
            self.end_cell()?;
        }
        let Some(table) = self.table.as_mut().filter(|_| !is_end) else { return Ok(()) };
        match tag.name.as_str() {
            "tr" => table.next_row(tag.is_unseen()),
            "col" => table.list(tag),
            _ => table.cell(tag),
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Refusal> {
        let text = self.take_text();
        let Some(table) = &mut self.table else { return Ok(()) };
        // What stands between cells belongs to none.
        let Some(at) = table.cell.take() else { return Ok(()) };
        self.pages.check_length("", text.len())?;
        self.pages.put_text(&mut table.page, at, text)
    }
}

impl Table {
    fn next_row(&mut self, unseen: bool) {
        self.row = self.row.saturating_add(u32::from(self.has_row));
        (self.has_row, self.column) = (true, 0);
        if unseen {
            self.page.hide_rows(self.row..=self.row);
        }
    }

    fn list(&mut self, tag: &Tag<'_>) {
        let columns = tag.number("span").clamp(1, MOST_SPANS.0);
        let next = self.listed.saturating_add(columns);
        if tag.is_unseen() && self.listed < COLUMNS {
            self.page.hide_columns(self.listed..=next - 1);
        }
        self.listed = next;
    }

    /// Begins a cell in the first place of the row that no cell above takes.
    fn cell(&mut self, tag: &Tag<'_>) {
        self.has_row = true;
        let is_taken = |column: u32| self.taken.get(column as usize).is_some_and(|until| *until > self.row);
        while is_taken(self.column) {
            self.column += 1;
        }
        let columns = tag.number("colspan").clamp(1, MOST_SPANS.0);
        let rows = tag.number("rowspan").clamp(1, MOST_SPANS.1);
        let at = CellRef { row: self.row, column: self.column };
        self.cell = Some(at);
        self.page.merge(at, rows - 1, columns - 1);
        let until = self.row.saturating_add(rows);
        let places = self.taken.iter_mut().skip(self.column as usize).take(columns as usize);
        places.for_each(|place| *place = until);
        self.column = self.column.saturating_add(columns);
    }
}

#[cfg(test)]
mod tests;
