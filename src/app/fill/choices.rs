//! The control of rules with steps: one radio for each, and a day where the steps are days.

use super::day_field::DayField;
use crate::app::handler::on;
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::Input;
use crate::score::Score;
use crate::template::{Award, Day, NodeId, Rule};
use crate::text::say;
use leptos::prelude::*;

/// The steps of a rule as radios, with what each gives.
#[component]
pub fn Choices(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
    /// Its code.
    code: String,
    /// What can be chosen: words and points.
    options: Vec<(String, Score)>,
) -> impl IntoView {
    let group = format!("r{}", id.index());
    let chosen = move || chosen(session, id);
    let radio = move |(place, (label, points)): (usize, (String, Score))| {
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        let pick = move |_| session.edit(id, |answer| answer.input = Input::Choice(place));
        view! {
            <label>
                <input type="radio" name=group.clone() data-testid=format!("choice-{code}-{place}")
                    prop:checked=move || chosen() == Some(place) on:change=on(pick)/>
                {format!("{label} ({points})")}
            </label>
        }
    };
    options.into_iter().enumerate().map(radio).collect_view()
}

/// The day something was sent, from which the step follows.
#[component]
pub fn SentDay(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
    /// Its code.
    code: String,
) -> impl IntoView {
    let cell = session.cell(id)?;
    let day = Signal::derive(move || {
        cell.answer.with(|answer| if let Input::Sent(day) = answer.input { Some(day) } else { None })
    });
    let send = Callback::new(move |day: Option<Day>| {
        session.edit(id, |answer| match (day, &answer.input) {
            (Some(day), _) => answer.input = Input::Sent(day),
            // An empty date takes nothing from a step that was chosen by hand.
            (None, Input::Sent(_)) => answer.input = Input::Empty,
            (None, _) => {}
        });
    });
    let label = say!(language(), fill.sent_on);
    Some(view! { <DayField id=format!("sent-{code}") label class="sent" value=day edit=send/> })
}

/// The words and points of what can be chosen under a rule; nothing where nothing is chosen.
pub fn options(rule: &Rule, maximum: Score, yes_no: [&str; 2]) -> Vec<(String, Score)> {
    let of = |label: &str, award: Award| (label.to_owned(), award.points(maximum, None));
    match rule {
        Rule::Steps(steps) => steps.iter().map(|step| of(&step.label, step.award)).collect(),
        Rule::YesNo { yes, no } => vec![of(yes_no[0], *yes), of(yes_no[1], *no)],
        _ => Vec::new(),
    }
}

fn chosen(session: Session, id: NodeId) -> Option<u16> {
    let input = session.cell(id)?.answer.with(|answer| answer.input.clone());
    match input {
        Input::Choice(choice) => Some(choice),
        Input::Sent(day) => {
            let step = session.node(id, |node| node.criterion.scoring.as_ref()?.rule.step_on(day))??;
            u16::try_from(step).ok()
        }
        _ => None,
    }
}
