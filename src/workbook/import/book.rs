//! A stranger's bytes as sheets of cells, whatever program wrote them: one face for every kind of file.

use super::super::container::{ActiveKind, Compound, Container, Format, active_content};
use super::super::contents::read_parts;
use super::super::{ContainerError, DiagnosticKind, Limit, Refusal, Source, container};
use super::grid::Grid;
use super::hidden::settle;
use super::log::Log;
use super::source::page::Pages;
use super::source::xls::{self, OldWorkbook};
use super::source::xlsx::Workbook;
use super::source::{docx, html, ods};

/// The most sheets a file may have.
pub(super) const SHEETS: usize = 200;

/// An open file.
pub(super) struct Book<'a> {
    source: Source,
    sheets: Vec<SheetInfo>,
    cells: Cells<'a>,
}

/// A sheet before its cells are read.
#[derive(Clone, Debug)]
pub(super) struct SheetInfo {
    /// Its name.
    pub(super) name: String,
    /// Whether people see it.
    pub(super) visible: bool,
}

/// Where the cells are.
enum Cells<'a> {
    /// In the file; they are read sheet by sheet.
    InFile(Workbook<'a>),
    /// They were read when the file was opened.
    Read(Vec<Grid>),
}

impl<'a> Book<'a> {
    /// Opens bytes by what they are, never by a name, and says what the file carries that does not stay in it. What a
    /// library would believe is looked at first.
    ///
    /// # Errors
    /// What the file is, or the rule that it breaks.
    pub(super) fn open(bytes: &'a [u8], log: &mut Log) -> Result<Self, Refusal> {
        let others = Self::open_other(bytes, log)?;
        others.map_or_else(|| Self::open_workbook(bytes, log), Ok)
    }

    /// A file of another kind than a workbook that can be filled.
    fn open_other(bytes: &'a [u8], log: &mut Log) -> Result<Option<Self>, Refusal> {
        let container = match Container::open(bytes) {
            Err(ContainerError::Compound(Compound::OldWorkbook)) => {
                let OldWorkbook { pages, active } = xls::read(bytes)?;
                say_active(active, log);
                return Ok(Some(Self::read(Source::OldWorkbook, pages)));
            }
            Err(ContainerError::NotAZip) => {
                let text = html::text_of(bytes).ok_or(ContainerError::NotAZip)?;
                return Ok(Some(Self::read(Source::Html, html::read(text)?)));
            }
            container => container?,
        };
        if container.format()? == Format::OpenDocument {
            say_active(ods::active(&container), log);
            return Ok(Some(Self::read(Source::OpenDocument, ods::read(&container)?)));
        }
        if let Format::Document(part) = container.format()? {
            container.check_markup()?;
            say_what_is_active(&container, log)?;
            return Ok(Some(Self::read(Source::Document, docx::read(&container, &part)?)));
        }
        Ok(None)
    }

    /// Opens an .xlsx or .xlsm.
    ///
    /// # Errors
    /// As [`Self::open`]; a file of another kind is refused as what it is.
    pub(super) fn open_workbook(bytes: &'a [u8], log: &mut Log) -> Result<Self, Refusal> {
        let container = Container::open(bytes)?;
        let book = container::Book::read(&container)?;
        container.check_markup_except(&read_parts(&container, &book)?)?;
        say_what_is_active(&container, log)?;
        // A part that is no XML is said before any other rule that it breaks.
        let refused = |refusal| container.check_markup().map_or_else(Refusal::from, |()| refusal);
        let workbook = Workbook::open(bytes).map_err(refused)?;
        Ok(Self { source: Source::Workbook, sheets: workbook.sheets().to_vec(), cells: Cells::InFile(workbook) })
    }

    fn read(source: Source, pages: Pages) -> Self {
        let (sheets, grids) = pages.done.into_iter().unzip();
        Self { source, sheets, cells: Cells::Read(grids) }
    }

    /// The sheets in the file's order; sheets that are only a chart are none.
    pub(super) fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Reads the cells of a sheet, without what nobody sees unless the sums need it (docs/decisions/0009).
    ///
    /// # Errors
    /// Where there are more than are read, or the sheet is damaged.
    pub(super) fn grid(&mut self, name: &str, log: &mut Log) -> Result<Grid, Refusal> {
        let mut grid = match &mut self.cells {
            Cells::InFile(workbook) => workbook.grid(name)?,
            // Of two sheets of one name, which no sound file has, the first, then the second.
            Cells::Read(grids) => match grids.iter().position(|grid| grid.name == name) {
                Some(place) => grids.remove(place),
                None => Grid::new(name),
            },
        };
        grid.source = self.source;
        for (at, kind) in std::mem::take(&mut grid.notes) {
            log.cell(&grid.name, at, kind);
        }
        Ok(settle(grid, log))
    }
}

/// Says what a package carries that is not looked at.
fn say_what_is_active(container: &Container<'_>, log: &mut Log) -> Result<(), Refusal> {
    let mut kinds: Vec<_> = active_content(container)?.into_iter().map(|content| content.kind).collect();
    kinds.dedup();
    say_active(kinds, log);
    Ok(())
}

fn say_active(kinds: impl IntoIterator<Item = ActiveKind>, log: &mut Log) {
    kinds.into_iter().for_each(|kind| log.workbook(DiagnosticKind::ActiveContentIgnored { kind }));
}

/// The refusal of a file with more sheets than are read; the name of the first that is too much.
pub(super) fn too_many_sheets(first: Option<&str>) -> Refusal {
    Refusal::TooLarge { sheet: first.unwrap_or_default().to_owned(), limit: Limit::Sheets(SHEETS as u32) }
}
