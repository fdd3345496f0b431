//! Which sheet holds what: the others by their names, the table by its header.

use super::super::{DiagnosticKind, NearestHeader, Refusal};
use super::book::Book;
use super::grid::Grid;
use super::header;
use super::headings::{SheetKind, sheet_kind};
use super::log::Log;
use super::table::Table;
use super::words::fold;

/// The sheets of a workbook, sorted out.
#[derive(Debug)]
pub(super) struct Sheets {
    /// Sheets with a header of criteria, one or more, in the workbook's order.
    pub(super) tables: Vec<Grid>,
    /// Classes.
    pub(super) grades: Option<Grid>,
    /// Conditions and quotas.
    pub(super) conditions: Option<Grid>,
    /// The exercise.
    pub(super) settings: Option<Grid>,
    /// Units.
    pub(super) roster: Option<Grid>,
    /// The names of all sheets in the workbook's order.
    pub(super) order: Vec<String>,
}

impl Sheets {
    /// Reads every visible sheet that may be of use. Those with a header of criteria are tables, whatever their names;
    /// a sheet that is known by its name is one only where no other is.
    pub(super) fn read(mut book: Book<'_>, log: &mut Log) -> Result<Self, Refusal> {
        let order: Vec<String> = book.sheets().iter().map(|sheet| sheet.name.clone()).collect();
        let mut grids = Vec::new();
        for sheet in book.sheets().to_vec() {
            let kind = sheet_kind(&fold(&sheet.name));
            match (sheet.visible, kind) {
                (false, _) => log.sheet(&sheet.name, DiagnosticKind::HiddenSheet),
                (true, SheetKind::Kept) => log.sheet(&sheet.name, DiagnosticKind::KeptNotUsed),
                (true, kind) => grids.push((kind, book.grid(&sheet.name, log)?)),
            }
        }
        let tables = take_tables(&mut grids)?;
        let mut take = |wanted: SheetKind| {
            let place = grids.iter().position(|(kind, _)| *kind == wanted);
            place.map(|place| grids.remove(place).1)
        };
        let grades = take(SheetKind::Grades);
        let conditions = take(SheetKind::Conditions);
        let settings = take(SheetKind::Settings);
        let roster = take(SheetKind::Roster);
        for (_, grid) in grids.iter().filter(|(_, grid)| !grid.is_empty()) {
            log.sheet(&grid.name, DiagnosticKind::UnknownSheet);
        }
        Ok(Self { tables, grades, conditions, settings, roster, order })
    }
}

impl Sheets {
    /// Puts the table of this name before the others; an unknown name changes nothing.
    pub(super) fn put_first(&mut self, name: &str) {
        if let Some(place) = self.tables.iter().position(|grid| grid.name == name) {
            let wanted = self.tables.remove(place);
            self.tables.insert(0, wanted);
        }
    }
}

fn take_tables(grids: &mut Vec<(SheetKind, Grid)>) -> Result<Vec<Grid>, Refusal> {
    if grids.iter().all(|(_, grid)| grid.is_empty()) {
        return Err(Refusal::Empty);
    }
    let has_header = |(_, grid): &(SheetKind, Grid)| Table::header_of(grid).is_some();
    let headed: Vec<bool> = grids.iter().map(has_header).collect();
    let unnamed = grids.iter().zip(&headed).any(|((kind, _), headed)| *headed && *kind == SheetKind::Other);
    let mut rest = Vec::with_capacity(grids.len());
    let mut tables = Vec::new();
    for ((kind, grid), headed) in grids.drain(..).zip(headed) {
        let wanted = if unnamed { kind == SheetKind::Other } else { tables.is_empty() };
        if headed && wanted { tables.push(grid) } else { rest.push((kind, grid)) }
    }
    *grids = rest;
    if tables.is_empty() { Err(no_table(grids)) } else { Ok(tables) }
}

fn no_table(grids: &[(SheetKind, Grid)]) -> Refusal {
    match grids.iter().find_map(|(_, grid)| header::of_results(grid)) {
        Some(place) => Refusal::Results { place },
        None => Refusal::NoHeader { nearest: nearest(grids) },
    }
}

/// The row of any sheet that comes nearest to a header.
fn nearest(grids: &[(SheetKind, Grid)]) -> Option<NearestHeader> {
    let candidates = grids.iter().filter_map(|(_, grid)| header::find(grid).err().flatten());
    candidates.reduce(|best, next| if next.found.len() > best.found.len() { next } else { best })
}
