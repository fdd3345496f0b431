//! Orders that make no package, and files that are none.

use crate::answers::to_everything;
use crate::support::*;
use rust_xlsxwriter::Workbook;
use tucham::assessment::{self, Answers, Input};
use tucham::dossier::{Dossier, Finding, UnsignedDossier, Weight};
use tucham::score::Score;
use tucham::signature::SecretKey;
use tucham::signature::certificate::CertificateFault;
use tucham::signature::jws::JwsFault;
use tucham::task::package::{PackageFault, PackageFinding, PackageRequest, Verdict};
use tucham::task::told::{Answer, PackageAnswer};
use tucham::task::{Request, run};
use tucham::template::{CriterionCode, KindId};
use tucham::text::Language;
use tucham::workbook::container::ContainerError;
use tucham::workbook::fill::{CellFault, FillError};
use tucham::workbook::{Refusal, import};

/// The signed file of a dossier that was changed before it was signed, as another program could make it.
pub fn signed_with(change: impl FnOnce(&mut Dossier)) -> Vec<u8> {
    let package = made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(0))));
    let mut dossier = open(&package.jws.bytes, None).dossier.unwrap();
    change(&mut dossier);
    let unsigned = UnsignedDossier::new(&dossier, certificate(), time(SIGNED_AT)).unwrap();
    let signature = key().sign(unsigned.signing_input());
    unsigned.finish(signature).unwrap().into_bytes()
}

#[test]
fn another_workbook_than_the_drafts_is_refused() {
    let mut order = order(BUILTIN, Answers::default());
    order.workbook = LIBREOFFICE.to_vec();
    let fault = prepare(&order).unwrap_err();
    assert!(matches!(fault, PackageFault::AnotherWorkbook { .. }), "{fault:?}");
}

#[test]
fn a_draft_on_something_that_is_no_workbook_is_refused() {
    let order = order(b"%PDF-1.7", Answers::default());
    let expected = PackageFault::Workbook(Refusal::Container(ContainerError::NotAZip));
    assert_eq!(prepare(&order), Err(expected));
}

#[test]
fn points_above_the_maximum_do_not_leave() {
    let mut answers = Answers::default();
    let code = CriterionCode::from_stored("II/8");
    let input = Input::Points(Score::from_hundredths(201));
    answers.set(code, assessment::Answer { input, ..assessment::Answer::default() });
    assert_eq!(prepare(&order(BUILTIN, answers)), Err(PackageFault::NotReady));
}

/// The importer says it before the unit begins; whoever goes on all the same hears it again.
#[test]
fn a_formula_over_several_cells_is_named_with_its_cell() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip([["TT", "Tiêu chí", "Điểm tối đa"], ["1", "Một", ""], ["2", "Hai", ""]]) {
        sheet.write_row(row, 0, cells).unwrap();
    }
    sheet.write_column(1, 2, [40, 60]).unwrap().write_string(0, 3, "Điểm tự chấm").unwrap();
    sheet.write_array_formula(1, 3, 2, 3, "{=F2:F3}").unwrap();
    let workbook = workbook.save_to_buffer().unwrap();
    let template = import(&workbook).unwrap().template;
    let order = order(&workbook, to_everything(&template, KindId(0)));
    let [cell, area] = ["D2", "D2:D3"];
    let fault = CellFault::ArrayFormula(area.parse().unwrap());
    let fault = FillError::Cell { sheet: "Sheet1".into(), cell: cell.parse().unwrap(), fault };
    assert_eq!(prepare(&order), Err(PackageFault::Fill(fault)));
    let request = Request::Package(PackageRequest::Prepare(Box::new(order)));
    let Answer::Package(PackageAnswer::Prepared(Err(words))) = Answer::from(run(request, &mut |_| ())) else {
        panic!("it cannot be filled")
    };
    for language in [Language::vi, Language::en] {
        let sentence = words.in_language(language);
        assert!(["Sheet1", cell, area].iter().all(|named| sentence.contains(named)), "{sentence}");
    }
}

#[test]
fn a_certificate_must_be_one_and_valid() {
    let mut order = order(BUILTIN, Answers::default());
    order.issued_at = time(SIGNED_AT + 7_200);
    assert_eq!(prepare(&order), Err(PackageFault::CertificateNotValid((&certificate()).into())));
    order.certificate = b"certificate".to_vec();
    assert_eq!(prepare(&order), Err(PackageFault::Certificate(CertificateFault::Malformed)));
}

#[test]
fn only_a_signature_of_that_key_over_that_draft_makes_a_package() {
    let order = order(BUILTIN, Answers::default());
    let to_sign = prepare(&order).unwrap().to_sign;
    let other_key = SecretKey::from_bytes(&[8; 32]).unwrap();
    let mismatch = Err(PackageFault::Envelope(JwsFault::SignatureMismatch));
    assert_eq!(finish(&order, &other_key.sign(&to_sign).to_bytes()), mismatch);
    let mut changed = order.clone();
    changed.draft.unit.name.push('!');
    assert_eq!(finish(&changed, &key().sign(&to_sign).to_bytes()), mismatch);
    assert_eq!(finish(&order, b"short"), Err(PackageFault::Envelope(JwsFault::SignatureForm)));
}

#[test]
fn what_is_no_package_is_said_to_be_none() {
    let expected = |finding: PackageFinding| Verdict { findings: vec![finding], ..Verdict::default() };
    let container = |error| expected(PackageFinding::Container(error));
    assert_eq!(open(b"", None), container(ContainerError::NotAZip));
    assert_eq!(open(b"%PDF-1.7", None), container(ContainerError::NotAZip));
    assert_eq!(open(BUILTIN, Some(BUILTIN)), expected(PackageFinding::NotAPackage));
}

#[test]
fn a_dossier_for_another_template_is_refused() {
    let package = made(&order(LIBREOFFICE, Answers::default()));
    let verdict = open(&package.workbook.bytes, Some(BUILTIN));
    assert!(matches!(verdict.findings[..], [PackageFinding::Dossier(Finding::WrongTemplate { .. })]));
    assert_eq!((verdict.weight(), verdict.recomputed), (Weight::Refusal, None));
}

#[test]
fn a_workbook_that_nothing_can_be_held_against_is_not_called_whole() {
    // No template at hand, and the package's own table made unreadable: its cells could say anything.
    let mut parts = crate::parts::Parts::of(&made(&order(BUILTIN, Answers::default())).workbook.bytes);
    parts.put("xl/sharedStrings.xml", br#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>"#);
    parts.put("xl/vbaProject.bin", b"\xd0\xcf".as_slice());
    parts.replace(
        "[Content_Types].xml",
        "</Types>",
        r#"<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>"#,
    );
    let verdict = open(&parts.zip(), None);
    assert_eq!(verdict.weight(), Weight::Refusal);
    let is = |wanted: fn(&PackageFinding) -> bool| verdict.findings.iter().any(wanted);
    assert!(is(|finding| matches!(finding, PackageFinding::CellsUnreadable(_))), "{:?}", verdict.findings);
    assert!(is(|finding| matches!(finding, PackageFinding::Active(_))), "{:?}", verdict.findings);
    assert!(!verdict.findings.contains(&PackageFinding::Whole));
}

#[test]
fn a_flood_of_links_is_counted_and_not_listed() {
    let mut parts = crate::parts::Parts::of(&made(&order(BUILTIN, Answers::default())).workbook.bytes);
    let link = |number: usize| {
        format!(
            r#"<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://elsewhere.example/{number}" TargetMode="External"/>"#
        )
    };
    let links: String = (1..=1_000).map(link).collect();
    parts.put(
        "xl/worksheets/_rels/sheet2.xml.rels",
        format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#),
    );
    let found = findings(&parts.zip());
    let links = found.iter().filter(|finding| matches!(finding, PackageFinding::Link(_))).count();
    assert_eq!(links, tucham::dossier::MOST_LISTED);
    assert!(found.contains(&PackageFinding::More { weight: Weight::Refusal, count: 800 }), "{found:?}");
}

#[test]
fn a_later_format_is_named() {
    let package = made(&order(BUILTIN, Answers::default()));
    let payload = tucham::signature::jws::verify(&package.jws.bytes).unwrap();
    let later = String::from_utf8(payload.payload().to_vec()).unwrap().replace("dossier/1", "dossier/2");
    let header = tucham::signature::jws::Header {
        content_type: payload.content_type().clone(),
        issued_at: time(SIGNED_AT),
        certificate: certificate(),
    };
    let unsigned = tucham::signature::jws::Unsigned::new(later.as_bytes(), &header).unwrap();
    let signature = key().sign(unsigned.signing_input());
    let verdict = open(unsigned.finish(signature).unwrap().as_bytes(), Some(BUILTIN));
    let newer = Finding::NewerFormat("tucham/dossier/2".into());
    assert_eq!(verdict.findings, [PackageFinding::Dossier(newer)]);
    assert_eq!((verdict.dossier, verdict.template), (None, None));
}
