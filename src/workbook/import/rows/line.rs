//! One row with what its columns hold, and the number at the start of its text where it has no other.

use super::super::super::{CellRange, CellRef, Corrections, Role, RowPart};
use super::super::columns::Columns;
use super::super::corrected;
use super::super::grid::Grid;
use super::super::header::Header;
use super::super::log::Log;
use super::super::number::{Points, points};
use super::super::numbering::{self, Prefix, Style};
use super::super::rules::is_award_line;
use super::super::words::fold;
use super::body::{is_total, numbers_in_column};
use super::printed::{Numbers, Printed};
use crate::basics::sorted_by_key;

/// One row with what its columns hold.
pub(super) struct Line {
    pub(super) row: u32,
    pub(super) number: Printed,
    pub(super) lines: Vec<String>,
    pub(super) rule: Vec<String>,
    pub(super) maxima: Vec<Points>,
}

/// Reads rows from top to bottom.
pub(super) struct Reader<'a> {
    grid: &'a Grid,
    columns: &'a Columns,
    corrections: &'a Corrections,
    numbers: Numbers,
    /// Whether the column of numbers has any.
    in_column: bool,
    /// The last row that is surely one of the table.
    last: u32,
    /// Maxima that are merged over those of several kinds, by the cell that holds them.
    shared: Vec<CellRange>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        grid: &'a Grid,
        header: &Header,
        columns: &'a Columns,
        corrections: &'a Corrections,
        last: Option<u32>,
    ) -> Self {
        let in_column = numbers_in_column(grid, header, columns);
        let maxima: Vec<u32> = columns.maxima().collect();
        let is_shared =
            |merge: &&CellRange| merge.last.column > merge.first.column && maxima.contains(&merge.first.column);
        let shared = grid.merges.iter().filter(is_shared).copied().collect();
        let shared = sorted_by_key(shared, |merge: &CellRange| merge.first);
        let (numbers, last) = (Numbers::default(), last.unwrap_or_default());
        Self { grid, columns, corrections, numbers, in_column, last, shared }
    }

    pub(super) fn read(&mut self, row: u32, log: &mut Log) -> Line {
        let (grid, columns) = (self.grid, self.columns);
        let column = |role| columns.of(role).map(|column| CellRef { row, column });
        let texts: Vec<String> = columns.texts().map(|column| grid.text(row, column).into_owned()).collect();
        let filled: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        // A name and its content in two columns become one text.
        let mut text = filled.join(": ");
        let correction = self.corrections.row(row);
        let given = corrected::number(correction);
        let mut number = match (&given, column(Role::Number)) {
            (Some(_), _) | (None, None) => Printed::Nothing,
            (None, Some(at)) => self.numbers.read(grid, at, log),
        };
        if let (Printed::Other(other), true) = (&number, text.is_empty()) {
            text.clone_from(other);
            number = Printed::Nothing;
        }
        let rule = column(Role::Rule).map(|at| grid.text(at.row, at.column).into_owned()).unwrap_or_default();
        let mut maxima: Vec<Points> = columns.maxima().map(|column| self.maximum(CellRef { row, column })).collect();
        corrected::maxima(&mut maxima, correction);
        let mut line = Line { row, number, lines: lines(&text), rule: lines(&rule), maxima };
        if let Some(given) = given {
            if let Printed::Number(number, _) = &given {
                self.numbers.follow(number);
            }
            return Line { number: given, ..line };
        }
        line.weigh_number();
        if matches!(line.number, Printed::Nothing) {
            self.take_number(&mut line);
        }
        line
    }

    /// The maximum in a cell; one that is merged over the columns of several kinds is that of each.
    fn maximum(&self, at: CellRef) -> Points {
        let from = self.shared.partition_point(|merge| merge.first.row < at.row);
        let of_row = self.shared.iter().skip(from).take_while(|merge| merge.first.row == at.row);
        let shared = of_row.filter(|merge| merge.contains(at)).map(|merge| merge.first).next();
        let at = shared.unwrap_or(at);
        self.grid.get(at.row, at.column).map_or(Points::None, |cell| points(&cell.value))
    }

    /// Takes the number from the start of the text.
    fn take_number(&mut self, line: &mut Line) {
        let Some(found) = line.lines.first().and_then(|text| numbering::prefix(text)) else { return };
        if (line.has_maximum() && !line.is_total()) || self.heads_a_group(line, &found) {
            if let Some(first) = line.lines.first_mut() {
                *first = found.rest;
            }
            self.numbers.follow(&found.number);
            line.number = Printed::Number(found.number, found.numbered);
        }
    }

    /// A row without a maximum is a group by its number where rows of the table follow it. "a)", "-" and, beside a column
    /// of numbers, "1." are marks of a remark as well.
    fn heads_a_group(&self, line: &Line, found: &Prefix) -> bool {
        let sure = match found.numbered.style {
            Style::Roman | Style::Letter | Style::Named(_) => true,
            Style::Dotted(_) => !self.in_column,
            Style::Small | Style::Bullet(_) | Style::Plain => false,
        };
        let gives = |line: &String| is_award_line(without_bracket(line));
        sure && line.row < self.last && line.rule.is_empty() && !line.lines.iter().any(gives)
    }
}

impl Line {
    pub(super) fn has_number(&self) -> bool {
        matches!(self.number, Printed::Number(..))
    }

    pub(super) fn has_maximum(&self) -> bool {
        self.maxima.iter().any(|points| *points != Points::None)
    }

    /// What the row is; nothing where it says nothing.
    pub(super) fn part(&self) -> Option<RowPart> {
        if self.is_total() {
            Some(RowPart::Total)
        } else if self.has_number() || self.has_maximum() {
            Some(RowPart::Criterion)
        } else if !self.lines.is_empty() || !self.rule.is_empty() {
            Some(RowPart::Rule)
        } else {
            None
        }
    }

    pub(super) fn folded(&self) -> String {
        fold(&self.lines.join(" "))
    }

    pub(super) fn is_total(&self) -> bool {
        !self.has_number() && self.has_maximum() && is_total(&self.folded())
    }

    /// "-" beside words without a maximum is the mark of a step or a remark, and so is "a)" beside a step.
    fn weigh_number(&mut self) {
        let Printed::Number(_, numbered) = &self.number else { return };
        let mark = match numbered.style {
            Style::Bullet(_) => true,
            Style::Small => self.lines.iter().any(|line| is_award_line(line)),
            _ => false,
        };
        if mark && !self.has_maximum() && !self.lines.is_empty() {
            self.number = Printed::Nothing;
        }
    }
}

/// "TIẾP DÂN (5 điểm)" is a heading with what its rows come to.
fn without_bracket(line: &str) -> &str {
    line.trim_end().strip_suffix(')').and_then(|inside| inside.rsplit_once('(')).map_or(line, |(before, _)| before)
}

fn lines(text: &str) -> Vec<String> {
    text.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
