//! The groups beside the form, each with its progress, and a search.

use super::drawer::Drawer;
use super::search;
use crate::app::handler::on;
use crate::app::place::{Place, Step};
use crate::app::session::Session;
use crate::app::words::language;
use crate::template::NodeId;
use crate::text::say;
use leptos::prelude::*;

/// The most hits that are listed: more are no help.
const MOST_HITS: usize = 12;

/// Top criteria with points, maximum and progress, and a search field.
#[component]
pub fn Navigation(
    /// The draft.
    session: Session,
    /// On a narrow screen, whether they are unfolded.
    unfolded: RwSignal<bool>,
) -> impl IntoView {
    let words = language();
    let search = RwSignal::new(String::new());
    let tops = session.tops().into_iter().map(|id| view! { <Top session id/> }.into_any()).collect_view();
    let hits = move || {
        let text = search.get();
        (!text.trim().is_empty()).then(|| view! { <Hits session text/> }.into_any())
    };
    view! {
        <label class="search">
            <span>{say!(words, fill.search)}</span>
            <input type="search" autocomplete="off" on:input=on(move |event| search.set(event_target_value(&event)))/>
        </label>
        {move || hits()}
        <Drawer open=unfolded name=say!(words, fill.groups_toggle)/>
        <ol>{tops}</ol>
    }
    .into_any()
}

#[component]
fn Top(session: Session, id: NodeId) -> impl IntoView {
    let words = language();
    let cell = session.cell(id)?;
    let (number, text) = session.node(id, |node| (node.criterion.number.clone(), node.criterion.text.clone()))?;
    let outcome = move || cell.outcome.get();
    let points = move || outcome().map(|outcome| format!("{} / {}", outcome.points, outcome.reachable));
    let all = move || outcome().map_or(0, |outcome| outcome.leaves);
    let done = move || outcome().map_or(0, |outcome| outcome.leaves - outcome.open.min(outcome.leaves));
    let state = move || match all() {
        0 => "none",
        all if all == done() => "done",
        _ => "open",
    };
    let count = move || (all() > 0).then(|| say!(words, fill.progress, done = done(), all = all()));
    let label = say!(words, fill.progress_of, number = number);
    Some(view! {
        <li data-state=move || state()>
            <a href=link_to(session, id.index()) on:click=on(move |_| crate::app::focus::go_to(format!("c{}", id.index())))><b>{number}</b>" "{text}</a>
            <span class="points">{move || points()}</span>
            <progress max=move || all() prop:value=move || done() aria-label=label hidden=move || all() == 0></progress>
            <span class="count">{move || count()}</span>
        </li>
    })
}

#[component]
fn Hits(session: Session, text: String) -> impl IntoView {
    let hits = session.template(|template| search::found(template, &text, MOST_HITS));
    if hits.is_empty() {
        return view! { <p class="note" role="status">{say!(language(), fill.no_hit)}</p> }.into_any();
    }
    let hit = |place: usize| {
        let text = session.template(|template| {
            let node = template.criteria.iter().nth(place).map(|(_, node)| node);
            node.map(|node| format!("{} {}", node.code, node.criterion.text))
        });
        view! { <li><a href=link_to(session, place)>{text}</a></li> }
    };
    view! { <ul class="hits">{hits.into_iter().map(hit).collect_view()}</ul> }.into_any()
}

fn link_to(session: Session, place: usize) -> String {
    Place::Draft(session.draft_now(|draft| draft.id.clone()), Step::Fill(Some(place))).hash()
}
