//! What the reader makes of files that are no .xlsx, on the host: the same function, the same messages.

// A test that cannot build its own scene should stop there.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::io::{Cursor, Read, Write};
use tucham::task::convert::{self, Answer, Converted, Order};
use tucham::task::told::{Answer as Told, Known, Words};
use tucham::task::{Message, Progress, Request};
use tucham::text::Language;
use tucham::workbook::{DiagnosticKind, Source, import, import_workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const KINDS: [(&str, Source); 4] =
    [("xls", Source::OldWorkbook), ("ods", Source::OpenDocument), ("docx", Source::Document), ("html", Source::Html)];

const NAMES: [&str; 5] =
    ["mot-hang-tieu-de", "hai-hang-tieu-de", "quy-tac-duoi-dong", "chu-va-so", "xep-loai-duoi-bang"];

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import");
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

fn order(file_name: &str, bytes: &[u8], table: u32) -> Order {
    Order { file_name: file_name.to_owned(), bytes: bytes.to_vec(), table }
}

/// Asks as the page does: the order as a message; what the page hears survives its way too.
fn ask(order: Order) -> Answer {
    let order = Message::pack(order).unwrap().unpack().unwrap();
    let answer = convert::run(order, &mut |_| ());
    assert_eq!(Message::pack(answer.clone()).unwrap().unpack::<Answer>(), Ok(answer.clone()), "what the page hears");
    answer
}

fn converted(name: &str) -> Converted {
    ask(order(name, &fixture(name), 0)).unwrap_or_else(|said| panic!("{name}: {}", vietnamese(&said)))
}

fn vietnamese(said: &Words) -> String {
    assert_ne!(said.in_language(Language::vi), said.in_language(Language::en));
    said.in_language(Language::vi).to_owned()
}

fn known(bytes: &[u8]) -> Known {
    let request = Request::Recognise { file_name: "tệp".to_owned(), bytes: bytes.to_vec() };
    match Told::from(tucham::task::run(request, &mut |_| ())) {
        Told::Recognised(known) => *known,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_kind_of_file_becomes_a_workbook_with_the_same_criteria() {
    for (ending, source) in KINDS {
        for name in NAMES.map(|name| format!("{name}.{ending}")) {
            let bytes = fixture(&name);
            assert_eq!(known(&bytes), Known::Other, "{name}");
            let Converted { workbook, original } = converted(&name);
            let (read, made) = (import(&bytes).unwrap(), import_workbook(&workbook.bytes).unwrap());
            assert_eq!(made.template.criteria, read.template.criteria, "{name}");
            assert_eq!(made.template.kinds, read.template.kinds, "{name}");
            assert_eq!(workbook.name, name.replace(ending, "xlsx"));
            assert_eq!((original.file_name.as_str(), original.source, original.table), (name.as_str(), source, 0));
            assert!(original.tables.contains(&read.layout.sheet), "{name}: {:?}", original.tables);
            assert!(matches!(known(&workbook.bytes), Known::Template(_)), "{name}");
        }
    }
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    for (ending, _) in KINDS {
        let name = format!("hai-hang-tieu-de.{ending}");
        assert_eq!(converted(&name), converted(&name));
    }
}

#[test]
fn what_is_found_is_said_in_the_cells_of_the_file_itself() {
    let read = import(&fixture("nhieu-loi.xls")).unwrap();
    let notes = converted("nhieu-loi.xls").original.notes;
    // The other table is offered instead.
    let found = read.diagnostics.iter().filter(|diagnostic| diagnostic.kind != DiagnosticKind::SecondTable);
    for diagnostic in found {
        let cell = diagnostic.place.as_ref().and_then(|place| place.cell).map(|cell| cell.to_string());
        assert!(notes.iter().any(|note| note.cell == cell && note.severity == diagnostic.severity), "{diagnostic:?}");
    }
    assert!(notes.iter().all(|note| note.sheet.as_deref() != Some("Bảng khác")), "{notes:?}");
    assert!(notes.iter().all(|note| !vietnamese(&note.sentence).is_empty()));
}

/// A document with the tables of two others.
fn with_two_tables() -> Vec<u8> {
    let body = |bytes: &[u8]| {
        let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
        let mut text = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let [first, second] = ["mot-hang-tieu-de.docx", "chu-va-so.docx"].map(fixture);
    let other = body(&second);
    let (from, to) = (other.find("<w:tbl>").unwrap(), other.rfind("</w:tbl>").unwrap() + "</w:tbl>".len());
    let table = other.get(from..to).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(first.clone())).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == "word/document.xml" {
            let own = body(&first);
            let end = own.rfind("</w:tbl>").unwrap() + "</w:tbl>".len();
            let (before, after) = own.split_at(end);
            bytes = format!("{before}<w:p/>{table}{after}").into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn of_several_tables_each_can_be_had() {
    let bytes = with_two_tables();
    let [first, second] = [0, 1].map(|table| ask(order("hai bảng.docx", &bytes, table)).unwrap());
    assert_eq!(first.original.tables.len(), 2, "{:?}", first.original.tables);
    assert_eq!(first.original.tables, second.original.tables);
    assert_eq!([first.original.table, second.original.table], [0, 1]);
    for (made, name) in [(&first, "mot-hang-tieu-de.docx"), (&second, "chu-va-so.docx")] {
        let (made, read) = (import(&made.workbook.bytes).unwrap(), import(&fixture(name)).unwrap());
        assert_eq!(made.template.criteria, read.template.criteria, "{name}");
    }
    assert!(ask(order("hai bảng.docx", &bytes, 2)).is_err(), "there is no third table");
    assert!(ask(order("hai bảng.docx", &bytes, u32::MAX)).is_err());
}

#[test]
fn what_cannot_be_read_is_refused_in_words() {
    let half = |bytes: Vec<u8>| bytes.get(..bytes.len() / 2).unwrap().to_vec();
    let mut damaged = fixture("mot-hang-tieu-de.xls");
    damaged.get_mut(512..1536).unwrap().fill(0);
    assert_eq!(known(&damaged), Known::Other, "it is still an .xls");
    for (what, bytes, said) in [
        ("half an .xls", half(fixture("mot-hang-tieu-de.xls")), "không phải bảng tính"),
        ("a damaged .xls", damaged, "Không đọc được"),
        ("half an .ods", half(fixture("mot-hang-tieu-de.ods")), "không đầy đủ"),
        ("a table of something else", b"<table><tr><td>Xin</td><td>ch\xc3\xa0o</td></tr></table>".to_vec(), "tiêu đề"),
        ("a text", b"xin".to_vec(), "không phải bảng tính"),
        ("nothing", Vec::new(), "không phải bảng tính"),
    ] {
        let said_of_it = vietnamese(&ask(order("tệp", &bytes, 0)).unwrap_err());
        assert!(said_of_it.contains(said), "{what}: {said_of_it}");
    }
}

#[test]
fn progress_is_told_in_the_order_of_the_work() {
    let mut told = Vec::new();
    convert::run(order("a.ods", &fixture("mot-hang-tieu-de.ods"), 0), &mut |progress| told.push(progress)).unwrap();
    assert_eq!(told, [Progress::Understanding, Progress::Writing, Progress::Comparing]);
}

/// The sheet of settings, the conditions of classes and the list of units come along as they stand.
#[test]
fn what_stands_outside_the_table_is_kept_or_said_to_be_lost() {
    for name in ["xep-loai-duoi-bang.ods", "mot-hang-tieu-de.ods", "nhieu-loi.ods"] {
        let Converted { workbook, original } = converted(name);
        let (made, read) = (import(&workbook.bytes).unwrap().template, import(&fixture(name)).unwrap().template);
        assert_eq!(made.grading.grades, read.grading.grades, "{name}");
        let is_same = (&made.grading, &made.units, &made.exercise) == (&read.grading, &read.units, &read.exercise);
        let said = original.notes.iter().map(|note| vietnamese(&note.sentence)).find(|said| said.contains("không có:"));
        assert_eq!(said.is_none(), is_same, "{name}: {said:?}");
        if name == "nhieu-loi.ods" {
            assert!(is_same && !made.units.is_empty() && !made.grading.conditions.is_empty(), "{said:?}");
        }
    }
}
