//! A row of a dossier's content.

use crate::app::words::language;
use crate::assessment::{Answer, Assessment, Evidence, Input, State, assess, explain};
use crate::dossier::Dossier;
use crate::score::Score;
use crate::template::{Node, NodeId, Template};
use crate::text::{explanation, say};
use leptos::prelude::*;

/// A dossier laid out on its template.
pub struct Rows<'a> {
    dossier: &'a Dossier,
    template: &'a Template,
    /// What the answers come to, for the words on how.
    assessment: Assessment,
}

impl<'a> Rows<'a> {
    /// Works the dossier out once for all rows.
    pub fn new(dossier: &'a Dossier, template: &'a Template) -> Self {
        Self { dossier, template, assessment: assess(template, &dossier.answers) }
    }

    /// The row of a criterion, or of a group with the sum of its rows; nothing where it does not concern the kind.
    pub fn row(&self, id: NodeId, node: &Node) -> Option<AnyView> {
        let code = &node.code;
        let heading = format!("{} {}", node.criterion.number, node.criterion.text);
        if !node.criterion.is_leaf() {
            return Some(self.group(id, heading));
        }
        let maximum = node.criterion.maximum(self.dossier.answers.kind)?;
        let points = self.dossier.stated.points.get(code).map(Score::to_string);
        let points = match self.counts(id) {
            true => format!("{} / {maximum}", points.as_deref().unwrap_or("–")),
            false => "–".to_owned(),
        };
        let how = self.how(id, node);
        let said = said(self.dossier.answers.answer(code));
        Some(
            view! {
                <tr data-testid=format!("criterion-{code}")>
                    <td lang="vi">{heading}</td>
                    <td class="number" data-testid=format!("points-{code}")>{points}</td>
                    <td>
                        {how.map(|how| view! { <p class="how">{how}</p> }.into_any())}
                        {said.into_iter().map(|line| view! { <p>{line}</p> }.into_any()).collect_view()}
                    </td>
                </tr>
            }
            .into_any(),
        )
    }

    /// Whether a criterion is part of the maximum: "0 / 5" of one that was taken out would read as points lost.
    fn counts(&self, id: NodeId) -> bool {
        let outcome = self.assessment.outcome(id);
        outcome
            .is_none_or(|outcome| !matches!(outcome.state, State::NotApplicable(_)) || outcome.reachable > Score::ZERO)
    }

    fn group(&self, id: NodeId, heading: String) -> AnyView {
        let sum = self.assessment.outcome(id);
        let sum = sum.map(|outcome| format!("{} / {}", outcome.points, outcome.reachable));
        view! {
            <tr class="sum">
                <th scope="colgroup" lang="vi">{heading}</th>
                <th class="number">{sum}</th>
                <td></td>
            </tr>
        }
        .into_any()
    }

    /// The figures or the chosen step, and how the points come of them: "45 ÷ 48 = 93,75% · …".
    fn how(&self, id: NodeId, node: &Node) -> Option<String> {
        let rule = node.criterion.scoring.as_ref().map(|scoring| &scoring.rule);
        let explained = explain(self.template, &self.dossier.answers, &self.assessment, id);
        Some(explanation(language(), self.template, rule, &explained)).filter(|words| !words.is_empty())
    }
}

/// What was said besides the points, a line each.
fn said(answer: &Answer) -> Vec<String> {
    let words = language();
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let sent = match answer.input {
        Input::Sent(day) => Some(say!(words, verdict.sent, day = day)),
        _ => None,
    };
    let reason = answer.not_applicable.as_ref().map(|reason| say!(words, verdict.not_applicable, reason = reason));
    let evidence = answer.evidence.iter().map(document);
    let explanation = some(&answer.explanation).map(|text| say!(words, verdict.explanation, text = text));
    let in_charge = some(&answer.in_charge).map(|name| say!(words, verdict.in_charge, name = name));
    let lines = sent.into_iter().chain(reason).chain(evidence).chain(explanation).chain(in_charge);
    lines.filter(|line| !line.is_empty()).collect()
}

/// A document in one line, as official texts name it: number, date, issuer, title, link.
fn document(evidence: &Evidence) -> String {
    let date = evidence.date.map(|day| day.to_string()).unwrap_or_default();
    let parts = [&evidence.number, &date, &evidence.issuer, &evidence.title, &evidence.link];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}
