//! From answers to a package and back.

use crate::answers::{to_everything, with_nothing_arisen};
use crate::cells::{is_formula, value};
use crate::support::*;
use tucham::assessment::{Answers, assess};
use tucham::dossier::{Difference, Finding, Stated};
use tucham::task::package::{PackageFinding, TemplateSource};
use tucham::task::{Recognised, Reply, Request, run};
use tucham::template::KindId;
use tucham::workbook::contents::Contents;
use tucham::workbook::import;

const TABLE: &str = "Bảng tiêu chí";

/// Makes a package, opens it, and holds every figure against the engine.
fn circle(workbook: &[u8], answers: Answers) -> Vec<u8> {
    let order = order(workbook, answers.clone());
    let package = made(&order);
    let verdict = open(&package.workbook.bytes, Some(workbook));
    assert_eq!(verdict.findings, [PackageFinding::Whole]);
    let dossier = verdict.dossier.unwrap();
    assert_eq!(dossier.answers, answers);
    assert_eq!((&dossier.unit, &dossier.people), (&order.draft.unit, &order.draft.people));
    let template = verdict.template.unwrap();
    assert_eq!(template.source, TemplateSource::Trusted);
    let totals = assess(&template.template, &answers).totals;
    let recomputed = verdict.recomputed.unwrap();
    assert_eq!(recomputed.totals, totals);
    assert_eq!(recomputed, dossier.stated);
    let signed = verdict.signed.unwrap();
    assert_eq!(signed.signer, package.signer);
    assert_eq!((signed.issued_at, signed.payload), (time(SIGNED_AT), package.payload));
    assert_eq!(signed.check_code, package.check_code);
    package.workbook.bytes
}

#[test]
fn every_kind_of_body_gets_its_totals_back() {
    for kind in 0..3 {
        circle(BUILTIN, to_everything(&TEMPLATE.template, KindId(kind)));
        circle(BUILTIN, with_nothing_arisen(&TEMPLATE.template, KindId(kind)));
    }
}

#[test]
fn a_workbook_that_libreoffice_made_goes_the_same_way() {
    let imported = import(LIBREOFFICE).unwrap();
    circle(LIBREOFFICE, to_everything(&imported.template, KindId(0)));
}

#[test]
fn an_unfinished_draft_makes_a_package_too() {
    circle(BUILTIN, Answers::default());
}

#[test]
fn what_was_prepared_is_what_was_made() {
    let order = order(BUILTIN, to_everything(&TEMPLATE.template, KindId(2)));
    let prepared = prepare(&order).unwrap();
    let package = made(&order);
    assert_eq!(prepared.check_code, package.check_code);
    assert_eq!(prepared.left_out, package.left_out);
    assert_eq!((prepared.cut, package.cut), (vec![], vec![]));
    let dossier = open(&package.jws.bytes, None).dossier.unwrap();
    assert_eq!(prepared.stated, dossier.stated);
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let order = order(BUILTIN, to_everything(&TEMPLATE.template, KindId(1)));
    assert_eq!(made(&order), made(&order));
}

#[test]
fn the_files_are_called_by_unit_period_and_revision() {
    let package = made(&order(BUILTIN, Answers::default()));
    assert_eq!(package.workbook.name, "UBND-xa-Bau-Nang_2023_r1.xlsx");
    assert_eq!(package.jws.name, "UBND-xa-Bau-Nang_2023_r1.json");
}

#[test]
fn people_find_their_answers_in_the_cells() {
    let answers = with_nothing_arisen(&TEMPLATE.template, KindId(2));
    let package = circle(BUILTIN, answers);
    let contents = Contents::read(&package).unwrap();
    let cell = |cell: &str| value(&contents, TABLE, cell);
    // I.1.1 was sent on the 9th of April, I.3.1 reached 45 of 48, I.3.2 counts two.
    assert_eq!((cell("I12"), cell("J12")), ("09/4/2023".into(), "1.5".into()));
    assert_eq!((cell("I16"), cell("J16")), ("45/48".into(), "1.88".into()));
    assert_eq!((cell("I17"), cell("J17")), ("2".into(), "0.5".into()));
    assert_eq!(cell("L12"), "Văn phòng");
    assert_eq!(cell("A1"), "UBND xã Bàu Năng");
    let evidence = "/BC-UBND, 05/9/2023, UBND xã Bàu Năng, Báo cáo kết quả, https://baunang.example/bc?id=1&a=2";
    assert!(cell("K12").starts_with("Minh chứng:\n- ") && cell("K12").ends_with(evidence), "{}", cell("K12"));
    // I.6 allows "không phát sinh" with full points.
    assert_eq!(cell("J20"), "1.5");
    assert!(cell("K20").starts_with("Không phát sinh: Trong năm không phát sinh\nĐã rà soát <sổ> & \"văn bản\",\n"));
}

#[test]
fn a_rescaled_group_loses_its_formula_and_no_other_does() {
    let some = Contents::read(&circle(BUILTIN, to_everything(&TEMPLATE.template, KindId(2)))).unwrap();
    let none = Contents::read(&circle(BUILTIN, with_nothing_arisen(&TEMPLATE.template, KindId(2)))).unwrap();
    let before = Contents::read(BUILTIN).unwrap();
    let column = |contents: &Contents| -> Vec<String> {
        let cells = before.sheet(TABLE).unwrap().cells.keys().filter(|at| at.column == 9).map(ToString::to_string);
        cells.filter(|at| is_formula(&before, TABLE, at) && !is_formula(contents, TABLE, at)).collect()
    };
    assert_eq!(column(&some), Vec::<String>::new());
    // Of criterion III nothing is left but what the rest is rescaled to.
    assert_eq!(column(&none).len(), 1);
    assert_eq!(value(&none, TABLE, "A30"), "III");
    assert_eq!(column(&none), ["J30"]);
}

#[test]
fn the_sheet_with_the_check_code_says_what_is_needed() {
    let order = order(BUILTIN, Answers::default());
    let package = made(&order);
    let contents = Contents::read(&package.workbook.bytes).unwrap();
    let sheet = contents.sheet("Xác thực").unwrap();
    let text = |cell: &str| value(&contents, "Xác thực", cell);
    let rows: Vec<(String, String)> = (1..=sheet.cells.keys().last().unwrap().row + 1)
        .map(|row| (text(&format!("A{row}")), text(&format!("B{row}"))))
        .collect();
    let find = |label: &str| rows.iter().find(|(found, _)| found == label).map(|(_, value)| value.as_str());
    assert_eq!(find("Cơ quan, đơn vị, địa phương"), Some("UBND xã Bàu Năng"));
    assert_eq!(find("Kỳ đánh giá"), Some("2023"));
    assert_eq!(find("Bản số"), Some("1"));
    assert_eq!(find("Mã đối chiếu"), Some(package.check_code.as_str()));
    assert_eq!(find("Mã SHA-256 của dữ liệu"), Some(package.payload.to_string().as_str()));
    assert_eq!(find("Mã SHA-256 của bảng tiêu chí"), Some(order.draft.template.sha256.as_str()));
    assert_eq!(find("Người xác nhận"), Some("Nguyễn Thị Mẫu"));
    assert_eq!(find("Mã SHA-256 của chứng thư"), Some(certificate().fingerprint().to_string().as_str()));
}

#[test]
fn the_signed_file_alone_is_enough_for_the_data() {
    let package = made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(0))));
    let verdict = open(&package.jws.bytes, Some(BUILTIN));
    assert_eq!(verdict.findings, [PackageFinding::Whole]);
    assert_eq!(verdict.recomputed.unwrap(), verdict.dossier.unwrap().stated);
}

#[test]
fn a_package_is_told_from_a_template_and_says_what_it_was_made_from() {
    let package = made(&order(BUILTIN, Answers::default()));
    let recognise =
        |bytes: &[u8]| match run(Request::Recognise { file_name: "x".into(), bytes: bytes.to_vec() }, &mut |_| ()) {
            Reply::Recognised(recognised) => *recognised,
            other => panic!("another reply: {other:?}"),
        };
    for bytes in [&package.workbook.bytes, &package.jws.bytes] {
        let Recognised::Package(file) = recognise(bytes) else { panic!("it is a package") };
        assert_eq!(
            file.template.map(|digest| digest.to_string()),
            Some(order(BUILTIN, Answers::default()).draft.template.sha256)
        );
    }
    assert!(matches!(recognise(BUILTIN), Recognised::Template(_)));
}

#[test]
fn without_the_template_the_package_is_shown_by_its_own() {
    let package = made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(1))));
    let verdict = open(&package.workbook.bytes, None);
    let named = verdict.dossier.as_ref().unwrap().template.sha256;
    assert_eq!(verdict.findings, [PackageFinding::TemplateOfPackage(named), PackageFinding::Whole]);
    assert_eq!(verdict.template.unwrap().source, TemplateSource::Package);
    assert_eq!(verdict.recomputed, verdict.dossier.map(|dossier| dossier.stated));
}

#[test]
fn a_key_that_nobody_knows_is_a_doubt() {
    let package = made(&order(BUILTIN, Answers::default()));
    let order = tucham::task::package::OpenOrder {
        template: Some(tucham::task::package::TrustedWorkbook { bytes: BUILTIN.to_vec() }),
        known_signers: Vec::new(),
        now: None,
        bytes: package.workbook.bytes,
    };
    let reply = ask(tucham::task::PackageRequest::Open(Box::new(order)));
    let tucham::task::PackageReply::Opened(verdict) = reply else { panic!("another reply: {reply:?}") };
    assert_eq!(verdict.findings, [PackageFinding::Dossier(Finding::SignerUnknown), PackageFinding::Whole]);
}

#[test]
fn sums_that_the_unit_states_wrongly_are_named() {
    let mut stated: Option<Stated> = None;
    let package = crate::refused::signed_with(|dossier| {
        dossier.stated.totals.total = tucham::score::Score::from_hundredths(9_999);
        stated = Some(dossier.stated.clone());
    });
    let findings = findings(&package);
    let differs =
        |finding: &PackageFinding| matches!(finding, PackageFinding::Dossier(Finding::Differs(Difference::Sum { .. })));
    assert!(differs(&findings[0]), "{findings:?}");
    assert!(!findings.contains(&PackageFinding::Whole));
}
