//! A draft saved to a file and opened again.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod dossier_support;

use dossier_support::{ID, WORKBOOK, answers, code, draft, template, workbook_digest};
use serde_json::{Value, json};
use tucham::assessment::{Input, assess};
use tucham::dossier::{
    AnswerFormat, Dossier, DossierId, Draft, DraftChange, DraftFault, DraftFile, EvidenceFormat, FormatError,
    LARGEST_WORKBOOK, People, Slot, Typed, UnitRef,
};
use tucham::signature::strict_json::JsonFault;
use tucham::signature::{Sha256Digest, base64};

/// A name as macOS may hand it over, and as it is stored.
const DECOMPOSED: &str = "UBND xa\u{303} Ba\u{300}u Na\u{306}ng, Nguye\u{302}\u{303}n";
const COMPOSED: &str = "UBND xã Bàu Năng, Nguyễn";

fn file() -> Vec<u8> {
    DraftFile::new(draft(), WORKBOOK).unwrap().to_bytes().unwrap()
}

/// The fault of a draft file that was changed.
fn fault_after(change: impl FnOnce(&mut Value)) -> DraftFault {
    let mut draft: Value = serde_json::from_slice(&file()).unwrap();
    change(&mut draft);
    DraftFile::read(draft.to_string().as_bytes()).unwrap_err()
}

#[test]
fn a_draft_comes_back_with_its_workbook() {
    let read = DraftFile::read(&file()).unwrap();
    assert_eq!(read.draft(), &draft());
    assert_eq!(read.form().workbook(), WORKBOOK);
}

#[test]
fn it_opens_as_a_new_draft_and_otherwise_unchanged() {
    let id: DossierId = ID.replace("0192", "0193").parse().unwrap();
    let (opened, form) = DraftFile::read(&file()).unwrap().open_as_new(&id);
    assert_eq!(opened.id, id.to_string());
    assert_eq!(Draft { id: ID.into(), dossier: None, ..opened }, draft());
    assert_eq!(form.workbook(), WORKBOOK);
}

#[test]
fn a_draft_that_went_through_files_makes_the_same_dossier() {
    let made = |draft: &Draft| Dossier::from_draft(draft, &template(), &assess(&template(), &answers())).unwrap().id;
    let mut travelled = draft();
    for place in ["0193", "0194"] {
        let id: DossierId = ID.replace("0192", place).parse().unwrap();
        let file = DraftFile::new(travelled, WORKBOOK).unwrap().to_bytes().unwrap();
        (travelled, _) = DraftFile::read(&file).unwrap().open_as_new(&id);
        assert_eq!(travelled.id, id.to_string());
        assert_eq!(made(&travelled).as_str(), ID);
    }
    let nameless = Draft { id: "none".into(), ..draft() }.under(ID.into());
    assert_eq!(made(&nameless).as_str(), ID, "what is no id does not travel");
}

#[test]
fn every_text_leaves_the_page_composed() {
    let decomposed = Draft {
        unit: UnitRef { name: DECOMPOSED.into(), ..UnitRef::default() },
        people: People { signer: DECOMPOSED.into(), ..People::default() },
        ..draft()
    };
    let answer = AnswerFormat { explanation: DECOMPOSED.into(), ..AnswerFormat::default() };
    let mut changed = decomposed;
    changed.apply(DraftChange::Answer("I/1".into(), answer)).unwrap();
    let dossier = Dossier::from_draft(&changed, &template(), &assess(&template(), &answers())).unwrap();
    assert_eq!((dossier.unit.name.as_str(), dossier.people.signer.as_str()), (COMPOSED, COMPOSED));
    assert_eq!(dossier.answers.answer(&code("I/1")).explanation, COMPOSED);
    let file = DraftFile::new(changed, WORKBOOK).unwrap().to_bytes().unwrap();
    let file = String::from_utf8(file).unwrap();
    assert!(file.contains(COMPOSED) && !file.contains(DECOMPOSED));
    let by_another = file.replace(COMPOSED, DECOMPOSED);
    assert_eq!(DraftFile::read(by_another.as_bytes()).unwrap().draft().unit.name, COMPOSED);
}

#[test]
fn every_text_of_a_draft_that_another_program_wrote_is_composed() {
    let answer = AnswerFormat {
        not_applicable: Some(DECOMPOSED.into()),
        explanation: DECOMPOSED.into(),
        in_charge: DECOMPOSED.into(),
        evidence: vec![EvidenceFormat {
            number: DECOMPOSED.into(),
            issuer: DECOMPOSED.into(),
            title: DECOMPOSED.into(),
            link: DECOMPOSED.into(),
            date: None,
        }],
        ..AnswerFormat::default()
    };
    let mut draft: Value = serde_json::from_slice(&file()).unwrap();
    draft["unit"] = json!({ "code": DECOMPOSED, "name": DECOMPOSED });
    draft["people"] = json!({ "preparer": DECOMPOSED, "signer": DECOMPOSED, "signer_title": DECOMPOSED });
    draft["template"]["file_name"] = DECOMPOSED.into();
    draft["answers"]["criteria"]["I/1"] = serde_json::to_value(answer).unwrap();
    draft["unreadable"] = json!({ "I/1": { "points": DECOMPOSED } });
    let written = draft.to_string();
    let read = DraftFile::read(written.as_bytes()).unwrap().draft().to_format();
    let read = serde_json::to_string(&read).unwrap();
    assert_eq!(read.matches(COMPOSED).count(), written.matches(DECOMPOSED).count());
    assert_eq!((written.matches(DECOMPOSED).count(), read.matches(DECOMPOSED).count()), (14, 0));
}

#[test]
fn a_counter_that_cannot_go_on_is_refused() {
    let with_counter = |counter: u64| {
        let mut draft: Value = serde_json::from_slice(&file()).unwrap();
        draft["counter"] = counter.into();
        DraftFile::read(draft.to_string().as_bytes())
    };
    for counter in [Draft::MOST_CHANGES + 1, u64::MAX] {
        assert_eq!(with_counter(counter), Err(DraftFault::Answers(FormatError::Counter(counter))));
    }
    let (mut draft, _) = with_counter(Draft::MOST_CHANGES).unwrap().open_as_new(&ID.parse().unwrap());
    draft.apply(DraftChange::Kind(1)).unwrap();
    assert_eq!(draft.counter, Draft::MOST_CHANGES + 1);
    let full = Draft { counter: u64::MAX, ..draft };
    let mut changed = full.clone();
    assert_eq!(changed.apply(DraftChange::Kind(0)), Err(FormatError::Counter(u64::MAX)));
    assert_eq!(changed, full);
}

#[test]
fn a_field_holds_a_number_or_an_unreadable_text() {
    let typed = |text: &str| Typed::from([(Slot::Points, text.to_owned())]);
    let points = || AnswerFormat { points: Some(100), ..AnswerFormat::default() };
    let mut draft = draft();
    let mut after = |change: DraftChange| {
        draft.apply(change).unwrap();
        (draft.answers.answer(&code("I/1")).input.clone(), draft.typed(&code("I/1")))
    };
    let unreadable = DraftChange::Unreadable("I/1".into(), AnswerFormat::default(), typed("một"));
    assert_eq!(after(unreadable.clone()), (Input::Empty, typed("một")));
    let number = (Input::Points(dossier_support::points(100)), Typed::new());
    assert_eq!(after(DraftChange::Answer("I/1".into(), points())), number);
    assert_eq!(after(DraftChange::Unreadable("I/1".into(), points(), typed("một"))), number);
    assert_eq!(after(unreadable), (Input::Empty, typed("một")));
    assert_eq!(after(DraftChange::Answer("I/1".into(), AnswerFormat::default())), (Input::Empty, Typed::new()));
}

#[test]
fn a_draft_of_a_later_page_is_named() {
    let fault = fault_after(|draft| draft["schema"] = json!("tucham/draft/2"));
    assert_eq!(fault, DraftFault::NewerFormat("tucham/draft/2".into()));
}

#[test]
fn what_is_no_draft_is_told_apart() {
    assert_eq!(fault_after(|draft| draft["schema"] = json!("tucham/dossier/1")), DraftFault::NotADraft);
    assert_eq!(DraftFile::read(b"{}"), Err(DraftFault::NotADraft));
    assert_eq!(DraftFile::read(b"[1]"), Err(DraftFault::NotADraft));
    assert!(matches!(DraftFile::read(b"PK\x03\x04"), Err(DraftFault::Json(JsonFault::Syntax { .. }))));
    let cut_off = file();
    assert!(matches!(DraftFile::read(&cut_off[..cut_off.len() - 1]), Err(DraftFault::Json(_))));
    let twice = String::from_utf8(file()).unwrap().replacen('{', "{\"counter\":0,", 1);
    let fault = JsonFault::DuplicateKey("counter".into());
    assert_eq!(DraftFile::read(twice.as_bytes()), Err(DraftFault::Json(fault)));
}

#[test]
fn a_draft_with_a_strange_or_missing_member_is_refused() {
    let strange = fault_after(|draft| draft["note"] = json!(1));
    let missing = fault_after(|draft| {
        draft.as_object_mut().unwrap().remove("unit");
    });
    assert!(matches!(strange, DraftFault::Shape(words) if words.contains("note")));
    assert!(matches!(missing, DraftFault::Shape(words) if words.contains("unit")));
}

#[test]
fn the_workbook_must_be_the_one_that_the_draft_names() {
    let none = fault_after(|draft| {
        draft.as_object_mut().unwrap().remove("workbook");
    });
    assert_eq!(none, DraftFault::Workbook);
    assert_eq!(fault_after(|draft| draft["workbook"] = json!("a")), DraftFault::Workbook);
    let other = fault_after(|draft| draft["workbook"] = base64::encode(b"another").into());
    let named = workbook_digest().to_string();
    assert_eq!(other, DraftFault::AnotherWorkbook { named, found: Sha256Digest::of(b"another") });
}

#[test]
fn a_workbook_beyond_the_limit_is_refused_before_it_is_written() {
    let made = DraftFile::new(draft(), &vec![0; LARGEST_WORKBOOK + 1]);
    assert_eq!(made, Err(DraftFault::WorkbookTooLarge { limit: LARGEST_WORKBOOK }));
}

#[test]
fn the_largest_workbook_fits() {
    let workbook = vec![0; LARGEST_WORKBOOK];
    let mut draft = draft();
    draft.template.sha256 = Sha256Digest::of(&workbook).to_string();
    let file = DraftFile::new(draft, &workbook).unwrap().to_bytes().unwrap();
    assert_eq!(DraftFile::read(&file).unwrap().form().workbook().len(), LARGEST_WORKBOOK);
}
