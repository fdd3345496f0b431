//! The maxima of every row, read from its cells; a group without printed ones has the sum of what stands in it.

use super::super::{CellRef, DiagnosticKind};
use super::adjustment;
use super::columns::Columns;
use super::levels::Placed;
use super::log::Log;
use super::number::Points;
use super::words::fold;
use crate::score::Score;
use crate::template::Section;

/// The maxima of every row, parallel to the kinds of body. What is wrong with a cell is said, and the cell left out.
pub(super) fn read(
    sheet: &str,
    placed: &[Placed<'_>],
    sections: &[Section],
    columns: &Columns,
    log: &mut Log,
) -> Vec<Vec<Option<Score>>> {
    let columns: Vec<u32> = columns.maxima().collect();
    let mut maxima: Vec<Vec<Option<Score>>> = Vec::with_capacity(placed.len());
    for (row, section) in placed.iter().zip(sections) {
        let cells = row.asked.maxima.iter().zip(&columns);
        let read = |(points, column): (&Points, &u32)| {
            let at = CellRef { row: row.asked.row, column: *column };
            one(points, *section).unwrap_or_else(|kind| {
                log.cell(sheet, at, kind);
                None
            })
        };
        maxima.push(cells.map(read).collect());
    }
    fill_groups(placed, &mut maxima);
    cap_sections(placed, sections, &mut maxima);
    mend_leaves(sheet, placed, &columns, &mut maxima, log);
    maxima
}

/// One cell. The printed maximum of a penalty may carry its sign; its size counts.
fn one(points: &Points, section: Section) -> Result<Option<Score>, DiagnosticKind> {
    match points {
        Points::None => Ok(None),
        Points::Wrong(kind) => Err(kind.clone()),
        Points::Some(points) if *points >= Score::ZERO => Ok(Some(*points)),
        Points::Some(points) if section == Section::Penalty => Ok(Some(Score::ZERO.minus(*points))),
        Points::Some(points) => Err(DiagnosticKind::MaximumOutOfRange { text: points.to_string() }),
    }
}

/// From the bottom up, so that groups of groups are filled as well.
fn fill_groups(placed: &[Placed<'_>], maxima: &mut [Vec<Option<Score>>]) {
    for at in (0..placed.len()).rev().filter(|at| is_group(placed, *at)) {
        let sums = sums_below(placed, maxima, at);
        for (own, sum) in maxima.get_mut(at).into_iter().flatten().zip(sums) {
            *own = own.or(sum);
        }
    }
}

fn is_group(placed: &[Placed<'_>], at: usize) -> bool {
    children(placed, at).next().is_some()
}

/// The rows directly below a row.
pub(super) fn children<'a>(placed: &'a [Placed<'_>], at: usize) -> impl Iterator<Item = usize> + 'a {
    let depth = placed.get(at).map_or(0, |placed| placed.depth);
    let below = placed.iter().enumerate().skip(at + 1).take_while(move |(_, other)| other.depth > depth);
    below.filter(move |(_, other)| other.depth == depth + 1).map(|(place, _)| place)
}

fn sums_below(placed: &[Placed<'_>], maxima: &[Vec<Option<Score>>], at: usize) -> Vec<Option<Score>> {
    let kinds = maxima.get(at).map_or(0, Vec::len);
    let of_kind = |kind: usize| {
        let below = children(placed, at).filter_map(|child| maxima.get(child)?.get(kind).copied().flatten());
        below.fold(None, |sum: Option<Score>, own| Some(sum.unwrap_or_default().plus(own)))
    };
    (0..kinds).map(of_kind).collect()
}

/// "Điểm thưởng (tối đa 5 điểm)" without rows and without a maximum of its own: the cap is the maximum.
fn cap_sections(placed: &[Placed<'_>], sections: &[Section], maxima: &mut [Vec<Option<Score>>]) {
    for (at, (row, section)) in placed.iter().zip(sections).enumerate() {
        let bare = row.depth == 0 && !is_group(placed, at) && row.asked.maxima.iter().all(|one| *one == Points::None);
        let said = adjustment::read(&fold(&row.asked.text), *section);
        let cap = match section {
            Section::Main => None,
            Section::Bonus => said.bonus,
            Section::Penalty => said.penalty,
        };
        if let (true, Some(cap), Some(own)) = (bare, cap, maxima.get_mut(at)) {
            own.iter_mut().for_each(|own| *own = Some(cap));
        }
    }
}

/// A leaf whose maximum cannot be read, or that is for no kind of body at all, has none to give: it stays in sight with
/// a maximum of zero until the workbook is mended.
fn mend_leaves(sheet: &str, placed: &[Placed<'_>], columns: &[u32], maxima: &mut [Vec<Option<Score>>], log: &mut Log) {
    for at in (0..placed.len()).filter(|at| !is_group(placed, *at)) {
        let (Some(row), Some(own)) = (placed.get(at), maxima.get_mut(at)) else { continue };
        let unsaid = row.asked.maxima.iter().all(|points| *points == Points::None);
        let nowhere = unsaid && own.iter().all(Option::is_none);
        if nowhere {
            let column = columns.first().copied().unwrap_or_default();
            log.cell(sheet, CellRef { row: row.asked.row, column }, DiagnosticKind::MaximumMissing);
        }
        for (own, points) in own.iter_mut().zip(&row.asked.maxima) {
            if nowhere || matches!(points, Points::Wrong(_)) || (own.is_none() && *points != Points::None) {
                *own = Some(Score::ZERO);
            }
        }
    }
}
