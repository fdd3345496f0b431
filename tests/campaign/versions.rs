//! From one version of what asks to the next.

use crate::dossier_support::{code, draft, points, said, template};
use tucham::assessment::{Answer, Input};
use tucham::dossier::campaign::{Change, NotCarried, Part, carry_over, changes};
use tucham::dossier::{Draft, Slot, Typed};
use tucham::template::{
    Award, Criteria, Criterion, Exercise, GivenBy, Kind, KindId, NotApplicable, NotApplicablePolicy, Rule, Scope,
    Scoring, Section, Step, Template,
};

/// The small template with other rows.
fn changed(change: impl FnOnce(&mut Vec<(u8, Criterion)>)) -> Template {
    let mut rows: Vec<(u8, Criterion)> = template().criteria.into();
    change(&mut rows);
    Template { criteria: Criteria::new(rows).unwrap(), ..template() }
}

fn row(number: &str, text: &str, maximum: i64) -> (u8, Criterion) {
    let rows: Vec<(u8, Criterion)> = template().criteria.into();
    let free = rows[1].1.clone();
    (1, Criterion { number: number.into(), text: text.into(), maxima: vec![Some(points(maximum))], ..free })
}

fn rule(row: &mut (u8, Criterion), rule: Rule) {
    row.1.scoring.as_mut().unwrap().rule = rule;
}

fn steps(labels: &[&str]) -> Rule {
    let step = |label: &&str| Step { label: (*label).into(), award: Award::Maximum, days: None };
    Rule::Steps(labels.iter().map(step).collect())
}

fn answered(code_of: &str, answer: Answer) -> Draft {
    let mut draft = draft();
    draft.answers.by_code.clear();
    draft.answers.set(code(code_of), answer);
    draft
}

fn given(input: Input) -> Answer {
    Answer { input, ..said("Đã làm") }
}

#[test]
fn the_same_template_changes_nothing_and_carries_everything() {
    assert_eq!(changes(&template(), &template()), []);
    assert_eq!(carry_over(&draft(), &template(), &template()), (draft(), vec![]));
}

#[test]
fn rows_that_came_went_and_moved_are_told_apart() {
    // A row in front of the two: their texts keep their answers, though their numbers are others now.
    let new = changed(|rows| {
        rows.insert(1, row("1", "Phân công cán bộ", 100));
        rows[2].1.number = "2".into();
        rows[3] = row("3", "Quán triệt", 300);
    });
    let expected = [
        Change::Added { code: code("I/1"), text: "Phân công cán bộ".into() },
        Change::Renumbered { from: code("I/1"), to: code("I/2") },
        Change::Renumbered { from: code("I/2"), to: code("I/3") },
        Change::Maximum { code: code("I/3"), kind: KindId(0), from: Some(points(400)), to: Some(points(300)) },
    ];
    assert_eq!(changes(&template(), &new), expected);
    let (carried, lost) = carry_over(&draft(), &template(), &new);
    assert_eq!(lost, [NotCarried::AboveMaximum(code("I/3"))]);
    let answer = |code_of: &str| carried.answers.answer(&code(code_of)).clone();
    assert_eq!(answer("I/1"), Answer::default());
    assert_eq!(&answer("I/2"), draft().answers.answer(&code("I/1")));
    assert_eq!(answer("I/3"), Answer::default());
}

#[test]
fn a_criterion_that_went_takes_its_answer_with_it() {
    let new = changed(|rows| drop(rows.pop()));
    assert_eq!(changes(&template(), &new), [Change::Removed { code: code("I/2"), text: "Quán triệt".into() }]);
    let (carried, lost) = carry_over(&draft(), &template(), &new);
    assert_eq!(lost, [NotCarried::Removed(code("I/2"))]);
    assert_eq!(carried.answers.by_code.len(), 1);
}

#[test]
fn another_wording_is_said_and_carried() {
    let new = changed(|rows| rows[1].1.text = "Ban hành kế hoạch  ĐÚNG hạn".into());
    assert_eq!(changes(&template(), &new), [Change::Reworded(code("I/1"))]);
    assert_eq!(carry_over(&draft(), &template(), &new), (draft(), vec![]));
    let blanks = changed(|rows| rows[1].1.text = "ban  hành kế hoạch".into());
    assert_eq!(changes(&template(), &blanks), []);
}

#[test]
fn another_rule_keeps_the_words() {
    let new = changed(|rows| rule(&mut rows[1], Rule::YesNo { yes: Award::Maximum, no: Award::Points(points(0)) }));
    assert_eq!(changes(&template(), &new), [Change::Rule(code("I/1"))]);
    let (carried, lost) = carry_over(&draft(), &template(), &new);
    assert_eq!(lost, [NotCarried::Rule(code("I/1"))]);
    let (answer, before) = (carried.answers.answer(&code("I/1")), draft());
    assert_eq!(answer.input, Input::Empty);
    assert_eq!(answer.evidence, before.answers.answer(&code("I/1")).evidence);
}

#[test]
fn a_step_is_found_by_its_words() {
    let old = changed(|rows| rule(&mut rows[1], steps(&["Kịp thời", "Chậm", "Không"])));
    let new = changed(|rows| rule(&mut rows[1], steps(&["Trước hạn", "kịp  thời", "Không"])));
    for (choice, found) in [(0, Some(1)), (1, None), (2, Some(2)), (9, None)] {
        let (carried, lost) = carry_over(&answered("I/1", given(Input::Choice(choice))), &old, &new);
        let input = found.map_or(Input::Empty, Input::Choice);
        assert_eq!(carried.answers.answer(&code("I/1")), &given(input), "{choice}");
        assert_eq!(lost.is_empty(), found.is_some(), "{lost:?}");
    }
}

#[test]
fn figures_mean_what_their_rule_says() {
    let figures = Input::Figures { first: None, second: None };
    let ratio = changed(|rows| rule(&mut rows[1], Rule::Ratio(Vec::new())));
    let award = Award::Maximum;
    let last_year = Rule::AgainstLastYear { higher: award, equal: award, lower: award };
    let against = changed(|rows| rule(&mut rows[1], last_year));
    let (_, lost) = carry_over(&answered("I/1", given(figures.clone())), &ratio, &against);
    assert_eq!(lost.is_empty(), figures.is_empty());
    let count = changed(|rows| rule(&mut rows[1], Rule::PerItem { each: points(50), cap: award }));
    let deduction = changed(|rows| rule(&mut rows[1], Rule::Deduction { each: points(50), at_most: award }));
    let (_, lost) = carry_over(&answered("I/1", given(Input::Count(2))), &count, &deduction);
    assert_eq!(lost, [NotCarried::Rule(code("I/1"))]);
    let (carried, lost) = carry_over(&answered("I/1", given(Input::Count(2))), &count, &count);
    assert_eq!((carried.answers.answer(&code("I/1")), lost.len()), (&given(Input::Count(2)), 0));
}

#[test]
fn what_is_not_asked_any_more_stays_behind() {
    let scoring = |change: &dyn Fn(&mut Scoring)| changed(|rows| change(rows[1].1.scoring.as_mut().unwrap()));
    let exception = NotApplicable {
        policy: NotApplicablePolicy::Removed,
        scope: Scope::TOP,
        words: "không phát sinh: không tính".into(),
    };
    let allowing = scoring(&|scoring| scoring.not_applicable = Some(exception.clone()));
    let nothing = Answer { not_applicable: Some("Không có việc".into()), ..said("Đã rà soát") };
    let (carried, lost) = carry_over(&answered("I/1", nothing.clone()), &allowing, &template());
    assert_eq!(lost, [NotCarried::NotApplicable(code("I/1"))]);
    assert_eq!(carried.answers.answer(&code("I/1")), &said("Đã rà soát"));
    assert_eq!(carry_over(&answered("I/1", nothing.clone()), &allowing, &allowing).1, []);
    let superior = scoring(&|scoring| scoring.given_by = GivenBy::Superior);
    let (_, lost) = carry_over(&draft(), &template(), &superior);
    assert_eq!(lost, [NotCarried::BySuperior(code("I/1"))]);
}

#[test]
fn kinds_conditions_and_unreadable_texts_come_along() {
    let kinds = |names: &[&str]| {
        let two =
            |rows: &mut Vec<(u8, Criterion)>| rows.iter_mut().for_each(|row| row.1.maxima.push(Some(points(600))));
        let kinds = names.iter().map(|name| Kind { name: (*name).into(), code: None }).collect();
        Template { kinds, ..changed(two) }
    };
    let mut filled = draft();
    filled.answers.kind = KindId(1);
    filled.answers.conditions.insert("1".into());
    filled.unreadable.insert(code("I/2"), Typed::from([(Slot::Points, "bốn".into())]));
    let (carried, lost) = carry_over(&filled, &kinds(&["Cơ quan", "Xã"]), &kinds(&["xã", "Cơ quan"]));
    assert_eq!((carried.answers.kind, lost), (KindId(0), vec![]));
    assert_eq!((&carried.answers.conditions, &carried.unreadable), (&filled.answers.conditions, &filled.unreadable));
    let (carried, lost) = carry_over(&filled, &kinds(&["Cơ quan", "Xã"]), &kinds(&["Sở", "Phòng"]));
    assert_eq!((carried.answers.kind, lost), (KindId(0), vec![NotCarried::Kind]));
    let mut new = template();
    new.grading.conditions[0].text = "Vi phạm khác".into();
    filled.answers.kind = KindId(0);
    let (carried, lost) = carry_over(&filled, &template(), &new);
    assert_eq!((carried.answers.conditions.len(), lost), (0, vec![NotCarried::Condition("1".into())]));
}

#[test]
fn what_stands_besides_the_table_is_named() {
    let exercise = Exercise { period: "2024".into(), addressee: None, ..template().exercise };
    let new = Template { exercise, grading: tucham::template::Grading::default(), ..template() };
    let parts = [Part::Name, Part::Addressee, Part::Grading].map(Change::Part);
    assert_eq!(changes(&template(), &new), parts);
}

#[test]
fn what_would_mean_something_else_stays_behind() {
    let lost = |answer: Answer, old: &Template, new: &Template| carry_over(&answered("I/1", answer), old, new).1;
    let award = Award::Maximum;
    // Points of a criterion are no points of a penalty.
    let penalty = changed(|rows| rows.iter_mut().for_each(|row| row.1.section = Section::Penalty));
    assert_eq!(lost(given(Input::Points(points(100))), &template(), &penalty), [NotCarried::Rule(code("I/1"))]);
    // A day tells no step where the steps name no days.
    let day = tucham::template::Day::new(2026, 4, 10).unwrap();
    let days = Some(tucham::template::Days { first: None, last: Some(day) });
    let step = |days| Rule::Steps(vec![Step { label: "Kịp thời".into(), award, days }]);
    let (dated, plain) =
        (changed(|rows| rule(&mut rows[1], step(days))), changed(|rows| rule(&mut rows[1], step(None))));
    assert_eq!(lost(given(Input::Sent(day)), &dated, &plain), [NotCarried::Rule(code("I/1"))]);
    assert_eq!(lost(given(Input::Sent(day)), &dated, &dated), []);
    let yes_no = changed(|rows| rule(&mut rows[1], Rule::YesNo { yes: award, no: award }));
    assert_eq!(lost(given(Input::Choice(1)), &yes_no, &yes_no), []);
    assert_eq!(lost(given(Input::Choice(2)), &yes_no, &yes_no), [NotCarried::Step(code("I/1"))]);
}

#[test]
fn what_only_the_superior_says_stays_behind() {
    let scoring = |given_by| {
        let words = "không phát sinh".to_owned();
        let exception = NotApplicable { policy: NotApplicablePolicy::FullPoints, scope: Scope::TOP, words };
        changed(|rows| {
            let scoring = rows[1].1.scoring.as_mut().unwrap();
            (scoring.given_by, scoring.not_applicable) = (given_by, Some(exception));
        })
    };
    let nothing = Answer { not_applicable: Some("Không có việc".into()), ..said("Đã rà soát") };
    let draft = answered("I/1", nothing);
    let (carried, lost) = carry_over(&draft, &scoring(GivenBy::Unit), &scoring(GivenBy::Superior));
    assert_eq!(lost, [NotCarried::NotApplicable(code("I/1"))]);
    assert_eq!(carried.answers.answer(&code("I/1")), &said("Đã rà soát"));
    let mut stating = draft;
    stating.answers.by_code.clear();
    stating.answers.conditions.insert("1".into());
    let mut new = template();
    let stated_by = &mut new.grading.conditions[0].stated_by;
    *stated_by = if *stated_by == GivenBy::Unit { GivenBy::Superior } else { GivenBy::Unit };
    assert_eq!(carry_over(&stating, &template(), &new).1, [NotCarried::Condition("1".into())]);
}

#[test]
fn texts_that_are_no_numbers_are_said_where_they_do_not_come_along() {
    let mut typed = draft();
    typed.answers.by_code.clear();
    typed.unreadable.insert(code("I/2"), Typed::from([(Slot::Points, "bốn".into())]));
    let lost = |new: &Template| {
        let (carried, lost) = carry_over(&typed, &template(), new);
        assert!(carried.unreadable.is_empty());
        lost
    };
    assert_eq!(lost(&changed(|rows| drop(rows.pop()))), [NotCarried::Removed(code("I/2"))]);
    let other = Rule::YesNo { yes: Award::Maximum, no: Award::Points(points(0)) };
    assert_eq!(lost(&changed(|rows| rule(&mut rows[2], other))), [NotCarried::Rule(code("I/2"))]);
    let by_superior = changed(|rows| rows[2].1.scoring.as_mut().unwrap().given_by = GivenBy::Superior);
    assert_eq!(lost(&by_superior), [NotCarried::BySuperior(code("I/2"))]);
}

#[test]
fn thousands_of_criteria_are_compared_at_once() {
    let many = |shift: usize| {
        changed(|rows| {
            let (group, free) = (rows[0].clone(), rows[1].clone());
            *rows = vec![group];
            rows.extend((0..4_900).map(|at| {
                let mut row = free.clone();
                row.1.number = (at + 1).to_string();
                row.1.text = format!("Việc {}", at + shift);
                row
            }));
        })
    };
    let (old, new) = (many(0), many(1));
    let started = std::time::Instant::now();
    assert_eq!(changes(&old, &new).len(), 4_901);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
