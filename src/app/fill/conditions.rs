//! What the unit states about itself besides points: conditions that cap or forbid a class.

use crate::app::handler::on;
use crate::app::session::Session;
use crate::app::words::language;
use crate::dossier::DraftChange;
use crate::template::{Condition, Effect, GivenBy};
use crate::text::say;
use leptos::prelude::*;

/// The conditions that the unit states, a box for each; nothing where the template has none.
#[component]
pub fn Conditions(
    /// The draft.
    session: Session,
) -> impl IntoView {
    let words = language();
    let conditions = session.template(|template| {
        let stated = template.grading.conditions.iter().filter(|condition| condition.stated_by == GivenBy::Unit);
        stated.cloned().collect::<Vec<_>>()
    });
    (!conditions.is_empty()).then(|| {
        let boxes = conditions.into_iter().map(|condition| view! { <ConditionBox session condition/> }.into_any());
        view! {
            <section class="conditions" aria-labelledby="conditions">
                <h2 id="conditions">{say!(words, fill.conditions)}</h2>
                <p class="note">{say!(words, fill.conditions_note)}</p>
                {boxes.collect_view()}
            </section>
        }
    })
}

#[component]
fn ConditionBox(session: Session, condition: Condition) -> impl IntoView {
    let words = language();
    let effect = match &condition.effect {
        Effect::Disqualified => say!(words, fill.disqualifies).to_owned(),
        Effect::AtMost(class) => say!(words, fill.caps, class = class),
    };
    let number = condition.number.clone();
    let stated = move || session.draft(|draft| draft.answers.conditions.contains(&number));
    let number = condition.number.clone();
    let state = move |event| session.change(DraftChange::Condition(number.clone(), event_target_checked(&event)));
    view! {
        <label class="condition">
            <input type="checkbox" data-testid=format!("condition-{}", condition.number) prop:checked=move || stated() on:change=on(state)/>
            {condition.text}
            <small>{effect}</small>
        </label>
    }
}
