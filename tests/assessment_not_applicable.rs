//! "Không phát sinh": the four policies, and how they meet groups, kinds and each other.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has to stop")]

mod assessment_support;

use assessment_support::*;
use tucham::assessment::{ProblemKind, State};
use tucham::template::NotApplicablePolicy::{self, FullPoints, Removed, Rescaled, Zero};
use tucham::template::{Rule, Scope, Section, Template};

/// A top criterion of 20: one row of 3 that may be out by `policy`, one of 17; and another top criterion of 10.
fn sheet(policy: NotApplicablePolicy) -> Template {
    template([
        group("I", "20", [leaf("1", "3", Rule::Free).not_applicable(policy), leaf("2", "17", Rule::Free)]),
        group("II", "10", [leaf("1", "10", Rule::Free)]),
    ])
}

#[test]
fn four_policies() {
    // policy, points of I, what I can reach, total, maximum, percentage; I.2 has 13 of 17, II.1 has 8 of 10.
    let rows = [
        (FullPoints, "16", "20", "24", "30", "80,00%"),
        (Removed, "13", "17", "21", "27", "77,78%"),
        (Rescaled, "15,29", "20", "23,29", "30", "77,63%"),
        (Zero, "13", "20", "21", "30", "70,00%"),
    ];
    for (policy, first, reachable, total, maximum, percent) in rows {
        let template = sheet(policy);
        let form = Form::of(&template).points("I/2", "13").points("II/1", "8").not_applicable("I/1");
        let top = form.outcome("I");
        assert_eq!((top.points, top.reachable, top.maximum), (points(first), points(reachable), points("20")));
        let totals = form.assess().totals;
        assert_eq!((totals.total, totals.maximum, totals.open), (points(total), points(maximum), 0), "{policy:?}");
        assert_eq!(totals.percent.unwrap().to_string(), percent, "{policy:?}");
        assert_eq!(form.outcome("I/1").state, State::NotApplicable(policy));
    }
}

#[test]
fn the_input_is_kept_and_does_not_count_meanwhile() {
    let template = sheet(Removed);
    let form = Form::of(&template).points("I/1", "3").points("I/2", "13");
    let out = form.clone().not_applicable("I/1");
    assert_eq!((form.total(), out.total()), (points("16"), points("13")));
    let back = out.with("I/1", |answer| answer.not_applicable = None);
    assert_eq!(back.total(), points("16"));
}

#[test]
fn rescaling_happens_once_at_the_top() {
    // The row stands two groups down; the groups between keep what their rows came to.
    let template = template([group(
        "III",
        "20",
        [
            group(
                "1",
                "8",
                [
                    group(
                        "1.1",
                        "5",
                        [leaf("a", "3", Rule::Free).not_applicable(Rescaled), leaf("b", "2", Rule::Free)],
                    ),
                    leaf("1.2", "3", Rule::Free),
                ],
            ),
            leaf("2", "12", Rule::Free),
        ],
    )]);
    let form = Form::of(&template).points("III/1/1.1/b", "1").points("III/1/1.2", "2").points("III/2", "10");
    let form = form.not_applicable("III/1/1.1/a");
    // points and what can still be reached
    let rows = [("III/1/1.1/a", "0", "0"), ("III/1/1.1", "1", "2"), ("III/1", "3", "5"), ("III", "15,29", "20")];
    for (at, earned, reachable) in rows {
        assert_eq!((form.outcome(at).points, form.outcome(at).reachable), (points(earned), points(reachable)), "{at}");
    }
}

/// III of 20 with a group 1 of 8, where row a of 3 is out and the rest of `scope` makes up for it; and IV of 80.
fn rescaled_within(scope: Scope) -> Template {
    let first = group("1", "8", [leaf("a", "3", Rule::Free).rescaled_within(scope), leaf("b", "5", Rule::Free)]);
    template([group("III", "20", [first, leaf("2", "12", Rule::Free)]), leaf("IV", "80", Rule::Free)])
}

#[test]
fn the_rest_of_what_the_template_names_is_rescaled() {
    // 4 of 5, 10 of 12, 60 of 80. Scope; points and reachable of III.1 and of III; total of 100.
    let rows = [
        (Scope::Group(1), ("6,4", "8"), ("16,4", "20"), "76,4"),
        // The group it stands in is the innermost there is.
        (Scope::Group(9), ("6,4", "8"), ("16,4", "20"), "76,4"),
        // 14 × 20 ÷ 17.
        (Scope::TOP, ("4", "5"), ("16,47", "20"), "76,47"),
        // 74 × 100 ÷ 97.
        (Scope::Table, ("4", "5"), ("14", "17"), "76,29"),
    ];
    for (scope, of_first, of_third, total) in rows {
        let template = rescaled_within(scope);
        let form = Form::of(&template).not_applicable("III/1/a").points("III/1/b", "4").points("III/2", "10");
        let form = form.points("IV", "60");
        for (at, (earned, reachable)) in [("III/1", of_first), ("III", of_third)] {
            let outcome = form.outcome(at);
            assert_eq!((outcome.points, outcome.reachable), (points(earned), points(reachable)), "{scope:?} {at}");
        }
        let totals = form.assess().totals;
        assert_eq!(
            (totals.base, totals.total, totals.maximum),
            (points(total), points(total), points("100")),
            "{scope:?}"
        );
    }
}

#[test]
fn a_table_that_is_rescaled_keeps_what_was_removed_out_of_it() {
    // 100 less 10 removed is 90; the 60 of 80 that count become 60 × 90 ÷ 80, before bonus and penalty.
    let sheet = template([
        leaf("I", "10", Rule::Free).not_applicable(Removed),
        leaf("II", "10", Rule::Free).rescaled_within(Scope::Table),
        leaf("III", "80", Rule::Free),
        leaf("VII", "2", Rule::Free).section(Section::Bonus),
    ]);
    let form = Form::of(&sheet).not_applicable("I").not_applicable("II").points("III", "60").points("VII", "2");
    let totals = form.assess().totals;
    assert_eq!((totals.base, totals.total, totals.maximum), (points("67,5"), points("69,5"), points("90")));
}

#[test]
fn where_nothing_is_left_of_what_is_rescaled_it_is_out_whole() {
    // Both rows of III.1 are out within III.1: its 8 points are out of III, what is in III.2 stays as it is.
    let out = |number, maximum| leaf(number, maximum, Rule::Free).rescaled_within(Scope::Group(1));
    let sheet =
        template([group("III", "20", [group("1", "8", [out("a", "3"), out("b", "5")]), leaf("2", "12", Rule::Free)])]);
    let form = Form::of(&sheet).not_applicable("III/1/a").not_applicable("III/1/b").points("III/2", "6");
    assert_eq!((form.outcome("III/1").reachable, form.outcome("III").reachable), (points("0"), points("12")));
    assert_eq!(form.outcome("III").points, points("6"));
}

#[test]
fn beside_what_is_removed_the_rest_is_rescaled_to_what_is_left() {
    // 20 less 2 removed is 18; 13 of the 15 that count become 13 × 18 ÷ 15.
    let template = template([group(
        "I",
        "20",
        [
            leaf("1", "2", Rule::Free).not_applicable(Removed),
            leaf("2", "3", Rule::Free).not_applicable(Rescaled),
            leaf("3", "15", Rule::Free),
        ],
    )]);
    let form = Form::of(&template).not_applicable("I/1").not_applicable("I/2").points("I/3", "13");
    assert_eq!((form.outcome("I").points, form.outcome("I").reachable), (points("15,6"), points("18")));
}

#[test]
fn where_nothing_is_left_there_is_no_percentage() {
    for policy in [Removed, Rescaled] {
        let all = template([group(
            "I",
            "5",
            [leaf("1", "3", Rule::Free).not_applicable(policy), leaf("2", "2", Rule::Free).not_applicable(policy)],
        )]);
        let form =
            Form::of(&Template { grading: classes(), ..all }).not_applicable("I/1").not_applicable("I/2").assess();
        assert_eq!((form.totals.maximum, form.totals.percent), (points("0"), None), "{policy:?}");
        assert_eq!((form.classification.grade, form.classification.to_next), (None, None));
    }
}

/// A top criterion printed with 10 whose parts come to other sums, beside one of 90.
fn not_adding_up(policy: NotApplicablePolicy, parts: &[&str]) -> Template {
    let parts = parts.iter().enumerate().map(|(place, maximum)| leaf("", maximum, Rule::Free).numbered(place));
    let parts = parts.map(|part| part.not_applicable(policy));
    template([group("I", "10", parts), leaf("II", "90", Rule::Free)])
}

#[test]
fn what_is_left_of_a_group_whose_parts_do_not_add_up() {
    // Parts, which of them are out; points and reachable of I where the others are full (docs/decisions/0005).
    let rows: [(&[&str], &[&str], &str, &str); 8] = [
        (&["8", "8"], &[], "10", "10"),
        // The six points above the printed 10 are what goes first.
        (&["8", "8"], &["2"], "8", "8"),
        (&["8", "8"], &["1", "2"], "0", "0"),
        (&["8", "8", "8"], &["2"], "10", "10"),
        // Four of the printed ten nobody can reach; they go once nothing else is left.
        (&["3", "3"], &[], "6", "10"),
        (&["3", "3"], &["2"], "3", "7"),
        (&["3", "3"], &["1", "2"], "0", "0"),
        (&["6", "4"], &["2"], "6", "6"),
    ];
    for (parts, out, earned, reachable) in rows {
        let sheet = not_adding_up(Removed, parts);
        let form =
            (1..).zip(parts).fold(Form::of(&sheet), |form, (place, full)| form.points(&format!("I/{place}"), full));
        let form = out.iter().fold(form, |form, place| form.not_applicable(&format!("I/{place}")));
        let top = form.outcome("I");
        assert_eq!((top.points, top.reachable), (points(earned), points(reachable)), "{parts:?} without {out:?}");
    }
    // 8 of 100, then 8 of 98: never 2 of 92.
    let sheet = not_adding_up(Removed, &["8", "8"]);
    let form = Form::of(&sheet).points("I/1", "8").points("II", "0");
    let out = form.clone().not_applicable("I/2");
    let percent = |form: &Form<'_>| form.percent().unwrap().to_string();
    assert_eq!((percent(&form), percent(&out)), ("8,00%".to_owned(), "8,16%".to_owned()));
}

#[test]
fn what_a_group_lost_takes_nothing_from_its_neighbours() {
    // I.1 is printed with 4, its parts come to 16: without them I still has the 6 of I.2.
    let sheet = template([group(
        "I",
        "10",
        [
            group("1", "4", ["a", "b"].map(|number| leaf(number, "8", Rule::Free).not_applicable(Removed))),
            leaf("2", "6", Rule::Free),
        ],
    )]);
    let form = Form::of(&sheet).points("I/2", "6").not_applicable("I/1/a").not_applicable("I/1/b");
    assert_eq!((form.outcome("I").points, form.outcome("I").reachable), (points("6"), points("6")));
}

#[test]
fn a_group_that_is_out_whole_fails_no_requirement() {
    for policy in [Removed, Rescaled] {
        let sheet = Template { grading: classes(), ..not_adding_up(policy, &["3", "3"]) };
        let form = Form::of(&sheet).not_applicable("I/1").not_applicable("I/2").points("II", "80");
        assert_eq!((form.outcome("I").reachable, form.class().as_str()), (points("0"), "Tốt"), "{policy:?}");
    }
}

#[test]
fn a_top_criterion_that_is_out_leaves_the_others_as_they_are() {
    for policy in [Removed, Rescaled] {
        let template = template([leaf("I", "20", Rule::Free).not_applicable(policy), leaf("II", "10", Rule::Free)]);
        let totals = Form::of(&template).not_applicable("I").points("II", "8").assess().totals;
        assert_eq!((totals.total, totals.maximum), (points("8"), points("10")), "{policy:?}");
    }
}

#[test]
fn the_superior_rows_are_rescaled_too() {
    // 15 of 17 the unit can reach by itself; of the 20, what awaits the superior is 2 × 20 ÷ 17.
    let template = template([group(
        "III",
        "20",
        [
            leaf("3", "3", Rule::Free).not_applicable(Rescaled),
            leaf("8", "15", Rule::Free),
            leaf("9", "2", Rule::Free).by_superior(),
        ],
    )]);
    let form = Form::of(&template).not_applicable("III/3").points("III/8", "13");
    assert_eq!((form.total(), form.assess().totals.by_superior), (points("15,29"), points("2,35")));
    let appraised = form.by_superior().points("III/9", "2");
    assert_eq!(appraised.assess().totals.total, points("17,65"));
}

#[test]
fn where_the_sheet_allows_none_it_does_not_count() {
    let template = template([leaf("1", "3", Rule::Free)]);
    let form = Form::of(&template).not_applicable("1");
    assert_eq!(form.problems("1"), [ProblemKind::Open, ProblemKind::NotApplicableNotAllowed]);
    let scored = form.points("1", "2").evidence("1", "");
    assert_eq!(scored.problems("1"), [ProblemKind::NotApplicableNotAllowed]);
    assert_eq!((scored.total(), scored.outcome("1").state), (points("2"), State::Scored));
}

#[test]
fn it_needs_a_reason() {
    let template = sheet(FullPoints);
    for (reason, problems) in
        [("", vec![ProblemKind::ReasonMissing]), (" \n", vec![ProblemKind::ReasonMissing]), ("Có", vec![])]
    {
        let form = Form::of(&template).with("I/1", |answer| answer.not_applicable = Some(reason.to_owned()));
        assert_eq!(form.problems("I/1"), problems, "{reason:?}");
        assert_eq!(form.outcome("I/1").points, points("3"));
    }
}

#[test]
fn a_penalty_that_did_not_arise_takes_nothing_off() {
    let row = |policy| leaf("VIII", "2", Rule::Free).not_applicable(policy).section(Section::Penalty);
    for policy in [FullPoints, Removed, Rescaled, Zero] {
        let template = template([leaf("I", "10", Rule::Free), row(policy)]);
        let totals = Form::of(&template).points("I", "9").not_applicable("VIII").assess().totals;
        assert_eq!((totals.total, totals.maximum), (points("9"), points("10")), "{policy:?}");
    }
}
