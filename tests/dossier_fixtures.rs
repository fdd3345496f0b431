//! Files of every released version, stored as they were written: they open for ever.
//!
//! A fixture is never changed. A new version of a format adds fixtures of its own, and its reader keeps these.

// A panic is how a test fails.
#![allow(clippy::unwrap_used)]

mod dossier_support;

use dossier_support::*;
use tucham::assessment::{Answer, Answers, Evidence, Input};
use tucham::basics::{OrderedMap, OrderedSet};
use tucham::dossier::{AnswerFormat, Dossier, Draft, DraftChange, DraftFile, Finding, Grounds, Slot, open};
use tucham::score::Quantity;
use tucham::template::{Day, KindId};

/// A dossier of version 1 by the small template.
const SCORED: &str = include_str!("fixtures/dossier/v1-scored.json");
/// A dossier of version 1 with every kind of input.
const EVERY_INPUT: &str = include_str!("fixtures/dossier/v1-every-input.json");
/// A draft of version 1.
const DRAFT: &str = include_str!("fixtures/dossier/v1-draft.json");

/// A draft of version 1 that came from a file and has fields with texts that are no numbers.
const UNREADABLE: &str = include_str!("fixtures/dossier/v1-draft-unreadable.json");

/// Every kind of input, and every member of an answer.
fn every_input() -> Answers {
    let input = |input: Input| Answer { input, ..Answer::default() };
    let figure = |units: i64| Some(Quantity::from_ten_thousandths(units));
    let full = Answer {
        input: Input::Choice(1),
        not_applicable: Some("Không có đơn thư trong năm".into()),
        explanation: "Giải trình: \"đủ\"\tvà\nđúng hạn \u{1f4c4}".into(),
        in_charge: "Văn phòng".into(),
        evidence: vec![
            Evidence {
                number: "12/KH-UBND".into(),
                date: Day::new(2023, 4, 9),
                issuer: "UBND xã Bàu Năng".into(),
                title: "Kế hoạch".into(),
                link: "https://example.com/12".into(),
            },
            Evidence { title: "Sổ tiếp công dân".into(), ..Evidence::default() },
        ],
    };
    let by_code = OrderedMap::from([
        (code("I/1/1.1"), full),
        (code("I/1/1.2"), input(Input::Points(points(125)))),
        (code("I/1/1.2#2"), input(Input::Points(points(-50)))),
        (code("I/2"), input(Input::Sent(Day::new(2023, 10, 19).unwrap()))),
        (code("II/1"), input(Input::Count(3))),
        (code("II/2"), input(Input::Figures { first: figure(450_000), second: figure(480_000) })),
        (code("II/3"), input(Input::Figures { first: figure(854_200), second: None })),
        (code("Đ/a)"), input(Input::Choice(0))),
    ]);
    Answers { kind: KindId(2), by_code, conditions: OrderedSet::from(["1".into(), "4".into()]) }
}

fn dossier_of_every_input() -> Dossier {
    Dossier { answers: every_input(), ..dossier() }
}

#[test]
fn a_scored_dossier_of_version_1_is_whole() {
    let opened = open_knowing_all(SCORED);
    assert_eq!(opened.findings, [Finding::Whole]);
    assert_eq!(opened.dossier, Some(dossier()));
    // Worked out from the stored payload by another program.
    assert_eq!(opened.check_code().unwrap().to_string(), "KGFR-1CZB-B5D2-RSGX-V9MJ-V1KD-R3E7-3VN9");
}

#[test]
fn every_kind_of_input_of_version_1_is_read() {
    let nobody = OrderedSet::new();
    let opened = open(EVERY_INPUT.as_bytes(), &Grounds { template: None, known_signers: &nobody, now: None });
    assert_eq!(opened.dossier, Some(dossier_of_every_input()));
}

#[test]
fn a_draft_of_version_1_opens() {
    let read = DraftFile::read(DRAFT.as_bytes()).unwrap();
    assert_eq!(read.draft(), &Draft { answers: every_input(), ..draft() });
    assert_eq!(read.form().workbook(), WORKBOOK);
}

fn unreadable_draft() -> Draft {
    let mut draft = draft().under(ID.replace("0192", "0193"));
    let half = AnswerFormat { second: Some(480_000), ..AnswerFormat::default() };
    draft.apply(DraftChange::Unreadable("II/2".into(), half, [(Slot::First, "45 người".into())].into())).unwrap();
    let points = [(Slot::Points, "1.000".into())].into();
    draft.apply(DraftChange::Unreadable("II/1".into(), AnswerFormat::default(), points)).unwrap();
    draft
}

#[test]
fn a_draft_of_version_1_keeps_what_is_no_number() {
    let read = DraftFile::read(UNREADABLE.as_bytes()).unwrap();
    assert_eq!(read.draft(), &unreadable_draft());
    assert_eq!(read.draft().dossier_id(), ID);
}

/// As long as version 1 is the one that is written, it is written as it was: else it would need a number of its own.
#[test]
fn version_1_is_still_written_byte_for_byte() {
    assert_eq!(signed(&dossier()), SCORED);
    assert_eq!(signed(&dossier_of_every_input()), EVERY_INPUT);
    let written = |draft: Draft| DraftFile::new(draft, WORKBOOK).unwrap().to_bytes().unwrap();
    assert_eq!(String::from_utf8(written(Draft { answers: every_input(), ..draft() })).unwrap(), DRAFT);
    assert_eq!(String::from_utf8(written(unreadable_draft())).unwrap(), UNREADABLE);
}
