//! What it costs to add up a whole sheet, after each change of a score, and to explain its numbers. Ten times the
//! criteria should take about ten times as long (the search for a code grows with the logarithm).

#![allow(missing_docs, reason = "criterion's macros make public functions")]
#![allow(clippy::unwrap_used, reason = "a panic is how a benchmark says that its sheet is wrong")]

#[path = "../tests/assessment_support/mod.rs"]
mod assessment_support;

use assessment_support::*;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tucham::assessment::{assess, explain, explain_total};
use tucham::template::{Award, NotApplicablePolicy, Rule, Template, check};

const SIZES: [usize; 3] = [300, 1_000, 3_000];

/// Top criteria of ten rows each, every rule in turn.
fn sheet(criteria: usize) -> Template {
    let rule = |place: usize| match place % 6 {
        0 => steps(["1", "0,5", "0"]),
        1 => yes_no(),
        2 => proportional_from("70"),
        3 => per_item("0,25", Award::Maximum),
        4 => deduction("0,5", Award::Maximum),
        _ => Rule::Free,
    };
    let row = |place| leaf("", "1", rule(place)).not_applicable(NotApplicablePolicy::Rescaled).numbered(place);
    let tops = (0..criteria / 10).map(|top| group("", "10", (0..10).map(row)).numbered(top));
    Template { grading: classes(), ..template(tops) }
}

/// Every row answered, one in six "không phát sinh".
fn filled(sheet: &Template) -> Form<'_> {
    let leaves = sheet.criteria.iter().filter(|(_, node)| node.criterion.is_leaf()).enumerate();
    leaves.fold(Form::of(sheet), |form, (place, (_, node))| {
        let at = node.code.as_str();
        let form = form.evidence(at, "03/4/2023").explained(at);
        match place % 10 % 6 {
            0 | 1 => form.choice(at, 1),
            2 => form.figures(at, "45", "48"),
            3 | 4 => form.count(at, 1),
            _ => form.points(at, "0,75").not_applicable(at),
        }
    })
}

fn adding_up(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("assessment");
    for size in SIZES {
        let sheet = sheet(size);
        let form = filled(&sheet);
        assert_eq!(form.assess().totals.open, 0);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::new("assess", size), &form, |bench, form| {
            bench.iter(|| assess(&sheet, &form.answers));
        });
        let assessment = form.assess();
        group.bench_with_input(BenchmarkId::new("explain all", size), &form, |bench, form| {
            bench.iter(|| {
                let steps =
                    sheet.criteria.iter().map(|(id, _)| explain(&sheet, &form.answers, &assessment, id).steps.len());
                steps.sum::<usize>() + explain_total(&sheet, &assessment).steps.len()
            });
        });
        group.bench_with_input(BenchmarkId::new("check template", size), &sheet, |bench, sheet| {
            bench.iter(|| check(sheet));
        });
    }
    group.finish();
}

criterion_group!(benches, adding_up);
criterion_main!(benches);
