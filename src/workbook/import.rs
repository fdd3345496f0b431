//! Reading a workbook: which sheet holds the table, what the other sheets say, and all of it put together.

mod adjustment;
mod appraisers;
mod beside;
mod book;
mod checks;
mod columns;
mod conditions;
mod corrected;
mod dates;
mod filled;
mod flaws;
mod grades;
mod grid;
mod header;
mod headings;
mod hidden;
mod levels;
mod log;
mod maxima;
mod number;
mod numbering;
mod patterns;
mod roster;
mod rows;
mod rules;
mod scope;
mod settings;
mod sheets;
mod slips;
mod small_table;
mod source;
mod spans;
mod surroundings;
mod table;
mod tree;
mod view;
mod words;

use super::fill::AddedSheet;
use super::view::TableView;
use super::{Corrections, DiagnosticKind, Imported, Refusal};
use crate::template::{Adjustment, Grading, Template};
use book::Book;
use log::Log;
use sheets::Sheets;
use table::Table;
use view::Parts;

pub(super) use number::general;

/// Opens a file of one kind or another.
type Open<'a> = fn(&'a [u8], &mut Log) -> Result<Book<'a>, Refusal>;

/// Reads a file as a template: the first sheet with a table that can be read.
pub(super) fn import(bytes: &[u8]) -> Result<Imported, Refusal> {
    first(bytes, Book::open, &Corrections::default()).map(|(imported, _)| imported)
}

/// As [`import`], of an .xlsx or .xlsm alone: the readers of other kinds are not reached from here.
pub(super) fn import_workbook(bytes: &[u8]) -> Result<Imported, Refusal> {
    import_corrected(bytes, &Corrections::default())
}

/// As [`import_workbook`], with corrections.
pub(super) fn import_corrected(bytes: &[u8], corrections: &Corrections) -> Result<Imported, Refusal> {
    first(bytes, Book::open_workbook, corrections).map(|(imported, _)| imported)
}

/// As [`import_corrected`], and the table as it is shown.
pub(super) fn import_viewed(bytes: &[u8], corrections: &Corrections) -> Result<(Imported, TableView), Refusal> {
    let (imported, shown) = first(bytes, Book::open_workbook, corrections)?;
    let view = shown.view(&imported);
    Ok((imported, view))
}

/// Whether [`import`] takes the bytes for a table in HTML. The reader itself is not reached from here.
pub(super) fn is_html_table(bytes: &[u8]) -> bool {
    source::html::text_of(bytes).is_some()
}

/// Reads every sheet with a table as a template of its own.
pub(super) fn import_all(bytes: &[u8]) -> Result<Vec<Imported>, Refusal> {
    let mut log = Log::default();
    let sheets = Sheets::read(Book::open(bytes, &mut log)?, &mut log)?;
    let none = Corrections::default();
    let (read, refusal) = tables(&sheets, &none, usize::MAX, log);
    if read.is_empty() {
        return Err(refusal);
    }
    Ok(read.into_iter().map(|read| put_together(read, &sheets, &none).0).collect())
}

/// The sheets beside the tables that say something about them.
pub(super) fn sheets_beside(bytes: &[u8]) -> Result<Vec<AddedSheet>, Refusal> {
    beside::read(bytes)
}

/// What is needed to show a table that was read.
struct Shown {
    sheets: Sheets,
    place: usize,
    parts: Parts,
}

impl Shown {
    fn view(&self, imported: &Imported) -> TableView {
        let grid = self.sheets.tables.get(self.place);
        grid.map(|grid| view::view(grid, &imported.layout, &self.parts, &self.sheets)).unwrap_or_default()
    }
}

fn first<'a>(bytes: &'a [u8], open: Open<'a>, corrections: &Corrections) -> Result<(Imported, Shown), Refusal> {
    let mut log = Log::default();
    let mut sheets = Sheets::read(open(bytes, &mut log)?, &mut log)?;
    if let Some(named) = &corrections.sheet {
        sheets.put_first(named);
    }
    let (read, refusal) = tables(&sheets, corrections, 1, log);
    let read = read.into_iter().next().ok_or(refusal)?;
    let place = read.place;
    let (imported, parts) = put_together(read, &sheets, corrections);
    Ok((imported, Shown { sheets, place, parts }))
}

/// A table that was read, with the place of its sheet among those that hold one.
struct Read {
    place: usize,
    table: Table,
    log: Log,
}

/// The first tables that can be read, at most so many, and why there is none where there is none.
fn tables(sheets: &Sheets, corrections: &Corrections, most: usize, mut log: Log) -> (Vec<Read>, Refusal) {
    let (mut tables, mut refused) = (Vec::new(), None);
    for (place, grid) in sheets.tables.iter().enumerate() {
        let mut own = log.clone();
        match Table::read(grid, corrections, &mut own) {
            Ok(table) => tables.push(Read { place, table, log: own }),
            Err(refusal) => {
                refused = refused.or(Some(refusal));
                log.sheet(&grid.name, DiagnosticKind::UnknownSheet);
            }
        }
        if tables.len() == most {
            break;
        }
    }
    (tables, refused.unwrap_or(Refusal::Empty))
}

fn put_together(read: Read, sheets: &Sheets, corrections: &Corrections) -> (Imported, Parts) {
    let Read { place, table, mut log } = read;
    for other in sheets.tables.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, other)| &other.name) {
        if !log.is_about(other) {
            log.sheet(other, DiagnosticKind::SecondTable);
        }
    }
    let (template, layout, parts) = template(table, sheets, corrections, &mut log);
    (Imported { template, layout, diagnostics: log.sorted(&sheets.order) }, parts)
}

fn template(
    table: Table,
    sheets: &Sheets,
    corrections: &Corrections,
    log: &mut Log,
) -> (Template, super::Layout, Parts) {
    let Table { criteria, mut kinds, mut adjustment, surroundings, layout, parts } = table;
    let units = sheets.roster.as_ref().map(|grid| roster::read(grid, &mut kinds, log)).unwrap_or_default();
    let below = sheets.tables.iter().find(|grid| grid.name == layout.sheet);
    let found = match (&corrections.grades, &sheets.grades, below) {
        (Some(lines), ..) => grades::from_lines(lines, log),
        (None, Some(grid), _) => grades::from_sheet(grid, log),
        (None, None, Some(grid)) => grades::from_below(grid, parts.below.clone(), log),
        (None, None, None) => grades::Found::default(),
    };
    let settings = sheets.settings.as_ref().map(|grid| (grid, settings::read(grid, &criteria, log)));
    let basis = settings.as_ref().and_then(|(_, settings)| settings.basis).unwrap_or(found.basis);
    let largest = checks::largest_total(&criteria, kinds.len());
    let of_grades = sheets.grades.as_ref().map_or(&layout.sheet, |grid| &grid.name).clone();
    if found.grades.is_empty() {
        log.workbook(DiagnosticKind::NoGrades);
    }
    let conditions = sheets.conditions.as_ref();
    let conditions = conditions.map(|grid| conditions::read(grid, &found.grades, log)).unwrap_or_default();
    let grading = Grading { basis, grades: found.grades, conditions: conditions.conditions, quotas: conditions.quotas };
    let mut exercise = match settings {
        Some((grid, settings)) => {
            adjust(&mut adjustment, &grid.name, settings.adjustment, log);
            settings.exercise
        }
        None => Default::default(),
    };
    exercise.remarks.extend(surroundings.notes);
    let title = if surroundings.title.is_empty() { layout.sheet.clone() } else { surroundings.title };
    if exercise.period.is_empty() {
        exercise.period = surroundings::year(&exercise.name).or_else(|| surroundings::year(&title)).unwrap_or_default();
    }
    let template =
        Template { title, notices: surroundings.notices, kinds, criteria, adjustment, grading, exercise, units };
    flaws::say(&of_grades, &template, largest, log);
    (template, layout, parts)
}

/// The settings count where they and the headings of the table disagree, and that is said.
fn adjust(adjustment: &mut Adjustment, sheet: &str, said: Option<(super::CellRef, adjustment::Said)>, log: &mut Log) {
    let Some((at, said)) = said else { return };
    let caps = [(adjustment.bonus_cap, said.bonus), (adjustment.penalty_cap, said.penalty)];
    for (table, settings) in caps.into_iter().filter_map(|(table, settings)| table.zip(settings)) {
        if table != settings {
            log.cell(sheet, at, DiagnosticKind::CapsDiffer { table, settings });
        }
    }
    said.add_to(adjustment);
}
