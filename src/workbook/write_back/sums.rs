//! Rows that add up: groups and totals. Their formulas live on wherever they come to what the engine says; where they
//! cannot ("quy đổi", caps of bonus and penalty, a range that misses a row), the value takes their place.

use super::points::Place;
use super::{Work, known};
use crate::assessment::State;
use crate::score::Score;
use crate::template::NodeId;
use crate::workbook::contents::moved;
use crate::workbook::fill::{CellValue, CellWrite, OnFormula};
use crate::workbook::formula::{Area, Exact, evaluate, references};
use crate::workbook::{CellRange, CellRef, Role, TotalOf, TotalRow};

/// How many formulas may stand behind one another; what is farther off is left to Excel.
const PASSES: usize = 4;

impl Work<'_> {
    /// Writes the points of every group, the innermost first, because the outer ones add them up.
    pub(super) fn groups(&mut self) {
        let summed = known::summed(self.form);
        for (id, node) in self.form.template.criteria.iter().rev().filter(|(_, node)| !node.criterion.is_leaf()) {
            let Some(cell) = self.form.layout.cell(id, Role::SelfPoints) else { continue };
            let state = self.answered.assessment.outcome(id).map(|outcome| outcome.state);
            let sum = self.signed(id, self.points_of(id));
            let is_formula = self.sheet.formula(cell).is_some();
            let is_asked = !matches!(state, None | Some(State::NotForThisKind | State::AwaitsSuperior));
            let prints_maximum = node.criterion.maxima.iter().any(Option::is_some);
            let counts_twice = || self.is_blank(cell) && self.is_summed_with_parts(cell, &node.children, &summed);
            if is_formula || (is_asked && prints_maximum && !counts_twice()) {
                self.put_sum(cell, sum);
            }
        }
    }

    fn is_blank(&self, cell: CellRef) -> bool {
        self.sheet.cells.get(&cell).is_none_or(|content| content.value.is_none())
    }

    /// Whether a formula of the workbook adds up a group's cell together with that of a part: it was made for a blank one.
    fn is_summed_with_parts(&self, cell: CellRef, parts: &[NodeId], summed: &[CellRange]) -> bool {
        let cells = parts.iter().filter_map(|part| self.form.layout.cell(*part, Role::SelfPoints));
        let parts: Vec<CellRef> = cells.collect();
        let over = summed.iter().filter(|area| area.contains(cell));
        over.into_iter().any(|area| parts.iter().any(|part| area.contains(*part)))
    }

    /// Writes the totals; those of everything last, because they may add up the others.
    pub(super) fn totals(&mut self) {
        let Some(column) = self.form.layout.column(Role::SelfPoints) else { return };
        let (all, parts): (Vec<TotalRow>, Vec<TotalRow>) =
            self.form.layout.totals.iter().partition(|total| total.of == TotalOf::Everything);
        for total in parts.into_iter().chain(all) {
            if let Some(cell) = CellRef::new(total.row, column) {
                self.put_sum(cell, self.total(total.of));
            }
        }
    }

    /// Keeps other plain formulas of the sheet up to date. Some need the results of others.
    pub(super) fn other_sums(&mut self) {
        for _ in 0..PASSES {
            let results = known::results(self.sheet, &self.writes);
            if results.is_empty() {
                break;
            }
            results.into_iter().for_each(|result| self.put_with(result.at, result.value, result.on_formula));
            self.settle();
        }
    }

    fn total(&self, of: TotalOf) -> Score {
        let totals = &self.answered.assessment.totals;
        match of {
            TotalOf::Main => totals.base,
            TotalOf::Everything => totals.total,
            TotalOf::Top(place) => {
                let top = self.form.template.criteria.iter().nth(place as usize).map(|(id, _)| id);
                top.map(|id| self.signed(id, self.points_of(id))).unwrap_or_default()
            }
        }
    }

    /// The next sum may add this one up, so that it stands among the writes at once. There are no more groups than
    /// [`crate::template::Criteria::LIMIT`], and to move what is behind one costs less than its formula does.
    fn put_sum(&mut self, cell: CellRef, sum: Score) {
        let cell = match self.place(cell) {
            Place::Own(cell) => cell,
            Place::Shared(_) => {
                self.put_apart(cell.row, Some(sum));
                self.settle();
                cell
            }
        };
        let on_formula = match self.sheet.formula(cell) {
            Some(formula) if self.comes_to(formula, sum) => OnFormula::KeepAndCache,
            _ => OnFormula::Replace,
        };
        if self.sheet.shown_at(cell) == cell {
            let value = self.like_maximum(cell, sum).unwrap_or_else(|| CellValue::from(sum));
            self.writes.insert(cell, CellWrite { at: cell, value, on_formula });
        }
    }

    /// For a cell of a column of points that is added the formula beside it in the column of maxima, where that adds up
    /// rows of the table and comes to the sum in its new place too.
    fn like_maximum(&self, cell: CellRef, sum: Score) -> Option<CellValue> {
        let layout = self.form.layout;
        let maxima = layout.column(Role::Maximum(self.answered.answers.kind)).filter(|_| self.points_added)?;
        let beside = CellRef::new(cell.row, maxima)?;
        let formula = self.sheet.formula(beside)?;
        let is_within = |formula: &str, column: u32| {
            let is_in_column = |at: CellRef| at.column == column && at.row > layout.header_last;
            let of_table =
                |area: &Area| area.sheet.is_none() && is_in_column(area.cells.first) && is_in_column(area.cells.last);
            references(formula).is_some_and(|areas| !areas.is_empty() && areas.iter().all(of_table))
        };
        let text = moved(formula, beside, cell);
        let is_alike = is_within(formula, maxima) && is_within(&text, cell.column) && self.comes_to(&text, sum);
        is_alike.then(|| CellValue::Formula { text, hundredths: sum.hundredths() })
    }

    /// Whether a formula gives the value once the cells are written. One that is not understood may give another when it
    /// is calculated next: its place is the value's.
    fn comes_to(&self, formula: &str, sum: Score) -> bool {
        let cells = known::Written { sheet: self.sheet, writes: &self.writes };
        evaluate(formula, &cells) == Some(Exact::from(sum))
    }
}
