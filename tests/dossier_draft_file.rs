//! A draft saved to a file and opened again.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod dossier_support;

use dossier_support::{ID, WORKBOOK, draft, workbook_digest};
use serde_json::{Value, json};
use tucham::dossier::{DossierId, DraftFault, DraftFile, LARGEST_WORKBOOK};
use tucham::signature::strict_json::JsonFault;
use tucham::signature::{Sha256Digest, base64};

fn file() -> Vec<u8> {
    DraftFile::new(draft(), WORKBOOK.to_vec()).unwrap().to_bytes().unwrap()
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
    assert_eq!(read.workbook(), WORKBOOK);
}

#[test]
fn it_opens_as_a_new_draft_and_otherwise_unchanged() {
    let id: DossierId = ID.replace("0192", "0193").parse().unwrap();
    let (opened, workbook) = DraftFile::read(&file()).unwrap().open_as_new(&id);
    assert_eq!(opened.id, id.to_string());
    assert_eq!(tucham::dossier::Draft { id: ID.into(), ..opened }, draft());
    assert_eq!(workbook, WORKBOOK);
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
    let made = DraftFile::new(draft(), vec![0; LARGEST_WORKBOOK + 1]);
    assert_eq!(made, Err(DraftFault::WorkbookTooLarge { limit: LARGEST_WORKBOOK }));
}

#[test]
fn the_largest_workbook_fits() {
    let workbook = vec![0; LARGEST_WORKBOOK];
    let mut draft = draft();
    draft.template.sha256 = Sha256Digest::of(&workbook).to_string();
    let file = DraftFile::new(draft, workbook).unwrap().to_bytes().unwrap();
    assert_eq!(DraftFile::read(&file).unwrap().workbook().len(), LARGEST_WORKBOOK);
}
