//! Fields of the preview: what is typed counts when the field is left, because the workbook is read anew with it.

use crate::app::field::{composed, follow, text_of};
use crate::app::handler::on;
use leptos::html::{Input, Textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// A labelled line of text.
#[component]
pub fn Entry(
    /// Its `id`, and its `data-testid`.
    #[prop(into)]
    id: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed, once the field is left; what is wrong with it, in words.
    take: Callback<String, Option<String>>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let wrong = RwSignal::new(None::<String>);
    follow(field, move || value.get());
    let changed = move |event| wrong.set(take.run(composed(&text_of(&event))));
    let error_id = format!("{id}-error");
    view! {
        <p class="line">
            <label for=id.clone()>{label}</label>
            <input type="text" id=id.clone() data-testid=id node_ref=field autocomplete="off" aria-describedby=error_id.clone()
                aria-invalid=move || wrong.with(Option::is_some).then_some("true") on:change=on(changed)/>
            <small class="error" class:wrong=move || wrong.with(Option::is_some) id=error_id>{move || wrong.get()}</small>
        </p>
    }
    .into_any()
}

/// A labelled field of several lines.
#[component]
pub fn Entries(
    /// Its `id`, and its `data-testid`.
    #[prop(into)]
    id: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// A word on how to fill it.
    #[prop(into)]
    hint: String,
    /// What it holds.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed, once the field is left.
    take: Callback<String>,
) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    follow(field, move || value.get());
    let hint_id = format!("{id}-hint");
    view! {
        <p class="line">
            <label for=id.clone()>{label}</label>
            <textarea id=id.clone() data-testid=id node_ref=field rows="4" lang="vi" aria-describedby=hint_id.clone()
                on:change=on(move |event| take.run(composed(&text_of(&event))))></textarea>
            <small id=hint_id>{hint}</small>
        </p>
    }
    .into_any()
}

/// The place of what was chosen in a list. The list goes back to what holds, at this place: it shows the choice once the
/// workbook was read with it, which may be refused.
pub fn picked(event: &Event, holds: Option<usize>) -> Option<usize> {
    let chosen = event_target_value(event).parse().ok();
    let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    if let Some(list) = list {
        list.set_value(&holds.map(|place| place.to_string()).unwrap_or_default());
    }
    chosen
}

/// The lines of a text that say something.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
