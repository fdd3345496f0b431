//! A small template, a draft that answers it, and a signer, for the tests of the room `dossier`.

// Each test crate uses a part of this, and a panic is how a test fails.
#![allow(dead_code, clippy::unwrap_used)]

use std::ops::Bound;
use tucham::assessment::{Answer, Answers, Evidence, Input, assess};
use tucham::basics::{OrderedMap, OrderedSet};
use tucham::dossier::{
    Dossier, Draft, Grounds, Opened, People, TemplateRef, TrustedTemplate, UnitRef, UnsignedDossier, open,
};
use tucham::score::Score;
use tucham::signature::certificate::{Certificate, Subject, UnsignedCertificate, Validity};
use tucham::signature::jws::{ContentType, Header, Unsigned};
use tucham::signature::{SecretKey, Sha256Digest, UnixTime};
use tucham::template::{
    Addressee, Adjustment, Basis, Condition, Criteria, Criterion, CriterionCode, Day, Effect, Exercise, GivenBy, Grade,
    Grading, Kind, KindId, Rule, Scoring, Section, Span, Template,
};

/// 2026-01-01T00:00:00Z.
pub const SIGNED_AT: u64 = 1_767_225_600;
/// The bytes that stand for the template's workbook.
pub const WORKBOOK: &[u8] = b"the workbook's bytes";
/// The draft's and the dossier's id.
pub const ID: &str = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";

/// Hundredths of a point.
pub fn points(hundredths: i64) -> Score {
    Score::from_hundredths(hundredths)
}

/// A criterion's code.
pub fn code(code: &str) -> CriterionCode {
    CriterionCode::from_stored(code)
}

/// SHA-256 of [`WORKBOOK`].
pub fn workbook_digest() -> Sha256Digest {
    Sha256Digest::of(WORKBOOK)
}

/// | number | text | maximum |
/// |---|---|---|
/// | I | Triển khai, quán triệt | 10 |
/// | 1 | Ban hành kế hoạch | 6 |
/// | 2 | Quán triệt | 4 |
///
/// Both are free; from 80% Tốt, below that Khá.
pub fn template() -> Template {
    let rows = vec![
        (0, row("I", "Triển khai, quán triệt", 1_000, None)),
        (1, row("1", "Ban hành kế hoạch", 600, Some(free()))),
        (1, row("2", "Quán triệt", 400, Some(free()))),
    ];
    Template {
        title: "Bảng tiêu chí mẫu".into(),
        notices: Vec::new(),
        kinds: vec![Kind { name: String::new(), code: None }],
        criteria: Criteria::new(rows).unwrap(),
        adjustment: Adjustment::default(),
        grading: grading(),
        exercise: Exercise {
            name: "Đánh giá công tác dân vận chính quyền năm 2023".into(),
            code: "DVCQ-2023".into(),
            period: "2023".into(),
            addressee: Some(Addressee { name: "UBND huyện (qua Phòng Nội vụ)".into(), email: None }),
            ..Exercise::default()
        },
        units: Vec::new(),
    }
}

fn row(number: &str, text: &str, maximum: i64, scoring: Option<Scoring>) -> Criterion {
    Criterion {
        number: number.into(),
        text: text.into(),
        maxima: vec![Some(points(maximum))],
        scoring,
        evidence: String::new(),
        section: Section::Main,
    }
}

fn free() -> Scoring {
    Scoring { rule: Rule::Free, words: Vec::new(), not_applicable: None, given_by: GivenBy::Unit, must_explain: false }
}

fn grading() -> Grading {
    let grade = |name: &str, lower, upper| Grade {
        name: name.into(),
        span: Span { lower, upper },
        requirements: Vec::new(),
        words: String::new(),
    };
    Grading {
        basis: Basis::Percent,
        grades: vec![
            grade("Tốt", Bound::Included(8_000), Bound::Unbounded),
            grade("Khá", Bound::Unbounded, Bound::Excluded(8_000)),
        ],
        conditions: vec![Condition {
            number: "1".into(),
            text: "Để xảy ra điểm nóng".into(),
            effect: Effect::Disqualified,
            stated_by: GivenBy::Unit,
        }],
        quotas: Vec::new(),
    }
}

/// 5,5 of 6 and 4 of 4 points.
pub fn answers() -> Answers {
    let first = Answer {
        input: Input::Points(points(550)),
        explanation: "Ban hành đúng hạn, \"đủ\" nội dung\nvà gửi đúng nơi.".into(),
        evidence: vec![Evidence {
            number: "12/KH-UBND".into(),
            date: Day::new(2023, 4, 5),
            issuer: "UBND xã Bàu Năng".into(),
            title: "Kế hoạch công tác dân vận".into(),
            link: String::new(),
        }],
        in_charge: "Văn phòng".into(),
        ..Answer::default()
    };
    let second = Answer { input: Input::Points(points(400)), ..Answer::default() };
    Answers {
        kind: KindId(0),
        by_code: [(code("I/1"), first), (code("I/2"), second)].into(),
        conditions: OrderedSet::new(),
    }
}

/// An answer that says something and asks for no points.
pub fn said(explanation: &str) -> Answer {
    Answer { explanation: explanation.into(), ..Answer::default() }
}

/// The draft that gives [`answers`].
pub fn draft() -> Draft {
    Draft {
        id: ID.into(),
        dossier: None,
        counter: 17,
        template: TemplateRef { sha256: workbook_digest().to_string(), file_name: "mau.xlsx".into(), importer: 1 },
        unit: UnitRef { code: "BN".into(), name: "UBND xã Bàu Năng".into() },
        people: People {
            preparer: "Cán bộ Mẫu".into(),
            signer: "Nguyễn Thị Mẫu".into(),
            signer_title: "Chủ tịch".into(),
        },
        revision: 1,
        supersedes: None,
        answers: answers(),
        unreadable: OrderedMap::new(),
    }
}

/// The dossier that [`draft`] makes, stamped by the importer of version 1 whatever the newest one is.
pub fn dossier() -> Dossier {
    let mut dossier = Dossier::from_draft(&draft(), &template(), &assess(&template(), &answers())).unwrap();
    dossier.template.importer = 1;
    dossier
}

/// The unit's key.
pub fn key() -> SecretKey {
    SecretKey::from_bytes(&[7; 32]).unwrap()
}

/// A moment.
pub fn time(seconds: u64) -> UnixTime {
    UnixTime::new(seconds).unwrap()
}

/// The unit's certificate, valid for two hours around [`SIGNED_AT`].
pub fn certificate() -> Certificate {
    let subject = Subject::new("Nguyễn Thị Mẫu", "UBND xã Bàu Năng").unwrap();
    let validity = Validity::new(time(SIGNED_AT - 3_600), time(SIGNED_AT + 3_600)).unwrap();
    let unsigned = UnsignedCertificate::new(&subject, key().public_key(), [0xf1; 16], validity).unwrap();
    let signature = key().sign(unsigned.to_sign());
    unsigned.finish(signature).unwrap()
}

/// The signed file of a dossier.
pub fn signed(dossier: &Dossier) -> String {
    let unsigned = UnsignedDossier::new(dossier, certificate(), time(SIGNED_AT)).unwrap();
    let signature = key().sign(unsigned.signing_input());
    unsigned.finish(signature).unwrap()
}

/// A signed file of any payload, as a faulty or a later program could make it.
pub fn signed_payload(content_type: &str, payload: &[u8]) -> String {
    let header = Header {
        content_type: ContentType::new(content_type).unwrap(),
        issued_at: time(SIGNED_AT),
        certificate: certificate(),
    };
    let unsigned = Unsigned::new(payload, &header).unwrap();
    let signature = key().sign(unsigned.signing_input());
    unsigned.finish(signature).unwrap()
}

/// Opens a file as somebody who has the template and knows the unit's key.
pub fn open_knowing_all(file: &str) -> Opened {
    let known_signers = OrderedSet::from([certificate().fingerprint()]);
    let template = template();
    let trusted = TrustedTemplate { template: &template, sha256: workbook_digest() };
    open(
        file.as_bytes(),
        &Grounds { template: Some(trusted), known_signers: &known_signers, now: Some(time(SIGNED_AT)) },
    )
}
