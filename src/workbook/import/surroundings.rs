//! What stands around the table: its title, sentences that must be shown with it, and where the unit's name belongs.

use super::super::{CellRef, UnitField};
use super::grid::Grid;
use super::patterns::{has, starts, strip};
use super::words::{Words, fold, one_line};
use std::ops::Range;

/// Lines that every official paper has above its title.
const IDLE: &[&str] = &[
    "cộng hòa xã hội chủ nghĩa việt nam",
    "độc lập - tự do - hạnh phúc",
    "phụ lục",
    "mẫu",
    "biểu số",
    "(kèm theo",
    "(ban hành",
    "kèm theo",
    "ban hành kèm",
    "đơn vị tính",
    "ủy ban nhân dân",
    "ubnd",
    "hđnd",
    "số:",
];

/// Words that a title starts with.
const TITLES: &[&str] =
    &["bảng", "bộ tiêu chí", "tiêu chí", "biểu", "thang điểm", "phiếu", "bản tự", "nội dung", "danh mục"];

/// Words before the name of the unit, or in its place.
const UNITS: &[&str] = &["tên cơ quan", "tên đơn vị", "cơ quan, đơn vị", "đơn vị", "cơ quan"];

/// Words of a sentence that must not be lost, wherever it stands.
const NOTICES: &[&str] = &["minh họa", "phải thay bằng", "bảng mẫu", "dự thảo"];

/// Words that a note below the table starts with, besides a number in brackets.
const NOTES: &[&str] = &["ghi chú", "lưu ý", "(×)", "×"];
/// The most notes that are kept.
const MOST_NOTES: usize = 50;

/// What a blank line is drawn with.
const DOTS: [char; 3] = ['.', '…', '_'];

/// A sentence has at least this many words.
const SENTENCE: usize = 8;

/// What was found around the table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Surroundings {
    /// The title; empty where there is none.
    pub(super) title: String,
    /// Sentences to show with the table.
    pub(super) notices: Vec<String>,
    /// Notes below the table, each with its mark: "(1)", "Ghi chú".
    pub(super) notes: Vec<(String, String)>,
    /// Where the unit's name belongs.
    pub(super) unit: Option<UnitField>,
}

/// Looks above `header` and at the rows `below` the table.
pub(super) fn read(grid: &Grid, header: u32, below: Range<u32>) -> Surroundings {
    let above: Vec<(CellRef, Words)> = texts(grid, 0..header).collect();
    let unit = above.iter().find_map(|(at, words)| unit(grid, *at, words));
    let free = |(at, words): &&(CellRef, Words)| {
        !starts(IDLE, words.folded()) && unit.as_ref().is_none_or(|unit| unit.cell != *at)
    };
    let lines: Vec<&Words> = above.iter().filter(free).map(|(_, words)| words).collect();
    let title = title(&lines);
    let sentences = lines.iter().skip(title.1).filter(|words| is_sentence(words)).map(|words| words.plain().to_owned());
    let notes = notes(grid, below.clone());
    let below =
        texts(grid, below).map(|(_, words)| words).filter(|words| is_sentence(words) && has(NOTICES, words.folded()));
    let notices = sentences.chain(below.map(|words| words.plain().to_owned())).collect();
    Surroundings { title: title.0, notices, notes, unit }
}

/// Notes below the table: what has a mark, and the sentences in the lines right below "Ghi chú".
fn notes(grid: &Grid, below: Range<u32>) -> Vec<(String, String)> {
    let mut notes = Vec::new();
    let mut open: Option<(u32, String)> = None;
    for (at, words) in texts(grid, below).filter(|(_, words)| !has(NOTICES, words.folded())) {
        let below = open.take().filter(|(row, _)| at.row == row + 1);
        let note = match (marked(&words), below) {
            (Some(note), _) => note,
            (None, Some((_, mark))) if is_sentence(&words) => (mark, words.plain().to_owned()),
            _ => continue,
        };
        open = Some((at.row, note.0.clone()));
        notes.extend((!note.1.is_empty()).then_some(note));
        if notes.len() == MOST_NOTES {
            break;
        }
    }
    notes
}

/// A note with its mark cut off.
fn marked(words: &Words) -> Option<(String, String)> {
    let folded = words.folded();
    let number = || folded.strip_prefix('(')?.split_once(')').filter(|(number, _)| is_number(number));
    let rest = NOTES.iter().find_map(|mark| strip(folded, mark)).or_else(|| number().map(|(_, rest)| rest))?;
    let rest = rest.trim_start_matches([':', ' ']);
    let (mark, text) = words.split(folded.len() - rest.len(), 0);
    Some((mark.plain().trim_end_matches([':', ' ']).to_owned(), text.plain().to_owned()))
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The year that a title or name speaks of: "năm 2023".
pub(super) fn year(text: &str) -> Option<String> {
    let folded = fold(text);
    let mut years = folded.split("năm ").skip(1).map(|rest| rest.chars().take(4).collect::<String>());
    years.find(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

fn texts(grid: &Grid, rows: Range<u32>) -> impl Iterator<Item = (CellRef, Words)> + '_ {
    let found = grid.rows_from(rows.start).take_while(move |row| *row < rows.end);
    found.flat_map(|row| grid.row(row)).map(|(at, cell)| (at, Words::new(&cell.value.text())))
}

/// The title, and how many lines stand up to its end. It is set in capitals as a rule, over one or more lines.
fn title(lines: &[&Words]) -> (String, usize) {
    let named = |words: &&Words| starts(TITLES, words.folded());
    let first = lines.iter().position(|words| named(words) && is_capitals(words.plain()));
    let first = first
        .or_else(|| lines.iter().position(named))
        .or_else(|| lines.iter().rposition(|words| is_capitals(words.plain())));
    let Some(first) = first else { return (String::new(), 0) };
    let capitals = lines.get(first).is_some_and(|words| is_capitals(words.plain()));
    let more = lines.iter().skip(first + 1).take_while(|words| capitals && is_capitals(words.plain())).count();
    let parts: Vec<&str> = lines.iter().skip(first).take(more + 1).map(|words| words.plain()).collect();
    (parts.join(" "), first + more + 1)
}

/// Whether a text is set in capitals, as titles and headings are.
pub(super) fn is_capitals(text: &str) -> bool {
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    letters().count() >= 4 && letters().all(char::is_uppercase)
}

fn is_sentence(words: &Words) -> bool {
    words.plain().split(' ').count() >= SENTENCE && !is_capitals(words.plain())
}

/// "Đơn vị: ……", or "TÊN CƠ QUAN, ĐƠN VỊ" in place of the name. Where a label says nothing more, the name belongs on the
/// blank line beside it, if there is one.
fn unit(grid: &Grid, at: CellRef, words: &Words) -> Option<UnitField> {
    let folded = words.folded();
    if !starts(UNITS, folded) || starts(IDLE, folded) {
        return None;
    }
    let (label, is_whole) = match words.split_once(":") {
        Some((label, rest)) if is_blank(rest.plain()) => (format!("{}: ", label.plain()), rest.plain().is_empty()),
        None if is_placeholder(folded) => (String::new(), !folded.ends_with(DOTS)),
        _ => return None,
    };
    match beside(grid, at).filter(|(_, has_dots)| is_whole && (*has_dots || !label.is_empty())) {
        Some((cell, _)) => Some(UnitField { cell, label: String::new() }),
        None => Some(UnitField { cell: at, label }),
    }
}

/// The blank line beside a label, and whether it is drawn in dots. Otherwise it is cells that are merged: one cell with
/// nothing in it says nothing, since a label may run over it.
fn beside(grid: &Grid, label: CellRef) -> Option<(CellRef, bool)> {
    let column = grid.merge_at(label).map_or(label.column, |merge| merge.last.column).checked_add(1)?;
    let cell = CellRef::new(label.row, column)?;
    let text = grid.text(cell.row, cell.column);
    let is_line = grid.merge_at(cell).is_some_and(|merge| merge.first == cell && merge.last.column > cell.column);
    match text.is_empty() {
        true => is_line.then_some((cell, false)),
        false => is_blank(&text).then_some((cell, true)),
    }
}

/// Dots to be filled in.
fn is_blank(text: &str) -> bool {
    text.chars().all(|sign| sign == ' ' || DOTS.contains(&sign))
}

fn is_placeholder(folded: &str) -> bool {
    let bare = one_line(folded.trim_end_matches(['.', '…', '_', ' ']));
    UNITS.contains(&bare.as_str()) || bare == "tên cơ quan, đơn vị" || bare == "tên cơ quan, đơn vị, địa phương"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_is_read_from_the_title() {
        assert_eq!(year("ĐÁNH GIÁ NĂM 2023").as_deref(), Some("2023"));
        assert_eq!(year("trong năm qua, năm 2024").as_deref(), Some("2024"));
        assert_eq!(year("hằng năm"), None);
    }

    #[test]
    fn notes_are_told_by_their_marks() {
        let note = |text: &str| marked(&Words::new(text));
        let pair = |mark: &str, text: &str| Some((mark.to_owned(), text.to_owned()));
        assert_eq!(note("(1) Điểm lấy hai chữ số."), pair("(1)", "Điểm lấy hai chữ số."));
        assert_eq!(note("GHI CHÚ: Làm tròn"), pair("GHI CHÚ", "Làm tròn"));
        assert_eq!(note("Ghi chú"), pair("Ghi chú", ""));
        assert_eq!(note("* Đối với xã"), pair("*", "Đối với xã"));
        assert_eq!(note("(ký tên)"), None);
        assert_eq!(note("Chủ tịch"), None);
    }

    #[test]
    fn the_field_of_the_unit_is_a_label_or_a_placeholder() {
        let at = CellRef { row: 0, column: 0 };
        let label = |text: &str| unit(&Grid::default(), at, &Words::new(text)).map(|unit| unit.label);
        assert_eq!(label("Đơn vị: ………………").as_deref(), Some("Đơn vị: "));
        assert_eq!(label("TÊN CƠ QUAN, ĐƠN VỊ").as_deref(), Some(""));
        assert_eq!(label("Đơn vị tính: điểm"), None);
        assert_eq!(label("Đơn vị: UBND xã A"), None);
        assert_eq!(label("Cơ quan chuyên môn"), None);
    }
}
