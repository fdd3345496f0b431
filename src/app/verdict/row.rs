//! A row of a dossier's content.

use crate::app::words::language;
use crate::assessment::{Answers, Assessment, State, assess, explain};
use crate::dossier::{AnswerFormat, DossierFormat, EvidenceFormat};
use crate::score::Score;
use crate::template::{KindId, Node, NodeId, Template};
use crate::text::{explanation, say};
use leptos::prelude::*;

/// A dossier laid out on its template.
pub struct Rows<'a> {
    dossier: &'a DossierFormat,
    template: &'a Template,
    /// The answers and what they come to, for the words on how; nothing where they are none, which verifying says.
    worked_out: Option<(Answers, Assessment)>,
}

impl<'a> Rows<'a> {
    /// Works the dossier out once for all rows.
    pub fn new(dossier: &'a DossierFormat, template: &'a Template) -> Self {
        let worked_out = Answers::try_from(dossier.answers.clone()).ok().map(|answers| {
            let assessment = assess(template, &answers);
            (answers, assessment)
        });
        Self { dossier, template, worked_out }
    }

    /// The row of a criterion, or of a group with the sum of its rows; nothing where it does not concern the kind.
    pub fn row(&self, id: NodeId, node: &Node) -> Option<AnyView> {
        let code = node.code.as_str();
        let heading = format!("{} {}", node.criterion.number, node.criterion.text);
        if !node.criterion.is_leaf() {
            return Some(self.group(id, heading));
        }
        let maximum = node.criterion.maximum(KindId(self.dossier.answers.kind))?;
        let points = self.dossier.stated.points.get(code).map(|points| Score::from_hundredths(*points).to_string());
        let points = match self.counts(id) {
            true => format!("{} / {maximum}", points.as_deref().unwrap_or("–")),
            false => "–".to_owned(),
        };
        let how = self.how(id, node);
        let said = self.dossier.answers.criteria.get(code).map(said).unwrap_or_default();
        Some(
            view! {
                <tr data-testid=format!("criterion-{code}")>
                    <td lang="vi">{heading}</td>
                    <td class="number" data-testid=format!("points-{code}")>{points}</td>
                    <td>
                        {how.map(|how| view! { <p class="how">{how}</p> })}
                        {said.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
                    </td>
                </tr>
            }
            .into_any(),
        )
    }

    /// Whether a criterion is part of the maximum: "0 / 5" of one that was taken out would read as points lost.
    fn counts(&self, id: NodeId) -> bool {
        let outcome = self.worked_out.as_ref().and_then(|(_, assessment)| assessment.outcome(id));
        outcome
            .is_none_or(|outcome| !matches!(outcome.state, State::NotApplicable(_)) || outcome.reachable > Score::ZERO)
    }

    fn group(&self, id: NodeId, heading: String) -> AnyView {
        let sum = self.worked_out.as_ref().and_then(|(_, assessment)| assessment.outcome(id));
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
        let (answers, assessment) = self.worked_out.as_ref()?;
        let rule = node.criterion.scoring.as_ref().map(|scoring| &scoring.rule);
        let explained = explain(self.template, answers, assessment, id);
        Some(explanation(language(), self.template, rule, &explained)).filter(|words| !words.is_empty())
    }
}

/// What was said besides the points, a line each.
fn said(answer: &AnswerFormat) -> Vec<String> {
    let words = language();
    let some = |text: &String| (!text.is_empty()).then(|| text.clone());
    let sent = answer.sent.map(|day| say!(words, verdict.sent, day = day));
    let reason = answer.not_applicable.as_ref().map(|reason| say!(words, verdict.not_applicable, reason = reason));
    let evidence = answer.evidence.iter().map(document);
    let explanation = some(&answer.explanation).map(|text| say!(words, verdict.explanation, text = text));
    let in_charge = some(&answer.in_charge).map(|name| say!(words, verdict.in_charge, name = name));
    let lines = sent.into_iter().chain(reason).chain(evidence).chain(explanation).chain(in_charge);
    lines.filter(|line| !line.is_empty()).collect()
}

/// A document in one line, as official texts name it: number, date, issuer, title, link.
fn document(evidence: &EvidenceFormat) -> String {
    let date = evidence.date.map(|day| day.to_string()).unwrap_or_default();
    let parts = [&evidence.number, &date, &evidence.issuer, &evidence.title, &evidence.link];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}
