//! A package of a form that is more than a workbook.

use crate::answers::to_everything;
use crate::support::*;
use tucham::assessment::assess;
use tucham::dossier::{Finding, Form, Stated, Weight};
use tucham::score::{Percent, Score};
use tucham::task::package::{PackageFault, PackageFinding, PackageOrder};
use tucham::template::{Addressee, KindId, Settings, Target};
use tucham::workbook::contents::{CellText, Contents};
use tucham::workbook::{CellRef, Corrections, Role, RowCorrection, RowPart};

/// The built-in workbook with something corrected and something set in it.
fn form() -> Form {
    let corrections = Corrections { sheet: Some("Bảng tiêu chí".into()), ..Corrections::default() };
    let settings = Settings {
        period: Some("2026".into()),
        addressee: Some(Addressee { name: "UBND tỉnh (qua Sở Nội vụ)".into(), email: None }),
        target: Some(Target { share: Percent::from_hundredths(6_000), class: "Tốt".into() }),
        ..Settings::default()
    };
    Form::new(BUILTIN.to_vec(), corrections, Some(settings)).unwrap()
}

fn order_on(form: &Form) -> PackageOrder {
    let template = form.import().unwrap().template;
    let mut order = order(BUILTIN, to_everything(&template, KindId(0)));
    order.shown = Stated::of(&template, &assess(&template, &order.draft.answers));
    order.draft.template.sha256 = form.digest().to_string();
    order.workbook = form.to_bytes().unwrap();
    order
}

#[test]
fn it_goes_the_same_way_and_names_the_form() {
    let package = made(&order_on(&form()));
    assert_eq!(package.workbook.name, "UBND-xa-Bau-Nang_2026_r1.xlsx");
    let bytes = form().to_bytes().unwrap();
    for file in [&package.workbook.bytes, &package.jws.bytes] {
        let verdict = open(file, Some(&bytes));
        assert_eq!(verdict.findings, [PackageFinding::Whole]);
        let dossier = verdict.dossier.unwrap();
        assert_eq!((dossier.template.sha256, dossier.campaign.period.as_str()), (form().digest(), "2026"));
        assert_eq!(dossier.addressee, "UBND tỉnh (qua Sở Nội vụ)");
    }
}

#[test]
fn a_receiver_with_the_bare_workbook_trusts_another_form() {
    let package = made(&order_on(&form()));
    let findings = open(&package.workbook.bytes, Some(BUILTIN)).findings;
    let is_other = |finding: &PackageFinding| matches!(finding, PackageFinding::Dossier(Finding::WrongTemplate { .. }));
    assert!(is_other(&findings[0]), "{findings:?}");
}

#[test]
fn other_settings_are_another_form() {
    let mut order = order_on(&form());
    let other = Settings { period: Some("2027".into()), ..form().settings().unwrap().clone() };
    order.workbook = form().set(Some(other)).unwrap().to_bytes().unwrap();
    assert!(matches!(prepare(&order), Err(PackageFault::AnotherWorkbook { .. })));
    order.workbook = b"{}".to_vec();
    assert!(matches!(prepare(&order), Err(PackageFault::Form(_))));
}

#[test]
fn a_trusted_form_that_is_none_is_said() {
    let package = made(&order_on(&form()));
    let findings = open(&package.workbook.bytes, Some(b"{}")).findings;
    assert!(findings.iter().any(|finding| matches!(finding, PackageFinding::FormUnreadable(_))), "{findings:?}");
}

/// The first criterion of the built-in workbook worth a point more, the next one none at all, and one a level higher.
fn corrected() -> Form {
    let imported = Form::plain(BUILTIN).import().unwrap();
    let rows = imported.layout.rows.iter().zip(imported.template.criteria.iter());
    let mut leaves = rows.filter(|(_, (_, node))| node.criterion.is_leaf() && node.depth > 1);
    let (worth, (_, node)) = leaves.next().unwrap();
    let more = |points: Option<Score>| points.map(|points| points.plus(Score::from_hundredths(100)));
    let maxima = (0..).zip(node.criterion.maxima.iter().map(|points| more(*points))).collect();
    let (nothing, _) = leaves.next().unwrap();
    let (raised, _) = leaves.next().unwrap();
    let rows = [
        (*worth, RowCorrection { maxima, ..RowCorrection::default() }),
        (*nothing, RowCorrection { part: Some(RowPart::Nothing), ..RowCorrection::default() }),
        (*raised, RowCorrection { level: Some(1), ..RowCorrection::default() }),
    ];
    Form::new(BUILTIN.to_vec(), Corrections { rows: rows.into_iter().collect(), ..Corrections::default() }, None)
        .unwrap()
}

/// What every row comes to stands in its cell, by the corrected table and not by the printed one.
#[test]
fn the_cells_of_a_corrected_table_are_what_the_engine_says() {
    let form = corrected();
    let order = order_on(&form);
    let package = made(&order);
    assert_eq!(open(&package.workbook.bytes, Some(&form.to_bytes().unwrap())).findings, [PackageFinding::Whole]);
    let imported = form.import().unwrap();
    let assessment = assess(&imported.template, &order.draft.answers);
    let contents = Contents::read(&package.workbook.bytes).unwrap();
    let sheet = contents.sheet(&imported.layout.sheet).unwrap();
    let own = imported.layout.columns.iter().find(|column| column.role == Role::SelfPoints).unwrap().column;
    let stated = Stated::of(&imported.template, &assessment);
    let mut compared = 0;
    for (row, (_, node)) in imported.layout.rows.iter().zip(imported.template.criteria.iter()) {
        let Some(points) = stated.points.get(&node.code) else { continue };
        if let Some(CellText::Number(text)) = sheet.value(CellRef { row: *row, column: own }) {
            let found = (text.parse::<f64>().unwrap() * 100.0).round() as i64;
            assert_eq!(found, points.hundredths(), "{}", node.code);
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
    let findings = open(&package.workbook.bytes, Some(BUILTIN)).findings;
    let is_other = |finding: &PackageFinding| matches!(finding, PackageFinding::Dossier(Finding::WrongTemplate { .. }));
    assert!(is_other(&findings[0]), "{findings:?}");
}

/// Who has only the package reads its table by the corrections that are signed with it: nothing is wrong, and that the form
/// is not at hand is a doubt.
#[test]
fn a_receiver_without_the_form_finds_nothing_wrong() {
    let package = made(&order_on(&corrected()));
    let verdict = open(&package.workbook.bytes, None);
    assert!(verdict.findings.iter().all(|finding| finding.weight() < Weight::Refusal), "{:?}", verdict.findings);
    assert_eq!(verdict.recomputed.as_ref(), verdict.dossier.as_ref().map(|dossier| &dossier.stated));
}

/// A maximum that was corrected is printed as it was: the paper says that another table counts.
#[test]
fn the_sheet_says_that_the_table_was_corrected() {
    let notes = |form: &Form| {
        let contents = Contents::read(&made(&order_on(form)).workbook.bytes).unwrap();
        let sheet = contents.sheet("Xác thực").unwrap();
        let is_it = |text: &CellText| matches!(text, CellText::Text(text) if text.contains("tính theo bảng đã sửa"));
        sheet.cells.values().filter_map(|cell| cell.value.as_ref()).filter(|text| is_it(text)).count()
    };
    assert_eq!((notes(&corrected()), notes(&Form::plain(BUILTIN))), (1, 0));
}

/// Who has no form to hold it against is told of the table that is printed, and of nothing on the sheet "Xác thực".
#[test]
fn the_sheet_of_a_corrected_table_is_known_without_its_form() {
    let package = made(&order_on(&corrected()));
    let named = named_cells(&open(&package.workbook.bytes, None).findings);
    assert!(named.iter().all(|cell| !cell.contains("Xác thực")), "{named:?}");
}
