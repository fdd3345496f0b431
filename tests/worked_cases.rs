//! The worked cases of the built-in example, each row with what it comes to (builtin-template.md, section 9), and the
//! figures of domain.md.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has to stop")]

mod assessment_support;

use assessment_support::*;
use tucham::assessment::Input;
use tucham::template::{Award, NotApplicablePolicy, Rule, Section, Template};

use NotApplicablePolicy::{Removed, Rescaled};

/// One criterion alone, `1`, for three kinds of body.
fn alone(maxima: &str, rule: Rule) -> Template {
    template([leaf("1", maxima, rule)])
}

/// Six top criteria of 10, 10, 20, 20, 20 and 20 points with the built-in classes; `parts` stand in `top`, a free row
/// takes the rest of its maximum.
fn six(top: &str, parts: Vec<Row>, rest: &str) -> Template {
    let maxima = [("I", "10"), ("II", "10"), ("III", "20"), ("IV", "20"), ("V", "20"), ("VI", "20")];
    let tops = maxima.map(|(number, maximum)| match number == top {
        true => group(number, maximum, parts.clone().into_iter().chain([leaf("rest", rest, Rule::Free)])),
        false => group(number, maximum, [leaf("rest", maximum, Rule::Free)]),
    });
    Template { grading: classes(), ..template(tops) }
}

#[test]
fn share_of_staff_instructed() {
    // I.3.1: đạt 100%: 2; từ 80% đến dưới 100%: tỷ lệ × 2; dưới 80%: 0.
    let bands = [
        (from("100"), fixed("2")),
        (from_to_below("80", "100"), Award::RatioOf(points("2"))),
        (below("80"), fixed("0")),
    ];
    let template = alone("2", ratio(bands));
    for (done, earned) in [("45", "1,88"), ("38", "0"), ("48", "2")] {
        assert_eq!(Form::of(&template).figures("1", done, "48").total(), points(earned), "{done}/48");
    }
}

#[test]
fn day_on_which_the_plan_was_sent() {
    // I.1.1: "trước ngày 10/4" does not include 10/4.
    let template = alone(
        "1,5",
        dated_steps([("–", "09/4/2023", "1,5"), ("10/4/2023", "30/4/2023", "0,75"), ("01/5/2023", "–", "0")]),
    );
    for (sent, earned) in [("09/4/2023", "1,5"), ("10/4/2023", "0,75"), ("30/4/2023", "0,75"), ("01/5/2023", "0")] {
        assert_eq!(Form::of(&template).input("1", Input::Sent(day(sent))).total(), points(earned), "{sent}");
    }
}

#[test]
fn the_same_figure_falls_on_the_side_that_the_sheet_names() {
    // II.1: trên 90%: 2; từ 70% đến 90%: 1; dưới 70%: 0. IV.5: từ 90%: 2; từ 80% đến dưới 90%: 1; dưới 80%: 0.
    let closed =
        alone("2", ratio([(above("90"), fixed("2")), (from_to("70", "90"), fixed("1")), (below("70"), fixed("0"))]));
    let open = alone(
        "2",
        ratio([(from("90"), fixed("2")), (from_to_below("80", "90"), fixed("1")), (below("80"), fixed("0"))]),
    );
    let rows =
        [(&closed, "90", "1"), (&closed, "70", "1"), (&closed, "95", "2"), (&open, "90", "2"), (&open, "80", "1")];
    for (template, done, earned) in rows {
        assert_eq!(Form::of(template).figures("1", done, "100").total(), points(earned), "{done}%");
    }
}

#[test]
fn nothing_to_answer_in_the_third_criterion_is_made_up_by_the_rest() {
    // III.3 of a commune: 3 of 20 points are out, the other rows come to 13 of 17.
    let rest = [("1", "3"), ("2", "4"), ("4", "3"), ("5", "2"), ("6", "1"), ("7", "1"), ("8", "1"), ("9", "2")];
    let rows = rest.map(|(number, maximum)| leaf(number, maximum, Rule::Free));
    let third = leaf("3", "3", proportional_from("60")).not_applicable(Rescaled);
    let template = template([group("III", "20", rows.into_iter().chain([third]))]);
    let form = Form::of(&template).points("III/1", "3").points("III/2", "4").points("III/4", "3");
    let form = form.points("III/5", "2").points("III/6", "1").points("III/7", "0").points("III/8", "0");
    let form = form.points("III/9", "0").not_applicable("III/3");
    assert_eq!((form.total(), form.outcome("III").reachable), (points("15,29"), points("20")));
}

#[test]
fn the_class_changes_between_two_hundredths() {
    // An office without complaints (II.3, policy B): the maximum is 98.
    let complaints = leaf("3", "2", proportional_from("95")).not_applicable(Removed);
    let template = six("II", vec![complaints], "8");
    let form = Form::of(&template).not_applicable("II/3").points("I/rest", "10").points("III/rest", "20");
    let form = form.points("II/rest", "8").points("IV/rest", "15").points("V/rest", "15");
    // points of VI, total, percentage, class
    let rows = [("10,4", "78,4", "80,00%", "Tốt"), ("10,39", "78,39", "79,99%", "Khá")];
    for (sixth, total, percent, class) in rows {
        let form = form.clone().points("VI/rest", sixth);
        let totals = form.assess().totals;
        assert_eq!((totals.total, totals.maximum), (points(total), points("98")));
        assert_eq!(totals.percent.unwrap().to_string(), percent);
        assert_eq!(form.class(), class, "{total}/98");
    }
}

#[test]
fn maximum_of_an_office_that_five_rows_do_not_concern() {
    // II.3, IV.2, IV.3, IV.4, V.6 and VI.6: 100 − 2 − 3 − 3 − 1 − 2 − 3 = 86.
    let out = |number, maximum| leaf(number, maximum, Rule::Free).not_applicable(Removed);
    let free = |maximum| leaf("rest", maximum, Rule::Free);
    let template = template([
        group("I", "10", [free("10")]),
        group("II", "10", [out("3", "2"), free("8")]),
        group("III", "20", [free("20")]),
        group("IV", "20", [out("2", "3"), out("3", "3"), out("4", "1"), free("13")]),
        group("V", "20", [out("6", "2"), free("18")]),
        group("VI", "20", [out("6", "3"), free("17")]),
    ]);
    let rows = ["II/3", "IV/2", "IV/3", "IV/4", "V/6", "VI/6"];
    let form = rows.iter().fold(Form::of(&template), |form, row| form.not_applicable(row));
    assert_eq!(form.assess().totals.maximum, points("86"));
    assert_eq!(form.outcome("IV").reachable, points("13"));
}

#[test]
fn deductions_stop_at_zero() {
    // IV.9: 3 points for offices, 4 for service units; each case takes one off.
    let template = alone("3 | 4 | 3", deduction("1", Award::Maximum));
    for (kind, cases, left) in [("SN", 5, "0"), ("SN", 4, "0"), ("SN", 1, "3"), ("SN", 0, "4"), ("CQ", 5, "0")] {
        assert_eq!(Form::of(&template).kind(kind).count("1", cases).total(), points(left), "{kind}, {cases}");
    }
}

#[test]
fn bonus_and_penalty_come_before_the_cap() {
    // 99 + 3 − 2 = 100, not 100 − 2 = 98.
    let template = template([
        leaf("I", "100", Rule::Free),
        leaf("VII", "5", Rule::Free).section(Section::Bonus),
        leaf("VIII", "5", Rule::Free).section(Section::Penalty),
    ]);
    // base, bonus, penalty, total
    let rows = [
        ("99", "3", "2", "100"),
        ("99", "3", "0", "100"),
        ("99", "3", "3", "99"),
        ("1", "0", "2", "0"),
        ("50", "0", "0", "50"),
        // Each is capped at 3 before it is counted.
        ("99", "5", "5", "99"),
        ("90", "5", "1", "92"),
    ];
    let template = Template { adjustment: capped("3", "3"), ..template };
    for (base, bonus, penalty, total) in rows {
        let form = Form::of(&template).points("I", base).points("VII", bonus).points("VIII", penalty);
        assert_eq!(form.total(), points(total), "{base} + {bonus} − {penalty}");
    }
}

#[test]
fn eighty_two_points_with_a_weak_criterion_are_not_the_best_class() {
    let template = six("II", Vec::new(), "10");
    let form = Form::of(&template).points("I/rest", "10").points("III/rest", "20").points("IV/rest", "20");
    let form = form.points("V/rest", "20");
    for (second, sixth, class) in [("4", "8", "Khá"), ("5", "10", "Tốt")] {
        let form = form.clone().points("II/rest", second).points("VI/rest", sixth).points("III/rest", "20");
        assert_eq!(form.class(), class, "II {second}/10");
    }
}

#[test]
fn percentages_of_domain_md() {
    // What was removed, total, percentage.
    let rows = [
        ("28,5", "69,25", "96,85%"),
        ("3,5", "90,32", "93,60%"),
        ("3,5", "91", "94,30%"),
        ("3,5", "78,84", "81,70%"),
        ("1,75", "63,86", "65,00%"),
    ];
    for (removed, total, percent) in rows {
        let left = points("100").minus(points(removed)).to_string();
        let out = leaf("2", removed, yes_no()).not_applicable(Removed);
        let template = template([group("I", "100", [leaf("1", &left, Rule::Free), out])]);
        let form = Form::of(&template).points("I/1", total).not_applicable("I/2");
        assert_eq!(form.percent().unwrap().to_string(), percent, "{total}/{left}");
    }
}

#[test]
fn points_of_the_superior_are_told_apart() {
    // A unit can reach 95 of 100 by itself: III.9 (2) and VI.12 (3) are the superior's.
    let superior = |number, maximum| leaf(number, maximum, Rule::Free).by_superior();
    let template = template([
        group("I", "75", [leaf("1", "75", Rule::Free)]),
        group("III", "12", [leaf("1", "10", Rule::Free), superior("9", "2")]),
        group("VI", "13", [leaf("1", "10", Rule::Free), superior("12", "3")]),
        group("VIII", "", [superior("1", "2")]).section(Section::Penalty),
    ]);
    let form = Form::of(&template).points("I/1", "75").points("III/1", "10").points("VI/1", "10");
    let totals = form.assess().totals;
    assert_eq!((totals.total, totals.maximum, totals.by_superior), (points("95"), points("100"), points("5")));
    assert_eq!((totals.leaves, totals.open), (3, 0));

    let appraised = form.by_superior().points("III/9", "1,5").points("VI/12", "2").points("VIII/1", "1");
    let totals = appraised.assess().totals;
    assert_eq!((totals.total, totals.by_superior), (points("97,5"), points("0")));
}
