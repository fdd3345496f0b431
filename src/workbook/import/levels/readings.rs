//! Four ways of telling levels.

use super::super::numbering::{Level, Levels};
use super::super::rows::Asked;
use super::sums::first_maximum;
use crate::score::Score;

/// A level for every row.
pub(super) type Reading = Vec<Level>;

/// The most rows that are added up for one group where nothing but maxima tells levels.
const MOST: usize = 200;

/// By the style of the numbers.
pub(super) fn by_style(rows: &[Asked]) -> Reading {
    let mut levels = Levels::default();
    let level = |(at, asked): (usize, &Asked)| match asked.numbered {
        Some(number) => levels.enter(number),
        None => unnumbered(&mut levels, rows, at),
    };
    rows.iter().enumerate().map(level).collect()
}

/// By the order of the numbers in their lists.
pub(super) fn by_order(rows: &[Asked]) -> Reading {
    let mut levels = Levels::default();
    let level = |(at, asked): (usize, &Asked)| match asked.numbered {
        Some(number) => levels.enter_by_order(number),
        None => unnumbered(&mut levels, rows, at),
    };
    rows.iter().enumerate().map(level).collect()
}

/// By the blanks before the texts of rows without numbers, where these differ.
pub(super) fn by_indent(rows: &[Asked]) -> Option<Reading> {
    let mut indents = rows.iter().filter(|asked| asked.numbered.is_none()).map(|asked| asked.indent);
    let first = indents.next()?;
    indents.any(|indent| indent != first).then(|| {
        let mut levels = Levels::default();
        let mut open: Vec<(u32, u8)> = Vec::new();
        let level = |asked: &Asked| {
            let level = match asked.numbered {
                Some(number) => levels.enter(number),
                None => {
                    let above = open.iter().rev().find(|(indent, _)| *indent < asked.indent);
                    Level { depth: above.map_or(0, |(_, depth)| depth.saturating_add(1)), skipped: false }
                }
            };
            open.retain(|(indent, depth)| *depth < level.depth && *indent < asked.indent.max(1));
            open.push((asked.indent, level.depth));
            level
        };
        connected(rows.iter().map(level).collect())
    })
}

/// By maxima alone, where no row has a number: a row is a group where the rows below it add up to it.
pub(super) fn by_sums(rows: &[Asked]) -> Option<Reading> {
    if rows.iter().any(|asked| asked.numbered.is_some()) {
        return None;
    }
    let ends = ends(rows);
    let mut open: Vec<usize> = Vec::new();
    let level = |(at, end): (usize, &usize)| {
        open.retain(|end| at < *end);
        let depth = u8::try_from(open.len()).unwrap_or(u8::MAX);
        open.push(*end);
        Level { depth, skipped: false }
    };
    Some(ends.iter().enumerate().map(level).collect())
}

/// For every row, the row behind the last that belongs to it; from the bottom up, so that groups of groups are seen.
fn ends(rows: &[Asked]) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=rows.len()).collect();
    for at in (0..rows.len()).rev() {
        let head = rows.get(at).filter(|head| head.words.is_empty());
        let Some(maximum) = head.and_then(first_maximum).filter(|maximum| *maximum > Score::ZERO) else { continue };
        let (mut sum, mut next, mut count) = (Score::ZERO, at + 1, 0);
        while sum < maximum && count < MOST {
            let (Some(row), Some(end)) = (rows.get(next), ends.get(next)) else { break };
            sum = sum.plus(first_maximum(row).unwrap_or_default());
            next = *end;
            count += 1;
        }
        if let (Some(end), true) = (ends.get_mut(at), sum == maximum && count > 1) {
            *end = next;
        }
    }
    ends
}

/// No row is more than one level below the row before it.
fn connected(mut levels: Reading) -> Reading {
    let mut deepest = 0;
    for level in &mut levels {
        level.depth = level.depth.min(deepest);
        deepest = level.depth.saturating_add(1);
    }
    levels
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
