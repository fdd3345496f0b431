//! The points of the criteria that get points themselves.

use super::Work;
use crate::assessment::{Answer, Outcome, State};
use crate::basics::OrderedMap;
use crate::score::Score;
use crate::template::{Node, NodeId, NotApplicablePolicy, Section};
use crate::workbook::contents::CellText;
use crate::workbook::fill::CellValue;
use crate::workbook::{CellRef, Role};

/// Where the points of a row stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a cell that is theirs.
    Own(CellRef),
    /// In one that is merged over several rows, where their sum stands; nothing where it is not in the column of points.
    Shared(Option<CellRef>),
}

impl Work<'_> {
    /// Writes the points of every leaf into the column of the unit's own points.
    pub(super) fn points(&mut self) {
        let mut shared = OrderedMap::<CellRef, Option<Score>>::new();
        for (id, node) in self.form.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf()) {
            let outcome = self.answered.assessment.outcome(id);
            let Some((cell, outcome)) = self.form.layout.cell(id, Role::SelfPoints).zip(outcome) else { continue };
            let claimed = claimed(node, outcome, self.answered.answers.answer(&node.code));
            let points = claimed.map(|points| self.signed(id, points));
            match self.place(cell) {
                Place::Own(at) => self.put(at, value(points)),
                Place::Shared(at) => {
                    self.put_apart(cell.row, points);
                    let add = |sum: &mut Option<Score>| {
                        *sum = sum.map_or(points, |sum| Some(sum.plus(points.unwrap_or_default())))
                    };
                    at.into_iter().for_each(|at| shared.change(at, add));
                }
            }
        }
        shared.into_iter().for_each(|(at, sum)| self.put(at, value(sum)));
    }

    /// Where the points stand whose cell in the column of points is this one.
    pub(super) fn place(&self, cell: CellRef) -> Place {
        let layout = self.form.layout;
        match self.sheet.merges.iter().find(|merge| merge.contains(cell)) {
            None => Place::Own(cell),
            Some(merge) if layout.is_of_one_row(*merge) => Place::Own(merge.first),
            Some(merge) => Place::Shared(Some(merge.first).filter(|_| layout.begins_in_points(*merge))),
        }
    }

    /// Whether some criterion has no cell of its own for its points.
    pub(super) fn shares_points(&self) -> bool {
        let leaves = self.form.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
        let mut cells = leaves.filter_map(|(id, _)| self.form.layout.cell(id, Role::SelfPoints));
        cells.any(|cell| matches!(self.place(cell), Place::Shared(_)))
    }

    /// The column for the points of rows that share a cell, where there is one.
    pub(super) fn column_apart(&self) -> Option<u32> {
        let columns = &self.form.layout.columns;
        columns.iter().find(|column| column.heading == self.labels.apart_column).map(|column| column.column)
    }

    /// Puts the points of a row that shares its cell with others where they can be told apart.
    pub(super) fn put_apart(&mut self, row: u32, points: Option<Score>) {
        if let Some(cell) = self.column_apart().and_then(|column| CellRef::new(row, column)) {
            self.put(cell, value(points));
        }
    }

    /// Points as the sheet writes them: where it prints the size of a penalty with a minus, so do we, or its own sums
    /// would add what is to be taken off.
    pub(super) fn signed(&self, id: NodeId, points: Score) -> Score {
        match self.is_negative(id) {
            true => Score::ZERO.minus(points),
            false => points,
        }
    }

    fn is_negative(&self, id: NodeId) -> bool {
        let criteria = &self.form.template.criteria;
        let Some(node) = criteria.get(id).filter(|node| node.criterion.section == Section::Penalty) else {
            return false;
        };
        match self.printed_maximum(id) {
            Some(printed) => printed.starts_with(['-', '−', '–']),
            None => node.children.first().is_some_and(|child| self.is_negative(*child)),
        }
    }

    /// The maximum of the unit's kind as the sheet prints it.
    fn printed_maximum(&self, id: NodeId) -> Option<&str> {
        let cell = self.form.layout.cell(id, Role::Maximum(self.answered.answers.kind))?;
        match self.sheet.value(cell)? {
            CellText::Number(text) | CellText::Text(text) => Some(text.trim()),
            CellText::Truth(_) | CellText::Error(_) => None,
        }
    }
}

fn value(points: Option<Score>) -> CellValue {
    points.map_or(CellValue::Empty, CellValue::from)
}

/// The points that a unit claims for a leaf; nothing where the cell stays empty: open, for another kind of body, given
/// by the superior, out of the maximum, or a bonus that nobody asked for.
fn claimed(node: &Node, outcome: &Outcome, answer: &Answer) -> Option<Score> {
    let unasked = node.criterion.section == Section::Bonus && answer.input.is_empty();
    match outcome.state {
        State::NotApplicable(NotApplicablePolicy::FullPoints | NotApplicablePolicy::Zero) => Some(outcome.points),
        State::Scored if !unasked => Some(outcome.points),
        _ => None,
    }
}
