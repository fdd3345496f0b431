//! Class bands, from their own sheet or from lines below the table. None is assumed where there are none (domain.md).

use super::super::{CellRef, DiagnosticKind};
use super::grid::{Cell, Grid, Value};
use super::log::Log;
use super::patterns::{has, starts, strip_any};
use super::spans::{self, Unit, WordedSpan};
use super::words::{Words, fold, one_line};
use crate::basics::sort_by_key;
use crate::score::{Percent, Score};
use crate::template::{Basis, Grade, Requirement};
use std::ops::{Bound, Range};

/// The most classes that are read: every total is held against each.
const MOST: usize = 50;
/// Longer names are sentences.
const LONGEST_NAME: usize = 60;
/// Words before the name of a class.
const BEFORE_NAMES: &[&str] = &["xếp loại", "đạt loại", "loại", "mức"];
/// Words with which points are given, and no class.
const POINTS_GIVEN: &[&str] = &["cộng", "trừ", "thưởng", "được", "bị", "+"];
/// What a band is measured in.
const MEASURED: &[&str] = &["điểm", "%", "phần trăm", "loại"];
/// Words before several classes.
const HEADS: &[&str] = &["xếp loại", "khung xếp loại", "mức xếp loại", "thang xếp loại", "phân loại"];
/// Words with which a remark starts, and no class.
const REMARKS: &[&str] = &["ghi chú", "lưu ý", "chú thích"];

/// Classes that were found, and what they are measured in.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The classes, the best first.
    pub(super) grades: Vec<Grade>,
    /// What their bands are measured in, by their words.
    pub(super) basis: Basis,
}

/// Reads a sheet of classes: every line below its heading is meant as one.
pub(super) fn from_sheet(grid: &Grid, log: &mut Log) -> Found {
    let mut lines = Vec::new();
    let mut heading = None;
    for row in grid.rows_from(0) {
        let of_row = lines_of(grid, row);
        match of_row.is_empty() {
            false => lines.extend(of_row),
            true if !lines.is_empty() => {
                let at = grid.row(row).next().map_or(CellRef { row, column: 0 }, |(at, _)| at);
                log.cell(&grid.name, at, DiagnosticKind::GradeNotUnderstood { words: row_text(grid, row) });
            }
            true => heading = basis(&fold(&row_text(grid, row))).or(heading),
        }
    }
    if lines.is_empty() && !grid.is_empty() {
        log.sheet(&grid.name, DiagnosticKind::SheetNotUnderstood);
    }
    found(grid, lines, heading, log)
}

/// Reads lines below the table. Only what names per cent or points counts before a line that says "xếp loại"; there
/// may be any sentences.
pub(super) fn from_below(grid: &Grid, rows: Range<u32>, log: &mut Log) -> Found {
    let mut headed = false;
    let mut heading = None;
    let mut lines = Vec::new();
    for row in grid.rows_from(rows.start).take_while(|row| *row < rows.end) {
        let text = fold(&row_text(grid, row));
        headed |= starts(&["xếp loại", "khung xếp loại", "mức xếp loại", "phân loại"], &text);
        let of_row = lines_of(grid, row);
        let known = headed || of_row.iter().any(|line| line.span.unit != Unit::Unsaid);
        match of_row.is_empty() || !known {
            false => lines.extend(of_row),
            // "Loại Tốt khi đạt …" in words that are not understood: a class that is missing is said.
            true if headed && has(MEASURED, &text) && spans::read(&text).is_some() => {
                let at = grid.row(row).next().map_or(CellRef { row, column: 0 }, |(at, _)| at);
                log.cell(&grid.name, at, DiagnosticKind::GradeNotUnderstood { words: row_text(grid, row) });
            }
            true if headed && lines.is_empty() => heading = basis(&text).or(heading),
            true => {}
        }
    }
    found(grid, lines, heading, log)
}

/// Reads lines that a person wrote as they could stand below a table. What is not understood is said of the workbook as a
/// whole: these lines have no cells.
pub(super) fn from_lines(lines: &[String], log: &mut Log) -> Found {
    let mut grid = Grid::new("");
    for (row, text) in (0..).zip(lines).filter(|(_, text)| !text.trim().is_empty()) {
        grid.put(CellRef { row, column: 0 }, Cell { value: Value::Text(text.clone()), formula: false });
    }
    let mut own = Log::default();
    let read: Vec<Line> = grid.rows_from(0).flat_map(|row| lines_of(&grid, row)).collect();
    for row in grid.rows_from(0).filter(|row| read.iter().all(|line| line.at.row != *row)) {
        log.workbook(DiagnosticKind::GradeNotUnderstood { words: row_text(&grid, row) });
    }
    let found = found(&grid, read, None, &mut own);
    own.sorted(&[]).into_iter().for_each(|found| log.workbook(found.kind));
    found
}

/// What bare numbers are, by the heading above them.
fn basis(folded: &str) -> Option<Basis> {
    match (has(&["%", "tỷ lệ", "phần trăm"], folded), folded.contains("điểm")) {
        (true, _) => Some(Basis::Percent),
        (false, true) => Some(Basis::Points),
        (false, false) => None,
    }
}

/// A line that names a class and its band.
struct Line {
    at: CellRef,
    name: String,
    span: WordedSpan,
    requirement: Option<(CellRef, String)>,
}

/// The classes that a row names: one, or several in the lines of one cell.
fn lines_of(grid: &Grid, row: u32) -> Vec<Line> {
    let cells: Vec<(CellRef, String)> = grid.row(row).map(|(at, cell)| (at, one_line(&cell.value.text()))).collect();
    let several = grid.row(row).find_map(|(at, cell)| several(at, &cell.value.text()));
    let one = || in_cells(&cells).or_else(|| cells.iter().find_map(|(at, text)| in_one_cell(*at, text)));
    several.unwrap_or_else(|| one().into_iter().collect())
}

/// "Xếp loại: Tốt: từ 90 điểm trở lên; Khá: từ 70 đến dưới 90; Yếu: dưới 70." What stands between is what the class
/// before it takes besides.
fn several(at: CellRef, text: &str) -> Option<Vec<Line>> {
    let of_lines: Vec<&str> = text.split([';', '\n']).collect();
    let of_commas: Vec<&str> = text.split(", ").collect();
    [of_lines, of_commas].iter().find_map(|pieces| {
        let mut lines: Vec<Line> = Vec::new();
        for piece in pieces.iter().map(|piece| without_head(piece)).filter(|piece| !piece.is_empty()) {
            match (in_one_cell(at, &piece), lines.last_mut()) {
                (Some(line), _) => lines.push(line),
                (None, Some(last)) if last.requirement.is_none() => last.requirement = Some((at, piece)),
                (None, _) => return None,
            }
        }
        (lines.len() > 1).then_some(lines)
    })
}

/// "Xếp loại: Tốt: từ 90 điểm" from the name of the class on.
fn without_head(piece: &str) -> String {
    let words = Words::new(piece);
    let head = strip_any(words.folded(), HEADS).and_then(|rest| rest.strip_prefix([':', '-']));
    let taken = head.map_or(0, |rest| words.folded().len() - rest.len());
    words.split(taken, 0).1.plain().to_owned()
}

/// "Tốt | từ 80% trở lên | không có tiêu chí nào …".
fn in_cells(cells: &[(CellRef, String)]) -> Option<Line> {
    let place = cells.iter().position(|(_, text)| band(text).is_some())?;
    let span = band(&cells.get(place)?.1)?;
    let mut before = cells.get(..place)?.iter().rev();
    let (at, name) = before.find_map(|(at, text)| name(text).map(|name| (*at, name)))?;
    Some(Line { at, name, span, requirement: cells.get(place + 1).cloned() })
}

/// "Xếp loại Tốt: từ 80 điểm trở lên", or the other way round.
fn in_one_cell(at: CellRef, text: &str) -> Option<Line> {
    let words = Words::new(text.trim_start_matches(['-', '+', '•', ' ']));
    let in_brackets =
        || words.split_once("(").filter(|(_, inside)| inside.folded().trim_end_matches('.').ends_with(')'));
    let (left, right) = words.split_once(":").or_else(in_brackets)?;
    let (named, span, requirement) = match (band(right.plain()), band(left.plain())) {
        (Some(span), _) => (left, span, None),
        (None, Some(span)) => (right, span, None),
        (None, None) => {
            let (span, needs) = band_and_more(&right)?;
            (left, span, Some((at, needs)))
        }
    };
    Some(Line { at, name: name(named.plain())?, span, requirement })
}

/// "Đạt từ 80% trở lên và không có tiêu chí nào dưới 50%".
fn band_and_more(words: &Words) -> Option<(WordedSpan, String)> {
    let parts = [" và ", ", ", "; "].iter().filter_map(|mark| words.split_once(mark));
    let mut read = parts.filter_map(|(first, rest)| Some((band(first.plain())?, rest.plain().to_owned())));
    read.next()
}

/// A text that is a band and little else.
fn band(text: &str) -> Option<WordedSpan> {
    let text = text.trim_end_matches([';', '.', ' ', ')']);
    if starts(POINTS_GIVEN, &fold(text)) {
        return None;
    }
    let worded = text.len() <= LONGEST_NAME && text.contains(|sign: char| sign.is_ascii_digit()) && !is_number(text);
    worded.then(|| spans::read(&fold(text))).flatten()
}

fn is_number(text: &str) -> bool {
    Score::parse(text).is_ok()
}

/// "a) Loại Tốt", "1. Tốt", "- Tốt" without the mark of the list.
fn without_mark(text: &str) -> &str {
    let text = text.trim_start_matches(['-', '+', '•', ' ']);
    let mark = text.split_once([')', '.']).filter(|(mark, _)| (1..=2).contains(&mark.chars().count()));
    mark.map_or(text, |(_, rest)| rest.trim_start())
}

/// The name of a class without the words before it.
fn name(text: &str) -> Option<String> {
    let words = Words::new(without_mark(text));
    let rest = strip_any(words.folded(), BEFORE_NAMES).unwrap_or(words.folded());
    let (_, name) = words.split(words.folded().len() - rest.len(), 0);
    let name = name.plain().trim_matches([':', '-', ' ', '"', '“', '”']);
    let remark = starts(REMARKS, words.folded());
    let sound = !name.is_empty() && name.len() <= LONGEST_NAME && !is_number(name) && !remark;
    sound.then(|| name.to_owned())
}

fn row_text(grid: &Grid, row: u32) -> String {
    let texts: Vec<String> = grid.row(row).map(|(_, cell)| one_line(&cell.value.text())).collect();
    texts.join(" | ")
}

fn found(grid: &Grid, mut lines: Vec<Line>, heading: Option<Basis>, log: &mut Log) -> Found {
    if let Some(line) = lines.get(MOST) {
        log.cell(&grid.name, line.at, DiagnosticKind::TooManyGrades { most: MOST as u32 });
    }
    lines.truncate(MOST);
    let says = |unit: Unit| lines.iter().any(|line| line.span.unit == unit);
    let basis = match (lines.is_empty() || says(Unit::Percent), says(Unit::Points)) {
        (true, _) => Basis::Percent,
        (false, true) => Basis::Points,
        (false, false) => heading.unwrap_or(Basis::Points),
    };
    let mut grades: Vec<Grade> = lines.iter().map(|line| grade(grid, line, log)).collect();
    sort_by_key(&mut grades, |grade| std::cmp::Reverse(lowest(grade)));
    Found { grades, basis }
}

/// The lowest figure of a band, in hundredths: "trên 80%" begins one step above "từ 80%".
pub(super) fn lowest(grade: &Grade) -> i64 {
    match grade.span.lower {
        Bound::Included(edge) => edge,
        Bound::Excluded(edge) => edge.saturating_add(1),
        Bound::Unbounded => i64::MIN,
    }
}

fn grade(grid: &Grid, line: &Line, log: &mut Log) -> Grade {
    let (at, words) = line.requirement.clone().unwrap_or((line.at, String::new()));
    let requirement = requirement(&fold(&words));
    if requirement.is_none() && !words.is_empty() {
        log.cell(&grid.name, at, DiagnosticKind::RequirementNotUnderstood { words: words.clone() });
    }
    Grade { name: line.name.clone(), span: line.span.span, requirements: requirement.into_iter().collect(), words }
}

/// "Không có tiêu chí nào đạt dưới 50% điểm tối đa", "mỗi tiêu chí đạt từ 50% điểm tối đa trở lên".
fn requirement(folded: &str) -> Option<Requirement> {
    let (_, rest) = folded.split_once("tiêu chí")?;
    let span = spans::read(rest).filter(|span| span.unit == Unit::Percent)?.span;
    let none = folded.contains("không có tiêu chí");
    let every = ["mỗi", "các", "tất cả", "từng"].iter().any(|words| folded.contains(words));
    match (span.lower, span.upper) {
        (Bound::Unbounded, Bound::Excluded(edge)) if none => Some(edge),
        (Bound::Included(edge), Bound::Unbounded) if every && !none => Some(edge),
        _ => None,
    }
    .map(|edge| Requirement::EveryTopCriterion(Percent::from_hundredths(edge)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_are_understood_or_nothing() {
        let share = |percent: i64| Some(Requirement::EveryTopCriterion(Percent::from_hundredths(percent * 100)));
        for (words, expected) in [
            ("không có tiêu chí nào (I–VI) đạt dưới 50% điểm tối đa của tiêu chí đó", share(50)),
            ("Mỗi tiêu chí đạt từ 60% điểm tối đa trở lên", share(60)),
            ("không có tiêu chí nào đạt trên 50%", None),
            ("hoàn thành 100% nhiệm vụ", None),
        ] {
            assert_eq!(requirement(&fold(words)), expected, "{words}");
        }
    }

    #[test]
    fn names_lose_the_words_before_them() {
        for (text, expected) in [
            ("Xếp loại Tốt", Some("Tốt")),
            ("Loại Khá", Some("Khá")),
            ("Trung bình", Some("Trung bình")),
            ("1", None),
            ("a) Loại Tốt", Some("Tốt")),
            ("Ghi chú", None),
        ] {
            assert_eq!(name(text).as_deref(), expected);
        }
    }

    #[test]
    fn a_class_in_one_line_is_read_either_way_round() {
        let at = CellRef { row: 0, column: 0 };
        for text in ["- Tốt: từ 80 điểm trở lên;", "Từ 80 điểm trở lên: xếp loại Tốt"] {
            let line = in_one_cell(at, text);
            assert_eq!(
                line.map(|line| (line.name, line.span.span.lower)),
                Some(("Tốt".to_owned(), Bound::Included(8000)))
            );
        }
    }
}
