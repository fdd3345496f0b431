//! What a package costs from end to end: filled, signed and opened again, and opened by a receiver; with 30, 300 and
//! 1,000 criteria, to see that the cost grows as they do.

#![allow(missing_docs, reason = "criterion's macro writes a public function without a comment")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench that cannot make its package has nothing to measure")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::hint::black_box;
use tucham::assessment::{Answer, Answers, Evidence, Input, assess};
use tucham::dossier::{Draft, People, Stated, TemplateRef, UnitRef};
use tucham::score::Score;
use tucham::signature::certificate::{Subject, UnsignedCertificate, Validity};
use tucham::signature::{SecretKey, Sha256Digest, UnixTime};
use tucham::task::package::{
    OpenOrder, Package, PackageFinding, PackageOrder, PackageReply, PackageRequest, TrustedWorkbook, Verdict,
};
use tucham::task::{Reply, Request, run};
use tucham::workbook::import;

const SIZES: [u32; 3] = [30, 300, 1_000];
/// Criteria in a group.
const GROUP: u32 = 10;
const SIGNED_AT: u64 = 1_767_225_600;

/// Groups of ten criteria of a point each, with formulas for the groups and the total.
fn template(criteria: u32) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(["TT", "Nội dung tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Giải trình"])
    {
        sheet.write_string(0, column, heading)?;
    }
    let groups = criteria / GROUP;
    for group in 0..groups {
        let row = 1 + group * (GROUP + 1);
        sheet.write_number(row, 0, group + 1)?.write_string(row, 1, "Nhóm tiêu chí")?.write_number(row, 2, GROUP)?;
        sheet.write_formula(row, 3, format!("=SUM(D{}:D{})", row + 2, row + 1 + GROUP).as_str())?;
        for place in 1..=GROUP {
            sheet.write_string(row + place, 0, format!("{}.{place}", group + 1))?;
            sheet.write_string(row + place, 1, "Thực hiện đầy đủ, kịp thời nhiệm vụ được giao trong năm")?;
            sheet.write_number(row + place, 2, 1)?;
        }
    }
    let tops: Vec<String> = (0..groups).map(|group| format!("D{}", 2 + group * (GROUP + 1))).collect();
    let total = 1 + groups * (GROUP + 1);
    sheet.write_string(total, 1, "Tổng cộng")?.write_number(total, 2, criteria)?;
    sheet.write_formula(total, 3, format!("={}", tops.join("+")).as_str())?;
    workbook.save_to_buffer()
}

fn answers(workbook: &[u8]) -> Answers {
    let mut answers = Answers::default();
    for (_, node) in import(workbook).unwrap().template.criteria.iter().filter(|(_, node)| node.criterion.is_leaf()) {
        let evidence = Evidence { number: "12/BC-UBND".into(), title: "Báo cáo".into(), ..Evidence::default() };
        let explanation = "Đã thực hiện đầy đủ theo kế hoạch năm, có báo cáo kết quả.".into();
        let input = Input::Points(Score::from_hundredths(75));
        answers.set(node.code.clone(), Answer { input, explanation, evidence: vec![evidence], ..Answer::default() });
    }
    answers
}

fn order(key: &SecretKey, workbook: Vec<u8>) -> PackageOrder {
    let time = |seconds| UnixTime::new(seconds).unwrap();
    let subject = Subject::new("Nguyễn Thị Mẫu", "UBND xã Bàu Năng").unwrap();
    let validity = Validity::new(time(SIGNED_AT), time(SIGNED_AT + 1)).unwrap();
    let unsigned = UnsignedCertificate::new(&subject, key.public_key(), [1; 16], validity).unwrap();
    let signature = key.sign(unsigned.to_sign());
    let draft = Draft {
        id: "0192f3a4-5b6c-7d8e-9f01-23456789abcd".into(),
        template: TemplateRef { sha256: Sha256Digest::of(&workbook).to_string(), ..TemplateRef::default() },
        unit: UnitRef { code: String::new(), name: "UBND xã Bàu Năng".into() },
        people: People { signer: "Nguyễn Thị Mẫu".into(), ..People::default() },
        revision: 1,
        answers: answers(&workbook),
        ..Draft::default()
    };
    let template = import(&workbook).unwrap().template;
    PackageOrder {
        shown: Stated::of(&template, &assess(&template, &draft.answers)),
        draft,
        certificate: unsigned.finish(signature).unwrap().der().to_vec(),
        issued_at: time(SIGNED_AT),
        workbook,
    }
}

fn ask(request: PackageRequest) -> PackageReply {
    match run(Request::Package(request), &mut |_| ()) {
        Reply::Package(reply) => reply,
        other => panic!("another reply: {other:?}"),
    }
}

/// Prepared, signed, finished: what the page waits for.
fn make(key: &SecretKey, order: &PackageOrder) -> Package {
    let PackageReply::Prepared(Ok(prepared)) = ask(PackageRequest::Prepare(Box::new(order.clone()))) else {
        panic!("not prepared")
    };
    let signature = key.sign(&prepared.to_sign).to_bytes().to_vec();
    match ask(PackageRequest::Finish { order: Box::new(order.clone()), signature }) {
        PackageReply::Made(Ok(package)) => *package,
        other => panic!("no package: {other:?}"),
    }
}

fn open(order: &PackageOrder, package: &Package) -> Verdict {
    let order = OpenOrder {
        template: Some(TrustedWorkbook { bytes: order.workbook.clone() }),
        known_signers: vec![package.signer.fingerprint],
        now: None,
        bytes: package.workbook.bytes.clone(),
    };
    match ask(PackageRequest::Open(Box::new(order))) {
        PackageReply::Opened(verdict) => *verdict,
        other => panic!("another reply: {other:?}"),
    }
}

fn packages(criterion: &mut Criterion) {
    let key = SecretKey::from_bytes(&[7; 32]).unwrap();
    let mut group = criterion.benchmark_group("package");
    for size in SIZES {
        let order = order(&key, template(size).unwrap());
        let package = make(&key, &order);
        assert_eq!(open(&order, &package).findings, [PackageFinding::Whole]);
        group.bench_function(BenchmarkId::new("make", size), |bench| bench.iter(|| black_box(make(&key, &order))));
        group.bench_function(BenchmarkId::new("open", size), |bench| bench.iter(|| black_box(open(&order, &package))));
    }
    group.finish();
}

criterion_group!(benches, packages);
criterion_main!(benches);
