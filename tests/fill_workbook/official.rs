//! Templates as new workbooks in the layout of official documents: they are read as the same templates.

use crate::oracle::calc;
use crate::support::*;
use serde_json::json;
use tucham::assessment::{Answer, Answers, Input};
use tucham::score::Score;
use tucham::template::{Criterion, Template};
use tucham::text::official_words;
use tucham::workbook::fill::official;
use tucham::workbook::{DiagnosticKind, Imported, Role, import};

const FIXTURES: [(&str, &[u8]); 6] = [
    ("mot-hang-tieu-de", include_bytes!("../fixtures/import/mot-hang-tieu-de.xlsx")),
    ("hai-hang-tieu-de", include_bytes!("../fixtures/import/hai-hang-tieu-de.xlsx")),
    ("quy-tac-duoi-dong", include_bytes!("../fixtures/import/quy-tac-duoi-dong.xlsx")),
    ("chu-va-so", include_bytes!("../fixtures/import/chu-va-so.xlsx")),
    ("xep-loai-duoi-bang", include_bytes!("../fixtures/import/xep-loai-duoi-bang.xlsx")),
    ("bang-tieu-chi-mau", include_bytes!("../../public/bang-tieu-chi-mau.xlsx")),
];

fn written(template: &Template) -> Vec<u8> {
    official(template, &official_words(template), &[]).unwrap()
}

/// What is asked, by which rules.
fn asked(template: &Template) -> Vec<(u8, Criterion)> {
    template.criteria.clone().into()
}

#[test]
fn what_is_written_is_read_as_the_same_template() {
    for (name, workbook) in FIXTURES {
        let before = import(workbook).unwrap();
        let after = import(&written(&before.template)).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        for (one, other) in asked(&before.template).iter().zip(&asked(&after.template)) {
            assert_eq!(one, other, "{name}");
        }
        assert_eq!(asked(&before.template).len(), asked(&after.template).len(), "{name}");
        let of =
            |template: &Template| (template.grading.basis, template.grading.grades.clone(), template.title.clone());
        assert_eq!(of(&before.template), of(&after.template), "{name}");
        let names = |template: &Template| template.kinds.iter().map(|kind| kind.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&before.template), names(&after.template), "{name}");
        let known = |kind: &DiagnosticKind| {
            before.diagnostics.iter().any(|found| std::mem::discriminant(&found.kind) == std::mem::discriminant(kind))
        };
        let new: Vec<_> = after.diagnostics.iter().filter(|found| !known(&found.kind)).collect();
        assert!(new.is_empty(), "{name}: {new:?}");
        for role in [Role::SelfPoints, Role::Evidence, Role::Explanation] {
            assert!(after.layout.column(role).is_some(), "{name}: {role:?}");
        }
        assert!(after.layout.unit.is_some());
    }
}

#[test]
fn it_is_filled_and_calculated_like_any_other() {
    let template = import(FIXTURES[0].1).unwrap().template;
    let workbook = written(&template);
    let half = |imported: &Imported| {
        let mut answers = Answers::default();
        for (_, node) in imported.template.criteria.iter() {
            let maximum = node.criterion.maxima[0].unwrap_or_default();
            if node.criterion.scoring.as_ref().is_some_and(|scoring| scoring.rule == tucham::template::Rule::Free) {
                let input = Input::Points(Score::from_hundredths(maximum.hundredths() / 2));
                answers.set(node.code.clone(), Answer { input, ..Answer::default() });
            } else if node.criterion.is_leaf() {
                answers.set(node.code.clone(), Answer { input: Input::Choice(0), ..Answer::default() });
            }
        }
        answers
    };
    let (filled, writes) = filled_form(&workbook, half);
    assert_eq!(writes.added, []);
    let imported = import(&workbook).unwrap();
    let total = imported.layout.totals.last().unwrap().row;
    let at = tucham::workbook::CellRef { row: total, column: imported.layout.column(Role::SelfPoints).unwrap() };
    let place = format!("{}!{at}", imported.layout.sheet);
    let stored = calc("official-stored", &filled.bytes, &["--as-stored", &place]);
    assert_eq!(calc("official", &filled.bytes, &[&place]), stored);
    assert_ne!(stored, json!({ place: { "number": 0.0 } }));
}
