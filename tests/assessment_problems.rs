//! What needs a look: which problems, at which place, in which order, and which of them block an export.

#![allow(clippy::unwrap_used, reason = "a test that meets the unexpected has to stop")]

mod assessment_support;

use assessment_support::*;
use tucham::assessment::{Answer, Evidence, Input, Problem, ProblemKind, State, TextField};
use tucham::score::DecimalError;
use tucham::template::NotApplicablePolicy::{FullPoints, Zero};
use tucham::template::{Condition, Days, Exercise, GivenBy, Grading, Rule, Section, Template};

use ProblemKind::{EvidenceMissing, ExplanationMissing, Open};

fn free(number: &str) -> Row {
    leaf(number, "2", Rule::Free)
}

#[test]
fn problems_stand_in_printed_order_and_the_draft_comes_last() {
    let template =
        template([group("II", "4", [free("1"), free("2")]), group("I", "4", [free("1").must_explain(), free("2")])]);
    let form = Form::of(&template).points("I/1", "1").points("II/2", "3").points("X/1", "1");
    let places: Vec<_> = form.assess().problems.into_iter().map(|Problem { place, kind }| (place, kind)).collect();
    let above = ProblemKind::AboveMaximum { points: points("3"), maximum: points("2") };
    let expected = [
        (Some(form.id("II/1")), Open),
        (Some(form.id("II/2")), above),
        (Some(form.id("I/1")), EvidenceMissing),
        (Some(form.id("I/1")), ExplanationMissing),
        (Some(form.id("I/2")), Open),
        (None, ProblemKind::UnknownCriterion("X/1".to_owned())),
    ];
    assert_eq!(places, expected);
}

#[test]
fn points_need_evidence() {
    let template = template([free("1").not_applicable(FullPoints), leaf("2", "2", deduction("1", fixed("2")))]);
    let form = Form::of(&template);
    let blank = |answer: &mut Answer| answer.evidence.push(Evidence::default());
    let linked = |answer: &mut Answer| {
        answer.evidence.push(Evidence { link: "https://duongminhchau.example/tin".to_owned(), ..Evidence::default() });
    };
    let rows = [
        (form.clone().points("1", "1"), vec![EvidenceMissing]),
        (form.clone().points("1", "1").with("1", blank), vec![EvidenceMissing]),
        (form.clone().points("1", "1").with("1", linked), vec![]),
        (form.clone().points("1", "1").evidence("1", ""), vec![]),
        // "An explanation where evidence is missing" (domain.md, "Documents").
        (form.clone().points("1", "1").explained("1"), vec![]),
        (form.clone().points("1", "0"), vec![]),
        (form.clone().points("1", "1").not_applicable("1"), vec![]),
        (form.clone(), vec![Open]),
    ];
    for (form, problems) in rows {
        assert_eq!(form.problems("1"), problems, "{:?}", form.answers);
    }
    // Points that stand because nothing was taken off need evidence too.
    assert_eq!(form.count("2", 0).problems("2"), [EvidenceMissing]);
}

#[test]
fn some_points_have_to_be_explained() {
    let template = template([free("1").must_explain().not_applicable(Zero)]);
    let form = Form::of(&template).evidence("1", "");
    let rows = [
        (form.clone().points("1", "1"), vec![ExplanationMissing]),
        (form.clone().points("1", "0"), vec![ExplanationMissing]),
        (form.clone().points("1", "1").explained("1"), vec![]),
        (form.clone().points("1", "1").not_applicable("1"), vec![]),
        (form.clone(), vec![Open]),
    ];
    for (form, problems) in rows {
        assert_eq!(form.problems("1"), problems, "{:?}", form.answers);
    }
}

#[test]
fn evidence_is_held_against_the_period_that_figures_cover() {
    let period = Days { first: Some(day("01/01/2023")), last: Some(day("15/10/2023")) };
    let exercise = Exercise { data_period: Some(period), ..Exercise::default() };
    let template = Template { exercise, ..template([free("1")]) };
    let outside = |evidence| ProblemKind::EvidenceOutsidePeriod { evidence };
    let rows: [(&[&str], Vec<ProblemKind>); 4] = [
        (&["01/01/2023", "15/10/2023", ""], vec![]),
        (&["31/12/2022"], vec![outside(0)]),
        (&["03/4/2023", "16/10/2023", "", "20/11/2023"], vec![outside(1), outside(3)]),
        (&[], vec![EvidenceMissing]),
    ];
    for (dates, problems) in rows {
        let form = dates.iter().fold(Form::of(&template).points("1", "1"), |form, date| form.evidence("1", date));
        assert_eq!(form.problems("1"), problems, "{dates:?}");
    }
}

#[test]
fn a_date_that_gives_fewer_points_speaks_against_the_step() {
    let sent = [("–", "09/4/2023", "1,5"), ("10/4/2023", "30/4/2023", "0,75"), ("01/5/2023", "–", "0")];
    let template = template([leaf("1", "1,5", dated_steps(sent))]);
    let against = |evidence, step| vec![ProblemKind::StepAgainstEvidence { evidence, step }];
    let day = |text| Input::Sent(day(text));
    let rows: [(Input, &[&str], Vec<ProblemKind>); 9] = [
        (Input::Choice(0), &["03/4/2023"], vec![]),
        (Input::Choice(0), &["12/4/2023"], against(0, 1)),
        (Input::Choice(0), &["", "02/5/2023"], against(1, 2)),
        // One document bears the step out; a later report beside it does not speak against it.
        (Input::Choice(0), &["12/4/2023", "03/4/2023"], vec![]),
        (Input::Choice(0), &[""], vec![]),
        // A document may be older than the day it was sent.
        (Input::Choice(1), &["03/4/2023"], vec![]),
        (Input::Choice(1), &["03/4/2023", "02/5/2023"], against(1, 2)),
        (day("08/4/2023"), &["12/4/2023"], against(0, 1)),
        (day("12/4/2023"), &["03/4/2023"], vec![]),
    ];
    for (input, dates, problems) in rows {
        let form = Form::of(&template).input("1", input.clone());
        let form = dates.iter().fold(form, |form, date| form.evidence("1", date));
        assert_eq!(form.problems("1"), problems, "{input:?} {dates:?}");
    }
}

#[test]
fn more_than_assigned_is_said_and_counts_as_the_whole() {
    let template = template([leaf("1", "2", proportional_from("60"))]);
    let form = Form::of(&template).figures("1", "7", "5").evidence("1", "");
    let said = ProblemKind::MoreThanAssigned { done: figure("7"), assigned: figure("5") };
    assert_eq!((form.total(), form.problems("1")), (points("2"), vec![said]));
}

#[test]
fn texts_longer_than_a_cell_are_named() {
    let template = template([free("1").not_applicable(Zero)]);
    // Two UTF-16 units a sign: a cell of Excel counts those, not letters.
    let fits = "a".repeat(32_767);
    let long = "a".repeat(32_768);
    let emoji = "𝄞".repeat(16_384);
    let accents = "ệ".repeat(32_767);
    for (text, length) in [(&fits, None), (&accents, None), (&long, Some(32_768)), (&emoji, Some(32_768))] {
        let form = Form::of(&template).points("1", "0").with("1", |answer| answer.explanation = text.clone());
        let problem = length.map(|length| ProblemKind::TooLong { field: TextField::Explanation, length });
        assert_eq!(form.problems("1"), problem.into_iter().collect::<Vec<_>>());
    }
    let form = Form::of(&template).evidence("1", "").with("1", |answer| {
        answer.not_applicable = Some(long.clone());
        answer.in_charge = long.clone();
        answer.evidence.push(Evidence { title: long.clone(), ..Evidence::default() });
    });
    let fields = [TextField::Reason, TextField::InCharge, TextField::Evidence(1)];
    assert_eq!(form.problems("1"), fields.map(|field| ProblemKind::TooLong { field, length: 32_768 }));
}

#[test]
fn input_that_cannot_count_is_kept_and_said() {
    let template =
        template([group("I", "4 | 2", [leaf("1", "2 | –", Rule::Free), leaf("2", "2 | 2", Rule::Free).by_superior()])]);
    let form = Form::of(&template).kind("SN").points("I/1", "1").points("I/2", "1").points("I", "1");
    for (at, state) in [("I/1", State::NotForThisKind), ("I/2", State::AwaitsSuperior), ("I", State::AwaitsSuperior)] {
        assert_eq!((form.outcome(at).state, form.problems(at)), (state, vec![ProblemKind::DoesNotCount]), "{at}");
    }
    assert_eq!(form.total(), points("0"));
    let back = form.kind("CQ").evidence("I/1", "");
    assert_eq!((back.total(), back.problems("I/1")), (points("1"), vec![]));
}

#[test]
fn what_the_template_does_not_know_is_named() {
    let conditions = vec![condition("1", "Khá"), Condition { stated_by: GivenBy::Superior, ..condition("2", "Khá") }];
    let template = Template { grading: Grading { conditions, ..classes() }, ..template([free("1")]) };
    let unknown = |number: &str| ProblemKind::UnknownCondition(number.to_owned());
    let form = Form::of(&template).states("1").states("2").states("9").points("1.1", "1");
    let expected = [ProblemKind::UnknownCriterion("1.1".to_owned()), unknown("2"), unknown("9")];
    assert_eq!(form.draft_problems(), expected);
    assert_eq!(form.by_superior().draft_problems(), [ProblemKind::UnknownCriterion("1.1".to_owned()), unknown("9")]);
}

#[test]
fn a_kind_that_the_template_lacks_counts_nothing() {
    let template = template([free("1")]);
    let mut form = Form::of(&template).points("1", "1");
    form.answers.kind = tucham::template::KindId(3);
    let outcome = form.assess();
    assert_eq!(form.draft_problems(), [ProblemKind::UnknownKind]);
    assert_eq!((outcome.totals.total, outcome.totals.percent), (points("0"), None));
    assert!(!outcome.can_be_exported());
}

#[test]
fn a_penalty_needs_no_evidence() {
    let template = template([free("1"), free("2").section(Section::Penalty), free("3").section(Section::Bonus)]);
    let form = Form::of(&template).points("1", "0").points("2", "1").points("3", "1");
    assert_eq!((form.problems("2"), form.problems("3")), (vec![], vec![EvidenceMissing]));
}

#[test]
fn what_is_wrong_blocks_and_what_is_unfinished_does_not() {
    let field = TextField::Explanation;
    let blocking = [
        ProblemKind::AboveMaximum { points: points("3"), maximum: points("2") },
        ProblemKind::BelowZero,
        ProblemKind::DoesNotFit,
        ProblemKind::ReasonMissing,
        ProblemKind::TooLong { field, length: 32_768 },
        ProblemKind::Unreadable(DecimalError::Ambiguous),
        ProblemKind::UnknownKind,
    ];
    let risky = [
        Open,
        ProblemKind::NothingAssigned,
        ProblemKind::MoreThanAssigned { done: figure("7"), assigned: figure("5") },
        ProblemKind::DoesNotCount,
        ProblemKind::NotApplicableNotAllowed,
        EvidenceMissing,
        ExplanationMissing,
        ProblemKind::EvidenceOutsidePeriod { evidence: 0 },
        ProblemKind::StepAgainstEvidence { evidence: 0, step: 1 },
        ProblemKind::UnknownCriterion("I".to_owned()),
        ProblemKind::UnknownCondition("1".to_owned()),
    ];
    assert!(blocking.iter().all(ProblemKind::blocks_export));
    assert!(!risky.iter().any(ProblemKind::blocks_export));

    let template = template([free("1"), free("2")]);
    let form = Form::of(&template).points("1", "1");
    assert!(form.assess().can_be_exported());
    assert!(!form.points("2", "2,5").assess().can_be_exported());
}
