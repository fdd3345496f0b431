//! The empty workbook: what its generator writes, byte for byte, and read without anything to be said.

// A generator that fails should stop the test.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../examples/builtin_template/finish.rs"]
mod finish;
#[path = "../examples/builtin_template/heights.rs"]
mod heights;
#[path = "../examples/empty_template/rows.rs"]
mod rows;
#[path = "../examples/builtin_template/styles.rs"]
mod styles;
#[path = "../examples/empty_template/workbook.rs"]
mod workbook;

use std::mem::discriminant;
use tucham::template::{GivenBy, Rule, Section};
use tucham::workbook::{Imported, import_workbook};

const COMMITTED: &[u8] = include_bytes!("../public/bang-tieu-chi-trong.xlsx");

fn read() -> Imported {
    import_workbook(COMMITTED).unwrap()
}

#[test]
fn the_generator_writes_the_committed_workbook() {
    let written = workbook::bytes().unwrap();
    assert!(written == COMMITTED, "run `cargo run --example empty_template` and commit what it writes");
}

#[test]
fn nothing_is_to_be_said_about_it() {
    assert_eq!(read().diagnostics, []);
}

#[test]
fn every_kind_of_rule_has_its_row() {
    let template = read().template;
    let rules = template.criteria.iter().filter_map(|(_, node)| Some(&node.criterion.scoring.as_ref()?.rule));
    let kinds: std::collections::HashSet<_> = rules.map(discriminant).collect();
    assert_eq!(kinds.len(), 7, "steps, yes or no, ratio, per item, deduction, last year, free");
    let leaves = || template.criteria.iter().filter_map(|(_, node)| Some((node, node.criterion.scoring.as_ref()?)));
    assert!(leaves().any(|(_, scoring)| scoring.given_by == GivenBy::Superior));
    assert!(leaves().any(|(_, scoring)| scoring.not_applicable.is_some()));
    assert!(leaves().any(|(_, scoring)| matches!(&scoring.rule, Rule::Steps(steps) if steps[0].days.is_some())));
    for section in [Section::Main, Section::Bonus, Section::Penalty] {
        assert!(leaves().any(|(node, _)| node.criterion.section == section), "{section:?}");
    }
    let (grades, exercise) = (&template.grading.grades, &template.exercise);
    assert_eq!((grades.len(), template.grading.conditions.len(), template.units.len()), (4, 2, 3));
    assert_eq!((exercise.code.as_str(), exercise.period.as_str(), exercise.deadlines.len()), ("DG-2026", "2026", 2));
}
