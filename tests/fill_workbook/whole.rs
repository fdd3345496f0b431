//! Every part of a filled workbook held against its template's, on a workbook that has everything a template may have.

use crate::oracle::calc;
use crate::support::*;
use calamine::Data;
use serde_json::json;
use std::collections::BTreeSet;
use tucham::assessment::{Answer, Answers, Evidence, Input};
use tucham::score::Score;
use tucham::workbook::fill::{Calculation, Filled, LeftOut, PartChange};
use tucham::workbook::write_back::Writes;
use tucham::workbook::{Imported, import};

/// Made by tests/fixtures/fill/make_full.py.
const FULL: &[u8] = include_bytes!("../fixtures/fill/full.xlsx");
const MACROS: &[u8] = include_bytes!("../fixtures/fill/macros.xlsm");
const SHEET: &str = "Bảng điểm";

/// 1, 2,75, 1,5 and 4 points, each with an explanation and evidence.
fn answers(imported: &Imported) -> Answers {
    let mut answers = Answers::default();
    let points = |hundredths| Input::Points(Score::from_hundredths(hundredths));
    let inputs = [Input::Choice(0), points(275), points(150), points(400)];
    let leaves = imported.template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf());
    for ((_, node), input) in leaves.zip(inputs) {
        let evidence =
            vec![Evidence { number: "12/KH-UBND".into(), title: "Kế hoạch".into(), ..Evidence::default() }];
        let explanation = "Đã thực hiện <đủ> & \"đúng hạn\"\n=1+1".to_owned();
        answers.set(node.code.clone(), Answer { input, evidence, explanation, ..Answer::default() });
    }
    answers
}

fn filled(template: &[u8]) -> (Filled, Writes) {
    filled_form(template, answers)
}

#[test]
fn nothing_but_the_listed_parts_differs() {
    let (filled, writes) = filled(FULL);
    assert_eq!(writes.added.len(), 3);
    let expected = [
        ("_rels/.rels", PartChange::Content),
        ("docProps/core.xml", PartChange::Missing),
        ("docProps/app.xml", PartChange::Missing),
        // Formats like those that are there, with lines that break.
        ("xl/styles.xml", PartChange::Content),
        ("xl/workbook.xml", PartChange::Content),
        ("xl/worksheets/sheet1.xml", PartChange::Content),
        ("[Content_Types].xml", PartChange::Content),
    ];
    let found: BTreeSet<String> =
        differences(FULL, &filled.bytes).into_iter().map(|found| format!("{found:?}")).collect();
    let expected: BTreeSet<String> = expected.map(|(part, change)| format!("{:?}", (part.to_owned(), change))).into();
    assert_eq!(found, expected);
    let touched =
        ["xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "xl/worksheets/sheet1.xml", "[Content_Types].xml"];
    let (before, after) = (packed(FULL), packed(&filled.bytes));
    for (name, bytes) in after.iter().filter(|(name, _)| !touched.contains(&name.as_str())) {
        assert_eq!(before.get(name), Some(bytes), "{name}");
    }
}

#[test]
fn everything_is_as_often_there_as_before() {
    let (filled, writes) = filled(FULL);
    let (mut before, after) = (census(FULL), census(&filled.bytes));
    for kind in [
        "<f ",
        "<dataValidation ",
        "<x14:dataValidation ",
        "<cfRule ",
        "<definedName ",
        "<c:chart ",
        "<comment ",
        "<xdr:pic>",
        "<sheetProtection ",
    ] {
        assert!(before[kind] > 0, "the template has no {kind}");
    }
    // Each added column has a width, the cells of its heading are merged, and those of the rule below "I.1".
    *before.get_mut("<col ").unwrap() += writes.added.len();
    *before.get_mut("<mergeCell ").unwrap() += 2 * writes.added.len();
    // The sums of two groups and of the total are formulas, as those of the maxima are.
    *before.get_mut("<f>").unwrap() += 3;
    assert_eq!(before, after);
}

#[test]
fn in_the_sheet_only_cells_are_added() {
    let (filled, _) = filled(FULL);
    let sheet = "xl/worksheets/sheet1.xml";
    let cut = |text: String| -> Vec<String> {
        let (_, behind) = text.split_once("</sheetData>").unwrap();
        let merges = behind.split_once("<mergeCells").unwrap();
        let rest = merges.1.split_once("</mergeCells>").unwrap().1;
        vec![text.split_once("<dimension").unwrap().0.to_owned(), merges.0.to_owned(), rest.to_owned()]
    };
    assert_eq!(cut(part(FULL, sheet)), cut(part(&filled.bytes, sheet)));
    let (before, after) = (range(FULL, SHEET), range(&filled.bytes, SHEET));
    for (row, column, value) in before.used_cells() {
        if (row, column) != (2, 0) {
            assert_eq!(after.get_value((row as u32, column as u32)), Some(value), "{row} {column}");
        }
    }
    assert_eq!(read(&filled.bytes, SHEET, "A3"), Data::String("Đơn vị: UBND xã Bàu Năng".to_owned()));
    assert_eq!(read(&filled.bytes, SHEET, "D14"), Data::Float(9.25));
    assert_eq!(read(&filled.bytes, SHEET, "E8"), Data::String("12/KH-UBND, Kế hoạch".to_owned()));
    assert_eq!(filled.widened, [SHEET]);
    assert!(part(&filled.bytes, "xl/workbook.xml").contains("$A$1:$J$16"));
}

#[test]
fn macros_and_links_are_left_out_of_the_same_workbook() {
    let (filled, _) = filled(MACROS);
    let has = |kind: fn(&LeftOut) -> bool| filled.left_out.iter().any(kind);
    assert!(has(|left| matches!(left, LeftOut::Macros(_))));
    assert!(has(|left| matches!(left, LeftOut::ExternalLink(_))));
    assert!(has(|left| matches!(left, LeftOut::LinkedFormulas { .. })));
    let missing: BTreeSet<String> = differences(MACROS, &filled.bytes)
        .into_iter()
        .filter(|(_, change)| *change == PartChange::Missing)
        .map(|(part, _)| part)
        .collect();
    let expected = [
        "docProps/app.xml",
        "docProps/core.xml",
        "xl/externalLinks/_rels/externalLink1.xml.rels",
        "xl/externalLinks/externalLink1.xml",
        "xl/vbaProject.bin",
    ];
    assert_eq!(missing, expected.map(str::to_owned).into());
    let types = part(&filled.bytes, "[Content_Types].xml");
    assert!(
        types.contains("spreadsheetml.sheet.main+xml") && !types.contains("macroEnabled") && !types.contains("vba")
    );
    // The formula that needed the link keeps its last value and leaves the chain; the others stay in it.
    assert_eq!(read(&filled.bytes, SHEET, "E16"), Data::Float(7.0));
    let chain = part(&filled.bytes, "xl/calcChain.xml");
    assert!(chain.ends_with(r#"<c r="C7" i="1"/><c r="C11"/><c r="C14"/><c r="D2" i="2"/></calcChain>"#), "{chain}");
}

#[test]
fn libreoffice_opens_both_and_calculates_our_totals() {
    for (name, template) in [("whole-full", FULL), ("whole-macros", MACROS)] {
        let (filled, writes) = filled(template);
        assert_eq!(writes.calculation, Calculation::AsStored);
        assert_eq!(calc(name, &filled.bytes, &[]), json!(["Bảng điểm", "Xếp loại", "Ẩn"]));
        let at = |cell: &str| format!("{SHEET}!{cell}");
        let cells = ["D7", "D8", "D11", "D14", "C14"].map(at);
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let values = calc(name, &filled.bytes, &cells);
        for (cell, number) in cells.iter().zip([3.75, 1.0, 5.5, 9.25, 10.0]) {
            assert_eq!(values[cell], json!({ "number": number }), "{cell}");
        }
    }
}

#[test]
fn what_was_filled_is_read_as_the_same_table() {
    let (before, after) = (import(FULL).unwrap(), import(&filled(FULL).0.bytes).unwrap());
    let texts = |imported: &Imported| -> Vec<_> {
        imported.template.criteria.iter().map(|(_, node)| (node.code.clone(), node.criterion.text.clone())).collect()
    };
    assert_eq!(texts(&before), texts(&after));
    assert_eq!(before.template.grading, after.template.grading);
}
