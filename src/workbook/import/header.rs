//! Finding the header of the table: one row of headings, or two or three where merged headings stand over several
//! columns.

use super::super::{CellRange, CellRef, MissingColumn, NearestHeader, Place};
use super::grid::{COLUMNS, Grid, Value};
use super::headings::{Heading, heading, like, names_bodies};
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
    /// The known heading that its own was taken for, where it is a letter or two away from it.
    pub(super) taken_for: Option<&'static str>,
}

/// Understands a folded heading: as it stands, or with a slip of the hand in it.
type Reader = fn(&str) -> Option<Heading>;

/// Finds the first row that has both a heading for texts and, in it or below it, one for maxima. Only a sheet without
/// such a row is looked through for one with a slip in its headings.
pub(super) fn find(grid: &Grid) -> Result<Header, Option<NearestHeader>> {
    let rows = || grid.rows_from(0).take_while(|row| *row < LOOK);
    let first = |reader: Reader| rows().find(|row| is_header(grid, *row, reader));
    match first(heading).or_else(|| first(or_like)) {
        Some(first) => Ok(read(grid, first)),
        None => Err(nearest(grid, rows())),
    }
}

/// The place of a table that lists bodies with their points, where a sheet is such a one: results, no criteria.
pub(super) fn of_results(grid: &Grid) -> Option<Place> {
    let rows = grid.rows_from(0).take_while(|row| *row < LOOK);
    let mut with_points =
        rows.filter(|row| found(grid, *row, heading).iter().any(|(_, heading)| is_of_points(*heading)));
    let bodies = |row: u32| grid.row(row).find(|(_, cell)| names_bodies(&fold(&cell.value.text()))).map(|(at, _)| at);
    with_points.find_map(bodies).map(|at| Place::cell(&grid.name, at))
}

fn is_of_points(heading: Heading) -> bool {
    matches!(heading, Heading::Points | Heading::Appraised | Heading::SelfPoints | Heading::Result)
}

fn or_like(folded: &str) -> Option<Heading> {
    heading(folded).or_else(|| like(folded).map(|(heading, _)| heading))
}

/// Whether the headings of a table stand in a row.
pub(super) fn stands_at(grid: &Grid, row: u32) -> bool {
    is_header(grid, row, heading)
}

fn is_header(grid: &Grid, row: u32, reader: Reader) -> bool {
    match missing(&found(grid, row, reader)).as_slice() {
        [] => true,
        // "Điểm số [Tối đa | Tự chấm]": the maxima have their heading in the second row. One cell alone is a title.
        [MissingColumn::Maximum] if grid.row(row).nth(1).is_some() => {
            let below = (row + 1..=last_row(grid, row)).flat_map(|row| found(grid, row, reader));
            below.into_iter().any(|(_, heading)| heading == Heading::Points)
        }
        _ => false,
    }
}

/// The headings that are recognised in a row.
fn found(grid: &Grid, row: u32, reader: Reader) -> Vec<(CellRef, Heading)> {
    let short = grid.row(row).map(|(at, cell)| (at, cell.value.text())).filter(|(_, text)| text.len() <= LONGEST);
    short.filter_map(|(at, text)| reader(&fold(&text)).map(|heading| (at, heading))).collect()
}

fn missing(found: &[(CellRef, Heading)]) -> Vec<MissingColumn> {
    let meant = |heading: Heading| if heading == Heading::Goal { Heading::Text } else { heading };
    let has = |wanted: Heading| found.iter().any(|(_, heading)| meant(*heading) == wanted);
    let needed = [(Heading::Text, MissingColumn::Text), (Heading::Points, MissingColumn::Maximum)];
    needed.into_iter().filter(|(heading, _)| !has(*heading)).map(|(_, missing)| missing).collect()
}

fn nearest(grid: &Grid, rows: impl Iterator<Item = u32>) -> Option<NearestHeader> {
    let candidates = rows.map(|row| found(grid, row, or_like)).filter(|found| !found.is_empty());
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

/// The row down to which the header reaches: as far as headings are merged downwards, and one row more below those that
/// are merged over several columns, or beside empty cells.
fn last_row(grid: &Grid, first: u32) -> u32 {
    let deepest = first + DEEPEST - 1;
    let (mut last, mut row) = (first, first);
    while row <= last && row < deepest {
        let merges: Vec<CellRange> = grid.row(row).filter_map(|(at, _)| grid.merge_at(at)).collect();
        let reached = merges.iter().map(|merge| merge.last.row).max().unwrap_or(row);
        last = last.max(reached).min(deepest);
        let wide: Vec<CellRange> = merges.into_iter().filter(|merge| merge.last.column > merge.first.column).collect();
        for below in wide.iter().map(|merge| merge.last.row + 1).filter(|below| *below <= deepest) {
            last = if goes_on(grid, below, &wide) { last.max(below) } else { last };
        }
        row += 1;
    }
    if last < deepest && has_only_headings(grid, first, last + 1) { last + 1 } else { last }
}

/// Whether everything in a row stands below wide headings, and is more than one cell: a criterion has its text and its
/// maximum in two columns.
fn goes_on(grid: &Grid, row: u32, wide: &[CellRange]) -> bool {
    let is_below = |at: CellRef| wide.iter().any(|merge| (merge.first.column..=merge.last.column).contains(&at.column));
    let is_merged = |at: CellRef| grid.merge_at(at).is_some_and(|merge| merge.first.row < row);
    let cells = || grid.row(row).map(|(at, _)| at).filter(|at| !is_merged(*at));
    cells().next().is_some() && cells().all(is_below)
}

/// A second row without any merged cell, as a table has that came through a PDF or the clipboard: two headings or more,
/// one of them known, and nothing below those for number, text and maximum.
fn has_only_headings(grid: &Grid, first: u32, row: u32) -> bool {
    // A heading beside an empty cell stands over both.
    let alone = |at: CellRef| !grid.text(first, at.column + 1).is_empty();
    let known = found(grid, first, or_like).into_iter().filter(|(at, heading)| *heading == Heading::Text || alone(*at));
    let taken: Vec<u32> = known.map(|(at, _)| at.column).collect();
    let is_heading = |value: &Value| matches!(value, Value::Text(text) if text.len() <= LONGEST);
    let free = grid.row(row).all(|(at, cell)| is_heading(&cell.value) && !taken.contains(&at.column));
    free && grid.row(row).nth(1).is_some() && !found(grid, row, heading).is_empty()
}

/// Columns with a heading in a row, those under a merged heading included.
fn columns_of(grid: &Grid, row: u32) -> Vec<u32> {
    let spans = grid.row(row).map(|(at, _)| match grid.merge_at(at) {
        Some(merge) => merge.first.column..=merge.last.column.min(merge.first.column + COLUMNS),
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
    // Of two headings above, the nearer one that says something counts.
    let above = above.iter().rev().find(|at| meaning(at).is_some()).or(above.first()).map(|at| (meaning(at), *at));
    let near = if meaning(own).is_none() { like(&fold(&text(own))) } else { None };
    Some(HeadedColumn {
        column,
        headings: anchors.iter().map(text).collect(),
        own: meaning(own).or(near.map(|(heading, _)| heading)),
        above,
        taken_for: near.map(|(_, words)| words),
    })
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
