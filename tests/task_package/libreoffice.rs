//! What LibreOffice makes of a package: its own sums, and the file as it saves it.

use crate::answers::{to_everything, with_nothing_arisen};
use crate::cells::value;
use crate::support::*;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use tucham::assessment::Answers;
use tucham::dossier::Weight;
use tucham::task::package::PackageFinding;
use tucham::template::KindId;
use tucham::workbook::contents::Contents;
use tucham::workbook::import;

const TABLE: &str = "Bảng tiêu chí";

/// Runs a script of tests/oracle. It needs Debian's own Python, which alone can import `uno`.
fn oracle(script: &str, arguments: &[&str]) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(script);
    let mut command = Command::new("/usr/bin/python3");
    let output = command.arg(script).args(arguments).output();
    let output = output.expect("Debian's python3 is missing; `cargo xtask test` installs it");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "LibreOffice gave no answer; `cargo xtask test` installs libreoffice-calc-nogui and python3-uno. It said: {said}"
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A file of these bytes for LibreOffice to open.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("task_package");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn saved_again(name: &str, bytes: &[u8]) -> Vec<u8> {
    let (path, new) = (file(&format!("{name}.xlsx"), bytes), file(&format!("{name}-again.xlsx"), b""));
    oracle("save_again.py", &[path.to_str().unwrap(), new.to_str().unwrap()]);
    std::fs::read(new).unwrap()
}

/// Every formula in the column of the unit's own points, calculated anew, is what the package says.
#[expect(clippy::float_arithmetic, reason = "LibreOffice answers in floats")]
fn calculates_our_totals(name: &str, workbook: &[u8], answers: Answers) -> usize {
    let package = made(&order(workbook, answers)).workbook.bytes;
    let imported = import(workbook).unwrap();
    let column = imported.layout.column(tucham::workbook::Role::SelfPoints).unwrap();
    let contents = Contents::read(&package).unwrap();
    let sheet = contents.sheet(&imported.layout.sheet).unwrap();
    let formulas = sheet.cells.iter().filter(|(at, content)| at.column == column && content.formula.is_some());
    let cells: Vec<String> = formulas.map(|(at, _)| at.to_string()).collect();
    let places: Vec<String> = cells.iter().map(|cell| format!("{}!{cell}", sheet.name)).collect();
    let path = file(&format!("{name}.xlsx"), &package);
    let arguments: Vec<&str> = [path.to_str().unwrap()].into_iter().chain(places.iter().map(String::as_str)).collect();
    let calculated: Value = serde_json::from_str(&oracle("calc.py", &arguments)).unwrap();
    for (place, cell) in places.iter().zip(&cells) {
        let stored: f64 = value(&contents, &sheet.name, cell).parse().unwrap();
        let found = calculated[place]["number"].as_f64().unwrap();
        assert!((stored - found).abs() < 1e-9, "{place}: {stored} is stored, {found} calculated");
    }
    cells.len()
}

#[test]
fn libreoffice_calculates_our_totals() {
    for kind in 0..3 {
        let answers = to_everything(&TEMPLATE.template, KindId(kind));
        assert!(calculates_our_totals("everything", BUILTIN, answers) > 8);
    }
    let answers = with_nothing_arisen(&TEMPLATE.template, KindId(2));
    assert!(calculates_our_totals("nothing-arisen", BUILTIN, answers) > 7);
    let small = import(LIBREOFFICE).unwrap();
    assert_eq!(calculates_our_totals("small", LIBREOFFICE, to_everything(&small.template, KindId(0))), 3);
}

#[test]
fn a_template_that_libreoffice_saved_makes_packages_too() {
    let template = saved_again("template", BUILTIN);
    let imported = import(&template).unwrap();
    let package = made(&order(&template, to_everything(&imported.template, KindId(0)))).workbook.bytes;
    assert_eq!(open(&package, Some(&template)).findings, [PackageFinding::Whole]);
}

#[test]
fn a_package_that_libreoffice_saved_again_is_a_doubt_and_keeps_its_data() {
    for (name, workbook) in [("resaved", BUILTIN), ("resaved-small", LIBREOFFICE)] {
        let imported = import(workbook).unwrap();
        let answers = with_nothing_arisen(&imported.template, KindId(0));
        let package = made(&order(workbook, answers)).workbook.bytes;
        let verdict = open(&saved_again(name, &package), Some(workbook));
        assert!(
            matches!(verdict.findings[..], [PackageFinding::Parts(_), PackageFinding::Whole]),
            "{:#?}",
            verdict.findings
        );
        assert_eq!(verdict.weight(), Weight::Doubt);
        assert_eq!(verdict.recomputed, verdict.dossier.map(|dossier| dossier.stated));
    }
}

#[test]
fn points_that_somebody_typed_over_in_libreoffice_are_named() {
    let package = made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(0)))).workbook.bytes;
    let mut parts = crate::parts::Parts::of(&saved_again("typed", &package));
    let cell = parts.text("xl/worksheets/sheet1.xml");
    let start = cell.find("<c r=\"J12\"").unwrap();
    let changed = cell[start..].replacen("<v>1.5</v>", "<v>0.5</v>", 1);
    parts.put("xl/worksheets/sheet1.xml", format!("{}{changed}", &cell[..start]));
    let verdict = open(&parts.zip(), Some(BUILTIN));
    assert_eq!(named_cells(&verdict.findings), [format!("{TABLE}!J12")]);
}
