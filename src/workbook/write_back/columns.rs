//! Columns that the table of a form lacks and its answers need: the unit's own points, evidence, explanations. They stand
//! at the right of the table, in its own style.

use super::{EvidencePlace, Work};
use crate::basics::{OrderedMap, OrderedSet};
use crate::template::KindId;
use crate::workbook::contents::CellText;
use crate::workbook::fill::{AddedColumn, CellValue, CellWrite, OnFormula};
use crate::workbook::{CellRange, CellRef, Column, Layout, Role};
use std::ops::RangeInclusive;

/// The columns that are read back (formats.md, "Hostile input").
const MOST: u32 = 256;
/// Widths of a column of points, in hundredths of a digit: "Điểm tự chấm" breaks into two lines.
const OF_POINTS: RangeInclusive<u32> = 900..=1_600;
/// Widths of a column of texts.
const OF_TEXTS: RangeInclusive<u32> = 2_400..=4_000;

/// The form with the columns that it gets.
pub(super) struct Extension {
    pub(super) layout: Layout,
    pub(super) columns: Vec<Column>,
    pub(super) added: Vec<AddedColumn>,
    /// The last row of the headings, without one that counts the columns.
    last_heading: u32,
}

/// Adds the columns that are needed; nothing where none is, or where the sheet has no room for them.
pub(super) fn extend(work: &Work<'_>) -> Option<Extension> {
    let (layout, needed) = (work.form.layout, work.needed());
    let rows = layout.header_first..=layout.last_row();
    let free = free(work, &rows, needed.len())?;
    let last_heading = work.last_heading();
    let merges = merges(work, &rows, last_heading);
    let (mut extended, mut columns, mut added) = (layout.clone(), Vec::new(), Vec::new());
    for (column, role) in free.into_iter().zip(needed) {
        let pattern = pattern(layout, role)?;
        let widths = if is_of_points(role) { OF_POINTS } else { OF_TEXTS };
        let headed = Column { column, role, heading: work.heading(role).to_owned() };
        extended.columns.push(headed.clone());
        columns.push(headed);
        added.push(AddedColumn { column, pattern, rows: rows.clone(), widths, merges: merges.clone() });
    }
    Some(Extension { layout: extended, columns, added, last_heading })
}

impl Layout {
    /// The last row of the table that is known.
    fn last_row(&self) -> u32 {
        let totals = self.totals.iter().map(|total| total.row);
        self.rows.iter().copied().chain(totals).max().unwrap_or(self.header_last).max(self.header_last)
    }

    /// The last column of the table.
    fn last_column(&self) -> u32 {
        self.columns.iter().map(|column| column.column).max().unwrap_or_default()
    }
}

impl Work<'_> {
    /// The roles that lack a column: points always need one, texts where there are some, and [`Role::Other`] stands for
    /// points that share a merged cell.
    fn needed(&self) -> Vec<Role> {
        let layout = self.form.layout;
        let lacks = |role| layout.column(role).is_none();
        let evidence = lacks(Role::Evidence) && self.evidence != EvidencePlace::Below && self.has_evidence();
        let explanation = lacks(Role::Explanation) && self.has_explanations(evidence);
        let apart = self.column_apart().is_none() && self.shares_points();
        let needed = [
            (Role::SelfPoints, lacks(Role::SelfPoints)),
            (Role::Other, apart),
            (Role::Evidence, evidence),
            (Role::Explanation, explanation),
        ];
        needed.into_iter().filter(|(_, is_needed)| *is_needed).map(|(role, _)| role).collect()
    }

    fn heading(&self, role: Role) -> &str {
        match role {
            Role::SelfPoints => &self.labels.points_column,
            Role::Other => &self.labels.apart_column,
            Role::Evidence => &self.labels.evidence_column,
            _ => &self.labels.explanation_column,
        }
    }

    /// The last row of the headings: a row that only counts the columns comes behind it.
    fn last_heading(&self) -> u32 {
        let Layout { header_first, header_last, .. } = *self.form.layout;
        match header_last > header_first && self.counted(self.form.layout.last_column()).is_some() {
            true => header_last - 1,
            false => header_last,
        }
    }

    /// The number that the last row of the header gives to a column, with what stands around it: "(7)".
    fn counted(&self, column: u32) -> Option<(u32, bool)> {
        let cell = CellRef::new(self.form.layout.header_last, column)?;
        let text = match self.sheet.value(cell)? {
            CellText::Number(text) | CellText::Text(text) => text.trim(),
            CellText::Truth(_) | CellText::Error(_) => return None,
        };
        let bare = text.trim_matches(['(', ')']);
        Some((bare.parse().ok()?, bare != text))
    }

    /// Writes the headings of the columns that are added.
    pub(super) fn headings(&mut self, extension: &Extension) {
        let Layout { header_first, header_last, .. } = *self.form.layout;
        let counts = extension.last_heading < header_last;
        // The extension's layout is this form's already; the columns before it count on.
        let before = extension.columns.first().map(|column| column.column).unwrap_or_default();
        let last = (0..before).rev().find_map(|column| self.counted(column)).filter(|_| counts);
        for (place, column) in (1..).zip(&extension.columns) {
            if let Some(at) = CellRef::new(header_first, column.column) {
                self.put(at, CellValue::Prose(column.heading.clone()));
            }
            if let Some(((number, has_brackets), at)) = last.zip(CellRef::new(header_last, column.column)) {
                let number = number.saturating_add(place);
                let text = if has_brackets { format!("({number})") } else { number.to_string() };
                self.put(at, CellValue::Text(text));
            }
        }
        self.settle();
    }

    /// Writes the cells of added columns that hold nothing: they get the style of the table.
    pub(super) fn style(&mut self, added: &[AddedColumn]) {
        let cells = added.iter().flat_map(|added| {
            let rows = added.rows.clone();
            rows.filter_map(|row| CellRef::new(row, added.column))
        });
        let empty = |at| (at, CellWrite { at, value: CellValue::Empty, on_formula: OnFormula::Replace });
        let blank: Vec<_> = cells.filter(|at| !self.writes.contains_key(at)).map(empty).collect();
        self.writes.extend(blank);
    }
}

/// The first columns at the right of the table in which nothing stands beside it, or lies over it, so many; nothing where
/// none is needed or there are not as many.
fn free(work: &Work<'_>, rows: &RangeInclusive<u32>, count: usize) -> Option<Vec<u32>> {
    let sheet = work.sheet;
    let beside = |row: &u32| rows.contains(row);
    let full: OrderedSet<u32> = sheet.cells.keys().filter(|at| beside(&at.row)).map(|at| at.column).collect();
    let hidden = |column: u32| sheet.hidden_columns.iter().any(|columns| columns.contains(&column));
    let held: OrderedSet<u32> = sheet.cells.keys().map(|at| at.column).collect();
    let meets = |merge: &&CellRange| merge.first.row <= *rows.end() && merge.last.row >= *rows.start();
    let areas: Vec<&CellRange> = sheet.merges.iter().chain(&sheet.drawn_over).filter(meets).collect();
    let is_free = |column: u32| {
        let covered = areas.iter().any(|merge| (merge.first.column..=merge.last.column).contains(&column));
        // A hidden column is shown again where the unit's points go in, and what stood there must not come to light.
        let comes_to_light = hidden(column) && held.contains(&column);
        !(full.contains(&column) || covered || comes_to_light)
    };
    let columns = work.form.layout.last_column() + 1..MOST;
    let free: Vec<u32> = columns.filter(|column| is_free(*column)).take(count).collect();
    Some(free).filter(|free| count > 0 && free.len() == count)
}

fn is_of_points(role: Role) -> bool {
    matches!(role, Role::SelfPoints | Role::Other)
}

/// The column whose style a new one takes.
fn pattern(layout: &Layout, role: Role) -> Option<u32> {
    let points = [Role::SelfPoints, Role::Maximum(KindId(0))];
    let texts = [Role::Explanation, Role::Evidence, Role::Rule, Role::InCharge, Role::Text];
    let patterns: &[Role] = if is_of_points(role) { &points } else { &texts };
    patterns.iter().find_map(|role| layout.column(*role))
}

/// The rows that are merged: those of the headings, and those of each criterion whose maximum is merged.
fn merges(work: &Work<'_>, rows: &RangeInclusive<u32>, last_heading: u32) -> Vec<RangeInclusive<u32>> {
    let layout = work.form.layout;
    let maxima = layout.column(Role::Maximum(KindId(0)));
    let totals = layout.totals.iter().map(|total| total.row);
    let known: OrderedSet<u32> = layout.rows.iter().copied().chain(totals).collect();
    let is_of_one = |merge: &&CellRange| {
        let (first, last) = (merge.first, merge.last);
        let is_beside = Some(first.column) == maxima && first.column == last.column && first.row < last.row;
        let below_header = first.row > layout.header_last && last.row <= *rows.end();
        is_beside
            && below_header
            && known.contains(&first.row)
            && known.range(first.row + 1..=last.row).next().is_none()
    };
    let of_rows = work.sheet.merges.iter().filter(is_of_one).map(|merge| (merge.first.row, merge.last.row));
    let headings = (last_heading > layout.header_first).then_some((layout.header_first, last_heading));
    // Of merges that begin in one row one is taken: a stranger's may overlap.
    let merges: OrderedMap<u32, u32> = headings.into_iter().chain(of_rows).collect();
    let mut end = None;
    let apart = merges.into_iter().filter(|(first, last)| {
        let is_apart = end.is_none_or(|end| *first > end);
        end = if is_apart { Some(*last) } else { end };
        is_apart
    });
    apart.map(|(first, last)| first..=last).collect()
}
