//! Rows that add up: groups and totals. Their formulas live on wherever they come to what the engine says; where they
//! cannot ("quy đổi", caps of bonus and penalty, a range that misses a row), the value takes their place.

use super::{Work, known};
use crate::assessment::State;
use crate::score::Score;
use crate::template::{NodeId, Section};
use crate::workbook::fill::{CellValue, CellWrite, OnFormula};
use crate::workbook::formula::{Exact, evaluate};
use crate::workbook::{CellRef, Role, TotalOf, TotalRow};

/// How many formulas may stand behind one another; what is farther off is left to Excel.
const PASSES: usize = 4;

/// What a row comes to, and what its parts add up to as the sheet writes them.
struct Sum {
    value: Score,
    plain: Score,
}

impl Work<'_> {
    /// Writes the points of every group, the innermost first, because the outer ones add them up.
    pub(super) fn groups(&mut self) {
        for (id, node) in self.form.template.criteria.iter().rev().filter(|(_, node)| !node.criterion.is_leaf()) {
            let Some(cell) = self.form.layout.cell(id, Role::SelfPoints) else { continue };
            let state = self.answered.assessment.outcome(id).map(|outcome| outcome.state);
            let sum = Sum { value: self.signed(id, self.points_of(id)), plain: self.plain_sum(&node.children) };
            let is_formula = self.sheet.formula(cell).is_some();
            let is_asked = !matches!(state, None | Some(State::NotForThisKind | State::AwaitsSuperior));
            let prints_maximum = node.criterion.maxima.iter().any(Option::is_some);
            if is_formula || (is_asked && prints_maximum) {
                self.put_sum(cell, &sum);
            }
        }
    }

    /// Writes the totals; those of everything last, because they may add up the others.
    pub(super) fn totals(&mut self) {
        let Some(column) = self.form.layout.column(Role::SelfPoints) else { return };
        let (all, parts): (Vec<TotalRow>, Vec<TotalRow>) =
            self.form.layout.totals.iter().partition(|total| total.of == TotalOf::Everything);
        for total in parts.into_iter().chain(all) {
            if let Some(cell) = CellRef::new(total.row, column) {
                self.put_sum(cell, &self.total(total.of));
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

    fn total(&self, of: TotalOf) -> Sum {
        let criteria = &self.form.template.criteria;
        let totals = &self.answered.assessment.totals;
        let roots = |main_only: bool| -> Vec<NodeId> {
            let roots = criteria.roots().filter(|(_, root)| !main_only || root.criterion.section == Section::Main);
            roots.map(|(id, _)| id).collect()
        };
        match of {
            TotalOf::Main => Sum { value: totals.base, plain: self.plain_sum(&roots(true)) },
            TotalOf::Everything => Sum { value: totals.total, plain: self.plain_sum(&roots(false)) },
            TotalOf::Top(place) => {
                let top = criteria.iter().nth(place as usize).map(|(id, _)| id);
                let value = top.map(|id| self.signed(id, self.points_of(id))).unwrap_or_default();
                Sum { value, plain: value }
            }
        }
    }

    fn plain_sum(&self, parts: &[NodeId]) -> Score {
        parts.iter().map(|part| self.signed(*part, self.points_of(*part))).sum()
    }

    /// The next sum may add this one up, so that it stands among the writes at once. There are no more groups than
    /// [`crate::template::Criteria::LIMIT`], and to move what is behind one costs less than its formula does.
    fn put_sum(&mut self, cell: CellRef, sum: &Sum) {
        let on_formula = match self.sheet.formula(cell) {
            Some(formula) if self.comes_to(formula, sum) => OnFormula::KeepAndCache,
            _ => OnFormula::Replace,
        };
        if self.sheet.shown_at(cell) == cell {
            self.writes.insert(cell, CellWrite { at: cell, value: CellValue::from(sum.value), on_formula });
        }
    }

    /// Whether a formula gives the value once the cells are written. One that is not understood is taken for what such
    /// rows have as a rule, the sum of their parts.
    fn comes_to(&self, formula: &str, sum: &Sum) -> bool {
        let cells = known::Written { sheet: self.sheet, writes: &self.writes };
        match evaluate(formula, &cells) {
            Some(result) => result == Exact::from(sum.value),
            None => sum.plain == sum.value,
        }
    }
}
