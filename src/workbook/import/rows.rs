//! The rows below the header, sorted out: criteria, lines of their rules, totals, and where the table ends.

mod body;
mod line;
mod printed;
mod settle;
mod shared;

use super::super::{CellRef, Corrections, DiagnosticKind, Doubt, Limit, Refusal, Role, RowCorrection, RowPart};
use super::adjustment::section;
use super::columns::Columns;
use super::corrected;
use super::grid::Grid;
use super::header::Header;
use super::log::Log;
use super::number::Points;
use super::numbering::Numbered;
use super::patterns::{FOOTERS, starts};
use super::rules::{Source, is_award_line};
use super::words::{fold, one_line};
use crate::template::Criteria;
use body::{has_points, last_of_body, next_table, repeats};
use line::{Line, Reader};
pub(super) use printed::Printed;

/// The longest line of place and day above a signature, in bytes.
const LONGEST_DAY: usize = 90;

/// A row that is asked about.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Its row.
    pub(super) row: u32,
    /// Its number as printed; empty where it has none.
    pub(super) number: String,
    /// What stands in the column of numbers and is none.
    pub(super) no_number: Option<String>,
    /// What the number says about its level.
    pub(super) numbered: Option<Numbered>,
    /// How far its text is indented, in blanks.
    pub(super) indent: u32,
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
    /// What is printed in the column of explanations and remarks.
    pub(super) remark: String,
    /// What a person corrected in it.
    pub(super) correction: Option<RowCorrection>,
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
    /// Rows whose words are part of the rule of the criterion above them.
    pub(super) of_rules: Vec<u32>,
    /// The first row below the table.
    pub(super) end: u32,
    /// The first row that has nothing to do with it: the header of another table, or none.
    pub(super) until: u32,
}

/// Sorts out the rows below the header.
pub(super) fn read(
    grid: &Grid,
    header: &Header,
    columns: &Columns,
    corrections: &Corrections,
    log: &mut Log,
) -> Result<Rows, Refusal> {
    let until = next_table(grid, header, columns).unwrap_or(grid.last().row + 1);
    let mut rows = Rows { end: until, until, ..Rows::default() };
    if until <= grid.last().row {
        let column = grid.row(until).next().map_or(0, |(at, _)| at.column);
        log.cell(&grid.name, CellRef { row: until, column }, DiagnosticKind::Doubt(Doubt::TableBelow));
    }
    let body = last_of_body(grid, header, columns, until).max(corrected::last_row(corrections, until));
    let mut reader = Reader::new(grid, header, columns, corrections, body);
    let of_table = grid.rows_from(header.last + 1).take_while(|row| *row < until);
    for row in of_table.filter(|row| !repeats(grid, header, columns, *row)) {
        let line = reader.read(row, log);
        if body.is_none_or(|last| row > last) && rows.ends_at(&line, grid) {
            rows.end = row;
            break;
        }
        rows.take(line, corrections.row(row), grid, columns, log);
        if rows.asked.len() > Criteria::LIMIT {
            let limit = Limit::Criteria(Criteria::LIMIT as u32);
            return Err(Refusal::TooLarge { sheet: grid.name.clone(), limit });
        }
    }
    rows.settle(grid, columns, log);
    rows.take_rules(columns);
    rows.say(grid, columns, log);
    rows.say_left_out(grid, columns, log);
    Ok(rows)
}

impl Rows {
    /// Whether the table has ended: below it stand notes, class bands and signatures, without numbers and maxima.
    fn ends_at(&self, line: &Line, grid: &Grid) -> bool {
        // Words in the columns of maxima are the place and day above the signature, or those of another table.
        let bare = !line.has_number() && !line.maxima.iter().any(|points| matches!(points, Points::Some(_)));
        if !bare || self.asked.is_empty() {
            return false;
        }
        let after_total = self.is_after_total() && (!line.lines.is_empty() || line.has_maximum());
        let rule = line.lines.iter().any(|line| is_award_line(line));
        let marked = grid.row(line.row).any(|(_, cell)| is_below_tables(&fold(&cell.value.text())));
        (marked && !rule) || after_total
    }

    fn is_after_total(&self) -> bool {
        self.totals.last().is_some_and(|total| total.after == self.asked.len())
    }

    /// Rows below the table that have points all the same may be meant as criteria: that they are left out is said.
    fn say_left_out(&self, grid: &Grid, columns: &Columns, log: &mut Log) {
        for row in grid.rows_from(self.end).take_while(|row| *row < self.until) {
            let at = CellRef { row, column: columns.texts().next().unwrap_or_default() };
            let text = one_line(&grid.text(row, at.column));
            // "Điểm thưởng: mỗi sáng kiến 1 điểm" among the notes.
            let gives = || section(&fold(&text)).is_some() && is_award_line(&text);
            if !text.is_empty() && (has_points(grid, columns, row) || gives()) {
                log.cell(&grid.name, at, DiagnosticKind::RowIgnored { text });
            }
        }
    }

    /// What is said of the rows that are asked about, once it is known which they are.
    fn say(&mut self, grid: &Grid, columns: &Columns, log: &mut Log) {
        let number = columns.of(Role::Number);
        if number.is_none() && self.asked.iter().any(|asked| asked.numbered.is_none()) {
            let row = self.asked.first().map_or(0, |asked| asked.row);
            log.cell(&grid.name, CellRef { row, column: 0 }, DiagnosticKind::NoNumberColumn);
        }
        for asked in &self.asked {
            let at = |column: Option<u32>| CellRef { row: asked.row, column: column.unwrap_or_default() };
            if asked.text.is_empty() {
                log.cell(&grid.name, at(columns.of(Role::Text)), DiagnosticKind::TextMissing);
            }
            match &asked.no_number {
                Some(text) => {
                    log.cell(&grid.name, at(number), DiagnosticKind::NumberNotUnderstood { text: text.clone() });
                }
                None if asked.numbered.is_none() => log.cell(&grid.name, at(number), DiagnosticKind::NumberMissing),
                None => {}
            }
        }
        // A number alone, as a row that was left empty has it.
        let is_nothing =
            |asked: &Asked| asked.text.is_empty() && asked.maxima.iter().all(|points| *points == Points::None);
        if self.asked.iter().any(is_nothing) {
            self.keep(|asked| !is_nothing(asked));
        }
    }

    fn take(
        &mut self,
        mut line: Line,
        correction: Option<&RowCorrection>,
        grid: &Grid,
        columns: &Columns,
        log: &mut Log,
    ) {
        let part = correction.and_then(|correction| correction.part);
        match part.or_else(|| line.part()) {
            Some(RowPart::Total) => {
                let total = Total { row: line.row, text: line.folded(), maxima: line.maxima, after: self.asked.len() };
                self.totals.push(total);
            }
            Some(RowPart::Criterion) => {
                self.ask(line, grid, columns);
                if let Some(asked) = self.asked.last_mut() {
                    asked.correction = correction.cloned();
                }
            }
            Some(RowPart::Rule) => {
                if part.is_some() {
                    line.lines = corrected::rule_line(&line.lines, &line.maxima, is_award_line);
                }
                self.go_on(line, grid, columns, log);
            }
            Some(RowPart::Nothing) | None => {}
        }
    }

    /// Rules in the words of a person stand for those of the sheet.
    fn take_rules(&mut self, columns: &Columns) {
        for asked in &mut self.asked {
            if let Some(words) = asked.correction.as_ref().and_then(|correction| correction.rule.clone()) {
                let column = columns.of(Role::Rule).or(columns.texts().next()).unwrap_or_default();
                asked.words = words.into_iter().filter(|line| !line.trim().is_empty()).collect();
                asked.words_at = CellRef { row: asked.row, column };
                asked.source = Source::Column;
            }
        }
    }

    /// A row with a number or a maximum asks for points.
    fn ask(&mut self, line: Line, grid: &Grid, columns: &Columns) {
        let at = |role| {
            columns.of(role).map_or(CellRef { row: line.row, column: 0 }, |column| CellRef { row: line.row, column })
        };
        let (number, numbered, no_number) = match line.number {
            Printed::Number(text, numbered) => (text, Some(numbered), None),
            Printed::Other(text) => (String::new(), None, Some(text)),
            Printed::Nothing => (String::new(), None, None),
        };
        let cell = |role| columns.of(role).map(|column| grid.text(line.row, column).into_owned()).unwrap_or_default();
        let in_column = !line.rule.is_empty();
        let (text, below) = if in_column { (line.lines.as_slice(), [].as_slice()) } else { split(&line.lines) };
        self.asked.push(Asked {
            row: line.row,
            number,
            numbered,
            no_number,
            indent: columns.texts().map(|column| grid.indent(line.row, column)).max().unwrap_or_default(),
            text: text.join(" "),
            words: if in_column { line.rule } else { below.to_vec() },
            words_at: at(if in_column { Role::Rule } else { Role::Text }),
            source: if in_column { Source::Column } else { Source::Below },
            maxima: line.maxima,
            exception: cell(Role::NotApplicable),
            evidence: cell(Role::Evidence),
            remark: cell(Role::Explanation),
            correction: None,
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
                self.of_rules.push(line.row);
            }
            None => {
                let text = one_line(&lines.collect::<Vec<_>>().join(" "));
                log.cell(&grid.name, at, DiagnosticKind::RowIgnored { text });
            }
        }
    }
}

/// The start of a note, of class bands or of a signature; "…, ngày … tháng … năm …".
fn is_below_tables(folded: &str) -> bool {
    let is_day = folded.contains("ngày") && folded.contains("tháng") && folded.contains(" năm");
    starts(FOOTERS, folded) || (is_day && folded.len() <= LONGEST_DAY)
}

/// Lines of a text up to the first that says what something gives, and the lines from there.
fn split(lines: &[String]) -> (&[String], &[String]) {
    let first = lines.iter().skip(1).position(|line| is_award_line(line)).map(|place| place + 1);
    lines.split_at_checked(first.unwrap_or(lines.len())).unwrap_or((lines, &[]))
}
