//! A date field, which a person types in piece by piece.

use crate::app::field::follow;
use crate::app::handler::on;
use crate::app::words::language;
use crate::template::Day;
use crate::text::say;
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

/// What stands in a date field.
enum Typed {
    Nothing,
    Day(Day),
    /// A part of it is missing, or the year is still on its way: `0002` before it is `2023`.
    Unfinished,
}

/// A labelled date. While a date is being typed the field passes through dates that were never meant, so that only a
/// whole one is taken, the one before stands until then, and what is left half typed stays in sight with a sentence.
#[component]
pub fn DayField(
    /// Its `id`, and its `data-testid`.
    id: String,
    /// What it asks for.
    label: &'static str,
    /// The class of its line.
    class: &'static str,
    /// The date.
    #[prop(into)]
    value: Signal<Option<Day>>,
    /// Takes what was typed.
    edit: Callback<Option<Day>>,
    /// The `id`s of what is said about it elsewhere.
    #[prop(optional, into)]
    described: MaybeProp<String>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let left = RwSignal::new(None::<String>);
    follow(field, move || left.get().unwrap_or_else(|| value.get().map(Day::iso).unwrap_or_default()));
    let take = move |typed: Typed| match typed {
        Typed::Nothing => {
            left.set(None);
            edit.run(None);
        }
        Typed::Day(day) => {
            left.set(None);
            edit.run(Some(day));
        }
        Typed::Unfinished => {}
    };
    let leave = move |event| match typed(&event) {
        (Typed::Unfinished, text) => {
            left.set(Some(text));
            edit.run(None);
        }
        (typed, _) => take(typed),
    };
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        move || left.with(Option::is_some).then(|| error_id.clone()).or_else(|| described.get())
    };
    let error = move || {
        let id = error_id.clone();
        left.with(Option::is_some).then(|| {
            view! { <small class="wrong" id=id role="alert">{say!(language(), fill.day_unfinished)}</small> }.into_any()
        })
    };
    view! {
        <p class=class>
            <label for=id.clone()>{label}</label>
            <input type="date" id=id.clone() data-testid=id node_ref=field min="1900-01-01" max="9999-12-31"
                aria-describedby=move || described() aria-invalid=move || left.with(Option::is_some).then_some("true")
                on:change=on(move |event| take(typed(&event).0)) on:blur=on(leave)/>
            {move || error()}
        </p>
    }
}

/// What the field of an event holds, and its text.
fn typed(event: &impl AsRef<Event>) -> (Typed, String) {
    let field = event_target::<HtmlInputElement>(event.as_ref());
    let text = field.value();
    let typed = match Day::parse_iso(&text) {
        Some(day) => Typed::Day(day),
        None if text.is_empty() && !field.validity().bad_input() => Typed::Nothing,
        None => Typed::Unfinished,
    };
    (typed, text)
}
