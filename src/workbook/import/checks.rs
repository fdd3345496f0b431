//! Sums that a sheet prints, held against ours: groups against what stands in them, totals against the main criteria.

use super::super::{CellRef, DiagnosticKind, TotalOf, TotalRow};
use super::columns::Columns;
use super::log::Log;
use super::number::Points;
use super::rows::{Rows, Total};
use crate::score::Score;
use crate::template::{Criteria, Kind, KindId, Node, NodeId, Section};

/// Says where a group's maximum is not the sum of its children.
pub(super) fn groups(sheet: &str, criteria: &Criteria, rows: &Rows, columns: &Columns, log: &mut Log) {
    for ((_, node), asked) in criteria.iter().zip(&rows.asked).filter(|((_, node), _)| !node.children.is_empty()) {
        for (kind, column) in columns.maxima().enumerate() {
            let kind_id = KindId(u16::try_from(kind).unwrap_or_default());
            let printed = node.criterion.maximum(kind_id).unwrap_or_default();
            let sum = sum(criteria, node, kind_id);
            if printed != sum {
                let kind = DiagnosticKind::ChildrenDiffer { kind: name(&columns.kinds, kind), printed, sum };
                log.cell(sheet, CellRef { row: asked.row, column }, kind);
            }
        }
    }
}

fn sum(criteria: &Criteria, node: &Node, kind: KindId) -> Score {
    node.children.iter().filter_map(|child| criteria.get(*child)?.criterion.maximum(kind)).sum()
}

fn name(kinds: &[Kind], kind: usize) -> String {
    kinds.get(kind).map(|kind| kind.name.clone()).unwrap_or_default()
}

/// What each total row adds up, said where its printed maxima are not that sum.
pub(super) fn totals(sheet: &str, criteria: &Criteria, rows: &Rows, columns: &Columns, log: &mut Log) -> Vec<TotalRow> {
    let mut found = Vec::with_capacity(rows.totals.len());
    for total in &rows.totals {
        let of = of(total, criteria);
        for ((kind, column), printed) in columns.maxima().enumerate().zip(&total.maxima) {
            let kind_id = KindId(u16::try_from(kind).unwrap_or_default());
            let at = CellRef { row: total.row, column };
            match printed {
                Points::Some(printed) if !fits(criteria, of, kind_id, *printed) => {
                    let sum = of_main(criteria, of, kind_id);
                    let kind =
                        DiagnosticKind::TotalDiffers { kind: name(&columns.kinds, kind), printed: *printed, sum };
                    log.cell(sheet, at, kind);
                }
                Points::Wrong(kind) => log.cell(sheet, at, kind.clone()),
                Points::Some(_) | Points::None => {}
            }
        }
        found.push(TotalRow { row: total.row, of });
    }
    found
}

/// "Cộng tiêu chí II" adds up the top criterion above it where there are several; "tổng cộng" all of them.
fn of(total: &Total, criteria: &Criteria) -> TotalOf {
    let above = || criteria.iter().take(total.after);
    let tops: Vec<NodeId> = above().filter(|(_, node)| node.parent.is_none()).map(|(id, _)| id).collect();
    let partial = total.text.starts_with("cộng") || total.text.starts_with("tổng điểm tiêu chí");
    let plain = matches!(total.text.trim_end_matches([':', '.', ' ']), "cộng" | "cộng điểm" | "cộng tổng");
    match tops.last() {
        Some(last) if partial && !plain && criteria.roots().count() > 1 => {
            TotalOf::Top(u32::try_from(last.index()).unwrap_or_default())
        }
        _ if above().any(|(_, node)| node.criterion.section != Section::Main) => TotalOf::Everything,
        _ => TotalOf::Main,
    }
}

/// A total below the bonuses may print the main criteria alone or with the bonuses on top.
fn fits(criteria: &Criteria, of: TotalOf, kind: KindId, printed: Score) -> bool {
    let main = of_main(criteria, of, kind);
    let bonus: Score = top_maxima(criteria, Section::Bonus, kind).sum();
    printed == main || (of == TotalOf::Everything && printed == main.plus(bonus))
}

fn of_main(criteria: &Criteria, of: TotalOf, kind: KindId) -> Score {
    match of {
        TotalOf::Main | TotalOf::Everything => top_maxima(criteria, Section::Main, kind).sum(),
        TotalOf::Top(place) => {
            let top = criteria.iter().nth(place as usize);
            top.and_then(|(_, node)| node.criterion.maximum(kind)).unwrap_or_default()
        }
    }
}

fn top_maxima(criteria: &Criteria, section: Section, kind: KindId) -> impl Iterator<Item = Score> + '_ {
    let of_section = criteria.roots().filter(move |(_, node)| node.criterion.section == section);
    of_section.filter_map(move |(_, node)| node.criterion.maximum(kind))
}

/// The largest total of the main criteria among the kinds of body.
pub(super) fn largest_total(criteria: &Criteria, kinds: usize) -> Score {
    let totals = (0..kinds).filter_map(|kind| u16::try_from(kind).ok());
    totals.map(|kind| top_maxima(criteria, Section::Main, KindId(kind)).sum()).max().unwrap_or_default()
}
