//! Classes: edges, what a class takes besides its band, caps and disqualifiers.

#![allow(clippy::panic, reason = "a test that meets the unexpected has to stop")]

mod assessment_support;

use assessment_support::*;
use tucham::assessment::ClassReason;
use tucham::template::{Adjustment, Condition, GivenBy, Grade, Grading, Quota, Requirement, Rule, Section, Template};

fn requirement(least: &str) -> Vec<Requirement> {
    vec![Requirement::EveryTopCriterion(percent(least))]
}

#[test]
fn bands_hold_the_edges_that_they_name() {
    let rows = [
        ("80", "20", "Tốt"),
        ("60", "20", "Tốt"),
        ("59,99", "20", "Khá"),
        ("45", "20", "Khá"),
        ("44,99", "20", "Trung bình"),
        ("30", "20", "Trung bình"),
        ("29,99", "20", "Yếu"),
        ("0", "0", "Yếu"),
    ];
    let template = graded(classes());
    for (first, second, class) in rows {
        // Half of each criterion is met or the band is below "Tốt" anyway.
        assert_eq!(scored(&template, first, second).class(), class, "{first} + {second}");
    }
}

#[test]
fn an_edge_may_be_out_of_the_band() {
    // "Trên 90" and "đến 90"; "từ 50 đến 90", "dưới 50".
    let grades = vec![grade("A", above("90")), grade("B", from_to("50", "90")), grade("C", below("50"))];
    let template = graded(Grading { grades, ..Grading::default() });
    for (first, class) in [("70,01", "A"), ("70", "B"), ("30", "B"), ("29,99", "C")] {
        assert_eq!(scored(&template, first, "20").class(), class, "{first} + 20");
    }
}

#[test]
fn without_classes_or_in_a_gap_none_is_assumed() {
    let none = graded(Grading::default());
    assert_eq!(scored(&none, "80", "20").class(), "–");
    let gap = vec![grade("A", from("90")), grade("C", below("50"))];
    let gap = graded(Grading { grades: gap, ..Grading::default() });
    let form = scored(&gap, "60", "20");
    assert_eq!((form.class(), to_next(&form)), ("–".to_owned(), ahead(Some(("A", "10")))));
}

#[test]
fn a_weak_top_criterion_lowers_the_class_with_its_reason() {
    let template = graded(classes());
    let form = scored(&template, "80", "9,99");
    let class = form.assess().classification;
    assert_eq!((form.class().as_str(), class.by_band, class.to_next), ("Khá", Some(0), None));
    let expected = ClassReason::Requirement {
        grade: 0,
        requirement: Requirement::EveryTopCriterion(percent("50")),
        criterion: form.id("II"),
        reached: percent("49,95"),
    };
    assert_eq!(class.reasons, [expected]);
    assert_eq!(scored(&template, "80", "10").class(), "Tốt");
    // Where the band already says Khá, the requirement of Tốt is no reason.
    assert_eq!(scored(&template, "65", "9").assess().classification.reasons, []);
}

#[test]
fn a_class_falls_until_its_requirements_hold() {
    let take = |name: &str, band, least| Grade { requirements: requirement(least), ..grade(name, band) };
    let grades =
        vec![take("A", from("80"), "50"), take("B", from_to_below("60", "80"), "40"), take("C", below("60"), "0")];
    let template = graded(Grading { grades, ..Grading::default() });
    for (second, class, reasons) in [("10", "A", 0), ("8", "B", 1), ("7", "C", 2)] {
        let form = scored(&template, "80", second);
        assert_eq!((form.class().as_str(), form.assess().classification.reasons.len()), (class, reasons), "{second}");
    }
}

#[test]
fn a_top_criterion_with_nothing_reachable_is_not_asked() {
    let out = leaf("II", "20", Rule::Free).not_applicable(tucham::template::NotApplicablePolicy::Removed);
    let bonus = leaf("VII", "3", Rule::Free).section(Section::Bonus);
    let template = Template { grading: classes(), ..template([leaf("I", "80", Rule::Free), out, bonus]) };
    assert_eq!(Form::of(&template).points("I", "70").not_applicable("II").class(), "Tốt");
}

#[test]
fn stated_conditions_cap_and_disqualify() {
    let conditions =
        vec![condition("1", ""), condition("2", "Khá"), condition("3", "Trung bình"), condition("4", "Kém")];
    let template = graded(Grading { conditions, ..classes() });
    // what is stated, points of I, class, places of the conditions that are reasons
    let rows = [
        ("", "80", "Tốt", vec![]),
        ("2", "80", "Khá", vec![1]),
        ("2 3", "80", "Trung bình", vec![1, 2]),
        ("1 2", "80", "–", vec![0]),
        ("2", "50", "Khá", vec![]),
        ("3", "50", "Trung bình", vec![2]),
        ("2", "35", "Trung bình", vec![]),
        // A class that the template lacks holds nothing (the importer says so).
        ("4", "80", "Tốt", vec![]),
    ];
    for (stated, first, class, places) in rows {
        let form = stating(scored(&template, first, "20"), stated);
        let reasons = form.assess().classification.reasons.into_iter();
        let reasons: Vec<_> = reasons
            .map(|reason| match reason {
                ClassReason::Condition { condition, .. } => condition,
                ClassReason::Requirement { .. } => panic!("no requirement is in play"),
            })
            .collect();
        assert_eq!((form.class().as_str(), reasons), (class, places), "{stated}, {first}");
    }
    // Points lead to the next class only where no condition forbids it.
    for (stated, first, leads_on) in [("2", "50", false), ("2", "35", true), ("3", "35", false), ("1", "35", false)] {
        let to_next = stating(scored(&template, first, "20"), stated).assess().classification.to_next;
        assert_eq!(to_next.is_some(), leads_on, "{stated}, {first}");
    }
}

/// The form with conditions stated, by their numbers.
fn stating<'a>(form: Form<'a>, numbers: &str) -> Form<'a> {
    numbers.split_whitespace().fold(form, Form::states)
}

#[test]
fn only_the_superior_states_its_conditions() {
    let theirs = Condition { stated_by: GivenBy::Superior, ..condition("3", "Khá") };
    let template = graded(Grading { conditions: vec![theirs], ..classes() });
    let form = scored(&template, "80", "20").states("3");
    assert_eq!(form.class(), "Tốt");
    assert_eq!(form.by_superior().class(), "Khá");
}

#[test]
fn nobody_is_lowered_because_the_superior_has_not_scored_yet() {
    // III gives 20 points, 2 of them by the superior: docs/decisions/0002.
    let rows = template([
        leaf("I", "80", Rule::Free),
        group("III", "20", [leaf("1", "18", Rule::Free), leaf("9", "2", Rule::Free).by_superior()]),
    ]);
    let template = Template { grading: classes(), ..rows };
    // own points of III, class now, points by the superior, class then
    let rows = [("8", "Tốt", "2", "Tốt"), ("8", "Tốt", "1,99", "Khá"), ("7,99", "Khá", "2", "Khá")];
    for (own, now, given, then) in rows {
        let form = Form::of(&template).points("I", "80").points("III/1", own);
        assert_eq!(form.class(), now, "{own}/18");
        assert_eq!(form.by_superior().points("III/9", given).class(), then, "{own} + {given}");
    }
}

#[test]
fn the_class_that_is_still_possible_is_told() {
    let rows = template([leaf("I", "95", Rule::Free), leaf("VI", "5", Rule::Free).by_superior()]);
    let template = Template { grading: classes(), ..rows };
    for (own, now, possible) in
        [("80", "Tốt", "Tốt"), ("79", "Khá", "Tốt"), ("75", "Khá", "Tốt"), ("74,99", "Khá", "Khá")]
    {
        let form = Form::of(&template).points("I", own);
        let class = form.assess().classification;
        assert_eq!((form.named(class.grade), form.named(class.with_superior)), (now.to_owned(), possible.to_owned()));
    }
}

#[test]
fn quotas_change_no_class() {
    let quota = Quota { number: "5".to_owned(), text: "không quá 20% số đơn vị xếp loại Tốt".to_owned() };
    let template = graded(Grading { quotas: vec![quota], ..classes() });
    assert_eq!(scored(&template, "80", "20").class(), "Tốt");
}

#[test]
fn a_cap_below_zero_is_its_size() {
    let rows = [
        leaf("I", "100", Rule::Free),
        leaf("VII", "5", Rule::Free).section(Section::Bonus),
        leaf("VIII", "5", Rule::Free).section(Section::Penalty),
    ];
    let caps = Adjustment { bonus_cap: Some(points("-3")), penalty_cap: Some(points("-2")), ..Adjustment::default() };
    let template = Template { adjustment: caps, ..template(rows) };
    let form = Form::of(&template).points("I", "50").points("VII", "5").points("VIII", "4");
    let totals = form.assess().totals;
    assert_eq!((totals.bonus, totals.penalty, totals.total), (points("3"), points("2"), points("51")));
}

#[test]
fn a_requirement_is_a_reason_once_however_many_classes_take_it() {
    let take = |name: &str, band| Grade { requirements: requirement("50"), ..grade(name, band) };
    let grades = vec![take("A", from("80")), take("B", from_to_below("60", "80")), grade("C", below("60"))];
    let template = graded(Grading { grades, ..Grading::default() });
    let form = scored(&template, "80", "7");
    assert_eq!((form.class().as_str(), form.assess().classification.reasons.len()), ("C", 1));
}

#[test]
fn ten_thousand_classes_and_two_thousand_criteria_take_no_time() {
    // Every class takes what no criterion reaches: 2 · 10^7 reasons if all were told.
    let tops = (0..2_000).map(|top| leaf("", "1", Rule::Free).numbered(top));
    let requirements =
        |class: i64| vec![Requirement::EveryTopCriterion(tucham::score::Percent::from_hundredths(5000 + class % 4000))];
    let grades = (0..10_000).map(|class| Grade { requirements: requirements(class), ..grade("", from("0")) });
    let conditions = (0..2_000).map(|number| condition(&number.to_string(), "Kém")).collect();
    let sheet =
        Template { grading: Grading { grades: grades.collect(), conditions, ..Grading::default() }, ..template(tops) };
    let form = (0..2_000).fold(Form::of(&sheet), |form, number| form.states(&number.to_string()));
    let started = std::time::Instant::now();
    let class = form.assess().classification;
    assert_eq!((class.grade, class.by_band, class.reasons.len()), (None, Some(0), 100));
    assert!(started.elapsed() < std::time::Duration::from_secs(2), "{:?}", started.elapsed());
}
