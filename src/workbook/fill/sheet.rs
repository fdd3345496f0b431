//! Writes values into a worksheet part: the touched cells are written anew, every other byte is copied
//! (ECMA-376 part 1, 18.3.1.99).

use super::added_column::AddedColumn;
use super::columns::Columns;
use super::edits::{Edits, retag};
use super::error::{CellFault, FillError, SheetFault};
use super::formula::SharedFormulas;
use super::room::Room;
use super::styles::Styles;
use super::targets::Targets;
use super::value::{CellWrite, OnFormula};
use crate::basics::OrderedMap;
use crate::workbook::cell::{COLUMNS, CellRange, CellRef};
use crate::workbook::container::ContainerError;
use crate::workbook::container::XmlFault;
use crate::workbook::container::xml::{Element, Markup, Step, Vocabulary, Walk};
use std::ops::Range;
use std::rc::Rc;

/// What is to be done to one sheet.
pub(super) struct SheetJob<'j> {
    /// Its name, for errors.
    pub(super) name: &'j str,
    /// Its part, for errors.
    pub(super) part: &'j str,
    /// The values by their cells.
    pub(super) writes: OrderedMap<CellRef, &'j CellWrite>,
    /// The columns that it gets, from left to right.
    pub(super) columns: &'j [AddedColumn],
    /// Whether formulas that need another workbook are to be frozen at their last value.
    pub(super) without_links: bool,
    /// The formats of cells.
    pub(super) styles: &'j mut Styles,
    /// The texts that cells share.
    pub(super) texts: &'j dyn Fn() -> Vec<Rc<str>>,
}

/// What was done to it.
#[derive(Debug, Default)]
pub(super) struct PatchedSheet {
    /// The new part; nothing where it stays as it is.
    pub(super) part: Option<Vec<u8>>,
    /// The cells that have no formula any more.
    pub(super) lost: Vec<CellRef>,
    /// Those of them whose formula needed another workbook.
    pub(super) frozen: Vec<CellRef>,
}

/// Why a sheet cannot be patched, before the sheet's name is added.
pub(super) enum Trouble {
    Xml(XmlFault),
    Sheet(SheetFault),
    Cell(CellRef, CellFault),
}

impl From<XmlFault> for Trouble {
    fn from(fault: XmlFault) -> Self {
        Self::Xml(fault)
    }
}

/// The state of one pass over a sheet.
pub(super) struct SheetPatch<'a, 'j> {
    pub(super) walk: Walk<'a>,
    pub(super) source: &'a [u8],
    pub(super) edits: Edits<'a>,
    /// What is still to be written, in the order in which the sheet is read.
    pub(super) pending: std::vec::IntoIter<(CellRef, &'j CellWrite)>,
    pub(super) without_links: bool,
    pub(super) columns: ColumnStyles,
    pub(super) added: Columns<'a, 'j>,
    pub(super) room: Room<'a, 'j>,
    pub(super) styles: &'j mut Styles,
    texts: &'j dyn Fn() -> Vec<Rc<str>>,
    pub(super) shared: SharedFormulas,
    pub(super) patched: PatchedSheet,
    /// The cells that are written to.
    targets: Targets,
    /// Those of them that would lose or refuse a formula.
    pub(super) replacing: Targets,
    dimension: Option<(Element<'a>, Range<usize>)>,
    /// The element directly in the sheet that is read, and the prefix of the sheet's own.
    within: String,
    prefix: String,
}

/// Does the job on a sheet's part.
pub(super) fn patch(source: &[u8], job: SheetJob) -> Result<PatchedSheet, FillError> {
    let (name, part) = (job.name.to_owned(), job.part.to_owned());
    run(source, job).map_err(|trouble| match trouble {
        Trouble::Xml(fault) => FillError::Container(ContainerError::xml(&part, fault)),
        Trouble::Sheet(fault) => FillError::Sheet { sheet: name, fault },
        Trouble::Cell(cell, fault) => FillError::Cell { sheet: name, cell, fault },
    })
}

fn run(source: &[u8], job: SheetJob) -> Result<PatchedSheet, Trouble> {
    let replacing = job.writes.values().filter(|write| write.on_formula != OnFormula::KeepAndCache);
    let mut patch = SheetPatch {
        walk: Walk::new(source)?,
        source,
        edits: Edits::of(source),
        targets: job.writes.keys().copied().collect(),
        replacing: replacing.map(|write| write.at).collect(),
        pending: job.writes.into_iter(),
        without_links: job.without_links,
        columns: ColumnStyles::default(),
        added: Columns::new(job.columns),
        room: Room::default(),
        styles: job.styles,
        texts: job.texts,
        shared: SharedFormulas::default(),
        patched: PatchedSheet::default(),
        dimension: None,
        within: String::new(),
        prefix: String::new(),
    };
    while let Some(step) = patch.walk.next()? {
        patch.step(step)?;
    }
    patch.finish()
}

impl<'a> SheetPatch<'a, '_> {
    fn step(&mut self, step: Step<'a>) -> Result<(), Trouble> {
        let element = match step.markup {
            Markup::Start(element) => element,
            Markup::End if step.depth == 2 => {
                self.added.end(&self.within, &step.span);
                return Ok(());
            }
            _ => return Ok(()),
        };
        if step.depth == 2 {
            let is_own = element.vocabulary == Vocabulary::Spreadsheet;
            self.within = if is_own { element.local().to_owned() } else { String::new() };
        }
        if element.vocabulary != Vocabulary::Spreadsheet {
            return if step.depth == 1 { Err(Trouble::Sheet(SheetFault::NoCells)) } else { Ok(()) };
        }
        match (step.depth, element.local()) {
            (1, "worksheet") => {
                element.prefix().clone_into(&mut self.prefix);
                Ok(())
            }
            (1, _) => Err(Trouble::Sheet(SheetFault::NoCells)),
            (2, "dimension") => {
                self.dimension = Some((element, step.span));
                Ok(())
            }
            (2, "sheetFormatPr") => Ok(self.room.measures.add_defaults(&element)?),
            (3, "col") => Ok(self.add_columns(element, step.span)?),
            (2, "sheetData") => {
                let place = (step.span.start, self.prefix.as_str());
                self.added.write_widths(&mut self.edits, &mut self.room.measures, place)?;
                self.sheet_data(&element, step.span)
            }
            (2, "mergeCells") => {
                self.added.start_merges(element, step.span);
                Ok(())
            }
            (3, "mergeCell") => self.check_merge(&element),
            _ => Ok(()),
        }
    }

    /// Only the first cell of a merged range may be written to: values in the others are never seen.
    fn check_merge(&mut self, element: &Element) -> Result<(), Trouble> {
        let Some(range) = range(element)? else { return Ok(()) };
        self.added.count_merge();
        match self.targets.within(range).find(|cell| *cell != range.first) {
            Some(hidden) => Err(Trouble::Cell(hidden, CellFault::Merged(range))),
            None => {
                self.room.add_merge(range);
                Ok(())
            }
        }
    }

    /// What a `col` says of its columns, which are counted from 1.
    fn add_columns(&mut self, element: Element<'a>, span: Range<usize>) -> Result<(), XmlFault> {
        let number = |text: Option<String>| text.and_then(|text| text.parse::<u32>().ok());
        let (first, last) = (number(element.attribute("min")?), number(element.attribute("max")?));
        let Some((first, last)) = first.zip(last) else { return Ok(()) };
        let columns = first.saturating_sub(1)..last.min(COLUMNS);
        self.columns.add(columns.clone(), &element)?;
        self.room.measures.add_columns(columns.clone(), &element)?;
        self.added.state(columns, element, span);
        Ok(())
    }

    /// Lets the stated dimension grow over what was written, and puts the new part together.
    fn finish(mut self) -> Result<PatchedSheet, Trouble> {
        if let Some((element, span)) = &self.dimension
            && let Some(stated) = range(element)?
        {
            let grown = self.targets.area().map_or(stated, |area| stated.with(area.first).with(area.last));
            if grown != stated {
                let close = if element.is_empty { "/>" } else { ">" };
                let tag = retag(element, &[], &[("ref", &grown.to_string())], close)?;
                self.edits.replace(span.clone(), tag);
            }
        }
        self.added.write_merges(&mut self.edits, &self.prefix)?;
        for (span, tag) in self.room.tags(self.styles, self.texts)? {
            self.edits.replace(span, tag);
        }
        self.patched.part = self.edits.apply();
        Ok(self.patched)
    }
}

/// The attribute `ref` as a rectangle.
pub(super) fn range(element: &Element) -> Result<Option<CellRange>, XmlFault> {
    Ok(element.attribute("ref")?.and_then(|text| text.parse().ok()))
}

/// The styles of columns, which a new cell takes over.
#[derive(Default)]
pub(super) struct ColumnStyles(Vec<(Range<u32>, String)>);

impl ColumnStyles {
    fn add(&mut self, columns: Range<u32>, element: &Element) -> Result<(), XmlFault> {
        if let Some(style) = element.attribute("style")?
            && self.0.len() < COLUMNS as usize
        {
            self.0.push((columns, style));
        }
        Ok(())
    }

    /// The style of a column counted from 0.
    pub(super) fn of(&self, column: u32) -> Option<&str> {
        self.0.iter().find(|(columns, _)| columns.contains(&column)).map(|(_, style)| style.as_str())
    }
}
