//! A number field of a criterion.

use super::slot::Slot;
use super::trouble::{At, described, is_invalid};
use crate::app::field::{follow, text_of};
use crate::app::handler::on;
use crate::app::session::Session;
use crate::template::NodeId;
use leptos::ev::FocusEvent;
use leptos::html::Input;
use leptos::prelude::*;

/// A labelled number field. Its errors stand in the row; the field names those that are its own.
#[component]
pub fn NumberField(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
    /// Which number.
    which: Slot,
    /// Its `data-testid`.
    testid: String,
    /// Which figure it asks for.
    label: String,
    /// The class of its label, which holds the field.
    class: &'static str,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let cell = session.cell(id)?;
    follow(field, move || {
        session.unreadable(id, which).unwrap_or_else(|| cell.answer.with(|answer| which.text(&answer.input)))
    });
    let typed = move |text: String| {
        // Why it is no number stands in the row.
        let _ = session.enter(id, which, &text, false);
    };
    let left = move |text: String| {
        if session.enter(id, which, &text, true).is_ok() {
            rewrite(field, &cell.answer.with_untracked(|answer| which.text(&answer.input)));
        }
    };
    let at = At::Number(which);
    let off = move || cell.answer.with(|answer| answer.not_applicable.is_some());
    Some(view! {
        <label class=class>
            {label}
            <input type="text" inputmode="decimal" class="number" autocomplete="off" node_ref=field data-testid=testid
                prop:disabled=move || off()
                aria-invalid=move || is_invalid(cell, at).then_some("true")
                aria-describedby=move || described(cell, id, at)
                on:input=on(move |event| typed(text_of(&event))) on:blur=on(move |event: FocusEvent| left(text_of(&event)))/>
        </label>
    })
}

/// A field that was left shows its number as it was understood: `0,5` for `0.5`, `1` for `1,`.
fn rewrite(field: NodeRef<Input>, shown: &str) {
    if let Some(field) = field.get_untracked().filter(|field| field.value() != shown) {
        field.set_value(shown);
    }
}
