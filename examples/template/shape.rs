//! A file as JSON: its sheets, classes and diagnostics.

use crate::rule;
use serde_json::{Value, json};
use std::ops::Bound;
use tucham::score::Score;
use tucham::template::{Basis, Grade, KindId, Node, Section, Template};
use tucham::text::{Language, diagnostic, diagnostic_way_out, refusal};
use tucham::workbook::{Diagnostic, DiagnosticKind, Imported, Role, import_all};

/// Everything that was found in a file.
pub fn file(name: &str, bytes: &[u8]) -> Value {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match import_all(bytes) {
        Ok(imported) => read(name, &imported),
        Err(reason) => json!({
            "file": name,
            "sheets": [],
            "classes": [],
            "diagnostics": [],
            "refusal": refusal(Language::vi, &reason),
        }),
    }
}

/// Whether such a value is a refusal.
pub fn is_refused(file: &Value) -> bool {
    file.get("refusal").is_some()
}

fn read(name: &str, imported: &[Imported]) -> Value {
    let grading = imported.first().map(|first| &first.template.grading);
    let classes =
        grading.into_iter().flat_map(|grading| grading.grades.iter().map(|grade| class(grading.basis, grade)));
    let mut found: Vec<&Diagnostic> = Vec::new();
    // What is about the workbook is found with each of its tables; that a sheet is a second one says nothing here.
    for one in imported.iter().flat_map(|imported| &imported.diagnostics) {
        if one.kind != DiagnosticKind::SecondTable && !found.contains(&one) {
            found.push(one);
        }
    }
    json!({
        "file": name,
        "sheets": imported.iter().map(sheet).collect::<Vec<_>>(),
        "classes": classes.collect::<Vec<_>>(),
        "diagnostics": found.into_iter().map(finding).collect::<Vec<_>>(),
    })
}

fn sheet(imported: &Imported) -> Value {
    let template = &imported.template;
    let criteria = template.criteria.iter().zip(&imported.layout.rows).map(|((id, node), _)| {
        let cell = imported.layout.cell(id, Role::Text).map(|cell| cell.to_string());
        criterion(node, cell)
    });
    let mut sheet = json!({
        "name": imported.layout.sheet,
        "title": template.title,
        "total": by_kind(&totals(template)),
        "criteria": criteria.collect::<Vec<_>>(),
    });
    let kinds: Vec<&str> = template.kinds.iter().map(|kind| kind.name.as_str()).collect();
    if let (Some(members), true) = (sheet.as_object_mut(), kinds.len() > 1) {
        members.insert("kinds".to_owned(), json!(kinds));
    }
    sheet
}

/// What the main criteria add up to, for each kind of body.
fn totals(template: &Template) -> Vec<Option<Score>> {
    let kinds = (0..).map(KindId).take(template.kinds.len());
    let tops = || template.criteria.roots().filter(|(_, node)| node.criterion.section == Section::Main);
    kinds.map(|kind| Some(tops().filter_map(|(_, node)| node.criterion.maximum(kind)).sum())).collect()
}

fn criterion(node: &Node, cell: Option<String>) -> Value {
    let criterion = &node.criterion;
    let exception = criterion.scoring.as_ref().and_then(|scoring| scoring.not_applicable.as_ref());
    json!({
        "code": node.code.as_str(),
        "number": criterion.number,
        "text": criterion.text,
        "depth": node.depth,
        "section": criterion.section,
        "maximum": by_kind(&criterion.maxima),
        "rule": criterion.scoring.as_ref().map(rule::rule),
        "not_applicable": exception.map(|exception| json!({ "policy": exception.policy, "words": exception.words })),
        "cell": cell,
    })
}

/// One number, or a list where there are several kinds of body.
fn by_kind(points: &[Option<Score>]) -> Value {
    let points: Vec<Option<i64>> = points.iter().map(|points| points.map(Score::hundredths)).collect();
    match points.as_slice() {
        [one] => json!(one),
        several => json!(several),
    }
}

fn class(basis: Basis, grade: &Grade) -> Value {
    let edge = |bound: Bound<i64>| match bound {
        Bound::Included(edge) => (Some(edge), true),
        Bound::Excluded(edge) => (Some(edge), false),
        Bound::Unbounded => (None, false),
    };
    let ((from, from_in), (to, to_in)) = (edge(grade.span.lower), edge(grade.span.upper));
    json!({
        "name": grade.name,
        "from": from,
        "from_in": from_in,
        "to": to,
        "to_in": to_in,
        "basis": basis,
        "words": grade.words,
    })
}

fn finding(found: &Diagnostic) -> Value {
    let sentence = diagnostic(Language::vi, &found.kind);
    let way = diagnostic_way_out(Language::vi, &found.kind);
    let idle = way == diagnostic_way_out(Language::vi, &DiagnosticKind::UnknownSheet);
    let place = found.place.as_ref();
    json!({
        "severity": found.severity,
        "sheet": place.map(|place| place.sheet.as_str()),
        "cell": place.and_then(|place| place.cell).map(|cell| cell.to_string()),
        "message": if idle { sentence } else { format!("{sentence} {way}") },
        "kind": found.kind,
    })
}
