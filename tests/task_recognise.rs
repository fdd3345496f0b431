//! What the worker makes of a file, on the host: the same function, the same messages.

// A test that cannot build its own scene should stop there.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use tucham::assessment::{Answer, Input};
use tucham::dossier::{Draft, DraftFault, TemplateRef, UnitRef};
use tucham::score::Score;
use tucham::signature::Sha256Digest;
use tucham::task::recognise::DraftInFile;
use tucham::task::told;
use tucham::task::{Message, NotRecognised, Progress, Recognised, Reply, Request, run};
use tucham::template::CriterionCode;
use tucham::workbook::IMPORTER_VERSION;

fn workbook() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/bang-tieu-chi-mau.xlsx")).unwrap()
}

fn sha256() -> String {
    Sha256Digest::of(&workbook()).to_string()
}

fn draft() -> Draft {
    let mut draft = Draft {
        id: "0192f3a4-5b6c-4d8e-9f01-23456789abcd".to_owned(),
        counter: 7,
        template: TemplateRef {
            sha256: sha256(), file_name: "phụ lục 2.xlsx".to_owned(), importer: IMPORTER_VERSION
        },
        unit: UnitRef { code: "BN".to_owned(), name: "UBND xã Bàu Năng".to_owned() },
        revision: 1,
        ..Draft::default()
    };
    let answer = Answer { input: Input::Points(Score::from_hundredths(150)), ..Answer::default() };
    draft.answers.by_code.insert(CriterionCode::from_stored("I/1"), answer);
    draft
}

/// Asks as the page does: the request as a message; what the page hears survives its way too.
fn ask(request: Request) -> Reply {
    let request = Message::pack(request).unwrap().unpack().unwrap();
    let reply = run(request, &mut |_| ());
    let answer = told::Answer::from(reply.clone());
    assert_eq!(Message::pack(answer.clone()).unwrap().unpack::<told::Answer>(), Ok(answer), "what the page hears");
    reply
}

fn recognise(bytes: &[u8]) -> Recognised {
    match ask(Request::Recognise { file_name: "tệp".to_owned(), bytes: bytes.to_vec() }) {
        Reply::Recognised(recognised) => *recognised,
        other => panic!("{other:?}"),
    }
}

fn saved(draft: &Draft) -> Vec<u8> {
    let request =
        Request::SaveDraft { draft: Box::new(draft.clone()), period: "2023".to_owned(), workbook: workbook() };
    match ask(request) {
        Reply::DraftSaved(Ok(file)) => {
            assert_eq!(file.name, "UBND-xa-Bau-Nang_2023_nhap.json");
            file.bytes
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_built_in_workbook_is_a_template() {
    let Recognised::Template(file) = recognise(&workbook()) else { panic!("no template") };
    assert_eq!((file.sha256, file.file_name), (sha256(), "tệp".to_owned()));
    assert!(!file.imported.template.criteria.is_empty());
}

#[test]
fn a_draft_survives_its_file() {
    let Recognised::Draft(DraftInFile { draft: read, workbook: inside, imported }) = recognise(&saved(&draft())) else {
        panic!("no draft")
    };
    assert_eq!(read, draft());
    assert_eq!(inside, workbook());
    assert!(!imported.template.criteria.is_empty());
}

#[test]
fn a_draft_that_an_editor_saved_with_a_byte_order_mark_is_read() {
    let marked = [b"\xEF\xBB\xBF\r\n".as_slice(), &saved(&draft())].concat();
    assert!(matches!(recognise(&marked), Recognised::Draft(_)));
}

#[test]
fn a_draft_of_a_newer_page_is_refused_by_its_schema() {
    let newer = String::from_utf8(saved(&draft())).unwrap().replacen("tucham/draft/1", "tucham/draft/2", 1);
    let refusal = NotRecognised::Draft(DraftFault::NewerFormat("tucham/draft/2".to_owned()));
    assert_eq!(recognise(newer.as_bytes()), Recognised::Refused(refusal));
}

#[test]
fn a_draft_is_not_saved_with_another_workbook() {
    let request =
        Request::SaveDraft { draft: Box::new(draft()), period: "2023".to_owned(), workbook: b"another".to_vec() };
    let fault = DraftFault::AnotherWorkbook { named: sha256(), found: Sha256Digest::of(b"another") };
    assert_eq!(ask(request), Reply::DraftSaved(Err(fault)));
}

#[test]
fn what_is_no_file_of_ours_is_refused_for_what_it_looks_like() {
    let cut = |bytes: Vec<u8>| bytes.get(..bytes.len() / 2).unwrap().to_vec();
    for (what, bytes, as_draft) in [
        ("an empty object", b"{}".to_vec(), true),
        ("a list", b"[1, 2]".to_vec(), false),
        ("half a draft", cut(saved(&draft())), true),
        ("half a workbook", cut(workbook()), false),
        ("text", "xin chào".as_bytes().to_vec(), false),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec(), false),
    ] {
        match recognise(&bytes) {
            Recognised::Refused(NotRecognised::Draft(_)) => assert!(as_draft, "{what}"),
            Recognised::Refused(NotRecognised::Workbook(_)) => assert!(!as_draft, "{what}"),
            other => panic!("{what}: {other:?}"),
        }
    }
    assert_eq!(recognise(b""), Recognised::Refused(NotRecognised::Empty));
}

#[test]
fn progress_is_told_in_the_order_of_the_work() {
    let mut told = Vec::new();
    let request = Request::Recognise { file_name: String::new(), bytes: workbook() };
    run(request, &mut |progress| told.push(progress));
    assert_eq!(told, [Progress::Reading, Progress::Understanding]);
}

#[test]
fn a_message_for_another_reader_is_not_understood() {
    let request = || Message::pack(Request::Recognise { file_name: "a".to_owned(), bytes: vec![1] }).unwrap();
    let without_bytes = Message { blobs: Vec::new(), ..request() };
    assert!(without_bytes.unpack::<Request>().is_err(), "its bytes are missing");
    let longer = Message { value: [request().value, vec![0]].concat(), ..request() };
    assert!(longer.unpack::<Request>().is_err(), "there is something behind it");
    assert!(Message { value: vec![200], blobs: Vec::new() }.unpack::<told::Answer>().is_err());
}

/// They are told apart here; what is in them, a program of its own reads (tests/task_convert.rs).
#[test]
fn other_kinds_of_files_are_for_the_reader() {
    let fixture =
        |name: &str| std::fs::read(format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    for name in ["mot-hang-tieu-de.xls", "mot-hang-tieu-de.ods", "mot-hang-tieu-de.docx", "mot-hang-tieu-de.html"] {
        assert_eq!(recognise(&fixture(name)), Recognised::Other, "{name}");
    }
    for (what, bytes) in [
        ("a web page without a table", b"<!DOCTYPE html><p>xin</p>".to_vec()),
        ("a text that names a table", b"a <table>".to_vec()),
        ("an encrypted workbook", std::fs::read("tests/e2e/fixtures/encrypted.xlsx").unwrap()),
    ] {
        assert!(matches!(recognise(&bytes), Recognised::Refused(_)), "{what}");
    }
}
