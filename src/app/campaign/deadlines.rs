//! The deadlines, a line each.

use super::texts::{DeadlineText, Texts};
use super::{DateLine, Plan};
use crate::app::field::Line;
use crate::app::focus::focus_later;
use crate::app::handler::on;
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;

/// All of them, and the way to another.
#[component]
pub fn Deadlines() -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    let count = Memo::new(move |_| plan.texts.with(|texts| texts.deadlines.len()));
    let add = move |_| {
        plan.change(|texts| texts.deadlines.push(DeadlineText::default()));
        focus_later(format!("deadline-{}", count.get_untracked()));
    };
    view! {
        <fieldset class="deadlines">
            <legend>{say!(words, plan.deadlines)}</legend>
            {move || (0..count.get()).map(|place| view! { <One place/> }.into_any()).collect_view()}
            <p class="actions"><button type="button" data-testid="deadline-add" on:click=on(add)>{say!(words, plan.deadline_add)}</button></p>
        </fieldset>
    }
    .into_any()
}

#[component]
fn One(place: usize) -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    let read = move |texts: &Texts| texts.deadlines.get(place).cloned().unwrap_or_default();
    let now = move || plan.texts.with(read);
    let write = move |change: Box<dyn FnOnce(&mut DeadlineText)>| {
        plan.change(|texts| {
            if let Some(deadline) = texts.deadlines.get_mut(place) {
                change(deadline);
            }
        });
    };
    let name = Callback::new(move |typed: String| {
        if plan.texts.with_untracked(read).name != typed {
            write(Box::new(|deadline| deadline.name = typed));
        }
    });
    let day = Callback::new(move |typed: String| write(Box::new(|deadline| deadline.day = typed)));
    let edge = move |event| {
        let is_before = event_target_value(&event) == "before";
        write(Box::new(move |deadline| deadline.is_before = is_before));
    };
    // Of a line that is gone already, as at the second press of a double click, nothing is left to take away.
    let remove = move |_| {
        plan.change(|texts| {
            if place < texts.deadlines.len() {
                texts.deadlines.remove(place);
            }
        });
    };
    let number = place + 1;
    view! {
        <div class="together" role="group" aria-label=say!(words, plan.deadline, number = number)>
            <Line id=format!("deadline-{number}") label=say!(words, plan.deadline_name) value=Signal::derive(move || now().name) edit=name/>
            <p class="line">
                <label for=format!("deadline-edge-{number}")>{say!(words, plan.deadline_edge)}</label>
                <select id=format!("deadline-edge-{number}") data-testid=format!("deadline-edge-{number}") on:change=on(edge)>
                    <option value="until" prop:selected=move || !now().is_before>{say!(words, plan.until)}</option>
                    <option value="before" prop:selected=move || now().is_before>{say!(words, plan.before)}</option>
                </select>
            </p>
            <DateLine id=format!("deadline-day-{number}") label=say!(words, plan.deadline_day) value=Signal::derive(move || now().day) edit=day/>
            <button type="button" class="link" aria-label=say!(words, plan.deadline_remove_of, number = number) on:click=on(remove)>{say!(words, plan.remove)}</button>
        </div>
    }
    .into_any()
}
