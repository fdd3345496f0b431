//! A template in few words, one line for each thing, to be held against what a person expects.

use std::fmt::Write;
use std::ops::Bound;
use tucham::score::{Percent, Score};
use tucham::template::{
    Award, GivenBy, Grade, Node, NotApplicablePolicy, RatioBand, Rule, Scoring, Section, Span, Step,
};
use tucham::workbook::{Diagnostic, Imported};

/// All of it.
pub fn template(imported: &Imported) -> String {
    let Imported { template, layout, diagnostics } = imported;
    let mut text = format!("title: {}\n", template.title);
    template.notices.iter().for_each(|notice| line(&mut text, "notice", notice));
    if let Some(unit) = &layout.unit {
        line(&mut text, "unit", &format!("{} {:?}", unit.cell, unit.label));
    }
    let kinds: Vec<&str> = template.kinds.iter().map(|kind| kind.name.as_str()).collect();
    line(&mut text, "kinds", &format!("{kinds:?}"));
    line(&mut text, "header", &format!("rows {}-{}", layout.header_first + 1, layout.header_last + 1));
    for column in &layout.columns {
        line(&mut text, "column", &format!("{} {:?} {:?}", column.column, column.role, column.heading));
    }
    for ((_, node), row) in template.criteria.iter().zip(&layout.rows) {
        line(&mut text, &format!("{:>3}", row + 1), &criterion(node));
    }
    for total in &layout.totals {
        line(&mut text, "total", &format!("row {} {:?}", total.row + 1, total.of));
    }
    let adjustment = template.adjustment;
    let cap = |cap: Option<Score>| cap.map_or("-".to_owned(), |cap| cap.to_string());
    let (bonus, penalty) = (cap(adjustment.bonus_cap), cap(adjustment.penalty_cap));
    line(&mut text, "adjustment", &format!("+{bonus} -{penalty} {:?}", adjustment.ceiling));
    line(&mut text, "basis", &format!("{:?}", template.grading.basis));
    template.grading.grades.iter().for_each(|one| line(&mut text, "grade", &grade(one)));
    for condition in &template.grading.conditions {
        line(&mut text, "condition", &format!("{} {:?} {:?}", condition.number, condition.effect, condition.stated_by));
    }
    line(&mut text, "period", &template.exercise.period);
    diagnostics.iter().for_each(|one| line(&mut text, "!", &diagnostic(one)));
    text
}

fn line(text: &mut String, label: &str, value: &str) {
    let _ = writeln!(text, "{label}: {value}");
}

/// `I/1 | text | 2 · – · 1 | rule`.
pub fn criterion(node: &Node) -> String {
    let maximum = |maximum: &Option<Score>| maximum.map_or("–".to_owned(), |maximum| maximum.to_string());
    let maxima: Vec<String> = node.criterion.maxima.iter().map(maximum).collect();
    let section = match node.criterion.section {
        Section::Main => "",
        Section::Bonus => "bonus ",
        Section::Penalty => "penalty ",
    };
    let how = node.criterion.scoring.as_ref().map_or("group".to_owned(), scoring);
    format!("{} | {} | {} | {section}{how}", node.code, node.criterion.text, maxima.join(" · "))
}

/// The rule with who gives the points and what "không phát sinh" leads to.
pub fn scoring(scoring: &Scoring) -> String {
    let mut text = rule(&scoring.rule);
    if scoring.given_by == GivenBy::Superior {
        text.push_str("; by the superior");
    }
    if scoring.must_explain {
        text.push_str("; to be explained");
    }
    if let Some(exception) = &scoring.not_applicable {
        text.push_str(match exception.policy {
            NotApplicablePolicy::FullPoints => "; n/a: full points",
            NotApplicablePolicy::Removed => "; n/a: removed",
            NotApplicablePolicy::Rescaled => "; n/a: rescaled",
            NotApplicablePolicy::Zero => "; n/a: zero",
        });
    }
    text
}

/// The rule alone.
pub fn rule(rule: &Rule) -> String {
    match rule {
        Rule::Steps(steps) => format!("steps {}", join(steps, step)),
        Rule::YesNo { yes, no } => format!("yes {} no {}", award(*yes), award(*no)),
        Rule::Ratio(bands) => format!("ratio {}", join(bands, band)),
        Rule::PerItem { each, cap } => format!("each {each} up to {}", award(*cap)),
        Rule::Deduction { each, at_most } => format!("each -{each} at most {}", award(*at_most)),
        Rule::AgainstLastYear { higher, equal, lower } => {
            format!("higher {} equal {} lower {}", award(*higher), award(*equal), award(*lower))
        }
        Rule::Free => "free".to_owned(),
    }
}

fn join<T>(items: &[T], print: impl Fn(&T) -> String) -> String {
    items.iter().map(print).collect::<Vec<_>>().join(", ")
}

fn step(step: &Step) -> String {
    let day = |day: Option<tucham::template::Day>| day.map(|day| day.iso()).unwrap_or_default();
    let days = step.days.map(|days| format!(" [{}..{}]", day(days.first), day(days.last))).unwrap_or_default();
    format!("{:?}{days} {}", step.label, award(step.award))
}

fn band(band: &RatioBand) -> String {
    format!("{} {}", span(&band.span, |edge: &Percent| edge.hundredths()), award(band.award))
}

fn award(award: Award) -> String {
    match award {
        Award::Points(points) => points.to_string(),
        Award::Maximum => "max".to_owned(),
        Award::RatioOf(points) => format!("×{points}"),
        Award::RatioOfMaximum => "×max".to_owned(),
    }
}

fn grade(grade: &Grade) -> String {
    format!("{} {} {:?} {:?}", grade.name, span(&grade.span, |edge: &i64| *edge), grade.requirements, grade.words)
}

/// `[70;90)` with the edges that are in or out.
fn span<T>(span: &Span<T>, hundredths: impl Fn(&T) -> i64) -> String {
    let print = |edge: &T| Score::from_hundredths(hundredths(edge)).to_string();
    let lower = match &span.lower {
        Bound::Included(edge) => format!("[{}", print(edge)),
        Bound::Excluded(edge) => format!("({}", print(edge)),
        Bound::Unbounded => "(".to_owned(),
    };
    let upper = match &span.upper {
        Bound::Included(edge) => format!("{}]", print(edge)),
        Bound::Excluded(edge) => format!("{})", print(edge)),
        Bound::Unbounded => ")".to_owned(),
    };
    format!("{lower};{upper}")
}

fn diagnostic(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.place.as_ref().map_or("workbook".to_owned(), |place| {
        let cell = place.cell.map(|cell| format!("!{cell}")).unwrap_or_default();
        format!("{}{cell}", place.sheet)
    });
    format!("{:?} {place} {:?}", diagnostic.severity, diagnostic.kind)
}
