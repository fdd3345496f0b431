//! Where two workbooks with the same cells show something else: a format that prints "95" in the place of 5, a hidden
//! row, a rectangle merged over its neighbours, a picture over a number.
//!
//! Colours, fonts and sizes are not compared: every program writes them anew when it saves.

use super::formats::is_alike;
use super::{Differences, MOST_LISTED};
use crate::basics::{OrderedMap, OrderedSet};
use crate::workbook::contents::{Contents, SheetContents};
use crate::workbook::formula::is_same;
use crate::workbook::{CellRange, CellRef};
use serde::{Deserialize, Serialize};

/// Something that is shown otherwise than it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownDifference {
    /// The name of the sheet; empty where it is the workbook as a whole.
    pub sheet: String,
    /// What is shown otherwise.
    pub what: Shown,
}

/// What is shown otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// The number of a cell, by its format.
    Format {
        /// The cell.
        cell: CellRef,
        /// The code of the format; nothing for the general one.
        found: Option<String>,
    },
    /// A rectangle is merged and should not be, or the other way round.
    Merge(CellRange),
    /// A row, counted from 0, is hidden and should not be, or the other way round.
    Row(u32),
    /// A column, counted from 0, likewise.
    Column(u32),
    /// The sheet stands in another place, or is hidden, or is to be seen and should not be.
    Tab,
    /// More pictures, charts or notes lie over the sheet than should.
    Drawn,
    /// A name that formulas use means something else.
    Name(String),
    /// A condition brings a format of numbers that the workbook does not have.
    Condition(String),
    /// Days are counted from another year.
    Days,
}

impl Differences {
    /// Holds what two workbooks show against one another.
    pub(super) fn compare_shown(&mut self, expected: &Contents, found: &Contents) {
        if expected.counts_from_1904 != found.counts_from_1904 {
            self.show("", Shown::Days);
        }
        self.compare_tabs(expected, found);
        self.compare_names(&expected.names, &found.names);
        for code in found.conditional.iter().filter(|code| !is_known(expected, code)) {
            self.show("", Shown::Condition(code.clone()));
        }
        for sheet in &expected.sheets {
            if let Some(other) = found.sheet(&sheet.name) {
                self.compare_sheet(sheet, other);
            }
        }
    }

    fn show(&mut self, sheet: &str, what: Shown) {
        match self.shown.len() < MOST_LISTED {
            true => self.shown.push(ShownDifference { sheet: sheet.to_owned(), what }),
            false => self.unlisted += 1,
        }
    }

    /// The tabs that are in both, in their order. That others are missing or added is said elsewhere.
    fn compare_tabs(&mut self, expected: &Contents, found: &Contents) {
        let tabs = |of: &Contents, other: &Contents| -> Vec<(String, bool)> {
            let known: OrderedSet<String> = other.tabs.iter().map(|tab| tab.name.to_lowercase()).collect();
            let tabs = of.tabs.iter().map(|tab| (tab.name.to_lowercase(), tab.is_visible));
            tabs.filter(|(name, _)| known.contains(name)).collect()
        };
        let wanted = tabs(expected, found);
        for (wanted, _) in wanted.iter().zip(tabs(found, expected)).filter(|(wanted, present)| *wanted != present) {
            self.show(&wanted.0, Shown::Tab);
        }
    }

    fn compare_names(&mut self, expected: &OrderedMap<String, String>, found: &OrderedMap<String, String>) {
        let names: OrderedSet<&String> = expected.keys().chain(found.keys()).collect();
        for name in names {
            let stands = expected
                .get(name)
                .zip(found.get(name))
                .is_some_and(|(one, other)| is_same(one, other) || bare(one) == bare(other));
            if !stands {
                self.show("", Shown::Name(name.clone()));
            }
        }
    }

    fn compare_sheet(&mut self, expected: &SheetContents, found: &SheetContents) {
        let name = &expected.name;
        let cells: OrderedSet<CellRef> = expected.cells.keys().chain(found.cells.keys()).copied().collect();
        for cell in cells.iter() {
            let [wanted, present] = [expected, found].map(|sheet| sheet.formats.get(cell).map(|code| &**code));
            if !is_alike(wanted, present) {
                self.show(name, Shown::Format { cell: *cell, found: present.map(str::to_owned) });
            }
        }
        let rows: OrderedSet<u32> = cells.iter().map(|cell| cell.row).collect();
        for row in rows.into_iter().filter(|row| expected.hidden_rows.contains(row) != found.hidden_rows.contains(row))
        {
            self.show(name, Shown::Row(row));
        }
        let columns: OrderedSet<u32> = cells.iter().map(|cell| cell.column).collect();
        for column in columns.into_iter().filter(|column| expected.hides(*column) != found.hides(*column)) {
            self.show(name, Shown::Column(column));
        }
        let corners = |area: &CellRange| (area.first, area.last);
        let [wanted, present]: [OrderedSet<_>; 2] =
            [expected, found].map(|sheet| sheet.merges.iter().filter(|area| !area.is_single()).map(corners).collect());
        let merges: OrderedSet<_> = wanted.iter().chain(present.iter()).copied().collect();
        for area in merges.into_iter().filter(|area| wanted.contains(area) != present.contains(area)) {
            self.show(name, Shown::Merge(CellRange { first: area.0, last: area.1 }));
        }
        if found.drawn > expected.drawn {
            self.show(name, Shown::Drawn);
        }
    }
}

/// What a name means without quotes around sheets, blanks and capitals: names often mean what is not read as a formula
/// here, whole columns for one.
fn bare(text: &str) -> String {
    text.chars().filter(|character| !matches!(character, ' ' | '\'')).flat_map(char::to_uppercase).collect()
}

/// Whether a workbook has a format of numbers anywhere.
fn is_known(contents: &Contents, code: &str) -> bool {
    let of_cells = contents.sheets.iter().flat_map(|sheet| sheet.formats.values().map(|code| &**code));
    let mut known = contents.conditional.iter().map(String::as_str).chain(of_cells);
    is_alike(None, Some(code)) || known.any(|known| is_alike(Some(known), Some(code)))
}

impl SheetContents {
    fn hides(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|columns| columns.contains(&column))
    }
}
