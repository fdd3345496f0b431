//! One table in every kind of file: the same tree, whatever program wrote it.
// A missing fixture should stop the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::print;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;
use tucham::workbook::container::ActiveKind;
use tucham::workbook::{DiagnosticKind, Refusal, Source, import};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn read(name: &str, extension: &str) -> Result<(String, Source), Refusal> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let bytes = std::fs::read(folder.join(name).with_extension(extension)).unwrap();
    import(&bytes).map(|imported| (print::template(&imported), imported.layout.source))
}

fn same(name: &str, extension: &str, source: Source) {
    let (expected, own) = read(name, "xlsx").unwrap();
    assert_eq!(own, Source::Workbook);
    // What stands in the way of filling a form in is said only of one that is filled in itself.
    let filling = |line: &&str| !line.contains(" Filling(");
    let expected: String = expected.lines().filter(filling).map(|line| format!("{line}\n")).collect();
    let (found, found_source) =
        read(name, extension).unwrap_or_else(|refusal| panic!("{name}.{extension}: {refusal:?}"));
    assert_eq!(found_source, source);
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "{name}.{extension}");
    }
    assert_eq!(found, expected, "{name}.{extension}");
}

const NAMES: [&str; 6] =
    ["mot-hang-tieu-de", "hai-hang-tieu-de", "quy-tac-duoi-dong", "chu-va-so", "xep-loai-duoi-bang", "nhieu-loi"];

#[test]
fn an_open_document_is_read_as_the_workbook_is() {
    NAMES.iter().for_each(|name| same(name, "ods", Source::OpenDocument));
}

#[test]
fn an_old_workbook_is_read_as_the_workbook_is() {
    NAMES.iter().for_each(|name| same(name, "xls", Source::OldWorkbook));
}

/// What a document has no words for: the sheet's name, which column is which kind of cell. Trees and rules are the same.
fn same_tree(name: &str, extension: &str, source: Source) {
    let tree = |text: &str| {
        let rows = text.lines().filter(|line| !line.starts_with('!'));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let (expected, _) = read(name, "xlsx").unwrap();
    let (found, found_source) =
        read(name, extension).unwrap_or_else(|refusal| panic!("{name}.{extension}: {refusal:?}"));
    assert_eq!(found_source, source);
    for (found, expected) in tree(&found).into_iter().zip(tree(&expected)) {
        assert_eq!(found, expected, "{name}.{extension}");
    }
}

/// The tables that fit into a document: one sheet each.
const TABLES: [&str; 5] =
    ["mot-hang-tieu-de", "hai-hang-tieu-de", "quy-tac-duoi-dong", "chu-va-so", "xep-loai-duoi-bang"];

#[test]
fn a_table_of_a_document_is_read_as_the_workbook_is() {
    TABLES.iter().for_each(|name| same_tree(name, "docx", Source::Document));
}

#[test]
fn a_table_in_html_is_read_as_the_workbook_is() {
    TABLES.iter().for_each(|name| same_tree(name, "html", Source::Html));
}

#[test]
fn a_workbook_with_macros_is_read_and_they_are_said() {
    let plain =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import/mot-hang-tieu-de.xlsx")).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(plain)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if name == "[Content_Types].xml" {
            let plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
            let text = String::from_utf8(bytes).unwrap();
            bytes = text.replace(plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml").into_bytes();
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    let imported = import(&writer.finish().unwrap().into_inner()).unwrap();
    assert!(imported.layout.source.can_be_filled());
    let macros = DiagnosticKind::ActiveContentIgnored { kind: ActiveKind::Macros };
    assert!(common::kinds(&imported).contains(&macros), "{:?}", imported.diagnostics);
}
