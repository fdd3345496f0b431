//! What the points rest on: "45/48", a count, the words of the step, the day.

use super::{Labels, Work};
use crate::assessment::{Input, State};
use crate::template::{Rule, Step};
use crate::workbook::Role;
use crate::workbook::fill::CellValue;

impl Work<'_> {
    /// Writes the figures of every leaf, where the sheet has a column for them.
    pub(super) fn figures(&mut self) {
        for (id, node) in self.form.template.criteria.iter() {
            let state = self.answered.assessment.outcome(id).map(|outcome| outcome.state);
            let counts = matches!(state, Some(State::Scored | State::Open));
            let scoring = node.criterion.scoring.as_ref().filter(|_| counts);
            let input = &self.answered.answers.answer(&node.code).input;
            let value = scoring.and_then(|scoring| figures(&scoring.rule, input, self.labels));
            if let Some((cell, value)) = self.form.layout.cell(id, Role::Figures).zip(value) {
                self.put(cell, value);
            }
        }
    }
}

/// The figures of an input that fits its rule; nothing where the points say it all, or a figure is missing.
fn figures(rule: &Rule, input: &Input, labels: &Labels) -> Option<CellValue> {
    let text = match (rule, input) {
        (_, Input::Count(count)) => return Some(CellValue::Decimal { units: i64::from(*count), scale: 0 }),
        (_, Input::Sent(day)) => day.to_string(),
        (Rule::Steps(steps), Input::Choice(choice)) => label(steps, *choice)?,
        (Rule::YesNo { .. }, Input::Choice(0)) => labels.yes.clone(),
        (Rule::YesNo { .. }, Input::Choice(1)) => labels.no.clone(),
        (Rule::Ratio(_), Input::Figures { first: Some(done), second: Some(assigned) }) => format!("{done}/{assigned}"),
        (Rule::AgainstLastYear { .. }, Input::Figures { first: Some(this_year), second: Some(last_year) }) => {
            format!("{this_year} / {last_year}")
        }
        _ => return None,
    };
    Some(CellValue::Prose(text))
}

fn label(steps: &[Step], choice: u16) -> Option<String> {
    steps.get(usize::from(choice)).map(|step| step.label.clone())
}
