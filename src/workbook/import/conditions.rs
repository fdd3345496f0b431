//! The sheet "Điều kiện, hạn mức": what disqualifies or caps a class, and quotas.

mod effect;

use super::super::DiagnosticKind;
use super::grid::Grid;
use super::headings::Match::{self, Is, Starts};
use super::log::Log;
use super::patterns::{has, starts};
use super::small_table::SmallTable;
use super::words::fold;
use crate::basics::OrderedSet;
use crate::template::{Condition, GivenBy, Grade, Quota};
use effect::Classes;

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

/// The most conditions that are read, and the most quotas: each is asked of every body.
pub(super) const MOST: usize = 200;
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
    let rows: Vec<u32> = table.rows().filter(|row| !table.text(*row, Column::Text).is_empty()).collect();
    let mut numbers = Numbers::new(rows.iter().map(|row| table.text(*row, Column::Number)));
    let classes = Classes::new(grades);
    for (place, row) in rows.into_iter().enumerate() {
        if place == MOST {
            let kind = DiagnosticKind::TooManyConditions { most: MOST as u32 };
            log.cell(&grid.name, table.cell(row, Column::Text), kind);
            break;
        }
        let (printed, text) = (table.text(row, Column::Number), table.text(row, Column::Text));
        let number = numbers.give(&printed);
        if !printed.is_empty() && printed != number {
            let kind = DiagnosticKind::ConditionNumberTwice { number: printed, given: number.clone() };
            log.cell(&grid.name, table.cell(row, Column::Number), kind);
        }
        let words = table.text(row, Column::Effect);
        let quota = has(QUOTA, &fold(&words));
        let superior = fold(&table.text(row, Column::StatedBy)).contains("cấp trên");
        let stated_by = if superior { GivenBy::Superior } else { GivenBy::Unit };
        match classes.effect(&words) {
            Ok(effect) if !quota => found.conditions.push(Condition { number, text, effect, stated_by }),
            Err(kind) if !quota && !is_quota(&fold(&text)) => {
                log.cell(&grid.name, table.cell(row, Column::Effect), kind);
            }
            _ => found.quotas.push(Quota { number, text }),
        }
    }
    found
}

/// Whether the text itself is a quota: "Hạn mức: không quá 20% …". "Chi vượt hạn mức" is something else.
fn is_quota(folded: &str) -> bool {
    starts(&["hạn mức"], folded) || folded.contains("không quá tỷ lệ") || folded.contains("chỉ cảnh báo")
}

/// Numbers by which conditions are stated: no two may be the same, or who states one states both.
struct Numbers {
    printed: OrderedSet<String>,
    given: OrderedSet<String>,
    running: usize,
}

impl Numbers {
    fn new(printed: impl Iterator<Item = String>) -> Self {
        Self { printed: printed.collect(), given: OrderedSet::new(), running: 0 }
    }

    /// The printed number, with `#2` where it stands for the second time; a running one where none is printed.
    fn give(&mut self, printed: &str) -> String {
        let number = if printed.is_empty() { self.next() } else { self.distinct(printed) };
        self.given.insert(number.clone());
        number
    }

    fn distinct(&self, printed: &str) -> String {
        let again = || (2_u32..).map(|count| format!("{printed}#{count}"));
        let free = |number: &String| !self.given.contains(number) && !self.printed.contains(number);
        if self.given.contains(printed) { again().find(free).unwrap_or_default() } else { printed.to_owned() }
    }

    fn next(&mut self) -> String {
        loop {
            self.running += 1;
            let number = self.running.to_string();
            if !self.printed.contains(&number) && !self.given.contains(&number) {
                return number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_condition_has_a_number_of_its_own() {
        for (printed, expected) in [
            (["1", "2", "3"], ["1", "2", "3"]),
            (["", "", ""], ["1", "2", "3"]),
            (["", "1", ""], ["2", "1", "3"]),
            (["a", "a", "a"], ["a", "a#2", "a#3"]),
            (["1", "1", "1#2"], ["1", "1#3", "1#2"]),
        ] {
            let mut numbers = Numbers::new(printed.iter().map(|number| (*number).to_owned()));
            assert_eq!(printed.map(|number| numbers.give(number)), expected);
        }
    }
}
