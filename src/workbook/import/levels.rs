//! The level of every row. Numbers, indentation and, where there is neither, maxima may each tell it; of several readings
//! the one counts whose groups and total add up, and of equal ones the first.

mod readings;
mod sums;

use super::super::{CellRef, DiagnosticKind, Doubt, Role};
use super::adjustment::section;
use super::columns::Columns;
use super::corrected;
use super::log::Log;
use super::numbering::{Level, Style};
use super::rows::{Asked, Rows};
use super::words::fold;
use crate::basics::OrderedMap;
use readings::Reading;
use sums::Sums;

pub(super) use sums::first_maximum;

/// A row with its level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    /// The row.
    pub(super) asked: &'a Asked,
    /// 0 for a top criterion.
    pub(super) depth: u8,
}

/// Gives each row its level, and says where a number stands twice or lacks its group.
pub(super) fn place<'a>(sheet: &str, rows: &'a Rows, columns: &Columns, log: &mut Log) -> Vec<Placed<'a>> {
    let (mut levels, by_sums) = best(rows);
    corrected::levels(&rows.asked, &mut levels);
    if by_sums {
        log.sheet(sheet, DiagnosticKind::Doubt(Doubt::LevelsBySums));
    }
    let column = columns.of(Role::Number).or(columns.texts().next()).unwrap_or_default();
    let mut siblings = Siblings::default();
    let mut placed = Vec::with_capacity(levels.len());
    for (asked, level) in rows.asked.iter().zip(levels) {
        let cell = CellRef { row: asked.row, column };
        let number = || asked.number.clone();
        if level.skipped {
            log.cell(sheet, cell, DiagnosticKind::LevelSkipped { number: number() });
        }
        let counts = asked.numbered.is_some_and(|numbered| !matches!(numbered.style, Style::Bullet(_)));
        let counts = counts && !asked.number.is_empty();
        if let Some(first) = siblings.enter(level.depth, &asked.number, cell).filter(|_| counts) {
            log.cell(sheet, cell, DiagnosticKind::NumberTwice { number: number(), first });
        }
        placed.push(Placed { asked, depth: level.depth });
    }
    say_without_rows(sheet, &placed, column, log);
    placed
}

/// A way of telling levels; nothing where the rows give it nothing to go by.
type Teller = fn(&[Asked]) -> Option<Reading>;

/// The reading with the fewest sums that fail, and whether it is another than the one that numbers give by themselves.
fn best(rows: &Rows) -> (Vec<Level>, bool) {
    let sums = Sums::new(rows);
    let first = readings::by_indent(&rows.asked).unwrap_or_else(|| readings::by_style(&rows.asked));
    let mut best = (sums.failing(&first), first, false);
    let others: [Teller; 4] = [
        |rows| Some(readings::by_style(rows)),
        |rows| Some(readings::by_order(rows)),
        readings::by_sums,
        readings::with_headings_below,
    ];
    for reading in others {
        if best.0 == 0 {
            break;
        }
        if let Some(levels) = reading(&rows.asked) {
            let failing = sums.failing(&levels);
            if failing < best.0 {
                best = (failing, levels, true);
            }
        }
    }
    (best.1, best.2)
}

/// "II | Cải cách hành chính | 20" without a row below it, where I and III have some: perhaps they are missing.
fn say_without_rows(sheet: &str, placed: &[Placed<'_>], column: u32, log: &mut Log) {
    let depth = |at: usize| placed.get(at).map(|placed| placed.depth);
    let style = |placed: &Placed<'_>| placed.asked.numbered.map(|number| number.style);
    let is_group = |at: usize| depth(at + 1) > depth(at);
    let is_main = |placed: &Placed<'_>| section(&fold(&placed.asked.text)).is_none();
    let tops = || placed.iter().enumerate().filter(|(_, placed)| placed.depth == 0 && is_main(placed));
    let heads = |placed: &Placed<'_>| matches!(style(placed), Some(Style::Roman | Style::Letter | Style::Named(_)));
    if !tops().any(|(at, placed)| is_group(at) && heads(placed)) {
        return;
    }
    for (_, one) in tops().filter(|(at, one)| !is_group(*at) && heads(one) && one.asked.words.is_empty()) {
        let cell = CellRef { row: one.asked.row, column };
        log.cell(sheet, cell, DiagnosticKind::Doubt(Doubt::GroupWithoutRows { number: one.asked.number.clone() }));
    }
}

/// The numbers that stand in the groups that are open. No more rows than [`crate::template::Criteria::LIMIT`] come here,
/// few enough to be put in their places one by one in whatever order.
#[derive(Default)]
struct Siblings {
    open: Vec<OrderedMap<String, CellRef>>,
}

impl Siblings {
    /// Notes a number on its level; gives the cell where it stood before in the same group.
    fn enter(&mut self, depth: u8, number: &str, cell: CellRef) -> Option<CellRef> {
        self.open.resize_with(usize::from(depth) + 1, OrderedMap::new);
        let level = self.open.last_mut()?;
        let first = level.get(number).copied();
        if first.is_none() {
            level.insert(number.to_owned(), cell);
        }
        first
    }
}
