//! "Cách tính điểm": the steps to a number, for rows, groups and the total.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has to stop")]

mod assessment_support;

use assessment_support::*;
use tucham::assessment::ExplanationStep::{
    Answered, AwaitsSuperior, Band, Bonus, Capped, Chosen, Counted, Deducted, Entered, InProportion, NotApplicable,
    Open, Penalty, Proportional, Ratio, Rescaled, Sum, Years,
};
use tucham::assessment::{ExplanationStep, Input, explain, explain_total};
use tucham::template::NotApplicablePolicy::{self, Removed};
use tucham::template::{Award, Basis, Grading, RatioBand, Rule, Scope, Section, Template};

/// The steps of criterion `1` of `maximum` points.
fn steps_of(rule: Rule, maximum: &str, input: Input) -> Vec<ExplanationStep> {
    let template = template([leaf("1", maximum, rule)]);
    Form::of(&template).input("1", input).steps("1")
}

fn figures(first: &str, second: &str) -> Input {
    Input::Figures { first: Some(figure(first)), second: Some(figure(second)) }
}

#[test]
fn a_share_of_points() {
    // 45 ÷ 48 = 93,75% · từ 80% đến dưới 100%: tỷ lệ × 4 = 3,75 (screens.md).
    let band = RatioBand { span: from_to_below(percent("80"), percent("100")), award: Award::RatioOf(points("4")) };
    let rule = Rule::Ratio(vec![RatioBand { span: from(percent("100")), award: fixed("4") }, band]);
    let (done, assigned) = (figure("45"), figure("48"));
    let exact = tucham::score::Ratio::new(done, assigned).unwrap();
    let expected = [
        Ratio { done, assigned, ratio: exact },
        Band { band, points: points("4") },
        Proportional { of: points("4"), product: points("3,75") },
    ];
    assert_eq!(exact.percent().to_string(), "93,75%");
    assert_eq!(steps_of(rule, "4", figures("45", "48")), expected);
}

#[test]
fn every_rule_tells_its_steps() {
    let award = fixed("1,5");
    let years = Years { this_year: figure("85"), last_year: figure("85"), award, points: points("1,5") };
    let rows = [
        (Rule::Free, Input::Points(points("2")), vec![Entered(points("2"))]),
        (steps(["3", "1"]), Input::Choice(1), vec![Chosen { step: 1, points: points("1") }]),
        (yes_no(), Input::Choice(0), vec![Answered { yes: true, points: points("3") }]),
        (yes_no(), Input::Choice(1), vec![Answered { yes: false, points: points("0") }]),
        (against_last_year("3", "1,5", "0"), figures("85", "85"), vec![years]),
        (
            per_item("1", fixed("2")),
            Input::Count(3),
            vec![Counted { count: 3, each: points("1"), product: points("3") }, Capped { cap: points("2") }],
        ),
        (
            per_item("1", fixed("2")),
            Input::Count(2),
            vec![Counted { count: 2, each: points("1"), product: points("2") }],
        ),
        (
            deduction("0,5", fixed("2")),
            Input::Count(5),
            vec![
                Counted { count: 5, each: points("0,5"), product: points("2,5") },
                Capped { cap: points("2") },
                Deducted { maximum: points("3"), off: points("2") },
            ],
        ),
        (Rule::Free, Input::Empty, vec![Open]),
        (Rule::Free, Input::Count(1), vec![Open]),
        // What was entered is shown, and that it does not count.
        (Rule::Free, Input::Points(points("4")), vec![Entered(points("4")), Open]),
    ];
    for (rule, input, expected) in rows {
        assert_eq!(steps_of(rule.clone(), "3", input.clone()), expected, "{rule:?} {input:?}");
    }
}

#[test]
fn rows_without_points_of_the_unit_say_why() {
    let template = template([group(
        "I",
        "5 | 3",
        [
            leaf("1", "3 | 3", Rule::Free).not_applicable(NotApplicablePolicy::FullPoints),
            leaf("2", "2 | –", Rule::Free).by_superior(),
        ],
    )]);
    let form = Form::of(&template).not_applicable("I/1");
    let policy = NotApplicablePolicy::FullPoints;
    assert_eq!(form.steps("I/1"), [NotApplicable { policy, maximum: points("3") }]);
    assert_eq!(form.steps("I/2"), [AwaitsSuperior]);
    let parts = vec![(form.id("I/1"), points("3")), (form.id("I/2"), points("0"))];
    assert_eq!(form.steps("I"), [Sum(parts), AwaitsSuperior]);

    let other = form.kind("SN");
    assert_eq!(other.steps("I/2"), []);
    assert_eq!(other.steps("I"), [Sum(vec![(other.id("I/1"), points("3"))])]);
}

#[test]
fn a_rescaled_criterion_shows_what_it_was_rescaled_from() {
    let template = template([group(
        "III",
        "20",
        [leaf("1", "17", Rule::Free), leaf("3", "3", Rule::Free).not_applicable(NotApplicablePolicy::Rescaled)],
    )]);
    let form = Form::of(&template).points("III/1", "13").not_applicable("III/3");
    let rescaled = Rescaled { sum: points("13"), maximum: points("20"), counted: points("17") };
    let parts = vec![(form.id("III/1"), points("13")), (form.id("III/3"), points("0"))];
    let explained = explain(&template, &form.answers, &form.assess(), form.id("III"));
    assert_eq!((explained.steps, explained.result), (vec![Sum(parts), rescaled], points("15,29")));
}

#[test]
fn a_rescaled_table_and_a_class_in_proportion_show_how() {
    // Of 100, 20 are out and made up for: 60 × 100 ÷ 80. Of another 100, 20 are removed: the class sees 75 as well.
    let rows = |second: Row| template([leaf("I", "80", Rule::Free), second]);
    let out = || leaf("II", "20", Rule::Free);
    let grading = Grading { basis: Basis::Points, ..classes() };
    let explained = |sheet: &Template| {
        let form = Form::of(sheet).points("I", "60").not_applicable("II");
        explain_total(sheet, &form.assess())
    };
    let rescaled = Template { grading: grading.clone(), ..rows(out().rescaled_within(Scope::Table)) };
    let removed = Template { grading, ..rows(out().not_applicable(Removed)) };
    let form = Form::of(&removed);
    let parts = Sum(vec![(form.id("I"), points("60")), (form.id("II"), points("0"))]);
    let step = Rescaled { sum: points("60"), maximum: points("100"), counted: points("80") };
    assert_eq!((explained(&rescaled).steps, explained(&rescaled).result), (vec![parts.clone(), step], points("75")));
    let (printed, maximum) = (points("100"), points("80"));
    let step = InProportion { total: points("60"), printed, maximum, figure: points("75") };
    assert_eq!((explained(&removed).steps, explained(&removed).result), (vec![parts, step], points("60")));
}

#[test]
fn a_group_is_held_at_its_printed_maximum() {
    let template = template([group("I", "3", [leaf("1", "2", Rule::Free), leaf("2", "2", Rule::Free)])]);
    let form = Form::of(&template).points("I/1", "2").points("I/2", "1,5");
    let parts = vec![(form.id("I/1"), points("2")), (form.id("I/2"), points("1,5"))];
    assert_eq!(form.steps("I"), [Sum(parts), Capped { cap: points("3") }]);
    assert_eq!(form.total(), points("3"));
}

/// A main criterion of 100, a bonus of 5 capped at 3, a penalty of 5 capped at 3.
fn adjusted() -> Template {
    let rows = [
        leaf("I", "100", Rule::Free).not_applicable(Removed),
        leaf("VII", "5", Rule::Free).section(Section::Bonus),
        leaf("VIII", "5", Rule::Free).section(Section::Penalty),
    ];
    Template { adjustment: capped("3", "3"), ..template(rows) }
}

#[test]
fn the_total_tells_bonus_penalty_and_what_held_it() {
    let template = adjusted();
    let form = Form::of(&template);
    let part = |at: &str, earned: &str| Sum(vec![(form.id(at), points(earned))]);
    let cap = |earned: &str| Capped { cap: points(earned) };
    let (bonus, penalty) = (|earned: &str| Bonus(points(earned)), |earned: &str| Penalty(points(earned)));
    let rows = [
        ("90", "0", "0", vec![part("I", "90")]),
        ("99", "3", "2", vec![part("I", "99"), bonus("3"), penalty("2")]),
        ("99", "3", "0", vec![part("I", "99"), bonus("3"), cap("100")]),
        ("1", "0", "2", vec![part("I", "1"), penalty("2"), cap("0")]),
        ("90", "4", "0", vec![part("I", "90"), part("VII", "4"), cap("3"), bonus("3")]),
        ("90", "1", "5", vec![part("I", "90"), bonus("1"), part("VIII", "5"), cap("3"), penalty("3")]),
    ];
    for (base, added, off, expected) in rows {
        let form = form.clone().points("I", base).points("VII", added).points("VIII", off);
        let explained = explain_total(&template, &form.assess());
        assert_eq!(explained.steps, expected, "{base} + {added} − {off}");
        assert_eq!(explained.result, form.total());
    }
}

#[test]
fn the_total_says_that_the_superior_is_still_to_come() {
    let template = template([leaf("I", "8", Rule::Free), leaf("II", "2", Rule::Free).by_superior()]);
    let form = Form::of(&template).points("I", "8");
    let parts = vec![(form.id("I"), points("8")), (form.id("II"), points("0"))];
    assert_eq!(explain_total(&template, &form.assess()).steps, [Sum(parts), AwaitsSuperior]);
}

#[test]
fn a_place_of_another_tree_has_no_steps() {
    let large = template([leaf("I", "8", Rule::Free), leaf("II", "2", Rule::Free)]);
    let small = template([leaf("I", "8", Rule::Free)]);
    let form = Form::of(&small).points("I", "8");
    let elsewhere = Form::of(&large).id("II");
    assert_eq!(explain(&small, &form.answers, &form.assess(), elsewhere).steps, []);
}
