//! Groups of criteria, with what each comes to.

use super::criterion::CriterionRow;
use super::why::Why;
use crate::app::session::Session;
use crate::app::words::language;
use crate::template::{Node, NodeId};
use crate::text::say;
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
    let (text, depth) = session.node(id, |node| (heading(node), node.depth))?;
    let figures = move || {
        let outcome = cell.outcome.get()?;
        Some(say!(language(), fill.of_maximum, points = outcome.points, maximum = outcome.reachable))
    };
    let place = id.index();
    let class = if depth == 0 { "group top" } else { "group" };
    Some(
        view! {
            <div class=class id=format!("c{place}") tabindex="-1">
                {if depth == 0 { view! { <h2 lang="vi">{text}</h2> }.into_any() } else { view! { <h3 lang="vi">{text}</h3> }.into_any() }}
                <output class="points">{figures}</output>
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
