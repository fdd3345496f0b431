//! The worked cases of builtin-template.md, section 9, on the built-in workbook itself: what the importer read and what
//! the engine makes of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets the unexpected has to stop"
)]

mod assessment_support;
mod common;

use assessment_support::{Form, day, points};
use common::builtin;
use tucham::assessment::Input;
use tucham::score::{Quantity, Score};
use tucham::template::{Award, GivenBy, Rule, Section, Template};

/// The best answer to every main criterion that the scorer of the form gives points to.
fn best<'a>(template: &'a Template, kind: &str, scorer: GivenBy) -> Form<'a> {
    let form = Form::of(template).kind(kind);
    let form = if scorer == GivenBy::Superior { form.by_superior() } else { form };
    let kind = form.answers.kind;
    template.criteria.iter().fold(form, |form, (_, node)| {
        let criterion = &node.criterion;
        let (Some(scoring), Some(maximum)) = (&criterion.scoring, criterion.maximum(kind)) else { return form };
        let asked = scoring.given_by == GivenBy::Unit || scorer == GivenBy::Superior;
        match asked && criterion.section == Section::Main {
            true => form.input(node.code.as_str(), best_input(&scoring.rule, maximum)),
            false => form,
        }
    })
}

fn best_input(rule: &Rule, maximum: Score) -> Input {
    let figures =
        |first, second| Input::Figures { first: Some(Quantity::whole(first)), second: Some(Quantity::whole(second)) };
    match rule {
        Rule::Steps(_) | Rule::YesNo { .. } => Input::Choice(0),
        Rule::Ratio(_) => figures(20, 20),
        Rule::AgainstLastYear { .. } => figures(2, 1),
        Rule::PerItem { each, cap } => {
            let most = if let Award::Points(points) = cap { *points } else { maximum };
            Input::Count(u32::try_from((most.hundredths() + each.hundredths() - 1) / each.hundredths()).unwrap())
        }
        Rule::Deduction { .. } => Input::Count(0),
        Rule::Free => Input::Points(maximum),
    }
}

#[test]
fn a_unit_reaches_ninety_five_of_a_hundred_by_itself() {
    let template = builtin().template;
    for kind in ["CQ", "SN", "XA"] {
        let totals = best(&template, kind, GivenBy::Unit).assess().totals;
        assert_eq!(
            (totals.total, totals.maximum, totals.by_superior),
            (points("95"), points("100"), points("5")),
            "{kind}"
        );
        assert_eq!(totals.open, 0);
        assert_eq!(best(&template, kind, GivenBy::Superior).assess().totals.total, points("100"), "{kind}");
    }
}

#[test]
fn one_criterion_at_a_time() {
    let template = builtin().template;
    let figures = |done: u32, assigned: u32| Input::Figures {
        first: Some(Quantity::whole(done)),
        second: Some(Quantity::whole(assigned)),
    };
    for (kind, code, input, earned) in [
        ("CQ", "I/3/3.1", figures(45, 48), "1,88"),
        ("CQ", "I/3/3.1", figures(38, 48), "0"),
        ("CQ", "I/1/1.1", Input::Sent(day("09/4/2023")), "1,5"),
        ("CQ", "I/1/1.1", Input::Sent(day("10/4/2023")), "0,75"),
        ("CQ", "I/1/1.1", Input::Sent(day("30/4/2023")), "0,75"),
        ("CQ", "I/1/1.1", Input::Sent(day("01/5/2023")), "0"),
        ("XA", "II/1", figures(90, 100), "1"),
        ("XA", "II/1", figures(70, 100), "1"),
        ("XA", "II/1", figures(95, 100), "2"),
        ("XA", "IV/5", figures(90, 100), "2"),
        ("XA", "IV/5", figures(80, 100), "1"),
        ("SN", "IV/9", Input::Count(5), "0"),
        ("XA", "II/2", figures(7, 10), "1,05"),
        ("SN", "VI/1", figures(9, 10), "6,3"),
        ("CQ", "IV/2", figures(3, 3), "1,5"),
        ("CQ", "VI/11", Input::Count(3), "0,75"),
    ] {
        let form = Form::of(&template).kind(kind).input(code, input.clone());
        assert_eq!(form.outcome(code).points, points(earned), "{kind} {code} {input:?}");
    }
}

#[test]
fn nothing_to_answer_in_the_third_criterion_is_made_up_by_the_rest() {
    let template = builtin().template;
    let form = best(&template, "XA", GivenBy::Unit).not_applicable("III/3");
    // 3 + 4 + 3 + 2 + 1 are 13 of the 17 points that are left.
    let form = form.choice("III/7", 1).count("III/8", 0);
    assert_eq!(form.outcome("III").points, points("15,29"));
}

#[test]
fn the_class_changes_between_two_hundredths() {
    let template = builtin().template;
    let form = best(&template, "CQ", GivenBy::Unit).not_applicable("II/3");
    // Of the 93 points that are left, 13 are lost here and the rest in II.8.
    let form = form.choice("III/1", 2).choice("V/1", 2).figures("V/4", "0", "20").count("IV/9", 3);
    for (free, total, percent, class) in [("0,4", "78,4", "80,00%", "Tốt"), ("0,39", "78,39", "79,99%", "Khá")] {
        let form = form.clone().points("II/8", free);
        let totals = form.assess().totals;
        assert_eq!((totals.total, totals.maximum), (points(total), points("98")));
        assert_eq!((totals.percent.unwrap().to_string().as_str(), form.class().as_str()), (percent, class));
    }
}

#[test]
fn what_does_not_concern_an_office_leaves_its_maximum() {
    let template = builtin().template;
    let out = ["II/3", "IV/2", "IV/3", "IV/4", "V/6", "VI/6"];
    let form = out.into_iter().fold(best(&template, "CQ", GivenBy::Unit), Form::not_applicable);
    assert_eq!(form.assess().totals.maximum, points("86"));
}

#[test]
fn bonus_and_penalty_come_before_the_ceiling() {
    let template = builtin().template;
    let form = best(&template, "CQ", GivenBy::Superior).choice("IV/10", 1);
    assert_eq!(form.assess().totals.base, points("99"));
    let form = form.count("VII/1", 2).count("VII/2", 2).count("VIII/1", 4);
    let totals = form.assess().totals;
    assert_eq!((totals.bonus, totals.penalty, totals.total), (points("3"), points("2"), points("100")));
}

#[test]
fn a_weak_criterion_keeps_the_best_class_away() {
    let template = builtin().template;
    let form = best(&template, "CQ", GivenBy::Superior);
    let weak = form.figures("II/1", "0", "20").figures("II/2", "0", "20").figures("II/3", "0", "20");
    let lost = weak.choice("III/1", 2).choice("V/1", 2).count("IV/9", 3).choice("VI/2", 2).choice("I/2", 2);
    assert_eq!((lost.outcome("II").points, lost.assess().totals.total), (points("4"), points("82")));
    assert_eq!(lost.class(), "Khá");
    assert_eq!(lost.named(lost.assess().classification.by_band), "Tốt");
}

#[test]
fn a_stated_condition_caps_the_class() {
    let template = builtin().template;
    let form = best(&template, "CQ", GivenBy::Unit);
    assert_eq!(form.class(), "Tốt");
    assert_eq!(form.states("2").class(), "Khá");
}
