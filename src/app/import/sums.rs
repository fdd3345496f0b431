//! How many criteria, and what they add up to, for each kind of body.

use crate::app::words::language;
use crate::score::Score;
use crate::template::{KindId, Section, Template};
use crate::text::say;
use leptos::prelude::*;

/// One line a kind: criteria that the kind scores, and the sum of the main maxima.
pub fn sums(template: &Template) -> AnyView {
    let words = language();
    let lines = template.kinds.iter().enumerate().map(|(place, kind)| {
        let id = KindId(u16::try_from(place).unwrap_or(u16::MAX));
        let (criteria, sum) = sum_of(template, id);
        let line = say!(words, import.sums, criteria = criteria, points = sum);
        let name = (!kind.name.is_empty()).then(|| view! { <b>{kind.name.clone()}": "</b> }.into_any());
        view! { <li>{name}{line}</li> }
    });
    let lines = lines.collect_view();
    view! { <ul class="sums plain">{lines}</ul> }.into_any()
}

fn sum_of(template: &Template, kind: KindId) -> (usize, Score) {
    let leaves = template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
    let criteria = leaves.filter(|(_, node)| node.criterion.maximum(kind).is_some()).count();
    let tops = template.criteria.roots().filter(|(_, node)| node.criterion.section == Section::Main);
    (criteria, tops.filter_map(|(_, node)| node.criterion.maximum(kind)).sum())
}
