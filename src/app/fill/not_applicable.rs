//! "Không phát sinh", with its reason.

use super::trouble::{At, described};
use crate::app::field::Line;
use crate::app::handler::on;
use crate::app::later::Parts;
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::TextField;
use crate::template::NodeId;
use crate::text::say;
use leptos::prelude::*;

/// The box, and the reason once it is ticked. What was entered before is kept beside it.
#[component]
pub fn NotApplicableBox(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
    /// Its code.
    code: String,
    /// The sheet's words on what becomes of the points.
    words: String,
) -> impl IntoView {
    let cell = session.cell(id)?;
    let parts = expect_context::<Parts>();
    let claimed = Memo::new(move |_| cell.answer.with(|answer| answer.not_applicable.is_some()));
    let claim = move |event| {
        let ticked = event_target_checked(&event);
        session.edit(id, |answer| answer.not_applicable = ticked.then(String::new));
    };
    let reason_id = format!("not-applicable-reason-{code}");
    let reason = move || {
        claimed.get().then(|| {
            let why = Reason { session, id, field: reason_id.clone(), words: words.clone() };
            view! { <div class="reason">{parts.beside(move |later| (later.reason)(why.clone()))}</div> }.into_any()
        })
    };
    Some(view! {
        <label class="not-applicable">
            <input type="checkbox" data-testid=format!("not-applicable-{code}") prop:checked=move || claimed.get() on:change=on(claim)/>
            {say!(language(), fill.not_applicable)}
        </label>
        {move || reason()}
    })
}

/// The reason, once the box is ticked.
#[derive(Clone)]
pub struct Reason {
    session: Session,
    id: NodeId,
    field: String,
    words: String,
}

impl Reason {
    /// The view of it.
    pub fn view(self) -> AnyView {
        let Self { session, id, field, words } = self;
        view! { <ReasonField session id field words/> }.into_any()
    }
}

#[component]
fn ReasonField(session: Session, id: NodeId, field: String, words: String) -> impl IntoView {
    let cell = session.cell(id)?;
    let reason = Signal::derive(move || cell.answer.with(|answer| answer.not_applicable.clone()).unwrap_or_default());
    let wrong = Signal::derive(move || described(cell, id, At::Text(TextField::Reason)));
    let edit = Callback::new(move |text: String| session.edit(id, |answer| answer.not_applicable = Some(text)));
    Some(view! { <Line id=field label=say!(language(), fill.reason) hint=words value=reason edit wrong/> })
}
