//! What `cargo run --example template` prints.
// A test that cannot make its own workbook should stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;
#[path = "../examples/template/rule.rs"]
mod rule;
#[path = "../examples/template/shape.rs"]
mod shape;

use common::{kinds, sheet, workbook};
use serde_json::json;
use shape::{file, is_refused};
use tucham::workbook::{DiagnosticKind, import, import_all};

const HEADER: &[&str] = &["TT", "Tiêu chí", "Điểm tối đa", "Cách chấm", "Điểm tự chấm"];

#[test]
fn a_form_is_printed_with_everything_that_was_read() {
    let table: &[&[&str]] = &[
        HEADER,
        &["I", "Kế hoạch", "#3"],
        &["1", "Ban hành", "#1", "Gửi trước ngày 10/4/2023: 1 điểm; sau ngày 10/4/2023: 0 điểm"],
        &["2", "Tỷ lệ hoàn thành", "#2", "Từ 90% trở lên: 2; dưới 90%: tỷ lệ x 2\nKhông phát sinh: tính điểm tối đa"],
    ];
    let grades: &[&[&str]] = &[&["Tốt", "từ 80% trở lên"], &["Khá", "dưới 80%"]];
    let printed = file("thư mục/bang.xlsx", &workbook(&[("Bảng", table), ("Xếp loại", grades)]));
    assert!(!is_refused(&printed));
    let sheet = &printed["sheets"][0];
    assert_eq!((&printed["file"], &sheet["name"], &sheet["total"]), (&json!("bang.xlsx"), &json!("Bảng"), &json!(300)));
    let [group, plan, ratio] = sheet["criteria"].as_array().unwrap().as_slice() else { panic!("{sheet}") };
    assert_eq!((&group["code"], &group["rule"], &group["maximum"]), (&json!("I"), &json!(null), &json!(300)));
    assert_eq!((&plan["code"], &plan["cell"]), (&json!("I/1"), &json!("B3")));
    assert_eq!(plan["rule"]["kind"], "steps");
    assert_eq!(plan["rule"]["steps"][0]["to_day"], "2023-04-09");
    assert_eq!(plan["rule"]["words"][0], "Gửi trước ngày 10/4/2023: 1 điểm; sau ngày 10/4/2023: 0 điểm");
    let band = json!({ "from": null, "from_in": false, "to": 9000, "to_in": false, "points": { "ratio_of": 200 } });
    assert_eq!(ratio["rule"]["bands"][1], band);
    assert_eq!(ratio["not_applicable"]["policy"], "full_points");
    assert_eq!(printed["classes"][0]["from"], 8000);
}

#[test]
fn a_refusal_is_printed_in_words() {
    let printed = file("x.xlsx", &sheet(&[&["STT", "Nội dung", "Kinh phí"]]));
    assert!(is_refused(&printed));
    assert!(printed["refusal"].as_str().unwrap().contains("cột điểm tối đa"), "{printed}");
    assert_eq!(printed["sheets"], json!([]));
}

#[test]
fn every_sheet_with_a_table_is_offered_and_the_page_has_the_first() {
    let one: &[&[&str]] = &[HEADER, &["1", "Của cơ quan", "#1"]];
    let other: &[&[&str]] = &[HEADER, &["1", "Của xã", "#2"]];
    let nothing: &[&[&str]] = &[HEADER];
    let book = workbook(&[("Trống", nothing), ("Cơ quan", one), ("Xã", other)]);
    let all = import_all(&book).unwrap();
    let sheets: Vec<&str> = all.iter().map(|imported| imported.layout.sheet.as_str()).collect();
    assert_eq!(sheets, ["Cơ quan", "Xã"]);
    let first = import(&book).unwrap();
    assert_eq!(first.layout.sheet, "Cơ quan");
    assert!(kinds(&first).contains(&DiagnosticKind::SecondTable));
    assert!(kinds(&first).contains(&DiagnosticKind::UnknownSheet));
    let printed = file("x.xlsx", &book);
    assert_eq!(printed["sheets"].as_array().unwrap().len(), 2);
    assert_eq!(printed["sheets"][1]["total"], 200);
}
