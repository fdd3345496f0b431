//! The tree of criteria, as it was understood, a line each; choosing one chooses its row in the sheet.

use super::look::Look;
use crate::app::handler::on;
use crate::app::words::language;
use crate::score::Score;
use crate::template::{Criterion, NodeId, Template};
use crate::text::rule_name;
use leptos::prelude::*;

/// Every criterion below the group it stands in.
#[component]
pub fn Tree() -> impl IntoView {
    let look = expect_context::<Look>();
    move || look.shown.with(|shown| tree(look, &shown.preview.file.imported.template))
}

fn tree(look: Look, template: &Template) -> AnyView {
    let lines = template.criteria.iter().map(|(id, node)| line(look, &node.criterion, id, node.depth)).collect_view();
    view! { <ol class="tree" data-testid="tree" lang="vi">{lines}</ol> }.into_any()
}

fn line(look: Look, criterion: &Criterion, id: NodeId, depth: u8) -> AnyView {
    let rule = criterion.scoring.as_ref().map(|scoring| rule_name(language(), scoring));
    view! {
        <li class:group=rule.is_none() data-depth=depth.min(DEEPEST)>
            <button type="button" class="link" on:click=on(move |_| look.choose(id))>
                <b>{criterion.number.clone()}</b>" "{criterion.text.clone()}
            </button>" "<span class="points">{maxima(criterion)}</span>" "<span class="rule">{rule}</span>
        </li>
    }
    .into_any()
}

/// Deeper levels are not indented further.
const DEEPEST: u8 = 5;

/// The maxima of all kinds, once where they are one: `4`, `3 · 5 · –`.
fn maxima(criterion: &Criterion) -> String {
    let text = |maximum: &Option<Score>| maximum.map_or_else(|| "–".to_owned(), |points| points.to_string());
    let first = criterion.maxima.first();
    if criterion.maxima.iter().all(|maximum| Some(maximum) == first) {
        return first.map(text).unwrap_or_default();
    }
    criterion.maxima.iter().map(text).collect::<Vec<_>>().join(" · ")
}
