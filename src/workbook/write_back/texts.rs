//! Explanations, evidence, and who is in charge.

use super::{EvidencePlace, Labels, Work};
use crate::assessment::{Answer, Evidence, ProblemKind, State};
use crate::basics::{OrderedMap, sorted_by_key};
use crate::template::{Node, NodeId};
use crate::workbook::contents::CellText;
use crate::workbook::fill::CellValue;
use crate::workbook::{CellRef, Role};

/// Stands where a text was cut.
const CUT: char = '…';

/// What a form prints where something is to be filled in.
const TO_BE_FILLED: [char; 4] = ['.', '…', '_', '-'];

/// Texts, each with the cell it is seen in and the number of its criterion: several meet in one cell where the author
/// merged cells of several rows.
type Gathered = Vec<(CellRef, (String, String))>;

impl Work<'_> {
    /// Writes the texts of every leaf that is for the unit's kind.
    pub(super) fn texts(&mut self) {
        let apart = self.evidence_stands_apart();
        let mut gathered = Gathered::new();
        for (id, node) in self.form.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf()) {
            let state = self.answered.assessment.outcome(id).map(|outcome| outcome.state);
            if state == Some(State::NotForThisKind) {
                continue;
            }
            let answer = self.answered.answers.answer(&node.code);
            if apart {
                self.gather(&mut gathered, id, node, (Role::Evidence, listed(evidence_lines(answer))));
            }
            let explanation = explanation(answer, matches!(state, Some(State::NotApplicable(_))), apart, self.labels);
            self.gather(&mut gathered, id, node, (Role::Explanation, explanation));
            self.gather(&mut gathered, id, node, (Role::InCharge, answer.in_charge.clone()));
        }
        let mut by_cell = OrderedMap::<CellRef, Vec<_>>::new();
        for (cell, text) in sorted_by_key(gathered, |(cell, _)| *cell) {
            by_cell.change(cell, |texts| texts.push(text));
        }
        for (cell, texts) in by_cell {
            let text = self.below_printed(cell, joined(texts));
            self.put_text(cell, text, CellValue::Prose);
        }
    }

    /// A text on a new line below what the form itself printed into the cell. Where it stands there already, it is not
    /// repeated: who has a package without its template writes it into the package again and must get the same.
    fn below_printed(&self, at: CellRef, text: String) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let cell = self.sheet.cells.get(&at).filter(|cell| cell.formula.is_none());
        let Some(CellText::Text(printed) | CellText::Number(printed)) = cell.and_then(|cell| cell.value.as_ref())
        else {
            return text;
        };
        let is_ours = printed.strip_suffix(&text).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
        let is_to_be_filled = printed.chars().all(|sign| sign.is_whitespace() || TO_BE_FILLED.contains(&sign));
        match () {
            () if is_ours => printed.clone(),
            () if is_to_be_filled => text,
            () => format!("{}\n{text}", printed.trim_end()),
        }
    }

    /// Puts a text into a cell as that kind of value, cut to what a cell holds.
    pub(super) fn put_text(&mut self, at: CellRef, text: String, kind: fn(String) -> CellValue) {
        let held = held(&text);
        if held.is_some() {
            self.cut.push(at);
        }
        self.put(at, kind(held.unwrap_or(text)));
    }

    /// Whether the sheet has a column for evidence and says nothing in it: then the evidence stands there. Otherwise
    /// the column says what may serve as evidence, which stays, and the unit's own follows its explanation.
    fn evidence_stands_apart(&self) -> bool {
        match self.evidence {
            EvidencePlace::Apart => return self.form.layout.column(Role::Evidence).is_some(),
            EvidencePlace::Below => return false,
            EvidencePlace::AsTheFormHasRoom => {}
        }
        let cells = || self.form.template.criteria.iter().map(|(id, _)| self.form.layout.cell(id, Role::Evidence));
        self.form.layout.column(Role::Evidence).is_some()
            && cells().flatten().all(|cell| self.sheet.value(self.sheet.shown_at(cell)).is_none())
    }

    /// Whether the unit names evidence for any criterion that is for its kind.
    pub(super) fn has_evidence(&self) -> bool {
        self.answers().any(|(answer, _)| answer.has_evidence())
    }

    /// Whether there is a text for the column of explanations; with a column for evidence to be added, or without.
    pub(super) fn has_explanations(&self, adds_evidence: bool) -> bool {
        let apart = adds_evidence || self.evidence_stands_apart();
        self.answers().any(|(answer, state)| {
            let not_applicable = matches!(state, Some(State::NotApplicable(_)));
            !explanation(answer, not_applicable, apart, self.labels).is_empty()
        })
    }

    /// The answers to the leaves that are for the unit's kind.
    fn answers(&self) -> impl Iterator<Item = (&Answer, Option<State>)> {
        let leaves = self.form.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
        let answers = leaves.map(|(id, node)| {
            let state = self.answered.assessment.outcome(id).map(|outcome| outcome.state);
            (self.answered.answers.answer(&node.code), state)
        });
        answers.filter(|(_, state)| *state != Some(State::NotForThisKind))
    }

    /// Notes a text for the cell where people see it: of merged rows, the first one's.
    fn gather(&self, gathered: &mut Gathered, id: NodeId, node: &Node, (role, text): (Role, String)) {
        let Some(cell) = self.form.layout.cell(id, role).filter(|_| !text.is_empty()) else { return };
        let shown = self.sheet.shown_at(cell);
        if shown.column == cell.column && self.form.layout.rows.contains(&shown.row) {
            gathered.push((shown, (node.criterion.number.clone(), text)));
        }
    }
}

/// The reason of "không phát sinh", the explanation, and the evidence where no column is free for it.
fn explanation(answer: &Answer, not_applicable: bool, apart: bool, labels: &Labels) -> String {
    let reason = answer.not_applicable.as_ref().filter(|_| not_applicable);
    let reason = reason.map(|reason| format!("{} {}", labels.not_applicable, reason.trim()).trim().to_owned());
    let evidence = if apart { Vec::new() } else { evidence_lines(answer) };
    let heading = (!evidence.is_empty()).then(|| labels.evidence.clone());
    let own = Some(answer.explanation.trim().to_owned()).filter(|text| !text.is_empty());
    let evidence = evidence.into_iter().map(item);
    let lines: Vec<String> = reason.into_iter().chain(own).chain(heading).chain(evidence).collect();
    lines.join("\n")
}

fn evidence_lines(answer: &Answer) -> Vec<String> {
    answer.evidence.iter().filter(|evidence| !evidence.is_blank()).map(evidence_line).collect()
}

/// Number, date, issuer, title, link.
fn evidence_line(evidence: &Evidence) -> String {
    let Evidence { number, date, issuer, title, link } = evidence;
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    let parts = [number.trim(), &date, issuer.trim(), title.trim(), link.trim()];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

/// The pieces as a list; one alone is none.
fn listed(pieces: Vec<String>) -> String {
    match <[String; 1]>::try_from(pieces) {
        Ok([piece]) => piece,
        Err(pieces) => pieces.into_iter().map(item).collect::<Vec<_>>().join("\n"),
    }
}

fn item(piece: String) -> String {
    format!("- {piece}")
}

fn joined(texts: Vec<(String, String)>) -> String {
    match texts.as_slice() {
        [(_, text)] => text.clone(),
        texts => {
            let lines: Vec<String> = texts.iter().map(|(number, text)| format!("{number}: {text}")).collect();
            lines.join("\n")
        }
    }
}

/// The text as far as a cell holds it; nothing where it holds all of it.
fn held(text: &str) -> Option<String> {
    let limit = ProblemKind::TEXT_LIMIT;
    // UTF-8 never has fewer bytes than UTF-16 has units, so that most texts need not be counted.
    if text.len() <= limit || text.encode_utf16().count() <= limit {
        return None;
    }
    let mut room = limit - CUT.len_utf16();
    let fits = |letter: &char| match room.checked_sub(letter.len_utf16()) {
        Some(left) => {
            room = left;
            true
        }
        None => false,
    };
    let mut held: String = text.chars().take_while(fits).collect();
    held.push(CUT);
    Some(held)
}
