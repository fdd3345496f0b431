//! The level of every row, by its number and, where it has none, by what stands around it.

use super::super::{CellRef, DiagnosticKind, Role};
use super::columns::Columns;
use super::log::Log;
use super::number::Points;
use super::numbering::{Level, Levels, Style};
use super::rows::Asked;
use crate::basics::OrderedMap;
use crate::score::Score;

/// A row with its level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed<'a> {
    /// The row.
    pub(super) asked: &'a Asked,
    /// 0 for a top criterion.
    pub(super) depth: u8,
}

/// Gives each row its level, and says where a number stands twice or lacks its group.
pub(super) fn place<'a>(sheet: &str, rows: &'a [Asked], columns: &Columns, log: &mut Log) -> Vec<Placed<'a>> {
    let column = columns.of(Role::Number).unwrap_or_default();
    let mut levels = Levels::default();
    let mut siblings = Siblings::default();
    let mut placed = Vec::with_capacity(rows.len());
    for (at, asked) in rows.iter().enumerate() {
        let level = match asked.numbered {
            Some(number) => levels.enter(number),
            None => unnumbered(&mut levels, rows, at),
        };
        let cell = CellRef { row: asked.row, column };
        let number = || asked.number.clone();
        if level.skipped {
            log.cell(sheet, cell, DiagnosticKind::LevelSkipped { number: number() });
        }
        let counts = asked.numbered.is_some_and(|numbered| numbered.style != Style::Bullet);
        if let Some(first) = siblings.enter(level.depth, &asked.number, cell).filter(|_| counts) {
            log.cell(sheet, cell, DiagnosticKind::NumberTwice { number: number(), first });
        }
        placed.push(Placed { asked, depth: level.depth });
    }
    placed
}

/// A row without a number stands below the row before the run of such rows where their maxima add up to its own and
/// it has no rule; beside it otherwise.
fn unnumbered(levels: &mut Levels, rows: &[Asked], at: usize) -> Level {
    let before = rows.get(..at).unwrap_or_default();
    let start = before.iter().rposition(|asked| asked.numbered.is_some()).map_or(0, |place| place + 1);
    let run: Vec<&Asked> = rows.iter().skip(start).take_while(|asked| asked.numbered.is_none()).collect();
    let head = start.checked_sub(1).and_then(|head| rows.get(head));
    let below = head.is_some_and(|head| head.words.is_empty() && first_maximum(head) == Some(sum(&run)));
    if below || head.is_none() { levels.below() } else { levels.beside() }
}

fn sum(run: &[&Asked]) -> Score {
    run.iter().filter_map(|asked| first_maximum(asked)).sum()
}

fn first_maximum(asked: &Asked) -> Option<Score> {
    asked.maxima.iter().find_map(|points| match points {
        Points::Some(points) => Some(*points),
        Points::None | Points::Wrong(_) => None,
    })
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
