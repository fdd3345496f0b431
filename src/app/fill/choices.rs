//! The control of rules with steps: one radio for each, and a day where the steps are days.

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
                    prop:checked=move || chosen() == Some(place) on:change=pick/>
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
    let cell = session.cell(id);
    let day = move || {
        cell.and_then(|cell| {
            cell.answer.with(|answer| if let Input::Sent(day) = answer.input { Some(day.iso()) } else { None })
        })
    };
    let send = move |event| {
        let input = Day::parse_iso(&event_target_value(&event)).map_or(Input::Empty, Input::Sent);
        session.edit(id, |answer| answer.input = input);
    };
    view! {
        <label class="sent">
            {say!(language(), fill.sent_on)}
            <input type="date" data-testid=format!("sent-{code}") prop:value=move || day().unwrap_or_default() on:change=send/>
        </label>
    }
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
