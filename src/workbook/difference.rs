//! Where the cells of two workbooks differ: what should stand there, and what does; and what is shown otherwise.

mod formats;
mod shown;

pub(super) use formats::{Figures, figures};
pub use shown::{Shown, ShownDifference};

use super::CellRef;
use super::contents::{CellContent, CellText, Contents, SheetContents};
use super::formula::{Cells, Exact, Operand, evaluate, is_same};
use serde::{Deserialize, Serialize};

/// How many differing cells are listed; a person who has read a thousand knows enough.
pub const MOST_LISTED: usize = 1_000;

/// A cell that does not hold what it should.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellDifference {
    /// The name of its sheet.
    pub sheet: String,
    /// The cell.
    pub cell: CellRef,
    /// What should stand there.
    pub expected: CellContent,
    /// What does.
    pub found: CellContent,
}

/// All that differs, in the order of sheets and cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Sheets that are not there.
    pub missing: Vec<String>,
    /// Sheets that should not be there.
    pub added: Vec<String>,
    /// Cells that hold something else, [`MOST_LISTED`] at most.
    pub cells: Vec<CellDifference>,
    /// Formulas that are as they should be, whose stored result is another than it was and is not known to be right,
    /// [`MOST_LISTED`] at most. Programs calculate anew when they save.
    pub results: Vec<CellDifference>,
    /// What is shown otherwise though the cells hold the same, [`MOST_LISTED`] at most.
    pub shown: Vec<ShownDifference>,
    /// How many more differ than are listed.
    pub unlisted: usize,
}

/// Holds the cells of `found` against those of `expected`. `is_written` names the cells whose formula's result is part
/// of what was written, and must be the same.
pub fn differences(expected: &Contents, found: &Contents, is_written: &dyn Fn(&str, CellRef) -> bool) -> Differences {
    let mut differences = Differences::default();
    for sheet in &expected.sheets {
        match found.sheet(&sheet.name) {
            Some(other) => differences.compare(sheet, other, is_written),
            None => differences.missing.push(sheet.name.clone()),
        }
    }
    let added = found.tabs.iter().filter(|tab| !expected.has_tab(tab));
    differences.added.extend(added.map(|tab| tab.name.clone()));
    differences.compare_shown(expected, found);
    differences
}

impl Differences {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn compare(&mut self, expected: &SheetContents, found: &SheetContents, is_written: &dyn Fn(&str, CellRef) -> bool) {
        let nothing = CellContent::default();
        let only_found = found.cells.keys().filter(|at| !expected.cells.contains_key(at));
        for at in expected.cells.keys().chain(only_found) {
            let [wanted, present] = [expected, found].map(|sheet| sheet.cells.get(at).unwrap_or(&nothing));
            let formula_stands = is_same_formula(wanted, present);
            if formula_stands && wanted.value == present.value {
                continue;
            }
            let is_result = formula_stands && wanted.formula.is_some() && !is_written(&expected.name, *at);
            if is_result && is_right(present, found) {
                continue;
            }
            let list = if is_result { &mut self.results } else { &mut self.cells };
            if list.len() == MOST_LISTED {
                self.unlisted += 1;
                continue;
            }
            let (sheet, expected, found) = (expected.name.clone(), wanted.clone(), present.clone());
            list.push(CellDifference { sheet, cell: *at, expected, found });
        }
    }
}

fn is_same_formula(one: &CellContent, other: &CellContent) -> bool {
    match (&one.formula, &other.formula) {
        (Some(one), Some(other)) => is_same(one, other),
        (one, other) => one == other,
    }
}

/// Whether a formula's stored result is what it comes to by the cells beside it, each of which is looked at too.
fn is_right(content: &CellContent, sheet: &SheetContents) -> bool {
    let result = content.formula.as_ref().and_then(|formula| evaluate(formula, &Stored(sheet)));
    matches!((&content.value, result), (Some(CellText::Number(text)), Some(result)) if Exact::parse(text) == Some(result))
}

/// A sheet as it is stored.
struct Stored<'a>(&'a SheetContents);

impl Cells for Stored<'_> {
    fn operand(&self, sheet: Option<&str>, cell: CellRef) -> Operand {
        if sheet.is_some_and(|name| name != self.0.name.to_lowercase()) {
            return Operand::Unknown;
        }
        match self.0.value(cell) {
            None => Operand::Nothing,
            Some(CellText::Number(number)) => Exact::parse(number).map_or(Operand::Unknown, Operand::Number),
            Some(CellText::Text(_)) => Operand::Text,
            Some(CellText::Truth(_) | CellText::Error(_)) => Operand::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    // A table that cannot be read should stop its test.
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::workbook::contents::Tab;

    /// One sheet "S": each line a cell, its value, and its formula if it has one. A value in quotes is a text.
    fn contents(lines: &[&str]) -> Contents {
        let mut sheet = SheetContents { name: "S".to_owned(), ..SheetContents::default() };
        for line in lines {
            let mut parts = line.splitn(3, ' ');
            let cell = parts.next().unwrap().parse().unwrap();
            let value = parts.next().filter(|value| *value != "-").map(|value| match value.strip_prefix('"') {
                Some(text) => CellText::Text(text.to_owned()),
                None => CellText::Number(value.to_owned()),
            });
            sheet.cells.insert(cell, CellContent { value, formula: parts.next().map(str::to_owned) });
        }
        let tab = Tab { name: sheet.name.clone(), is_visible: true, has_cells: true };
        Contents { sheets: vec![sheet], tabs: vec![tab], ..Contents::default() }
    }

    /// The names of the cells that hold something else, and of the formulas with another result. A1 to A9 are written.
    fn compare(expected: &[&str], found: &[&str]) -> (Vec<String>, Vec<String>) {
        let written = |_: &str, cell: CellRef| cell.column == 0;
        let differences = differences(&contents(expected), &contents(found), &written);
        let names = |cells: &[CellDifference]| cells.iter().map(|each| each.cell.to_string()).collect();
        (names(&differences.cells), names(&differences.results))
    }

    #[test]
    fn every_kind_of_difference_is_told_apart() {
        let expected = ["A1 1.5", "A2 \"Có", "A3 1.5 SUM(A1)", "B1 1.5 SUM(A1)", "B2 7 FOO(A1)", "B3 8"];
        for (change, with, cells, results) in [
            ("A1 1.5", "A1 2", "A1", ""),
            ("A2 \"Có", "A2 \"có", "A2", ""),
            ("A2 \"Có", "", "A2", ""),
            ("A3 1.5 SUM(A1)", "A3 2 SUM(A1)", "A3", ""),
            ("A3 1.5 SUM(A1)", "A3 1.5", "A3", ""),
            ("B1 1.5 SUM(A1)", "B1 2 SUM(A1)", "", "B1"),
            ("B1 1.5 SUM(A1)", "B1 1.5 SUM(A2)", "B1", ""),
            ("B1 1.5 SUM(A1)", "B1 1.5 sum( A1 )", "", ""),
            ("B2 7 FOO(A1)", "B2 8 FOO(A1)", "", "B2"),
            ("B3 8", "B3 8 SUM(A1)", "B3", ""),
            ("B3 8", "B3 8\nC1 0", "C1", ""),
        ] {
            let found: Vec<&str> =
                expected.iter().flat_map(|line| if *line == change { with.lines() } else { line.lines() }).collect();
            let lists = compare(&expected, &found);
            assert_eq!((lists.0.join(" "), lists.1.join(" ")), (cells.into(), results.into()), "{change} → {with}");
        }
    }

    #[test]
    fn a_result_that_was_never_calculated_may_be_calculated() {
        assert_eq!(compare(&["B1 - SUM(A1:A9)"], &["B1 0 SUM(A1:A9)"]), (vec![], vec![]));
    }

    #[test]
    fn sheets_are_missed_and_noticed() {
        let empty = Contents::default();
        let one = contents(&["A1 1"]);
        assert_eq!(differences(&one, &empty, &|_, _| true).missing, ["S"]);
        assert_eq!(differences(&empty, &one, &|_, _| true).added, ["S"]);
        assert!(differences(&one, &one, &|_, _| true).is_empty());
    }

    #[test]
    fn a_flood_of_differences_is_counted_and_not_listed() {
        let lines: Vec<String> = (1..=MOST_LISTED + 5).map(|row| format!("A{row} 1")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let differences = differences(&contents(&lines), &contents(&[]), &|_, _| true);
        assert_eq!((differences.cells.len(), differences.unlisted), (MOST_LISTED, 5));
    }
}
