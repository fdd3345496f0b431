//! A number field of a criterion.

use super::slot::Slot;
use crate::app::field::{follow, text_of};
use crate::app::session::Session;
use crate::template::NodeId;
use leptos::html::Input;
use leptos::prelude::*;

/// A number field. Its error stands in the row, under the id `e<row>`, which the field names as its description.
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
    /// What it asks for, for who does not see the row.
    label: String,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let cell = session.cell(id)?;
    follow(field, move || {
        session.unreadable(id, which).unwrap_or_else(|| cell.answer.with(|answer| which.text(&answer.input)))
    });
    let take = move |text: String, left: bool| {
        // Why it is no number stands in the row.
        let _ = session.enter(id, which, &text, left);
    };
    let wrong = move || cell.trouble.with(Option::is_some);
    Some(view! {
        <input type="text" inputmode="decimal" class="number" autocomplete="off" node_ref=field
            data-testid=testid aria-label=label
            aria-invalid=move || wrong().then_some("true")
            aria-describedby=move || wrong().then(|| format!("e{}", id.index()))
            on:input=move |event| take(text_of(&event), false)
            on:blur=move |event| take(text_of(&event), true)/>
    })
}
