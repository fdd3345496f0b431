//! "Cách tính điểm", opened in place.

use crate::app::handler::on;
use crate::app::later::Parts;
use crate::app::session::Session;
use crate::app::words::language;
use crate::template::NodeId;
use crate::text::{explanation, say};
use leptos::prelude::*;

/// A button that says in words why a row, or a group, has its points.
#[component]
pub fn Why(
    /// The draft.
    session: Session,
    /// The criterion or group; the total where there is none.
    #[prop(optional_no_strip)]
    id: Option<NodeId>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let parts = expect_context::<Parts>();
    // Followed where it is shown: what is explained changes with the points.
    let text = move || parts.get().and_then(|later| (later.explained)(session, id));
    let sentence = move || open.get().then(|| view! { <p class="why-text">{move || text()}</p> }.into_any());
    view! {
        <button type="button" class="link why" aria-expanded=move || open.get().to_string() on:click=on(move |_| open.update(|open| *open = !*open))>
            {if id.is_some() { say!(language(), fill.why) } else { say!(language(), fill.why_total) }}
        </button>
        {move || sentence()}
    }
    .into_any()
}

/// Why a row has its points, or the total where there is no row, in words.
pub fn explained(session: Session, id: Option<NodeId>) -> Option<String> {
    let why = match id {
        Some(id) => session.explain(id)?,
        None => session.explain_total(),
    };
    let language = language();
    let words = session.template(|template| {
        let rule = id
            .and_then(|id| template.criteria.get(id))
            .and_then(|node| node.criterion.scoring.as_ref())
            .map(|scoring| &scoring.rule);
        explanation(language, template, rule, &why)
    });
    Some(say!(language, fill.why_result, words = words, points = why.result))
}
