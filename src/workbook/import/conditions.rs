//! The sheet "Điều kiện, hạn mức": what disqualifies or caps a class, and quotas.

use super::super::DiagnosticKind;
use super::grid::Grid;
use super::headings::Match::{self, Is, Starts};
use super::log::Log;
use super::patterns::has;
use super::small_table::SmallTable;
use super::words::{Words, fold};
use crate::template::{Condition, Effect, GivenBy, Grade, Quota};

#[derive(Clone, Copy, PartialEq)]
enum Column {
    Number,
    Text,
    Effect,
    StatedBy,
}

const HEADINGS: &[(Match, &str, Column)] = &[
    (Is, "số", Column::Number),
    (Is, "tt", Column::Number),
    (Is, "stt", Column::Number),
    (Starts, "điều kiện", Column::Text),
    (Starts, "nội dung", Column::Text),
    (Starts, "hệ quả", Column::Effect),
    (Starts, "xếp loại", Column::Effect),
    (Starts, "ai ghi", Column::StatedBy),
    (Starts, "người ghi", Column::StatedBy),
];

/// Words of an effect that forbids any class.
const DISQUALIFIED: &[&str] = &["không đủ điều kiện xếp loại", "không xếp loại", "không được xếp loại"];
/// Words of an effect that caps.
const AT_MOST: &[&str] = &["không quá", "không cao hơn", "tối đa", "không vượt quá"];
/// Words of a quota.
const QUOTA: &[&str] = &["hạn mức", "không quá tỷ lệ", "chỉ cảnh báo"];

/// What the sheet holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Disqualifiers and caps.
    pub(super) conditions: Vec<Condition>,
    /// Quotas.
    pub(super) quotas: Vec<Quota>,
}

/// Reads the sheet; `grades` are the classes that effects may name.
pub(super) fn read(grid: &Grid, grades: &[Grade], log: &mut Log) -> Found {
    let mut found = Found::default();
    let Some(table) = SmallTable::find(grid, HEADINGS, &[Column::Text, Column::Effect]) else {
        log.sheet(&grid.name, DiagnosticKind::SheetNotUnderstood);
        return found;
    };
    for row in table.rows() {
        let (number, text) = (table.text(row, Column::Number), table.text(row, Column::Text));
        let words = table.text(row, Column::Effect);
        if text.is_empty() {
            continue;
        }
        if has(QUOTA, &fold(&text)) || has(QUOTA, &fold(&words)) {
            found.quotas.push(Quota { number, text });
            continue;
        }
        let superior = fold(&table.text(row, Column::StatedBy)).contains("cấp trên");
        let stated_by = if superior { GivenBy::Superior } else { GivenBy::Unit };
        match effect(&words, grades) {
            Ok(effect) => found.conditions.push(Condition { number, text, effect, stated_by }),
            Err(kind) => log.cell(&grid.name, table.cell(row, Column::Effect), kind),
        }
    }
    found
}

fn effect(words: &str, grades: &[Grade]) -> Result<Effect, DiagnosticKind> {
    let words = Words::new(words);
    if has(DISQUALIFIED, words.folded()) {
        return Ok(Effect::Disqualified);
    }
    let Some((_, rest)) = AT_MOST.iter().find_map(|at_most| words.split_once(at_most)) else {
        return Err(DiagnosticKind::ConditionNotUnderstood { words: words.plain().to_owned() });
    };
    let (_, named) = rest.split_once("loại ").unwrap_or((Words::new(""), rest));
    let named = named.plain().trim_matches(['"', '.', ' ']);
    let grade = grades.iter().find(|grade| fold(&grade.name) == fold(named));
    grade
        .map(|grade| Effect::AtMost(grade.name.clone()))
        .ok_or_else(|| DiagnosticKind::ConditionUnknownGrade { grade: named.to_owned() })
}
