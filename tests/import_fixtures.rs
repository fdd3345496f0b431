//! Workbooks that LibreOffice wrote, each with what it must be read as: tree, rules, columns, diagnostics.
// A missing fixture should stop the test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::print;
use std::path::PathBuf;
use tucham::workbook::import;

fn path(name: &str, extension: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    folder.join(name).with_extension(extension)
}

fn check(name: &str) {
    let bytes = std::fs::read(path(name, "xlsx")).unwrap();
    let read = match import(&bytes) {
        Ok(imported) => print::template(&imported),
        Err(refusal) => format!("refused: {refusal:?}\n"),
    };
    let expected = path(name, "txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&expected, &read).unwrap();
    }
    let expected = std::fs::read_to_string(expected).unwrap();
    for (line, (read, expected)) in read.lines().zip(expected.lines()).enumerate() {
        assert_eq!(read, expected, "{name}.txt, line {}", line + 1);
    }
    assert_eq!(read, expected, "{name}.txt");
}

#[test]
fn one_header_row_and_rules_in_the_text() {
    check("mot-hang-tieu-de");
}

#[test]
fn two_header_rows_with_merged_cells() {
    check("hai-hang-tieu-de");
}

#[test]
fn rules_as_rows_below_their_criterion() {
    check("quy-tac-duoi-dong");
}

#[test]
fn text_and_numbers_side_by_side() {
    check("chu-va-so");
}

#[test]
fn class_bands_below_the_table() {
    check("xep-loai-duoi-bang");
}

#[test]
fn everything_that_can_be_wrong_has_its_diagnostic() {
    check("nhieu-loi");
}

#[test]
fn sheets_that_are_no_table_are_refused() {
    check("khong-tieu-de");
    check("chi-tieu-de");
    check("trong");
}
