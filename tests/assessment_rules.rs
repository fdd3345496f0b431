//! Every rule of domain.md, "How points are given": inputs in, points or the reason for none out.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has to stop")]

mod assessment_support;

use assessment_support::*;
use tucham::assessment::{Input, InputKind, ProblemKind, State};
use tucham::score::Score;
use tucham::template::{Award, Rule, Section, Template};

use Input::{Choice, Count, Empty, Points, Sent};
use ProblemKind::{BelowZero, DoesNotFit, NothingAssigned, Open};

/// What an input leads to: points, or the problem that leaves the criterion open.
type Row<'a> = (Input, Result<&'a str, ProblemKind>);

/// Holds each row against a criterion `1` of `maximum` points.
fn table<const N: usize>(rule: Rule, maximum: &str, rows: [Row<'_>; N]) {
    let template = template([leaf("1", maximum, rule)]);
    for (input, expected) in rows {
        hold(&template, input, expected);
    }
}

fn hold(template: &Template, input: Input, expected: Result<&str, ProblemKind>) {
    let form = Form::of(template).input("1", input.clone()).evidence("1", "");
    let outcome = form.outcome("1");
    let (points, state, problems) = match expected {
        Ok(earned) => (points(earned), State::Scored, Vec::new()),
        Err(problem) => (Score::ZERO, State::Open, vec![problem]),
    };
    assert_eq!((outcome.points, outcome.state), (points, state), "{input:?}");
    let blocking = form.problems("1").into_iter().filter(|kind| !matches!(kind, ProblemKind::MoreThanAssigned { .. }));
    assert_eq!(blocking.collect::<Vec<_>>(), problems, "{input:?}");
    assert_eq!(form.assess().totals.open, u32::from(state == State::Open), "{input:?}");
}

fn figures(first: &str, second: &str) -> Input {
    let read = |text: &str| (!text.is_empty()).then(|| figure(text));
    Input::Figures { first: read(first), second: read(second) }
}

fn above_maximum(entered: &str, maximum: &str) -> ProblemKind {
    ProblemKind::AboveMaximum { points: points(entered), maximum: points(maximum) }
}

#[test]
fn steps() {
    // Ban hành kịp thời: 1; không kịp thời: 0,5; không ban hành: 0.
    let rows = [
        (Choice(0), Ok("1")),
        (Choice(1), Ok("0,5")),
        (Choice(2), Ok("0")),
        (Choice(3), Err(DoesNotFit)),
        (Empty, Err(Open)),
        (Points(points("1")), Err(DoesNotFit)),
        (Count(1), Err(DoesNotFit)),
        (Sent(day("09/4/2023")), Err(DoesNotFit)),
    ];
    table(assessment_support::steps(["1", "0,5", "0"]), "1", rows);
}

#[test]
fn a_step_that_gives_more_than_the_maximum_is_not_cut_down() {
    let rows = [(Choice(0), Err(above_maximum("1,5", "1"))), (Choice(1), Ok("1"))];
    table(assessment_support::steps(["1,5", "1"]), "1", rows);
    table(assessment_support::steps(["1", "-1"]), "1", [(Choice(1), Err(BelowZero))]);
}

#[test]
fn a_day_between_the_steps_fits_none() {
    let rule = dated_steps([("–", "09/4/2023", "1"), ("01/5/2023", "–", "0")]);
    let rows = [
        (Sent(day("09/4/2023")), Ok("1")),
        (Sent(day("20/4/2023")), Err(DoesNotFit)),
        (Sent(day("01/5/2023")), Ok("0")),
        (Choice(0), Ok("1")),
    ];
    table(rule, "1", rows);
}

#[test]
fn yes_and_no() {
    let rows = [(Choice(0), Ok("1,5")), (Choice(1), Ok("0")), (Choice(2), Err(DoesNotFit)), (Empty, Err(Open))];
    table(yes_no(), "1,5", rows);
}

#[test]
fn bands_of_a_ratio() {
    // Trên 90%: 2; từ 70% - 90%: 1; dưới 70%: 0.
    let rule = ratio([(above("90"), fixed("2")), (from_to("70", "90"), fixed("1")), (below("70"), fixed("0"))]);
    let rows = [
        (figures("90", "100"), Ok("1")),
        (figures("90001", "100000"), Ok("2")),
        (figures("70", "100"), Ok("1")),
        // 69,999% prints as 70,00% and stays below.
        (figures("69999", "100000"), Ok("0")),
        (figures("0", "3"), Ok("0")),
        (figures("7", "5"), Ok("2")),
        (figures("0", "0"), Err(NothingAssigned)),
        (figures("3", "0"), Err(NothingAssigned)),
        (figures("3", ""), Err(Open)),
        (figures("", "3"), Err(Open)),
        (figures("", ""), Err(Open)),
        (Points(points("2")), Err(DoesNotFit)),
    ];
    table(rule, "2", rows);
}

#[test]
fn proportional() {
    // Từ 80% đến dưới 100%: tỷ lệ × 4; dưới 80%: 0.
    let rule = ratio([(from("80"), Award::RatioOf(points("4"))), (below("80"), fixed("0"))]);
    let rows = [
        (figures("45", "48"), Ok("3,75")),
        (figures("8", "9"), Ok("3,56")),
        (figures("80", "100"), Ok("3,2")),
        (figures("79,9999", "100"), Ok("0")),
        (figures("12", "10"), Ok("4")),
    ];
    table(rule, "4", rows);
    table(proportional_from("60"), "2", [(figures("5", "4"), Ok("2")), (figures("2", "3"), Ok("1,33"))]);
}

#[test]
fn a_ratio_in_a_gap_of_the_bands_is_not_guessed() {
    let rule = ratio([(above("90"), fixed("2")), (below("70"), fixed("0"))]);
    table(rule, "2", [(figures("8", "10"), Err(DoesNotFit)), (figures("6", "10"), Ok("0"))]);
}

#[test]
fn per_item_with_a_cap() {
    // Mỗi mô hình +1, tối đa 2, of a criterion that gives 3.
    let rows = [
        (Count(0), Ok("0")),
        (Count(1), Ok("1")),
        (Count(2), Ok("2")),
        (Count(3), Ok("2")),
        (Count(u32::MAX), Ok("2")),
        (Empty, Err(Open)),
        (Choice(1), Err(DoesNotFit)),
    ];
    table(per_item("1", fixed("2")), "3", rows);
    table(per_item("0,25", Award::Maximum), "1", [(Count(3), Ok("0,75")), (Count(5), Ok("1"))]);
    // A cap above the maximum is the maximum.
    table(per_item("1", fixed("9")), "3", [(Count(9), Ok("3"))]);
}

#[test]
fn deduction_with_a_floor() {
    // Mỗi báo cáo chậm trừ 0,5 điểm, trừ tối đa 2 điểm, of a criterion that gives 3.
    let rows = [
        (Count(0), Ok("3")),
        (Count(1), Ok("2,5")),
        (Count(4), Ok("1")),
        (Count(5), Ok("1")),
        (Count(u32::MAX), Ok("1")),
        (Empty, Err(Open)),
    ];
    table(deduction("0,5", fixed("2")), "3", rows);
    table(deduction("1", Award::Maximum), "4", [(Count(5), Ok("0"))]);
    table(deduction("1", fixed("9")), "4", [(Count(9), Ok("0"))]);
}

#[test]
fn against_last_year() {
    // Cao hơn năm trước: 3; bằng: 1,5; thấp hơn: 0.
    let rows = [
        (figures("85,42", "85,41"), Ok("3")),
        (figures("85,42", "85,42"), Ok("1,5")),
        (figures("85,4199", "85,42"), Ok("0")),
        (figures("1", "0"), Ok("3")),
        (figures("0", "0"), Ok("1,5")),
        (figures("85", ""), Err(Open)),
    ];
    table(assessment_support::against_last_year("3", "1,5", "0"), "3", rows);
}

#[test]
fn free_points() {
    let rows = [
        (Points(points("0")), Ok("0")),
        (Points(points("1,25")), Ok("1,25")),
        (Points(points("2")), Ok("2")),
        (Points(points("2,01")), Err(above_maximum("2,01", "2"))),
        (Points(points("-0,01")), Err(BelowZero)),
        (
            Points(Score::from_hundredths(i64::MAX)),
            Err(ProblemKind::AboveMaximum { points: Score::from_hundredths(i64::MAX), maximum: points("2") }),
        ),
        (Empty, Err(Open)),
        (Choice(0), Err(DoesNotFit)),
    ];
    table(Rule::Free, "2", rows);
}

#[test]
fn in_a_penalty_a_deduction_is_what_it_takes_off() {
    // Mỗi ngày làm việc gửi chậm: trừ 0,5 điểm; trừ tối đa 2 điểm.
    for rule in [deduction("0,5", fixed("2")), per_item("0,5", fixed("2"))] {
        let template = template([
            leaf("I", "100", Rule::Free),
            group("VIII", "", [leaf("1", "2", rule)]).section(Section::Penalty),
        ]);
        for (late, left) in [(0, "90"), (1, "89,5"), (4, "88"), (9, "88")] {
            assert_eq!(Form::of(&template).points("I", "90").count("VIII/1", late).total(), points(left), "{late}");
        }
    }
}

#[test]
fn a_maximum_of_its_own_for_each_kind() {
    let template = template([group(
        "II",
        "4 | 4 | 2,5",
        [
            leaf("2", "2 | 2 | 1,5", proportional_from("70")),
            leaf("5", "– | – | 1", yes_no()),
            leaf("8", "2 | 2 | –", Rule::Free),
        ],
    )]);
    // kind, points of II.2 for 9 of 10, leaves, maximum
    for (kind, earned, leaves, maximum) in [("CQ", "1,8", 2, "4"), ("SN", "1,8", 2, "4"), ("XA", "1,35", 2, "2,5")] {
        let form = Form::of(&template).kind(kind).figures("II/2", "9", "10");
        let totals = form.assess().totals;
        assert_eq!((totals.total, totals.leaves, totals.maximum), (points(earned), leaves, points(maximum)), "{kind}");
    }
    assert_eq!(Form::of(&template).outcome("II/5").state, State::NotForThisKind);
    assert_eq!(Form::of(&template).kind("XA").outcome("II/5").state, State::Open);
}

#[test]
fn which_control_a_rule_takes() {
    let rows = [
        (assessment_support::steps(["1", "0,5", "0"]), InputKind::Choice(3)),
        (dated_steps([("–", "09/4/2023", "1"), ("10/4/2023", "–", "0")]), InputKind::ChoiceOrDay(2)),
        (yes_no(), InputKind::Choice(2)),
        (proportional_from("70"), InputKind::Ratio),
        (per_item("1", Award::Maximum), InputKind::Count),
        (deduction("1", Award::Maximum), InputKind::Count),
        (assessment_support::against_last_year("3", "1,5", "0"), InputKind::Years),
        (Rule::Free, InputKind::Points),
    ];
    for (rule, kind) in rows {
        assert_eq!(rule.input_kind(), kind, "{rule:?}");
    }
}

#[test]
fn a_bonus_that_nobody_claims_is_not_open() {
    let template = template([
        leaf("I", "10", Rule::Free),
        group("VII", "", [leaf("1", "2", per_item("1", Award::Maximum)), leaf("2", "1", Rule::Free)])
            .section(Section::Bonus),
    ]);
    let empty = Form::of(&template).points("I", "9").evidence("I", "");
    let totals = empty.assess().totals;
    assert_eq!((totals.total, totals.leaves, totals.open), (points("9"), 1, 0));
    assert_eq!((empty.outcome("VII").state, empty.assess().problems), (State::Scored, Vec::new()));

    assert_eq!(empty.clone().count("VII/1", 3).total(), points("10"));
    assert_eq!(empty.points("VII/2", "1,5").problems("VII/2"), [above_maximum("1,5", "1")]);
}
