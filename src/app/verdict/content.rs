//! The content of a dossier, read-only: each criterion with its points and how they come about, evidence and
//! explanation, and the conditions that the unit states.

use super::row::Rows;
use crate::app::words::language;
use crate::dossier::Dossier;
use crate::task::told::Verdict;
use crate::template::Template;
use crate::text::say;
use leptos::prelude::*;

/// The table of answers; nothing where there is no dossier to be believed, a word where there is no template to show
/// it by.
pub fn content(verdict: &Verdict) -> Option<AnyView> {
    let words = language();
    let dossier = verdict.dossier.as_ref()?;
    let inner = match &verdict.template {
        Some(shown) => table(dossier, &shown.template),
        None => view! { <p class="note">{say!(words, verdict.no_template)}</p> }.into_any(),
    };
    Some(view! { <h2>{say!(words, verdict.content)}</h2>{inner} }.into_any())
}

fn table(dossier: &Dossier, template: &Template) -> AnyView {
    let words = language();
    let rows = Rows::new(dossier, template);
    let rows: Vec<_> = template.criteria.iter().filter_map(|(id, node)| rows.row(id, node)).collect();
    view! {
        {conditions(dossier, template)}
        <table class="content">
            <thead><tr>
                <th scope="col">{say!(words, verdict.criterion)}</th>
                <th scope="col" class="number">{say!(words, verdict.points)}</th>
                <th scope="col">{say!(words, verdict.how)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// What the unit states against itself; it may cap the class, and so stands before the points.
fn conditions(dossier: &Dossier, template: &Template) -> Option<AnyView> {
    let stated = &dossier.answers.conditions;
    let lines = stated.iter().map(|number| {
        let known = template.grading.conditions.iter().find(|condition| condition.number == *number);
        let text = known.map(|condition| condition.text.clone()).unwrap_or_default();
        view! { <li lang="vi"><b>{number.clone()}</b>" "{text}</li> }
    });
    let lines = lines.collect_view();
    (!stated.is_empty()).then(|| {
        view! {
            <div class="notice" data-testid="conditions">
                <p>{say!(language(), verdict.conditions)}</p>
                <ul class="plain">{lines}</ul>
            </div>
        }
        .into_any()
    })
}
