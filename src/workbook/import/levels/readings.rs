//! Five ways of telling levels.

use super::super::adjustment::section;
use super::super::numbering::{Level, Levels, Style};
use super::super::rows::Asked;
use super::super::words::fold;
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
        Some(_) if is_heading(asked) && follows_a_group(rows, at) => levels.below(),
        Some(number) => levels.enter(number),
        None => unnumbered(&mut levels, rows, at),
    };
    rows.iter().enumerate().map(level).collect()
}

/// By the style of the numbers, where headings without one stand in the groups that have one.
pub(super) fn with_headings_below(rows: &[Asked]) -> Option<Reading> {
    let mut levels = Levels::default();
    let level = |(at, asked): (usize, &Asked)| match asked.numbered {
        Some(_) if is_heading(asked) => levels.below(),
        Some(number) => levels.enter(number),
        None => unnumbered(&mut levels, rows, at),
    };
    rows.iter().any(is_heading).then(|| rows.iter().enumerate().map(level).collect())
}

/// A heading without a number, of no section of its own.
fn is_heading(asked: &Asked) -> bool {
    is_part(asked) && asked.number.is_empty() && section(&fold(&asked.text)).is_none()
}

fn is_part(asked: &Asked) -> bool {
    asked.numbered.is_some_and(|number| number.style == Style::Part)
}

/// Whether the row above is that of a group by its number: the heading is the first in it. Those that follow in the
/// group have no group right above them.
fn follows_a_group(rows: &[Asked], at: usize) -> bool {
    let above = rows.get(..at).unwrap_or_default();
    let heads = |asked: &Asked| {
        let style = asked.numbered.map(|number| number.style);
        let numbered = matches!(style, Some(Style::Roman | Style::Letter | Style::Named(_) | Style::Part));
        numbered && !asked.number.is_empty()
    };
    let group = above.iter().rposition(heads);
    group.is_some_and(|group| rows.get(group + 1).is_some_and(is_heading))
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
    // A part of the whole table is around whatever follows, however that is indented.
    let indent_of = |asked: &Asked| if is_part(asked) { 0 } else { asked.indent.saturating_add(1) };
    indents.any(|indent| indent != first).then(|| {
        let mut levels = Levels::default();
        let mut open: Vec<(u32, u8)> = Vec::new();
        let level = |asked: &Asked| {
            let level = match asked.numbered {
                Some(number) => levels.enter(number),
                None => {
                    let above = open.iter().rev().find(|(indent, _)| *indent < indent_of(asked));
                    Level { depth: above.map_or(0, |(_, depth)| depth.saturating_add(1)), skipped: false }
                }
            };
            open.retain(|(indent, depth)| *depth < level.depth && *indent < indent_of(asked).max(2));
            open.push((indent_of(asked), level.depth));
            level
        };
        connected(rows.iter().map(level).collect())
    })
}

/// By maxima alone, where no row has a number: a row is a group where the rows below it add up to it.
pub(super) fn by_sums(rows: &[Asked]) -> Option<Reading> {
    if rows.iter().any(|asked| asked.numbered.is_some() && !is_part(asked)) {
        return None;
    }
    let of_part = |part: &[Asked]| match part {
        [head, rest @ ..] if is_part(head) => {
            let below =
                levels_of_sums(rest).into_iter().map(|level| Level { depth: level.depth.saturating_add(1), ..level });
            std::iter::once(Level { depth: 0, skipped: false }).chain(below).collect()
        }
        rest => levels_of_sums(rest),
    };
    Some(rows.chunk_by(|_, next| !is_part(next)).flat_map(of_part).collect())
}

fn levels_of_sums(rows: &[Asked]) -> Reading {
    let ends = ends(rows);
    let mut open: Vec<usize> = Vec::new();
    let level = |(at, end): (usize, &usize)| {
        open.retain(|end| at < *end);
        let depth = u8::try_from(open.len()).unwrap_or(u8::MAX);
        open.push(*end);
        Level { depth, skipped: false }
    };
    ends.iter().enumerate().map(level).collect()
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
/// it has no rule, or where that heads a part or a section; beside it otherwise.
fn unnumbered(levels: &mut Levels, rows: &[Asked], at: usize) -> Level {
    let before = rows.get(..at).unwrap_or_default();
    let start = before.iter().rposition(|asked| asked.numbered.is_some()).map_or(0, |place| place + 1);
    let run: Vec<&Asked> = rows.iter().skip(start).take_while(|asked| asked.numbered.is_none()).collect();
    let head = start.checked_sub(1).and_then(|head| rows.get(head));
    let heads = |head: &Asked| is_part(head) || section(&fold(&head.text)).is_some();
    let adds_up = |head: &Asked| first_maximum(head) == Some(sum(&run));
    let below = head.is_some_and(|head| head.words.is_empty() && (heads(head) || adds_up(head)));
    if below || head.is_none() { levels.below() } else { levels.beside() }
}

fn sum(run: &[&Asked]) -> Score {
    run.iter().filter_map(|asked| first_maximum(asked)).sum()
}
