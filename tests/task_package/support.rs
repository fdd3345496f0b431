//! A unit with its key, and a receiver.

use std::sync::LazyLock;
use tucham::assessment::{Answers, assess};
use tucham::dossier::{Draft, People, Stated, TemplateRef, UnitRef};
use tucham::signature::certificate::{Certificate, Subject, UnsignedCertificate, Validity};
use tucham::signature::{SecretKey, Sha256Digest, UnixTime};
use tucham::task::package::{
    OpenOrder, Package, PackageFault, PackageFinding, PackageOrder, PackageReply, PackageRequest, Prepared,
    TrustedWorkbook, Verdict,
};
use tucham::task::told::Answer;
use tucham::task::{Message, Reply, Request, run};
use tucham::workbook::{IMPORTER_VERSION, Imported, import};

/// The built-in workbook.
pub const BUILTIN: &[u8] = include_bytes!("../../public/bang-tieu-chi-mau.xlsx");
/// A small sheet that LibreOffice made: formulas, a chart, a class that depends on the total.
pub const LIBREOFFICE: &[u8] = include_bytes!("../fixtures/fill/libreoffice.xlsx");

/// 2026-01-01T00:00:00Z.
pub const SIGNED_AT: u64 = 1_767_225_600;

/// What the built-in workbook is read as.
pub static TEMPLATE: LazyLock<Imported> = LazyLock::new(|| import(BUILTIN).unwrap());

/// The unit's key.
pub fn key() -> SecretKey {
    SecretKey::from_bytes(&[7; 32]).unwrap()
}

pub fn time(seconds: u64) -> UnixTime {
    UnixTime::new(seconds).unwrap()
}

/// The unit's certificate, valid for two hours around [`SIGNED_AT`].
pub fn certificate() -> Certificate {
    let subject = Subject::new("Nguyễn Thị Mẫu", "UBND xã Bàu Năng").unwrap();
    let validity = Validity::new(time(SIGNED_AT - 3_600), time(SIGNED_AT + 3_600)).unwrap();
    let unsigned = UnsignedCertificate::new(&subject, key().public_key(), [0x11; 16], validity).unwrap();
    let signature = key().sign(unsigned.to_sign());
    unsigned.finish(signature).unwrap()
}

/// A draft of these answers to a workbook.
pub fn draft(workbook: &[u8], answers: Answers) -> Draft {
    Draft {
        id: "0192f3a4-5b6c-7d8e-9f01-23456789abcd".into(),
        counter: 17,
        template: TemplateRef {
            sha256: Sha256Digest::of(workbook).to_string(),
            file_name: "bang-tieu-chi.xlsx".into(),
            importer: IMPORTER_VERSION,
        },
        unit: UnitRef { code: "BN".into(), name: "UBND xã Bàu Năng".into() },
        people: People {
            preparer: "Cán bộ Mẫu".into(),
            signer: "Nguyễn Thị Mẫu".into(),
            signer_title: "Chủ tịch".into(),
        },
        revision: 1,
        supersedes: None,
        answers,
        ..Draft::default()
    }
}

/// What the page sends to have a package of these answers made.
pub fn order(workbook: &[u8], answers: Answers) -> PackageOrder {
    let draft = draft(workbook, answers);
    PackageOrder {
        shown: shown(workbook, &draft),
        draft,
        certificate: certificate().der().to_vec(),
        issued_at: time(SIGNED_AT),
        workbook: workbook.to_vec(),
    }
}

/// What the page shows of a draft: nothing where the workbook cannot be read.
pub fn shown(workbook: &[u8], draft: &Draft) -> Stated {
    let template = import(workbook).map(|imported| imported.template).unwrap_or_else(|_| TEMPLATE.template.clone());
    Stated::of(&template, &assess(&template, &draft.answers))
}

/// Asks as the page does, the request packed and unpacked on its way; what the page hears survives its way too.
pub fn ask(request: PackageRequest) -> PackageReply {
    let request: Request = Message::pack(Request::Package(request)).unwrap().unpack().unwrap();
    let reply = run(request, &mut |_| ());
    let answer = Answer::from(reply.clone());
    assert_eq!(Message::pack(answer.clone()).unwrap().unpack::<Answer>(), Ok(answer), "what the page hears");
    match reply {
        Reply::Package(reply) => reply,
        other => panic!("another reply: {other:?}"),
    }
}

pub fn prepare(order: &PackageOrder) -> Result<Box<Prepared>, PackageFault> {
    match ask(PackageRequest::Prepare(Box::new(order.clone()))) {
        PackageReply::Prepared(prepared) => prepared,
        other => panic!("another reply: {other:?}"),
    }
}

pub fn finish(order: &PackageOrder, signature: &[u8]) -> Result<Box<Package>, PackageFault> {
    match ask(PackageRequest::Finish { order: Box::new(order.clone()), signature: signature.to_vec() }) {
        PackageReply::Made(made) => made,
        other => panic!("another reply: {other:?}"),
    }
}

/// The package of an order, signed with the unit's key.
pub fn made(order: &PackageOrder) -> Package {
    let prepared = prepare(order).unwrap();
    *finish(order, &key().sign(&prepared.to_sign).to_bytes()).unwrap()
}

/// Opens a file as somebody who has this template, or none, and knows the unit's key.
pub fn open(file: &[u8], template: Option<&[u8]>) -> Verdict {
    let order = OpenOrder {
        template: template.map(|bytes| TrustedWorkbook { bytes: bytes.to_vec() }),
        known_signers: vec![certificate().fingerprint()],
        now: Some(time(SIGNED_AT)),
        bytes: file.to_vec(),
    };
    match ask(PackageRequest::Open(Box::new(order))) {
        PackageReply::Opened(verdict) => *verdict,
        other => panic!("another reply: {other:?}"),
    }
}

/// What is found about a package of the built-in workbook.
pub fn findings(file: &[u8]) -> Vec<PackageFinding> {
    open(file, Some(BUILTIN)).findings
}

/// The cells that are named as holding something else, as "sheet!cell".
pub fn named_cells(findings: &[PackageFinding]) -> Vec<String> {
    let cells = findings.iter().filter_map(|finding| match finding {
        PackageFinding::Cell(difference) => Some(format!("{}!{}", difference.sheet, difference.cell)),
        _ => None,
    });
    cells.collect()
}
