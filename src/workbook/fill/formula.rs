//! Formulas that share a text, fill a block of cells, or need another workbook (ECMA-376 part 1, 18.3.1.40 and 18.17).

use crate::workbook::cell::{CellRange, CellRef};
use crate::workbook::contents::moved;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The formula of a cell as it stands in the sheet.
pub(super) struct Formula {
    /// The bytes of its element.
    pub(super) span: Range<usize>,
    /// Its text without references; empty where a shared formula's text stands in an earlier cell.
    pub(super) text: String,
    /// How it is stored.
    pub(super) storage: Storage,
}

/// How a formula is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Storage {
    /// In its cell.
    Own,
    /// Once for several cells, under that index.
    Shared(u32),
    /// In the first cell of a block: an array formula or a data table.
    Block(CellRange),
}

/// What becomes of a formula.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays.
    Stays,
    /// It goes, and a value takes its place.
    Replaced,
    /// It goes because it needs another workbook; its last value stays.
    Frozen,
}

/// What becomes of a formula in the end, after a look at those that it shares its text with.
pub(super) enum Outcome {
    /// As it is.
    Keep,
    /// It goes.
    Drop,
    /// The cell that held its text loses it; this is the text for this cell.
    WriteOut(String),
}

/// The shared formulas of a sheet whose first cell lost its formula.
#[derive(Default)]
pub(super) struct SharedFormulas {
    lost: HashMap<u32, (CellRef, String)>,
    frozen: HashSet<u32>,
}

impl SharedFormulas {
    /// Decides on the formula of the next cell, in the order of reading.
    pub(super) fn decide(&mut self, at: CellRef, formula: &Formula, fate: Fate) -> (Outcome, Fate) {
        let Storage::Shared(index) = formula.storage else { return (plain(fate), fate) };
        if !formula.text.is_empty() {
            self.begin(index, at, formula, fate);
            return (plain(fate), fate);
        }
        let fate = match fate {
            Fate::Stays if self.frozen.contains(&index) => Fate::Frozen,
            fate => fate,
        };
        match (fate, self.lost.get(&index)) {
            (Fate::Stays, Some((first, text))) => (Outcome::WriteOut(moved(text, *first, at)), fate),
            (fate, _) => (plain(fate), fate),
        }
    }

    /// A cell brings the text of a shared formula.
    fn begin(&mut self, index: u32, at: CellRef, formula: &Formula, fate: Fate) {
        self.lost.remove(&index);
        self.frozen.remove(&index);
        match fate {
            Fate::Stays => {}
            Fate::Replaced => drop(self.lost.insert(index, (at, formula.text.clone()))),
            Fate::Frozen => drop(self.frozen.insert(index)),
        }
    }
}

fn plain(fate: Fate) -> Outcome {
    match fate {
        Fate::Stays => Outcome::Keep,
        Fate::Replaced | Fate::Frozen => Outcome::Drop,
    }
}

/// Whether a formula refers to another workbook: `[1]Sheet!A1` or `'[1]A sheet'!A1`. Texts in quotes, and brackets
/// after a table's name or inside other brackets (`Table1[2023]`), are something else.
pub(in crate::workbook) fn needs_other_workbook(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        match character {
            '"' => in_text = !in_text,
            _ if in_text => {}
            '[' if depth == 0 && !continues_a_name(before) && is_book_index(rest.as_str()) => return true,
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = character;
    }
    false
}

fn continues_a_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '\\')
}

fn is_book_index(rest: &str) -> bool {
    rest.split_once(']')
        .is_some_and(|(index, _)| !index.is_empty() && index.bytes().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_to_other_workbooks_are_told_from_tables_and_texts() {
        for (text, expected) in [
            ("[1]Sheet1!A1+1", true),
            ("SUM('[2]Bảng tổng'!$A$1:$A$9)", true),
            ("IF(A1>0,[12]!Name,0)", true),
            ("SUM(A1:A9)", false),
            ("SUM(Table1[2023])", false),
            ("Table1[[#All],[2023]]", false),
            ("\"[1]Sheet1!A1\"", false),
            ("A1&\"[\"&[1]S!A1", true),
            ("", false),
        ] {
            assert_eq!(needs_other_workbook(text), expected, "{text}");
        }
    }

    fn shared(text: &str) -> Formula {
        Formula { span: 0..0, text: text.to_owned(), storage: Storage::Shared(0) }
    }

    fn cell(name: &str) -> CellRef {
        name.parse().unwrap_or(CellRef { row: 0, column: 0 })
    }

    /// What the cell D4 gets when the formula shared from D2 is replaced there.
    fn after_the_first_went(text: &str) -> Option<String> {
        let mut formulas = SharedFormulas::default();
        formulas.decide(cell("D2"), &shared(text), Fate::Replaced);
        match formulas.decide(cell("D4"), &shared(""), Fate::Stays).0 {
            Outcome::WriteOut(text) => Some(text),
            _ => None,
        }
    }

    #[test]
    fn a_shared_formula_is_written_out_when_its_first_cell_goes() {
        for (text, expected) in [
            ("B2*C2", "B4*C4"),
            ("ROUND($B2/C$1,2)+LOG10(B2)", "ROUND($B4/C$1,2)+LOG10(B4)"),
            ("IF(B2=\"B2\",1,0)", "IF(B4=\"B2\",1,0)"),
            ("SUM(B2:C2)", "SUM(B4:C4)"),
            ("'T10 2023'!B2", "'T10 2023'!B4"),
            ("Table1[[B2]]+B2", "Table1[[B2]]+B4"),
        ] {
            assert_eq!(after_the_first_went(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn cells_that_share_a_frozen_formula_are_frozen_too() {
        let mut formulas = SharedFormulas::default();
        formulas.decide(cell("D2"), &shared("[1]S!A1"), Fate::Frozen);
        let (outcome, fate) = formulas.decide(cell("D3"), &shared(""), Fate::Stays);
        assert!(matches!(outcome, Outcome::Drop) && fate == Fate::Frozen);
        formulas.decide(cell("D4"), &shared("A1"), Fate::Stays);
        let (outcome, _) = formulas.decide(cell("D5"), &shared(""), Fate::Stays);
        assert!(matches!(outcome, Outcome::Keep));
    }
}
