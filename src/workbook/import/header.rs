//! Finding the header of the table: one row of headings, or two where a merged heading stands over several columns.

use super::super::{CellRef, MissingColumn, NearestHeader, Place};
use super::grid::Grid;
use super::headings::{Heading, heading};
use super::words::{fold, one_line};
use crate::basics::sort;

/// How far down a sheet the header is looked for: below a motto, a title and a page of explanations.
const LOOK: u32 = 200;
/// Longer texts are sentences, not headings.
const LONGEST: usize = 150;
/// The most rows of a header, without the row that counts the columns.
const DEEPEST: u32 = 3;

/// Where the header stands, and the headings over each column from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Its first row.
    pub(super) first: u32,
    /// Its last row; a row that only counts the columns is part of it.
    pub(super) last: u32,
    /// Columns with a heading, from left to right.
    pub(super) columns: Vec<HeadedColumn>,
}

/// A column with its headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadedColumn {
    /// The column.
    pub(super) column: u32,
    /// Its headings, the merged one over several columns first.
    pub(super) headings: Vec<String>,
    /// What its own heading says.
    pub(super) own: Option<Heading>,
    /// What the merged heading above it says, and where that begins.
    pub(super) above: Option<(Option<Heading>, CellRef)>,
}

/// Finds the first row that has both a heading for texts and one for maxima.
pub(super) fn find(grid: &Grid) -> Result<Header, Option<NearestHeader>> {
    let rows = || grid.rows_from(0).take_while(|row| *row < LOOK);
    match rows().find(|row| missing(&found(grid, *row)).is_empty()) {
        Some(first) => Ok(read(grid, first)),
        None => Err(nearest(grid, rows())),
    }
}

/// The headings that are recognised in a row.
fn found(grid: &Grid, row: u32) -> Vec<(CellRef, Heading)> {
    let short = grid.row(row).map(|(at, cell)| (at, cell.value.text())).filter(|(_, text)| text.len() <= LONGEST);
    short.filter_map(|(at, text)| heading(&fold(&text)).map(|heading| (at, heading))).collect()
}

fn missing(found: &[(CellRef, Heading)]) -> Vec<MissingColumn> {
    let has = |wanted: Heading| found.iter().any(|(_, heading)| *heading == wanted);
    let needed = [(Heading::Text, MissingColumn::Text), (Heading::Points, MissingColumn::Maximum)];
    needed.into_iter().filter(|(heading, _)| !has(*heading)).map(|(_, missing)| missing).collect()
}

fn nearest(grid: &Grid, rows: impl Iterator<Item = u32>) -> Option<NearestHeader> {
    let candidates = rows.map(|row| found(grid, row)).filter(|found| !found.is_empty());
    // Of rows that are equally near, the first: `max_by_key` would give the last.
    let best = candidates.reduce(|best, next| if next.len() > best.len() { next } else { best })?;
    let (first, _) = *best.first()?;
    let headings = best.iter().map(|(at, _)| one_line(&grid.text(at.row, at.column))).collect();
    Some(NearestHeader { place: Place::cell(&grid.name, first), found: headings, missing: missing(&best) })
}

fn read(grid: &Grid, first: u32) -> Header {
    let last = last_row(grid, first);
    let mut columns: Vec<u32> = (first..=last).flat_map(|row| columns_of(grid, row)).collect();
    sort(&mut columns);
    columns.dedup();
    let columns = columns.into_iter().filter_map(|column| headed(grid, column, first, last)).collect();
    let last = if counts_columns(grid, last + 1) { last + 1 } else { last };
    Header { first, last, columns }
}

/// The row down to which merged headings reach; where a heading is merged over columns only, the row of their own
/// headings below it.
fn last_row(grid: &Grid, first: u32) -> u32 {
    let merges = || grid.row(first).filter_map(|(at, _)| grid.merge_at(at));
    let deepest = merges().map(|merge| merge.last.row).max().unwrap_or(first);
    let wide = merges().any(|merge| merge.last.column > merge.first.column);
    let last = if wide { deepest.max(first + 1) } else { deepest };
    last.min(first + DEEPEST - 1)
}

/// Columns with a heading in a row, those under a merged heading included.
fn columns_of(grid: &Grid, row: u32) -> Vec<u32> {
    let spans = grid.row(row).map(|(at, _)| match grid.merge_at(at) {
        Some(merge) => merge.first.column..=merge.last.column.min(merge.first.column + super::grid::COLUMNS),
        None => at.column..=at.column,
    });
    spans.flatten().collect()
}

fn headed(grid: &Grid, column: u32, first: u32, last: u32) -> Option<HeadedColumn> {
    let mut anchors: Vec<CellRef> = Vec::new();
    for row in first..=last {
        let at = CellRef { row, column };
        let anchor = grid.merge_at(at).map_or(at, |merge| merge.first);
        let filled = !grid.text(anchor.row, anchor.column).is_empty();
        if filled && !anchors.contains(&anchor) {
            anchors.push(anchor);
        }
    }
    let text = |at: &CellRef| one_line(&grid.text(at.row, at.column));
    let meaning = |at: &CellRef| heading(&fold(&text(at)));
    let (own, above) = anchors.split_last()?;
    let above = above.first().map(|at| (meaning(at), *at));
    Some(HeadedColumn { column, headings: anchors.iter().map(text).collect(), own: meaning(own), above })
}

/// "1 | 2 | 3 = 1 × 2" or "(1) | (2)" or "A | B | 1 | 2": a row that gives the columns numbers to refer to.
fn counts_columns(grid: &Grid, row: u32) -> bool {
    let cells: Vec<String> = grid.row(row).map(|(_, cell)| fold(&cell.value.text())).collect();
    let marks: Vec<&str> = cells.iter().map(|text| text.trim_matches(['(', ')'])).collect();
    let counts =
        |text: &&str| text.len() <= 2 && text.chars().all(|sign| sign.is_ascii_digit() || sign.is_alphabetic());
    let ascending = marks.iter().filter_map(|text| text.parse::<u32>().ok()).is_sorted_by(|one, next| one < next);
    marks.len() >= 3 && marks.iter().all(counts) && ascending
}
