//! What asks: a workbook alone, or with what was corrected in its reading.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod dossier_support;

use dossier_support::{WORKBOOK, draft, points};
use serde_json::{Value, json};
use tucham::dossier::{Draft, DraftFault, DraftFile, Form, FormFault, LARGEST_WORKBOOK};
use tucham::signature::strict_json::JsonFault;
use tucham::signature::{Sha256Digest, base64};
use tucham::workbook::{ColumnRole, Corrections, Exception, RowCorrection, RowPart};

/// Every member that there is, some with nothing in them that says something.
fn corrections() -> Corrections {
    let whole = RowCorrection {
        part: Some(RowPart::Criterion),
        number: Some("1.1".into()),
        level: Some(1),
        maxima: [(0, Some(points(150))), (2, None)].into(),
        rule: Some(vec!["Kịp thời: 1,5 điểm".into(), "Không: 0".into()]),
        not_applicable: Some(Exception::Removed),
    };
    let free = RowCorrection { rule: Some(Vec::new()), ..RowCorrection::default() };
    Corrections {
        sheet: Some("Biểu 1".into()),
        columns: [(3, ColumnRole::SelfPoints), (10, ColumnRole::Other)].into(),
        rows: [(11, whole), (5, free), (7, RowCorrection::default())].into(),
        grades: Some(vec!["Tốt: từ 80 điểm trở lên".into()]),
    }
}

fn form() -> Form {
    Form::new(WORKBOOK.to_vec(), corrections(), None).unwrap()
}

fn read_after(change: impl FnOnce(&mut Value)) -> Result<Form, FormFault> {
    let mut form: Value = serde_json::from_slice(&form().to_bytes().unwrap()).unwrap();
    change(&mut form);
    Form::read(form.to_string().as_bytes())
}

#[test]
fn a_plain_workbook_is_its_own_form() {
    let plain = Form::read(WORKBOOK).unwrap();
    assert_eq!(plain.to_bytes().unwrap(), WORKBOOK);
    assert_eq!(plain.digest(), Sha256Digest::of(WORKBOOK));
    assert_eq!(Form::new(WORKBOOK.to_vec(), Corrections::default(), None), Ok(plain.clone()));
    assert_eq!(form().corrected(Corrections::default()), plain, "corrections that are taken back leave nothing");
    assert!(!Form::is_said(WORKBOOK) && !Form::is_said(b"{\"schema\":\"tucham/draft/1\"}"));
}

#[test]
fn a_corrected_form_comes_back() {
    let bytes = form().to_bytes().unwrap();
    assert!(Form::is_said(&bytes));
    let read = Form::read(&bytes).unwrap();
    assert_eq!(read, form());
    assert_eq!(read.digest(), form().digest());
    assert_eq!(read.workbook(), WORKBOOK);
    let empty = RowCorrection::default();
    assert!(!read.corrections().rows.values().any(|row| *row == empty), "a row in which nothing is corrected");
}

#[test]
fn its_file_says_only_what_is_corrected() {
    let file: Value = serde_json::from_slice(&form().to_bytes().unwrap()).unwrap();
    let expected = json!({
        "schema": "tucham/template/1",
        "workbook": base64::encode(WORKBOOK),
        "corrections": {
            "sheet": "Biểu 1",
            "columns": { "3": "self_points", "10": "other" },
            "rows": {
                "5": { "rule": [] },
                "11": {
                    "part": "criterion",
                    "number": "1.1",
                    "level": 1,
                    "maxima": { "0": 150, "2": null },
                    "rule": ["Kịp thời: 1,5 điểm", "Không: 0"],
                    "not_applicable": "removed",
                },
            },
            "grades": ["Tốt: từ 80 điểm trở lên"],
        },
    });
    assert_eq!(file, expected);
}

#[test]
fn the_digest_covers_workbook_and_corrections() {
    let covered = r#"{"corrections":{"grades":["Tốt: từ 80 điểm trở lên"]},"workbook":""#;
    let covered = format!("{covered}{}\"}}", Sha256Digest::of(WORKBOOK));
    let grades = Corrections { grades: corrections().grades, ..Corrections::default() };
    let small = Form::new(WORKBOOK.to_vec(), grades, None).unwrap();
    assert_eq!(small.digest(), Sha256Digest::of(covered.as_bytes()));
    let digests =
        [small.digest(), form().digest(), Form::new(b"another".to_vec(), corrections(), None).unwrap().digest()];
    assert!(digests[0] != digests[1] && digests[1] != digests[2] && digests[0] != digests[2]);
}

#[test]
fn corrections_travel_between_page_and_worker() {
    let bytes = postcard::to_allocvec(&corrections()).unwrap();
    assert_eq!(postcard::from_bytes::<Corrections>(&bytes), Ok(corrections()));
    assert_eq!(
        postcard::from_bytes(&postcard::to_allocvec(&Corrections::default()).unwrap()),
        Ok(Corrections::default())
    );
}

#[test]
fn what_a_person_typed_is_composed() {
    let grades = Some(vec!["To\u{302}\u{301}t: tu\u{31b}\u{300} 80".to_owned()]);
    let form = Form::new(WORKBOOK.to_vec(), Corrections { grades, ..Corrections::default() }, None).unwrap();
    assert_eq!(form.corrections().grades.as_deref(), Some(["Tốt: từ 80".to_owned()].as_slice()));
    let decomposed = read_after(|form| form["corrections"]["grades"] = json!(["To\u{302}\u{301}t"]));
    assert_eq!(decomposed, Err(FormFault::NotCanonical));
}

#[test]
fn a_form_has_one_spelling() {
    let bytes = form().to_bytes().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let blanks = text.replacen(':', ": ", 1);
    let order = text.replacen('{', "{\"schema\":\"tucham/template/1\",", 1).replacen(
        ",\"schema\":\"tucham/template/1\"",
        "",
        1,
    );
    for other in [format!("{text}\n"), format!(" {text}"), blanks, order] {
        assert_eq!(Form::read(other.as_bytes()), Err(FormFault::NotCanonical), "{other}");
    }
    for change in [
        |form: &mut Value| form["corrections"]["rows"]["6"] = json!({}),
        |form: &mut Value| form["corrections"]["rows"]["5"]["part"] = Value::Null,
        |form: &mut Value| form["corrections"]["rows"]["5"]["maxima"] = json!({}),
        |form: &mut Value| form["corrections"] = json!({}),
    ] {
        assert_eq!(read_after(change), Err(FormFault::NotCanonical));
    }
}

#[test]
fn what_is_no_form_is_told_apart() {
    let newer = read_after(|form| form["schema"] = json!("tucham/template/2"));
    assert_eq!(newer, Err(FormFault::NewerFormat("tucham/template/2".into())));
    assert_eq!(read_after(|form| form["schema"] = json!("tucham/draft/1")), Err(FormFault::NotAForm));
    assert_eq!(Form::read(b"{}"), Err(FormFault::NotAForm));
    assert_eq!(read_after(|form| form["workbook"] = json!("?")), Err(FormFault::Workbook));
    let none = read_after(|form| drop(form.as_object_mut().unwrap().remove("workbook")));
    assert_eq!(none, Err(FormFault::Workbook));
    for change in [
        |form: &mut Value| form["note"] = json!(1),
        |form: &mut Value| form["corrections"]["note"] = json!(1),
        |form: &mut Value| form["corrections"]["rows"]["5"]["note"] = json!(1),
        |form: &mut Value| form["corrections"]["columns"]["4"] = json!("sum"),
    ] {
        assert!(matches!(read_after(change), Err(FormFault::Shape(_))));
    }
    let bytes = form().to_bytes().unwrap();
    assert!(matches!(Form::read(&bytes[..bytes.len() - 1]), Err(FormFault::Json(JsonFault::Syntax { .. }))));
    let large = Form::new(vec![0; LARGEST_WORKBOOK + 1], corrections(), None);
    assert_eq!(large, Err(FormFault::WorkbookTooLarge { limit: LARGEST_WORKBOOK }));
}

/// A stranger's file does not make the importer read sentences for minutes.
#[test]
fn nobody_reads_thousands_of_classes() {
    let lines = |count| (0..count).map(|at| format!("Loại {at}: từ {at} điểm")).collect::<Vec<_>>();
    let with = |count| Form::new(WORKBOOK.to_vec(), Corrections { grades: Some(lines(count)), ..corrections() }, None);
    assert_eq!(with(2_000), with(1_000));
    let more = |form: &mut Value| form["corrections"]["grades"] = json!(lines(1_001));
    assert_eq!(read_after(more), Err(FormFault::NotCanonical));
    assert!(read_after(|form| form["corrections"]["grades"] = json!(lines(1_000))).is_ok());
}

fn drafted() -> Draft {
    let mut draft = draft();
    draft.template.sha256 = form().digest().to_string();
    draft
}

#[test]
fn a_draft_travels_with_its_form() {
    let bytes = form().to_bytes().unwrap();
    let file = DraftFile::new(drafted(), &bytes).unwrap().to_bytes().unwrap();
    let read = DraftFile::read(&file).unwrap();
    assert_eq!((read.draft(), read.form()), (&drafted(), &form()));
    let members: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(members["workbook"], json!(base64::encode(WORKBOOK)));
    assert_eq!(members["corrections"]["grades"], json!(["Tốt: từ 80 điểm trở lên"]));
}

#[test]
fn a_draft_on_other_corrections_is_refused() {
    let file = DraftFile::new(drafted(), &form().to_bytes().unwrap()).unwrap().to_bytes().unwrap();
    let read_after = |change: &dyn Fn(&mut Value)| {
        let mut file: Value = serde_json::from_slice(&file).unwrap();
        change(&mut file);
        DraftFile::read(file.to_string().as_bytes())
    };
    for change in [
        |file: &mut Value| file["corrections"]["grades"] = json!(["Tốt: từ 50 điểm trở lên"]),
        |file: &mut Value| drop(file.as_object_mut().unwrap().remove("corrections")),
    ] {
        assert!(matches!(read_after(&change), Err(DraftFault::AnotherWorkbook { .. })));
    }
    let unknown = read_after(&|file| file["corrections"]["note"] = json!(1));
    assert!(matches!(unknown, Err(DraftFault::Shape(words)) if words.contains("note")));
    assert!(matches!(DraftFile::new(drafted(), b"{"), Err(DraftFault::Form(FormFault::Json(_)))));
}
