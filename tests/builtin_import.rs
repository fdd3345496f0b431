//! The built-in workbook, read by the same importer as any other file: its sums, its rules, its sheets.
// A test that cannot read its own workbook should stop there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use tucham::score::Score;
use tucham::template::{Criteria, CriterionCode, KindId, Node, Section};
use tucham::workbook::{Imported, import};

fn builtin() -> Imported {
    import(include_bytes!("../public/bang-tieu-chi-mau.xlsx")).expect("the built-in workbook is a template")
}

#[test]
fn dump() {
    let imported = builtin();
    for (_, node) in imported.template.criteria.iter() {
        println!(
            "{} {:?} {:?}",
            node.code,
            node.criterion.maxima.iter().map(|m| m.map(|m| m.to_string())).collect::<Vec<_>>(),
            node.criterion.scoring.as_ref().map(|s| (
                &s.rule,
                s.given_by,
                s.must_explain,
                s.not_applicable.as_ref().map(|n| n.policy)
            ))
        );
    }
    let t = imported.template;
    println!(
        "{:?}\n{:?}\n{:#?}\n{:#?}\n{:#?}\n{:#?}",
        t.title, t.notices, t.kinds, t.adjustment, t.grading, t.exercise
    );
    println!("{:?}", t.units);
    println!("{:#?}", imported.diagnostics);
    println!("{:?}", imported.layout);
}
