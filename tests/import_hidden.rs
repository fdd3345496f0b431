//! Rows and columns that nobody sees: docs/decisions/0009.
// A test that cannot make its own file should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use rust_xlsxwriter::{Format, Workbook};
use tucham::text::{Language, diagnostic};
use tucham::workbook::{CellRef, DiagnosticKind, Imported, SourceFinding, import};

const HEADER: &[&str] = &["TT", "Tiêu chí", "Điểm tối đa"];

/// A sheet of these rows, those and these columns of it hidden; both counted from 0.
fn book(rows: &[&[&str]], hidden_rows: &[u32], hidden_columns: &[u16]) -> Imported {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            match text.parse::<f64>() {
                Ok(number) if column > 0 => drop(sheet.write_number(row, column, number).unwrap()),
                _ if text.is_empty() => {}
                _ => drop(sheet.write_string(row, column, *text).unwrap()),
            }
        }
    }
    hidden_rows.iter().for_each(|row| assert!(sheet.set_row_hidden(*row).is_ok()));
    hidden_columns.iter().for_each(|column| assert!(sheet.set_column_hidden(*column).is_ok()));
    import(&book.save_to_buffer().unwrap()).expect("this is a template")
}

fn codes(imported: &Imported) -> Vec<String> {
    imported.template.criteria.iter().map(|(_, node)| node.code.to_string()).collect()
}

fn said(imported: &Imported) -> Vec<(Option<CellRef>, DiagnosticKind)> {
    use SourceFinding::*;
    let about = |kind: &DiagnosticKind| match kind {
        DiagnosticKind::Source(finding) => !matches!(finding, LegacyText { .. } | LegacySuspected { .. }),
        _ => false,
    };
    let found = imported.diagnostics.iter().filter(|found| about(&found.kind));
    found.map(|found| (found.place.as_ref().and_then(|place| place.cell), found.kind.clone())).collect()
}

fn cell(name: &str) -> Option<CellRef> {
    name.parse().ok()
}

#[test]
fn an_old_row_that_was_hidden_is_left_out_and_said() {
    let rows: &[&[&str]] = &[
        HEADER,
        &["1", "Nhóm", "3"],
        &["1.1", "Một", "1"],
        &["1.2", "Cũ", "2"],
        &["1.2", "Hai", "2"],
        &["", "Tổng cộng", "3"],
    ];
    let imported = book(rows, &[3], &[]);
    assert_eq!(codes(&imported), ["1", "1/1.1", "1/1.2"]);
    // One row is told as one.
    let told = said(&imported).into_iter().map(|(_, kind)| diagnostic(Language::vi, &kind)).collect::<Vec<_>>();
    assert_eq!(told, ["Hàng 4 đang ẩn trong tệp, không đưa vào bảng tiêu chí."]);
    assert_eq!(
        said(&imported),
        [(cell("A4"), DiagnosticKind::Source(SourceFinding::HiddenRows { first: 4, last: 4 }))]
    );
    // What follows keeps its place.
    assert_eq!(imported.layout.rows, [1, 2, 4]);
}

#[test]
fn a_hidden_row_without_which_the_points_do_not_add_up_is_read_and_said() {
    let rows: &[&[&str]] =
        &[HEADER, &["1", "Nhóm", "3"], &["1.1", "Một", "1"], &["1.2", "Hai", "2"], &["", "Tổng cộng", "3"]];
    let imported = book(rows, &[3], &[]);
    assert_eq!(codes(&imported), ["1", "1/1.1", "1/1.2"]);
    assert_eq!(
        said(&imported),
        [(cell("A4"), DiagnosticKind::Source(SourceFinding::HiddenRowsTaken { first: 4, last: 4 }))]
    );
}

#[test]
fn where_no_sum_decides_a_hidden_row_is_left_out() {
    let imported = book(&[HEADER, &["1", "Một", "1"], &["2", "Hai", "2"], &["3", "Ba", "2"]], &[2, 3], &[]);
    assert_eq!(codes(&imported), ["1"]);
    assert_eq!(
        said(&imported),
        [(cell("A3"), DiagnosticKind::Source(SourceFinding::HiddenRows { first: 3, last: 4 }))]
    );
    // What was left out is still in the file: nothing is written over it.
    assert_eq!(imported.layout.last.to_string(), "C4");
}

#[test]
fn a_hidden_column_is_left_out_unless_there_is_no_table_without_it() {
    let header: &[&str] = &["TT", "Tiêu chí", "Ghi chú", "Điểm tối đa"];
    let imported = book(&[header, &["1", "Một", "cũ", "1"]], &[], &[2]);
    let hidden = DiagnosticKind::Source(SourceFinding::HiddenColumns { first: "C".to_owned(), last: "C".to_owned() });
    assert_eq!(said(&imported), [(cell("C1"), hidden)]);
    assert!(imported.layout.columns.iter().all(|column| column.column != 2));
    let imported = book(&[header, &["1", "Một", "cũ", "1"]], &[], &[3]);
    let taken =
        DiagnosticKind::Source(SourceFinding::HiddenColumnsTaken { first: "D".to_owned(), last: "D".to_owned() });
    assert_eq!(said(&imported), [(cell("D1"), taken)]);
}

#[test]
fn hidden_rows_and_columns_without_content_are_not_spoken_of() {
    let imported = book(&[HEADER, &["1", "Một", "1"]], &[7, 8], &[20]);
    assert_eq!(said(&imported), []);
}

#[test]
fn a_merged_cell_whose_first_row_is_hidden_stands_in_the_next() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, text) in (0..).zip(HEADER) {
        sheet.write_string(0, column, *text).unwrap();
    }
    sheet.merge_range(1, 0, 2, 0, "1", &Format::new()).unwrap();
    sheet.merge_range(1, 1, 2, 1, "Một", &Format::new()).unwrap();
    sheet.merge_range(1, 2, 2, 2, "2", &Format::new()).unwrap();
    sheet.set_row_hidden(1).unwrap();
    let imported = import(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(codes(&imported), ["1"]);
    assert_eq!(imported.layout.rows, [2]);
}
