//! Rows and columns that nobody sees: decided on, left out or taken, and said (docs/decisions/0009).

use super::super::{CellRange, CellRef, Corrections, DiagnosticKind, SourceFinding};
use super::grid::Grid;
use super::log::Log;
use super::table::Table;
use crate::basics::OrderedMap;
use std::ops::RangeInclusive;

/// Rows and columns of a sheet, counted from 0, each list in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lines {
    /// Rows.
    pub(super) rows: Vec<RangeInclusive<u32>>,
    /// Columns.
    pub(super) columns: Vec<RangeInclusive<u32>>,
}

/// What was left out of a sheet and is still in the file: nothing may be written over it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Aside {
    last: Option<CellRef>,
    formulas: Vec<CellRef>,
}

impl Lines {
    /// Lines from runs in any order, which may overlap.
    pub(super) fn new(rows: Vec<RangeInclusive<u32>>, columns: Vec<RangeInclusive<u32>>) -> Self {
        Self { rows: apart(rows), columns: apart(columns) }
    }

    /// Whether a cell lies in one of them.
    pub(super) fn contain(&self, at: CellRef) -> bool {
        is_in(&self.rows, at.row) || is_in(&self.columns, at.column)
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.columns.is_empty()
    }

    /// Those with something in them.
    fn filled(&self, grid: &Grid) -> Self {
        let (mut rows, mut columns) = (OrderedMap::default(), OrderedMap::default());
        for (at, _) in grid.cells() {
            note(&mut rows, &self.rows, at.row);
            note(&mut columns, &self.columns, at.column);
        }
        Self { rows: rows.values().cloned().collect(), columns: columns.values().cloned().collect() }
    }
}

/// The runs in order, none beside another.
fn apart(mut runs: Vec<RangeInclusive<u32>>) -> Vec<RangeInclusive<u32>> {
    crate::basics::sort_by_key(&mut runs, |run| *run.start());
    let mut joined: Vec<RangeInclusive<u32>> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.is_empty()) {
        match joined.last_mut().filter(|last| last.end().saturating_add(1) >= *run.start()) {
            Some(last) => *last = *last.start()..=*last.end().max(run.end()),
            None => joined.push(run),
        }
    }
    joined
}

/// The run that a line lies in.
fn run_of(runs: &[RangeInclusive<u32>], line: u32) -> Option<&RangeInclusive<u32>> {
    runs.get(runs.partition_point(|run| *run.end() < line)).filter(|run| run.contains(&line))
}

fn is_in(runs: &[RangeInclusive<u32>], line: u32) -> bool {
    run_of(runs, line).is_some()
}

/// Notes a line under the run that it lies in.
fn note(found: &mut OrderedMap<u32, RangeInclusive<u32>>, runs: &[RangeInclusive<u32>], line: u32) {
    let Some(run) = run_of(runs, line) else { return };
    let known = found.get(run.start()).map_or((line, line), |known| (*known.start(), *known.end()));
    found.insert(*run.start(), known.0.min(line)..=known.1.max(line));
}

impl Aside {
    /// These cells with a formula and those left out, in order.
    pub(super) fn with_formulas(&self, cells: impl Iterator<Item = CellRef>) -> Vec<CellRef> {
        let mut all: Vec<CellRef> = cells.chain(self.formulas.iter().copied()).collect();
        crate::basics::sort(&mut all);
        all
    }

    /// The last row and column, with what was left out.
    pub(super) fn with_last(&self, last: CellRef) -> CellRef {
        let aside = self.last.unwrap_or(last);
        CellRef { row: last.row.max(aside.row), column: last.column.max(aside.column) }
    }
}

/// A sheet as it is read further: without what nobody sees, unless the points of the groups and the total add up only
/// with it. Either is said.
pub(super) fn settle(grid: Grid, log: &mut Log) -> Grid {
    let hidden = grid.hidden.filled(&grid);
    if hidden.is_empty() {
        return grid;
    }
    let without = |rows: &[RangeInclusive<u32>], columns: &[RangeInclusive<u32>]| {
        let left_out = Lines { rows: rows.to_vec(), columns: columns.to_vec() };
        let read = without(&grid, &left_out);
        (faults(&read), left_out, read)
    };
    let mut ways = vec![without(&hidden.rows, &hidden.columns)];
    if !hidden.rows.is_empty() {
        ways.push(without(&[], &hidden.columns));
    }
    if !hidden.columns.is_empty() {
        ways.push(without(&hidden.rows, &[]));
    }
    if ways.len() > 2 {
        ways.push(without(&[], &[]));
    }
    // Of ways that are as good as each other the first, which leaves the most out.
    let Some((_, left_out, read)) = ways.into_iter().min_by_key(|(faults, ..)| *faults) else { return grid };
    say(&grid, &hidden, &left_out, log);
    read
}

/// How many sums of a sheet do not add up; as many as can be where it is no table.
fn faults(grid: &Grid) -> usize {
    let mut log = Log::default();
    if Table::read(grid, &Corrections::default(), &mut log).is_err() {
        return usize::MAX;
    }
    let is_sum = |kind: &DiagnosticKind| {
        matches!(kind, DiagnosticKind::ChildrenDiffer { .. } | DiagnosticKind::TotalDiffers { .. })
    };
    log.sorted(&[])
        .iter()
        .map(|found| match &found.kind {
            DiagnosticKind::AndMore { first, count } => usize::from(is_sum(first)) * *count as usize,
            kind => usize::from(is_sum(kind)),
        })
        .sum()
}

fn without(grid: &Grid, left_out: &Lines) -> Grid {
    let mut read = Grid::new(&grid.name);
    (read.source, read.filled, read.outside) = (grid.source, grid.filled.clone(), grid.outside);
    let moved: OrderedMap<CellRef, CellRef> =
        grid.merges.iter().filter_map(|merge| Some((merge.first, shown(*merge, left_out)?.first))).collect();
    read.merges = grid.merges.iter().filter_map(|merge| shown(*merge, left_out)).collect();
    // A merged cell whose first row is hidden shows its text in the rows that are not: the cells go there.
    let mut kept = Vec::new();
    for (at, cell) in grid.cells() {
        match moved.get(&at).copied().or((!left_out.contain(at)).then_some(at)) {
            Some(place) => kept.push((place, cell)),
            None => read.aside.note(at, cell.formula),
        }
    }
    crate::basics::sort_by_key(&mut kept, |(place, _)| *place);
    kept.into_iter().for_each(|(place, cell)| read.put(place, cell.clone()));
    read
}

impl Aside {
    fn note(&mut self, at: CellRef, is_formula: bool) {
        self.last = Some(self.with_last(at));
        if is_formula {
            self.formulas.push(at);
        }
    }
}

/// A merged rectangle from the first line of it that people see; nothing where they see none.
fn shown(merge: CellRange, left_out: &Lines) -> Option<CellRange> {
    let row = first_shown(&left_out.rows, merge.first.row);
    let column = first_shown(&left_out.columns, merge.first.column);
    let is_seen = row <= merge.last.row && column <= merge.last.column;
    is_seen.then_some(CellRange { first: CellRef { row, column }, last: merge.last })
}

fn first_shown(runs: &[RangeInclusive<u32>], line: u32) -> u32 {
    run_of(runs, line).map_or(line, |run| run.end().saturating_add(1))
}

fn say(grid: &Grid, hidden: &Lines, left_out: &Lines, log: &mut Log) {
    for rows in &hidden.rows {
        let (first, last) = (rows.start() + 1, rows.end() + 1);
        let kind = match left_out.rows.is_empty() {
            true => DiagnosticKind::Source(SourceFinding::HiddenRowsTaken { first, last }),
            false => DiagnosticKind::Source(SourceFinding::HiddenRows { first, last }),
        };
        let at = grid.row(*rows.start()).next().map_or(CellRef { row: *rows.start(), column: 0 }, |(at, _)| at);
        log.cell(&grid.name, at, kind);
    }
    for columns in &hidden.columns {
        let (first, last) = (letters(*columns.start()), letters(*columns.end()));
        let kind = match left_out.columns.is_empty() {
            true => DiagnosticKind::Source(SourceFinding::HiddenColumnsTaken { first, last }),
            false => DiagnosticKind::Source(SourceFinding::HiddenColumns { first, last }),
        };
        let at = grid.cells().map(|(at, _)| at).find(|at| at.column == *columns.start());
        log.cell(&grid.name, at.unwrap_or(CellRef { row: 0, column: *columns.start() }), kind);
    }
}

/// The letters of a column, as people name it.
fn letters(column: u32) -> String {
    CellRef { row: 0, column }.to_string().trim_end_matches('1').to_owned()
}
