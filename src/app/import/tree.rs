//! The tree of criteria, as it was understood.

use crate::app::words::language;
use crate::score::Score;
use crate::template::{Criterion, NodeId, Template};
use crate::text::rule_name;
use leptos::prelude::*;

/// Every top criterion, folded, with its rows below it.
pub fn tree(template: &Template) -> AnyView {
    template.criteria.roots().map(|(id, _)| branch(template, id)).collect_view().into_any()
}

fn branch(template: &Template, id: NodeId) -> Option<AnyView> {
    let node = template.criteria.get(id)?;
    let line = line(&node.criterion);
    if node.children.is_empty() {
        return Some(view! { <p class="leaf">{line}</p> }.into_any());
    }
    let children: Vec<_> = node.children.iter().map(|child| branch(template, *child)).collect();
    Some(view! { <details class="branch"><summary>{line}</summary>{children}</details> }.into_any())
}

fn line(criterion: &Criterion) -> AnyView {
    let rule = criterion.scoring.as_ref().map(|scoring| rule_name(language(), scoring));
    view! {
        <b>{criterion.number.clone()}</b>" "{criterion.text.clone()}" "<span class="points">{maxima(criterion)}</span>" "
        <span class="rule">{rule}</span>
    }
    .into_any()
}

/// The maxima of all kinds, once where they are one: `4`, `3 · 5 · –`.
fn maxima(criterion: &Criterion) -> String {
    let text = |maximum: &Option<Score>| maximum.map_or_else(|| "–".to_owned(), |points| points.to_string());
    let first = criterion.maxima.first();
    if criterion.maxima.iter().all(|maximum| Some(maximum) == first) {
        return first.map(text).unwrap_or_default();
    }
    criterion.maxima.iter().map(text).collect::<Vec<_>>().join(" · ")
}
