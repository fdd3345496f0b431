//! The example program `fill`: what a stranger hands it, and what it says.
#![allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(missing_docs, clippy::panic, reason = "of the example")]

#[path = "../examples/fill/answers.rs"]
mod answers;
#[path = "../examples/fill/code.rs"]
mod code;
#[path = "../examples/fill/input.rs"]
mod input;
#[path = "../examples/fill/report.rs"]
mod report;
#[path = "../examples/fill/run.rs"]
mod run;

use serde_json::{Value, json};
use tucham::workbook::contents::Contents;

const BUILTIN: &[u8] = include_bytes!("../public/bang-tieu-chi-mau.xlsx");

fn filled(answers: &Value) -> Result<(Contents, Value), String> {
    let done = run::run(BUILTIN, answers.to_string().as_bytes())?;
    Ok((Contents::read(&done.bytes).unwrap(), done.report))
}

fn cell(contents: &Contents, at: &str) -> Option<String> {
    let sheet = contents.sheet("Bảng tiêu chí").unwrap();
    sheet.value(at.parse().ok()?).map(|value| format!("{value:?}"))
}

#[test]
fn answers_of_every_kind_are_written_and_reported() {
    let (contents, report) = filled(&json!({
        "unit": "UBND xã Bàu Năng",
        "kind": 2,
        "answers": {
            "I/1/1.1": {"points": 150, "evidence": "Kế hoạch số 12/KH-UBND", "explanation": "Ban hành đúng hạn"},
            "I/3/3.1": {"done": 45, "assigned": 48},
            "I/3/3.2": {"count": 2, "evidence": [{"number": "22/BC-UBND", "date": "2023-09-05"}]},
        }
    }))
    .unwrap();
    assert_eq!(cell(&contents, "J12").unwrap(), r#"Number("1.5")"#);
    assert_eq!(cell(&contents, "J16").unwrap(), r#"Number("1.88")"#);
    assert_eq!(cell(&contents, "I17").unwrap(), r#"Number("2")"#);
    assert!(cell(&contents, "K12").unwrap().contains("Ban hành đúng hạn\\nMinh chứng:\\n- Kế hoạch số 12/KH-UBND"));
    assert!(cell(&contents, "K17").unwrap().contains("22/BC-UBND, 05/9/2023"));
    assert_eq!(report["totals"]["total"], json!(150 + 188 + 50));
    assert_eq!(report["points"]["I/3/3.1"], json!(188));
    let written = report["written"].as_array().unwrap();
    assert!(written.contains(&json!({"cell": "J12", "number": "1.5"})), "{written:?}");
    assert!(report["class"].is_string() && report["calculation"] == "as_stored");
}

#[test]
fn what_does_not_fit_is_refused_in_a_sentence() {
    for (answers, said) in [
        (json!({"answers": {"IX/9": {"points": 1}}}), "IX/9"),
        (json!({"answers": {"I/1/1.1": {"points": 10_000}}}), "vượt điểm tối đa"),
        (json!({"answers": {"I/1/1.1": {"points": -1}}}), "số âm"),
        (json!({"answers": {"I/1/1.1": {"points": 1.5}}}), "số nguyên"),
        (json!({"answers": {"I/1/1.1": {"point": 1}}}), "point"),
        (json!({"answers": {"I": {"points": 1}}}), "nhóm"),
        (json!({"answers": {"I/3/3.1": {"count": 1}}}), "assigned"),
        (json!({"answers": {"I/3/3.1": {"done": 1, "assigned": 0}}}), "I/3/3.1: "),
        (json!({"answers": {"I/3/3.1": {"done": 45, "assigned": 48, "points": 200}}}), "1,88"),
        (json!({"unit": "A", "kind": "Trường học", "answers": {}}), "loại cơ quan"),
        (json!({"unit": "A", "answer": {}, "answers": {}}), "answer"),
        (json!([]), "JSON"),
    ] {
        let sentence = filled(&answers).err().unwrap_or_default();
        assert!(sentence.contains(said), "{answers}: {sentence}");
    }
}

#[test]
fn sheets_that_get_nothing_are_named() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["Một", "Hai", "Ghi chép"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let rows = [["TT", "Tiêu chí", "Điểm tối đa"], ["1", "Kế hoạch", "2"], ["2", "Hội nghị", "3"]];
        for (row, cells) in (0..).zip(rows).filter(|_| name != "Ghi chép") {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
        sheet.write_string(9, 1, "Ghi chép của phòng").unwrap();
    }
    let template = book.save_to_buffer().unwrap();
    let sheets = |report: &Value| -> Vec<String> {
        let named = report["other_sheets"].as_array().unwrap().iter();
        named
            .map(|sheet| format!("{}: {}", sheet["sheet"].as_str().unwrap(), sheet["message"].as_str().unwrap()))
            .collect()
    };
    let report = run::run(&template, br#"{"answers": {"1": 200}}"#).unwrap().report;
    let second = "Hai: Trang tính này cũng có bảng tiêu chí; chỉ dùng bảng ở trang tính đầu.";
    assert_eq!(sheets(&report), [second]);
    assert!(report["notes"].as_array().unwrap().is_empty());
    // The same in a web page under the name of an .xls: its second table does not go with it.
    let table =
        "<table><tr><td>TT<td>Tiêu chí<td>Điểm tối đa<tr><td>1<td>Kế hoạch<td>2<tr><td>2<td>Hội nghị<td>3</table>";
    let page = format!("<html><body>{table}<p>Phụ lục</p>{table}</body></html>");
    let report = run::run(page.as_bytes(), br#"{"answers": {"1": 200}}"#).unwrap().report;
    assert_eq!(sheets(&report).len(), 1, "{report:#}");
    assert!(report["notes"][0].as_str().unwrap().contains("không đi theo"));
}
