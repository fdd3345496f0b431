//! The rows below the header, sorted out: criteria, lines of their rules, totals, and where the table ends.

mod body;

use super::super::{CellRef, DiagnosticKind, Limit, Refusal, Role};
use super::columns::Columns;
use super::grid::{Grid, Value};
use super::header::Header;
use super::log::Log;
use super::number::{Points, points};
use super::numbering::{self, Numbered};
use super::patterns::{FOOTERS, starts};
use super::rules::{Source, is_award_line};
use super::words::{fold, one_line};
use crate::template::Criteria;
use body::{has_points, is_total, last_of_body};

/// A row that is asked about.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Its row.
    pub(super) row: u32,
    /// Its number as printed; empty where it has none.
    pub(super) number: String,
    /// What the number says about its level.
    pub(super) numbered: Option<Numbered>,
    /// Its text.
    pub(super) text: String,
    /// What stands in the columns of maxima.
    pub(super) maxima: Vec<Points>,
    /// The words of its rule, a line each.
    pub(super) words: Vec<String>,
    /// Where the first of these words stands.
    pub(super) words_at: CellRef,
    /// Whether they stand in the column for them.
    pub(super) source: Source,
    /// The words on "không phát sinh".
    pub(super) exception: String,
    /// What may serve as evidence.
    pub(super) evidence: String,
}

/// A row that adds up.
#[derive(Clone, Debug)]
pub(super) struct Total {
    /// Its row.
    pub(super) row: u32,
    /// Its folded text.
    pub(super) text: String,
    /// What stands in the columns of maxima.
    pub(super) maxima: Vec<Points>,
    /// How many rows that are asked about stand above it.
    pub(super) after: usize,
}

/// The table, row by row.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// What is asked, in printed order.
    pub(super) asked: Vec<Asked>,
    /// Rows that add up.
    pub(super) totals: Vec<Total>,
    /// The first row below the table.
    pub(super) end: u32,
}

/// One row with what its columns hold.
struct Line {
    row: u32,
    number: Printed,
    lines: Vec<String>,
    rule: Vec<String>,
    maxima: Vec<Points>,
}

/// What stands in the column of numbers.
enum Printed {
    Nothing,
    Number(String, Numbered),
    Other(String),
}

/// Sorts out the rows below the header.
pub(super) fn read(grid: &Grid, header: &Header, columns: &Columns, log: &mut Log) -> Result<Rows, Refusal> {
    let mut rows = Rows { end: grid.last().row + 1, ..Rows::default() };
    let body = last_of_body(grid, header, columns);
    for row in grid.rows_from(header.last + 1) {
        let line = Line::read(grid, columns, row, log);
        if body.is_none_or(|last| row > last) && rows.ends_at(&line, grid) {
            rows.end = row;
            break;
        }
        rows.take(line, grid, columns, log);
        if rows.asked.len() > Criteria::LIMIT {
            let limit = Limit::Criteria(Criteria::LIMIT as u32);
            return Err(Refusal::TooLarge { sheet: grid.name.clone(), limit });
        }
    }
    rows.say_left_out(grid, columns, log);
    Ok(rows)
}

impl Line {
    fn read(grid: &Grid, columns: &Columns, row: u32, log: &mut Log) -> Self {
        let column = |role| columns.of(role).map(|column| CellRef { row, column });
        let texts: Vec<String> = columns.texts().map(|column| grid.text(row, column).into_owned()).collect();
        let filled: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        // A name and its content in two columns become one text.
        let mut text = filled.join(": ");
        let mut number = column(Role::Number).map_or(Printed::Nothing, |at| printed(grid, at, log));
        if let (Printed::Other(other), true) = (&number, text.is_empty()) {
            text.clone_from(other);
            number = Printed::Nothing;
        }
        let rule = column(Role::Rule).map(|at| grid.text(at.row, at.column).into_owned()).unwrap_or_default();
        let maximum = |column| grid.get(row, column).map_or(Points::None, |cell| points(&cell.value));
        Self { row, number, lines: lines(&text), rule: lines(&rule), maxima: columns.maxima().map(maximum).collect() }
    }

    fn has_number(&self) -> bool {
        matches!(self.number, Printed::Number(..))
    }

    fn has_maximum(&self) -> bool {
        self.maxima.iter().any(|points| *points != Points::None)
    }

    fn folded(&self) -> String {
        fold(&self.lines.join(" "))
    }

    fn is_total(&self) -> bool {
        !self.has_number() && self.has_maximum() && is_total(&self.folded())
    }
}

impl Rows {
    /// Whether the table has ended: below it stand notes, class bands and signatures, without numbers and maxima.
    fn ends_at(&self, line: &Line, grid: &Grid) -> bool {
        let bare = !line.has_number() && !line.has_maximum();
        if !bare || self.asked.is_empty() {
            return false;
        }
        let after_total = self.is_after_total();
        let rule = line.lines.iter().any(|line| is_award_line(line));
        let marked = grid.row(line.row).any(|(_, cell)| starts(FOOTERS, &fold(&cell.value.text())));
        (marked && !rule) || (after_total && !line.lines.is_empty())
    }

    fn is_after_total(&self) -> bool {
        self.totals.last().is_some_and(|total| total.after == self.asked.len())
    }

    /// Rows below the table that have points all the same may be meant as criteria: that they are left out is said.
    fn say_left_out(&self, grid: &Grid, columns: &Columns, log: &mut Log) {
        for row in grid.rows_from(self.end).filter(|row| has_points(grid, columns, *row)) {
            let at = CellRef { row, column: columns.texts().next().unwrap_or_default() };
            let text = one_line(&grid.text(row, at.column));
            if !text.is_empty() {
                log.cell(&grid.name, at, DiagnosticKind::RowIgnored { text });
            }
        }
    }

    fn take(&mut self, line: Line, grid: &Grid, columns: &Columns, log: &mut Log) {
        if line.is_total() {
            let total = Total { row: line.row, text: line.folded(), maxima: line.maxima, after: self.asked.len() };
            self.totals.push(total);
        } else if line.has_number() || line.has_maximum() {
            self.ask(line, grid, columns, log);
        } else if !line.lines.is_empty() || !line.rule.is_empty() {
            self.go_on(line, grid, columns, log);
        }
    }

    /// A row with a number or a maximum asks for points.
    fn ask(&mut self, line: Line, grid: &Grid, columns: &Columns, log: &mut Log) {
        let at = |role| {
            columns.of(role).map_or(CellRef { row: line.row, column: 0 }, |column| CellRef { row: line.row, column })
        };
        if line.lines.is_empty() {
            log.cell(&grid.name, at(Role::Text), DiagnosticKind::TextMissing);
            if !line.has_maximum() {
                return;
            }
        }
        let (number, numbered) = match line.number {
            Printed::Number(text, numbered) => (text, Some(numbered)),
            Printed::Other(text) => {
                log.cell(&grid.name, at(Role::Number), DiagnosticKind::NumberNotUnderstood { text });
                (String::new(), None)
            }
            Printed::Nothing => {
                log.cell(&grid.name, at(Role::Number), DiagnosticKind::NumberMissing);
                (String::new(), None)
            }
        };
        let cell = |role| columns.of(role).map(|column| grid.text(line.row, column).into_owned()).unwrap_or_default();
        let in_column = !line.rule.is_empty();
        let (text, below) = if in_column { (line.lines.as_slice(), [].as_slice()) } else { split(&line.lines) };
        self.asked.push(Asked {
            row: line.row,
            number,
            numbered,
            text: text.join(" "),
            words: if in_column { line.rule } else { below.to_vec() },
            words_at: at(if in_column { Role::Rule } else { Role::Text }),
            source: if in_column { Source::Column } else { Source::Below },
            maxima: line.maxima,
            exception: cell(Role::NotApplicable),
            evidence: cell(Role::Evidence),
        });
    }

    /// A row without number and maximum goes on with the rule of the row above it.
    fn go_on(&mut self, line: Line, grid: &Grid, columns: &Columns, log: &mut Log) {
        let column = columns.texts().next().unwrap_or_default();
        let at = CellRef { row: line.row, column };
        let lines = line.lines.into_iter().chain(line.rule);
        // Behind a subtotal a new part begins: its heading says nothing about the criterion above.
        let after_total = self.is_after_total();
        match self.asked.last_mut().filter(|_| !after_total) {
            Some(asked) => {
                if asked.words.is_empty() {
                    asked.words_at = at;
                }
                asked.words.extend(lines);
            }
            None => {
                let text = one_line(&lines.collect::<Vec<_>>().join(" "));
                log.cell(&grid.name, at, DiagnosticKind::RowIgnored { text });
            }
        }
    }
}

/// Lines of a text up to the first that says what something gives, and the lines from there.
fn split(lines: &[String]) -> (&[String], &[String]) {
    let first = lines.iter().skip(1).position(|line| is_award_line(line)).map(|place| place + 1);
    lines.split_at_checked(first.unwrap_or(lines.len())).unwrap_or((lines, &[]))
}

fn lines(text: &str) -> Vec<String> {
    text.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn printed(grid: &Grid, at: CellRef, log: &mut Log) -> Printed {
    let Some(cell) = grid.get(at.row, at.column) else { return Printed::Nothing };
    let stored = one_line(&cell.value.text());
    let number = match numbering::repaired(&stored) {
        Some(number) => {
            log.cell(&grid.name, at, DiagnosticKind::NumberRepaired { stored, number: number.clone() });
            number
        }
        None => stored,
    };
    let counts = matches!(cell.value, Value::Text(_) | Value::Number(_));
    match numbering::parse(&number).filter(|_| counts) {
        Some(numbered) => Printed::Number(number, numbered),
        None if number.is_empty() => Printed::Nothing,
        None => Printed::Other(number),
    }
}
