//! What a person corrected, taken in where the importer reads the thing in question.

use super::super::{
    CellRef, ColumnRole, Corrections, DiagnosticKind, MissingColumn, NearestHeader, Place, Refusal, Role,
    RowCorrection, RowPart,
};
use super::columns::Columns;
use super::grid;
use super::header::{HeadedColumn, Header};
use super::log::Log;
use super::number::Points;
use super::numbering::{self, Level};
use super::rows::{Asked, Printed};
use crate::basics::sort_by_key;
use crate::score::Score;
use crate::template::{Criteria, Criterion, NotApplicable, Scope};

/// The header with a place for every column of a sheet that a person gave a role, whether it has a heading or not.
pub(super) fn with_columns(mut header: Header, corrections: &Corrections) -> Header {
    for column in corrections.columns.keys().copied().filter(|column| *column < grid::COLUMNS) {
        if header.columns.iter().all(|headed| headed.column != column) {
            let headings = Vec::new();
            header.columns.push(HeadedColumn { column, headings, own: None, above: None, taken_for: None });
        }
    }
    sort_by_key(&mut header.columns, |headed| headed.column);
    header
}

/// Whether a person gave a role, which only one column has, to another column than this.
pub(super) fn is_taken(role: Role, corrections: &Corrections) -> bool {
    let several = matches!(role, Role::Text | Role::Survey | Role::Result | Role::Other);
    !several && corrections.columns.values().any(|taken| *taken == ColumnRole::from(role))
}

/// The refusal of a table that a person left without a column of texts or of maxima.
pub(super) fn refusal(sheet: &str, header: &Header, columns: &Columns) -> Option<Refusal> {
    let text = columns.texts().next().is_none().then_some(MissingColumn::Text);
    let maximum = columns.maxima().next().is_none().then_some(MissingColumn::Maximum);
    let missing: Vec<MissingColumn> = text.into_iter().chain(maximum).collect();
    let place = Place::cell(sheet, CellRef { row: header.first, column: header.columns.first()?.column });
    let found = columns.all.iter().map(|column| column.heading.clone()).filter(|heading| !heading.is_empty()).collect();
    (!missing.is_empty()).then_some(Refusal::NoHeader { nearest: Some(NearestHeader { place, found, missing }) })
}

/// The last row of a sheet that a person says belongs to the table.
pub(super) fn last_row(corrections: &Corrections, until: u32) -> Option<u32> {
    let asked = |correction: &RowCorrection| matches!(correction.part, Some(part) if part != RowPart::Nothing);
    let rows = corrections.rows.iter().filter(|(row, correction)| **row < until && asked(correction));
    rows.map(|(row, _)| *row).next_back()
}

/// The number that a person gave a row; nothing where it is not corrected.
pub(super) fn number(correction: Option<&RowCorrection>) -> Option<Printed> {
    let text = correction?.number.as_ref()?.trim();
    let fits = text.len() <= Criterion::NUMBER_LIMIT;
    Some(match numbering::parse(text).filter(|_| fits) {
        Some(numbered) => Printed::Number(text.to_owned(), numbered),
        None => Printed::Nothing,
    })
}

/// Puts the maxima that a person gave a row into their places; what can be none leaves the printed one.
pub(super) fn maxima(maxima: &mut [Points], correction: Option<&RowCorrection>) {
    for (kind, points) in correction.into_iter().flat_map(|correction| correction.maxima.iter()) {
        if let Some(own) = maxima.get_mut(usize::from(*kind)).filter(|_| can_be_maximum(*points)) {
            *own = points.map_or(Points::None, Points::Some);
        }
    }
}

/// Whether there can be such a maximum: no points less than none, and none that no sheet could have.
fn can_be_maximum(points: Option<Score>) -> bool {
    points.is_none_or(|points| (Score::ZERO..=Score::LIMIT).contains(&points))
}

/// Puts rows on the levels that a person gave them; what stands below such a row goes with it.
pub(super) fn levels(rows: &[Asked], levels: &mut [Level]) {
    let printed: Vec<u8> = levels.iter().map(|level| level.depth).collect();
    let given = rows.iter().any(|row| row.correction.as_ref().is_some_and(|correction| correction.level.is_some()));
    // Nobody's correction makes a tree deeper than there is one; what a sheet has is refused where it is too deep.
    let limit = if given { Criteria::DEPTH.saturating_sub(1) } else { u8::MAX };
    // How far rows move that stand deeper than the first of each pair.
    let mut moved: Vec<(u8, i16)> = Vec::new();
    let mut deepest = 0;
    for ((row, level), printed) in rows.iter().zip(levels).zip(printed) {
        moved.retain(|(depth, _)| *depth < printed);
        let by = moved.last().map_or(0, |(_, by)| *by);
        let wanted = row.correction.as_ref().and_then(|correction| correction.level);
        let followed = u8::try_from((i16::from(printed) + by).max(0)).unwrap_or_default();
        let depth = wanted.unwrap_or(followed).min(deepest);
        if let Some(level) = wanted {
            moved.push((printed, i16::from(level.min(deepest)) - i16::from(printed)));
            // A person who names the level has seen where the number would put it.
        }
        *level = Level { depth, skipped: level.skipped && wanted.is_none() };
        deepest = depth.saturating_add(1).min(limit);
    }
}

/// What a person said of "không phát sinh"; nothing where it is not corrected.
pub(super) fn exception(asked: &Asked, read: Option<&NotApplicable>) -> Option<Option<NotApplicable>> {
    let exception = asked.correction.as_ref()?.not_applicable?;
    let words = read.map(|read| read.words.clone()).unwrap_or_default();
    let scope = read.map_or_else(Scope::default, |read| read.scope);
    Some(exception.policy().map(|policy| NotApplicable { policy, scope, words }))
}

/// Says which corrections found nothing to correct: the row is none that is asked about, the column none of the table, or
/// the sheet has no table.
pub(super) fn say_unused(sheet: &str, corrections: &Corrections, asked: &[Asked], columns: &Columns, log: &mut Log) {
    if corrections.sheet.as_ref().is_some_and(|named| named != sheet) {
        log.workbook(DiagnosticKind::CorrectionUnused);
    }
    if corrections.columns.iter().any(|(column, role)| !is_for(*column, *role, columns)) {
        log.sheet(sheet, DiagnosticKind::CorrectionUnused);
    }
    let column = columns.texts().next().unwrap_or_default();
    for (row, correction) in corrections.rows.iter() {
        // What a person said is no criterion has no number or maximum to correct any more.
        let aside = matches!(correction.part, Some(part) if part != RowPart::Criterion);
        let is_asked = asked.binary_search_by_key(row, |asked| asked.row).is_ok();
        if (!aside && !is_asked) || *row >= grid::ROWS || !fits(correction, columns) {
            log.cell(sheet, CellRef { row: *row, column }, DiagnosticKind::CorrectionUnused);
        }
    }
}

/// Whether a column is for what a person said: it is one of the table, and the first of a role that one column has.
fn is_for(column: u32, role: ColumnRole, columns: &Columns) -> bool {
    let several = matches!(
        role,
        ColumnRole::Text | ColumnRole::Maximum | ColumnRole::Survey | ColumnRole::Result | ColumnRole::Other
    );
    let mut same = columns.all.iter().filter(|known| ColumnRole::from(known.role) == role);
    if several {
        same.any(|known| known.column == column)
    } else {
        same.next().is_some_and(|known| known.column == column)
    }
}

/// Whether the maxima of a row are those of kinds of body that there are, and can be maxima.
fn fits(correction: &RowCorrection, columns: &Columns) -> bool {
    let mut maxima = correction.maxima.iter();
    maxima.all(|(kind, points)| usize::from(*kind) < columns.kinds.len() && can_be_maximum(*points))
}

/// The words of a row that a person made part of a rule, with the points that stand in the column of maxima.
pub(super) fn rule_line(lines: &[String], maxima: &[Points], is_award: fn(&str) -> bool) -> Vec<String> {
    let mut lines = lines.to_vec();
    let points = maxima.iter().find_map(|points| if let Points::Some(points) = points { Some(*points) } else { None });
    if let (Some(points), Some(last)) = (points, lines.last_mut().filter(|last| !is_award(last))) {
        *last = format!("{}: {points} điểm", last.trim_end_matches([':', '.', ';', ' ']));
    }
    lines
}
