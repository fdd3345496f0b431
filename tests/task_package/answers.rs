//! Answers to whatever a template asks, each kind of rule in its own way.

use tucham::assessment::{Answer, Answers, Evidence, Input, InputKind};
use tucham::score::{Quantity, Score};
use tucham::template::{Criterion, Day, GivenBy, KindId, Template};

/// An answer to every criterion that the unit scores: 45 of 48, the second step, two counted, half of the maximum.
pub fn to_everything(template: &Template, kind: KindId) -> Answers {
    let mut answers = Answers { kind, ..Answers::default() };
    for (_, node) in template.criteria.iter() {
        if let Some(input) = input(&node.criterion, kind) {
            let evidence = vec![evidence(&node.criterion)];
            let answer = Answer { input, evidence, in_charge: "Văn phòng".into(), ..Answer::default() };
            answers.set(node.code.clone(), answer);
        }
    }
    answers
}

/// The same with "không phát sinh" wherever the template allows it, and an explanation beside it.
pub fn with_nothing_arisen(template: &Template, kind: KindId) -> Answers {
    let mut answers = to_everything(template, kind);
    for (_, node) in template.criteria.iter() {
        let allows = node.criterion.scoring.as_ref().is_some_and(|scoring| scoring.not_applicable.is_some());
        if let Some(answer) = answers.by_code.get_mut(&node.code).filter(|_| allows) {
            answer.not_applicable = Some("Trong năm không phát sinh".into());
            answer.explanation = "Đã rà soát <sổ> & \"văn bản\",\nkhông có trường hợp nào.".into();
        }
    }
    answers
}

fn input(criterion: &Criterion, kind: KindId) -> Option<Input> {
    let scoring = criterion.scoring.as_ref().filter(|scoring| scoring.given_by == GivenBy::Unit)?;
    let maximum = criterion.maximum(kind)?;
    Some(match scoring.rule.input_kind() {
        InputKind::Points => Input::Points(Score::from_hundredths(maximum.hundredths() / 2)),
        InputKind::Choice(_) => Input::Choice(u16::from(criterion.text.len().is_multiple_of(2))),
        InputKind::ChoiceOrDay(_) => Input::Sent(Day::new(2023, 4, 9)?),
        InputKind::Count => Input::Count(2),
        InputKind::Ratio => figures("45", "48"),
        InputKind::Years => figures("85,42", "84,1"),
    })
}

fn figures(first: &str, second: &str) -> Input {
    let read = |text: &str| Quantity::parse(text).ok();
    Input::Figures { first: read(first), second: read(second) }
}

fn evidence(criterion: &Criterion) -> Evidence {
    Evidence {
        number: format!("{}/BC-UBND", criterion.text.len()),
        date: Day::new(2023, 9, 5),
        issuer: "UBND xã Bàu Năng".into(),
        title: "Báo cáo kết quả".into(),
        link: "https://baunang.example/bc?id=1&a=2".into(),
    }
}
