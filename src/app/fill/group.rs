//! Groups of criteria, with what each comes to.

use super::criterion::{CriterionRow, state_word};
use super::why::Why;
use crate::app::session::Session;
use crate::template::{Node, NodeId};
use leptos::prelude::*;

/// All rows that concern the unit's kind, in printed order.
#[component]
pub fn Groups(
    /// The draft.
    session: Session,
) -> impl IntoView {
    let rows = session.shown_rows();
    let row = |(id, leaf): (NodeId, bool)| {
        if leaf { view! { <CriterionRow session id/> }.into_any() } else { view! { <GroupRow session id/> }.into_any() }
    };
    rows.into_iter().map(row).collect_view()
}

/// The heading of a group: its text, its points of its maximum, and why.
#[component]
fn GroupRow(session: Session, id: NodeId) -> impl IntoView {
    let cell = session.cell(id)?;
    let (text, depth, code) = session.node(id, |node| (heading(node), node.depth, node.code.to_string()))?;
    let points = move || cell.outcome.get().map(|outcome| outcome.points.to_string());
    let maximum = move || cell.outcome.get().map(|outcome| outcome.reachable.to_string());
    let state = move || state_word(cell.state());
    let place = id.index();
    let class = if depth == 0 { "group top" } else { "group" };
    Some(
        view! {
            <div class=class id=format!("c{place}") tabindex="-1" data-testid=format!("criterion-{code}") data-state=move || state()>
                {if depth == 0 { view! { <h2 lang="vi">{text}</h2> }.into_any() } else { view! { <h3 lang="vi">{text}</h3> }.into_any() }}
                <span class="points"><span data-testid=format!("points-{code}")>{move || points()}</span>" / "{move || maximum()}</span>
                <Why session id=Some(id)/>
            </div>
        }
        .into_any(),
    )
}

/// Number and text of a row in one line.
pub(super) fn heading(node: &Node) -> String {
    format!("{} {}", node.criterion.number, node.criterion.text).trim().to_owned()
}
