//! The content of a dossier, read-only: each criterion with its points, evidence and explanation.

use crate::app::words::language;
use crate::dossier::{AnswerFormat, DossierFormat, EvidenceFormat};
use crate::score::Score;
use crate::task::told::Verdict;
use crate::template::Node;
use crate::text::say;
use leptos::prelude::*;

/// The table of answers; nothing where there is no dossier to be believed, or no template to show it by.
pub fn content(verdict: &Verdict) -> Option<AnyView> {
    let words = language();
    let dossier = verdict.dossier.as_ref()?;
    let template = &verdict.template.as_ref()?.template;
    let rows: Vec<_> = template.criteria.iter().filter_map(|(_, node)| row(dossier, node)).collect();
    Some(
        view! {
            <h2>{say!(words, verdict.content)}</h2>
            <table class="content">
                <thead><tr>
                    <th scope="col">{say!(words, verdict.criterion)}</th>
                    <th scope="col" class="number">{say!(words, verdict.points)}</th>
                    <th scope="col">{say!(words, verdict.evidence)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    )
}

fn row(dossier: &DossierFormat, node: &Node) -> Option<AnyView> {
    let kind = crate::template::KindId(dossier.answers.kind);
    let code = node.code.as_str();
    let heading = format!("{} {}", node.criterion.number, node.criterion.text);
    if !node.criterion.is_leaf() {
        return Some(view! { <tr><th colspan="3" scope="colgroup" lang="vi">{heading}</th></tr> }.into_any());
    }
    let maximum = node.criterion.maximum(kind)?;
    let points = dossier.stated.points.get(code).map(|points| Score::from_hundredths(*points).to_string());
    let points = format!("{} / {maximum}", points.as_deref().unwrap_or("–"));
    let said = dossier.answers.criteria.get(code).map(said).unwrap_or_default();
    Some(
        view! {
            <tr data-testid=format!("criterion-{code}")>
                <td lang="vi">{heading}</td>
                <td class="number" data-testid=format!("points-{code}")>{points}</td>
                <td>{said.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</td>
            </tr>
        }
        .into_any(),
    )
}

/// What was said besides the points, a line each.
fn said(answer: &AnswerFormat) -> Vec<String> {
    let words = language();
    let reason = answer.not_applicable.as_ref().map(|reason| say!(words, verdict.not_applicable, reason = reason));
    let evidence = answer.evidence.iter().map(document);
    let explanation = (!answer.explanation.is_empty()).then(|| answer.explanation.clone());
    reason.into_iter().chain(evidence).chain(explanation).filter(|line| !line.is_empty()).collect()
}

/// A document in one line, as official texts name it: number, date, issuer, title, link.
fn document(evidence: &EvidenceFormat) -> String {
    let date = evidence.date.map(|day| day.to_string()).unwrap_or_default();
    let parts = [&evidence.number, &date, &evidence.issuer, &evidence.title, &evidence.link];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}
