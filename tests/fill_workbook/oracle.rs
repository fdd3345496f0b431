//! LibreOffice opens what was filled and calculates the same.

use crate::libreoffice::{SHEET, TEMPLATE, answers};
use crate::support::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use tucham::workbook::fill::{AddedSheet, Calculation, CustomXml, Filling, SheetWrites};

/// Runs tests/oracle/calc.py on a workbook. It needs Debian's own Python, which alone can import `uno`.
pub fn calc(name: &str, workbook: &[u8], arguments: &[&str]) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.xlsx"));
    std::fs::write(&file, workbook).unwrap();
    let (options, cells): (Vec<&str>, Vec<&str>) = arguments.iter().partition(|argument| argument.starts_with("--"));
    let mut command = Command::new("/usr/bin/python3");
    command.arg(root.join("tests/oracle/calc.py")).args(options).arg(&file).args(cells);
    let output = command.output().expect("Debian's python3 is missing; `cargo xtask test` installs it");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "LibreOffice gave no answer; `cargo xtask test` installs libreoffice-calc-nogui and python3-uno. It said: {said}"
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_oracle_calculates_and_does_not_repeat_what_is_stored() {
    let wrong = try_fill(TEMPLATE, SHEET, &[plain("D5", points(100)), cached("D11", points(9900))]).unwrap();
    let stored = calc("oracle-stored", &wrong.bytes, &["--as-stored", "Bảng điểm!D11"]);
    assert_eq!(stored, json!({"Bảng điểm!D11": {"number": 99.0}}));
    let calculated = calc("oracle-calculated", &wrong.bytes, &["Bảng điểm!D11"]);
    assert_eq!(calculated, json!({"Bảng điểm!D11": {"number": 1.0}}));
}

#[test]
fn libreoffice_calculates_the_totals_that_were_stored() {
    let filled = try_fill(TEMPLATE, SHEET, &answers()).unwrap();
    let calculated = calc(
        "totals",
        &filled.bytes,
        &["Bảng điểm!D4", "Bảng điểm!D7", "Bảng điểm!D11", "Bảng điểm!E11", "Bảng điểm!E6"],
    );
    let expected = json!({
        "Bảng điểm!D4": {"number": 3.75},
        "Bảng điểm!D7": {"number": 5.5},
        "Bảng điểm!D11": {"number": 9.25},
        "Bảng điểm!E11": {"text": "Tốt"},
        "Bảng điểm!E6": {"text": "44/48 người, <đạt> & \"ghi sổ\"\n=1+1"},
    });
    assert_eq!(calculated, expected);
}

#[test]
fn libreoffice_opens_a_whole_package() {
    let sheets = [SheetWrites { sheet: SHEET.to_owned(), cells: answers(), columns: Vec::new() }];
    let rows = vec![vec![text("Mã đối chiếu"), text("ABCD-EFGH")], vec![text("Tổng điểm"), points(925)]];
    let added = [AddedSheet { name: "Xác thực".to_owned(), widths: vec![20, 60], rows }];
    let item = br#"<d xmlns="urn:example:dossier">eyJ</d>"#;
    let item = CustomXml { namespace: "urn:example:dossier", item_id: "{6F1B6F5E-0000-4000-8000-000000000001}", item };
    let filling = Filling { sheets: &sheets, added: &added, custom_xml: Some(item), calculation: Calculation::OnLoad };
    let filled = fill_with(TEMPLATE, &filling).unwrap();
    assert_eq!(calc("package-names", &filled.bytes, &[]), json!(["Bảng điểm", "Xếp loại", "Xác thực"]));
    let values = calc("package-values", &filled.bytes, &["Xác thực!B1", "Xác thực!B2", "Bảng điểm!D11"]);
    let expected = json!({
        "Xác thực!B1": {"text": "ABCD-EFGH"},
        "Xác thực!B2": {"number": 9.25},
        "Bảng điểm!D11": {"number": 9.25},
    });
    assert_eq!(values, expected);
}

#[test]
fn a_shared_formula_that_was_written_out_calculates_as_before() {
    let rows = r#"<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1+COUNT(A$1:A1)</f><v>0</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><f t="shared" si="0"/><v>0</v></c></row><row r="3"><c r="A3"><v>5</v></c><c r="B3"><f t="shared" si="0"/><v>0</v></c></row>"#;
    let template = HandMade::with_rows(rows).bytes();
    let before = calc("shared-before", &template, &["S!B2", "S!B3"]);
    assert_eq!(before, json!({"S!B2": {"number": 14.0}, "S!B3": {"number": 18.0}}));
    let filled = try_fill(&template, "S", &[replaced("B1", points(700))]).unwrap();
    let after = calc("shared-after", &filled.bytes, &["S!B1", "S!B2", "S!B3"]);
    assert_eq!(after, json!({"S!B1": {"number": 7.0}, "S!B2": {"number": 14.0}, "S!B3": {"number": 18.0}}));
}
