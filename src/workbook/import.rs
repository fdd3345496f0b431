//! Reading a workbook: which sheet holds the table, what the other sheets say, and all of it put together.

mod adjustment;
mod appraisers;
mod book;
mod checks;
mod columns;
mod conditions;
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
mod words;

use super::{DiagnosticKind, Imported, Refusal};
use crate::template::{Adjustment, Grading, Template};
use book::Book;
use grid::Grid;
use log::Log;
use sheets::Sheets;
use table::Table;

pub(super) use number::general;

/// Opens a file of one kind or another.
type Open<'a> = fn(&'a [u8], &mut Log) -> Result<Book<'a>, Refusal>;

/// Reads a file as a template: the first sheet with a table that can be read.
pub(super) fn import(bytes: &[u8]) -> Result<Imported, Refusal> {
    first(bytes, Book::open)
}

/// As [`import`], of an .xlsx or .xlsm alone: the readers of other kinds are not reached from here.
pub(super) fn import_workbook(bytes: &[u8]) -> Result<Imported, Refusal> {
    first(bytes, Book::open_workbook)
}

/// Reads every sheet with a table as a template of its own.
pub(super) fn import_all(bytes: &[u8]) -> Result<Vec<Imported>, Refusal> {
    let (imported, refusal) = tables(bytes, Book::open, usize::MAX)?;
    if imported.is_empty() { Err(refusal) } else { Ok(imported) }
}

fn first<'a>(bytes: &'a [u8], open: Open<'a>) -> Result<Imported, Refusal> {
    let (imported, others) = tables(bytes, open, 1)?;
    imported.into_iter().next().ok_or(others)
}

/// The first tables that can be read, at most so many, and why there is none where there is none.
fn tables<'a>(bytes: &'a [u8], open: Open<'a>, most: usize) -> Result<(Vec<Imported>, Refusal), Refusal> {
    let mut log = Log::default();
    let sheets = Sheets::read(open(bytes, &mut log)?, &mut log)?;
    let (mut imported, mut refused) = (Vec::new(), None);
    for grid in &sheets.tables {
        let mut own = log.clone();
        match Table::read(grid, &mut own) {
            Ok(table) => imported.push(put_together(table, grid, &sheets, own)),
            Err(refusal) => {
                refused = refused.or(Some(refusal));
                log.sheet(&grid.name, DiagnosticKind::UnknownSheet);
            }
        }
        if imported.len() == most {
            break;
        }
    }
    Ok((imported, refused.unwrap_or(Refusal::Empty)))
}

fn put_together(table: Table, grid: &Grid, sheets: &Sheets, mut log: Log) -> Imported {
    for other in sheets.tables.iter().map(|other| &other.name) {
        if *other != grid.name && !log.is_about(other) {
            log.sheet(other, DiagnosticKind::SecondTable);
        }
    }
    let (template, layout) = template(table, grid, sheets, &mut log);
    Imported { template, layout, diagnostics: log.sorted(&sheets.order) }
}

fn template(table: Table, grid: &Grid, sheets: &Sheets, log: &mut Log) -> (Template, super::Layout) {
    let Table { criteria, mut kinds, mut adjustment, surroundings, layout, below } = table;
    let units = sheets.roster.as_ref().map(|grid| roster::read(grid, &mut kinds, log)).unwrap_or_default();
    let found = match &sheets.grades {
        Some(grid) => grades::from_sheet(grid, log),
        None => grades::from_below(grid, below, log),
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
    (template, layout)
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
