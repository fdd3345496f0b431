//! The points of the criteria that get points themselves.

use super::Work;
use crate::assessment::{Answer, Outcome, State};
use crate::score::Score;
use crate::template::{Node, NodeId, NotApplicablePolicy, Section};
use crate::workbook::Role;
use crate::workbook::contents::CellText;
use crate::workbook::fill::CellValue;

impl Work<'_> {
    /// Writes the points of every leaf into the column of the unit's own points.
    pub(super) fn points(&mut self) {
        for (id, node) in self.form.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf()) {
            let outcome = self.answered.assessment.outcome(id);
            if let Some((cell, outcome)) = self.form.layout.cell(id, Role::SelfPoints).zip(outcome) {
                let claimed = claimed(node, outcome, self.answered.answers.answer(&node.code));
                self.put(cell, claimed.map_or(CellValue::Empty, |points| self.signed(id, points).into()));
            }
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
