//! Formulas that share a text: it is written once, for the first of its cells, and every other cell has it moved to its
//! own place (ECMA-376 part 1, 18.3.1.40).

use super::cell::RawFormula;
use super::strict::Fault;
use crate::workbook::CellRef;
use crate::workbook::container::PartRule;
use std::collections::HashMap;

/// The texts of a sheet by their number, with the cell that each was written for.
#[derive(Default)]
pub(super) struct SharedFormulas(HashMap<u32, (CellRef, String)>);

impl SharedFormulas {
    /// The text of a cell's formula, in the order of reading.
    pub(super) fn text(&mut self, at: CellRef, formula: RawFormula) -> Result<String, Fault> {
        let RawFormula { text, shared, has_block, fills: _ } = formula;
        let Some(index) = shared else { return Ok(text) };
        match (text.is_empty(), has_block) {
            (false, true) => match self.0.insert(index, (at, text.clone())) {
                None => Ok(text),
                Some(_) => Err(PartRule::Repeated.into()),
            },
            // A text of its own beside a number: some readers take the one, some the other.
            (false, false) => Err(PartRule::Unresolved.into()),
            (true, _) => {
                let (first, text) = self.0.get(&index).ok_or(PartRule::Unresolved)?;
                Ok(moved(text, *first, at))
            }
        }
    }
}

/// A formula written for one cell as it reads in another. What would leave the sheet becomes `#REF!`.
pub(in crate::workbook) fn moved(text: &str, first: CellRef, at: CellRef) -> String {
    let by = (i64::from(at.row) - i64::from(first.row), i64::from(at.column) - i64::from(first.column));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '"' | '\'' => quoted(rest, next),
            '[' => bracketed(rest),
            next if is_of_word(next) => {
                let (word, after) = word(rest);
                let taken = area(word, after, by, &mut out);
                rest = rest.get(taken..).unwrap_or_default();
                continue;
            }
            next => next.len_utf8(),
        };
        let (copied, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        out += copied;
        rest = after;
    }
    out
}

/// Writes a word, moved if it is a reference, and gives how many bytes were read.
fn area(word: &str, after: &str, by: (i64, i64), out: &mut String) -> usize {
    if after.starts_with(['(', '!', '[']) {
        *out += word;
        return word.len();
    }
    let second = after.strip_prefix(':').map(self::word).filter(|(_, after)| !after.starts_with(['(', '!', '[']));
    if let Some(((one, two), (second, _))) = second.and_then(|second| Some((line_pair(word, second.0, by)?, second))) {
        *out += &format!("{one}:{two}");
        return word.len() + 1 + second.len();
    }
    match cell(word, by) {
        Some(moved) => *out += &moved,
        None => *out += word,
    }
    word.len()
}

/// Whole columns `A:B` or whole rows `1:2`.
fn line_pair(one: &str, two: &str, by: (i64, i64)) -> Option<(String, String)> {
    column(one, by.1).zip(column(two, by.1)).or_else(|| row(one, by.0).zip(row(two, by.0)))
}

fn cell(word: &str, by: (i64, i64)) -> Option<String> {
    let end = word.rfind(|character: char| character.is_ascii_alphabetic())? + 1;
    let (letters, digits) = word.split_at_checked(end)?;
    Some(column(letters, by.1)? + &row(digits, by.0)?)
}

fn column(word: &str, by: i64) -> Option<String> {
    let (dollar, letters) = word.strip_prefix('$').map_or(("", word), |letters| ("$", letters));
    let is_column = !letters.is_empty() && letters.bytes().all(|letter| letter.is_ascii_alphabetic());
    let place: CellRef = is_column.then(|| format!("{}1", letters.to_ascii_uppercase()).parse().ok()).flatten()?;
    let by = if dollar.is_empty() { by } else { 0 };
    let moved = u32::try_from(i64::from(place.column) + by).ok().and_then(|column| CellRef::new(0, column));
    let name = moved.map(|cell| cell.to_string());
    Some(name.map_or_else(|| "#REF!".to_owned(), |name| format!("{dollar}{}", name.trim_end_matches('1'))))
}

fn row(word: &str, by: i64) -> Option<String> {
    let (dollar, digits) = word.strip_prefix('$').map_or(("", word), |digits| ("$", digits));
    let is_row = digits.bytes().all(|digit| digit.is_ascii_digit());
    let place: CellRef = is_row.then(|| format!("A{digits}").parse().ok()).flatten()?;
    let by = if dollar.is_empty() { by } else { 0 };
    let moved = u32::try_from(i64::from(place.row) + by).ok().and_then(|row| CellRef::new(row, 0));
    Some(moved.map_or_else(|| "#REF!".to_owned(), |cell| format!("{dollar}{}", cell.row + 1)))
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '$' | '\\' | '?')
}

fn word(text: &str) -> (&str, &str) {
    let end = text.find(|character| !is_of_word(character)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The bytes up to the closing quote; a doubled one reads as two texts side by side.
fn quoted(text: &str, quote: char) -> usize {
    text.char_indices().skip(1).find(|(_, character)| *character == quote).map_or(text.len(), |(at, _)| at + 1)
}

/// The bytes up to the bracket that closes the first one: the columns of a table, or the number of a workbook.
fn bracketed(text: &str) -> usize {
    let (mut depth, mut is_escaped) = (0_usize, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            // In the name of a column an apostrophe stands before a bracket that is part of it (18.17.6.2).
            '\'' => is_escaped = true,
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_move_and_nothing_else_does() {
        let [first, at] = ["B2", "D5"].map(|cell| cell.parse().unwrap_or(CellRef { row: 0, column: 0 }));
        for (text, expected) in [
            ("SUM(A1:B$2,$C3,$D$4)", "SUM(C4:D$2,$C6,$D$4)"),
            ("SUM(B2:C3)", "SUM(D5:E6)"),
            ("'Tổng A1'!A1+Sheet1!B2", "'Tổng A1'!C4+Sheet1!D5"),
            ("\"A1 \"\"B2\"\"\"&A1", "\"A1 \"\"B2\"\"\"&C4"),
            ("LOG10(A1)+TAX_2023+A1B", "LOG10(C4)+TAX_2023+A1B"),
            ("SUM(A:B)+SUM($A:B)+SUM(1:2)+SUM($1:2)", "SUM(C:D)+SUM($A:D)+SUM(4:5)+SUM($1:5)"),
            ("Bảng[[#All],[A1]]+A1", "Bảng[[#All],[A1]]+C4"),
            ("Bảng[Điểm '[A1']]+A1", "Bảng[Điểm '[A1']]+C4"),
            ("'[1]Quý ''1'''!A1+[2]S!A1", "'[1]Quý ''1'''!C4+[2]S!C4"),
            ("XFD1+1.5E+3", "#REF!4+1.5E+3"),
            ("AAAAAAAAAAAAAAAA1+A4294967307", "AAAAAAAAAAAAAAAA1+A4294967307"),
        ] {
            assert_eq!(moved(text, first, at), expected);
        }
    }
}
