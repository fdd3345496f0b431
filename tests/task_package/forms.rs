//! A package of a form that is more than a workbook.

use crate::answers::to_everything;
use crate::support::*;
use tucham::assessment::assess;
use tucham::dossier::{Finding, Form, Stated};
use tucham::score::Percent;
use tucham::task::package::{PackageFault, PackageFinding, PackageOrder};
use tucham::template::{Addressee, KindId, Settings, Target};
use tucham::workbook::Corrections;

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
