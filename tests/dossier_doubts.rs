//! What a receiver is told about a dossier whose signature holds: who it names, what nobody asked, and how much of it.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod dossier_support;

use dossier_support::*;
use tucham::assessment::{Answer, Input, assess};
use tucham::basics::OrderedSet;
use tucham::dossier::{
    Dossier, Finding, Grounds, MOST_LISTED, NameTrouble, SignedName, TrustedTemplate, Unasked, UnitRef,
    UnsignedDossier, Weight, open, unasked,
};
use tucham::signature::certificate::{Certificate, NameFault};
use tucham::template::{GivenBy, KindId, Template};

/// What is found about a dossier that was changed before it was signed.
fn findings_after(change: impl FnOnce(&mut Dossier)) -> Vec<Finding> {
    let mut dossier = dossier();
    change(&mut dossier);
    open_knowing_all(&signed(&dossier)).findings
}

fn open_by(template: &Template, dossier: &Dossier) -> Vec<Finding> {
    let known_signers = OrderedSet::from([certificate().fingerprint()]);
    let trusted = TrustedTemplate { template, sha256: workbook_digest() };
    let grounds = Grounds { template: Some(trusted), known_signers: &known_signers, now: None };
    open(signed(dossier).as_bytes(), &grounds).findings
}

#[test]
fn another_unit_or_person_than_the_certificate_names_is_a_doubt() {
    let found = findings_after(|dossier| dossier.unit.name = "UBND xã Bàu Nẵng".into());
    let other =
        Finding::OtherUnit { certificate: "UBND xã Bàu Năng".into(), dossier: "UBND xã Bàu Nẵng".into() };
    assert_eq!(found, [other, Finding::Whole]);
    let found = findings_after(|dossier| dossier.people.signer = "Trần Văn Khác".into());
    let other =
        Finding::OtherPerson { certificate: "Nguyễn Thị Mẫu".into(), dossier: "Trần Văn Khác".into() };
    assert_eq!(found, [other, Finding::Whole]);
    let found = findings_after(|dossier| dossier.people.signer = " NGUYỄN  thị Mẫu ".into());
    assert_eq!(found, [Finding::Whole]);
}

#[test]
fn a_certificate_that_names_another_issuer_is_a_doubt_even_of_a_known_key() {
    // The first name in a certificate is its issuer's. One letter of it changed, nothing in it is signed any more.
    let mut der = certificate().der().to_vec();
    let unit = "UBND xã Bàu Năng".as_bytes();
    let place = der.windows(unit.len()).position(|bytes| bytes == unit).unwrap();
    der[place] = b'V';
    let claimed = Certificate::read(&der).unwrap();
    let unsigned = UnsignedDossier::new(&dossier(), claimed.clone(), time(SIGNED_AT)).unwrap();
    let signature = key().sign(unsigned.signing_input());
    let file = unsigned.finish(signature).unwrap();
    let template = template();
    let trusted = TrustedTemplate { template: &template, sha256: workbook_digest() };
    let known_signers = OrderedSet::from([claimed.fingerprint()]);
    let grounds = Grounds { template: Some(trusted), known_signers: &known_signers, now: None };
    let found = open(file.as_bytes(), &grounds).findings;
    let issuer = "CN=Nguyễn Thị Mẫu,O=VBND xã Bàu Năng".into();
    assert_eq!(found, [Finding::IssuedByAnother(issuer), Finding::Whole]);
}

#[test]
fn a_name_that_cannot_be_shown_is_a_doubt() {
    type Change = fn(&mut Dossier);
    let rows: [(Change, SignedName, NameFault); 4] = [
        (|dossier| dossier.unit.code = "B\u{200b}N".into(), SignedName::UnitCode, NameFault::Character('\u{200b}')),
        (|dossier| dossier.people.preparer.push('\u{202e}'), SignedName::Preparer, NameFault::Character('\u{202e}')),
        (|dossier| dossier.people.signer_title.push('\n'), SignedName::SignerTitle, NameFault::Character('\n')),
        (|dossier| dossier.people.preparer = "a".repeat(201), SignedName::Preparer, NameFault::TooLong { limit: 200 }),
    ];
    for (change, name, fault) in rows {
        assert_eq!(findings_after(change), [Finding::Name(NameTrouble { name, fault }), Finding::Whole]);
    }
    let found = findings_after(|dossier| dossier.unit.name.push('\u{feff}'));
    let trouble = NameTrouble { name: SignedName::Unit, fault: NameFault::Character('\u{feff}') };
    assert_eq!(found[0], Finding::Name(trouble));
    let shown = "UBND xã Bàu Năng\u{fffd}".into();
    assert_eq!(found[1], Finding::OtherUnit { certificate: "UBND xã Bàu Năng".into(), dossier: shown });
}

#[test]
fn a_signing_time_far_ahead_of_the_receivers_clock_is_a_doubt() {
    let known_signers = OrderedSet::from([certificate().fingerprint()]);
    let template = template();
    let trusted = TrustedTemplate { template: &template, sha256: workbook_digest() };
    let found = |now| {
        let grounds = Grounds { template: Some(trusted), known_signers: &known_signers, now };
        open(signed(&dossier()).as_bytes(), &grounds).findings
    };
    let a_day = 24 * 60 * 60;
    assert_eq!(found(Some(time(SIGNED_AT - a_day))), [Finding::Whole]);
    assert_eq!(found(Some(time(SIGNED_AT - a_day - 1))), [Finding::SignedAhead, Finding::Whole]);
    assert_eq!(found(None), [Finding::Whole]);
}

#[test]
fn a_signing_time_before_the_certificate_is_a_doubt() {
    let unsigned = UnsignedDossier::new(&dossier(), certificate(), time(SIGNED_AT - 3_601)).unwrap();
    let signature = key().sign(unsigned.signing_input());
    let found = open_knowing_all(&unsigned.finish(signature).unwrap()).findings;
    assert_eq!(found, [Finding::OutsideValidity, Finding::Whole]);
}

#[test]
fn another_exercise_than_the_templates_is_a_doubt() {
    let changes: [fn(&mut Dossier); 4] = [
        |dossier| dossier.campaign.period = "2024".into(),
        |dossier| dossier.campaign.name.push('.'),
        |dossier| dossier.addressee.clear(),
        |dossier| dossier.template.title.clear(),
    ];
    for change in changes {
        assert_eq!(findings_after(change), [Finding::OtherExercise, Finding::Whole]);
    }
}

#[test]
fn an_answer_to_a_group_is_refused_and_never_signed() {
    let group = said("Giải trình mà không ai thấy");
    let found = findings_after(|dossier| drop(dossier.answers.by_code.insert(code("I"), group.clone())));
    assert_eq!(found, [Finding::NotAsked("I".into())]);
    let mut draft = draft();
    draft.answers.by_code.insert(code("I"), group);
    draft.answers.by_code.insert(code("I/1/x"), said("Có"));
    draft.answers.by_code.insert(code("I/2/x"), Answer::default());
    draft.answers.conditions.insert("7".into());
    assert_eq!(
        unasked(&template(), &draft.answers),
        [Unasked::Row("I".into()), Unasked::Unknown("I/1/x".into()), Unasked::Condition("7".into())]
    );
    let made = Dossier::from_draft(&draft, &template(), &assess(&template(), &draft.answers)).unwrap();
    assert_eq!(made.answers, answers());
}

#[test]
fn points_in_the_superiors_row_are_refused_and_words_are_not() {
    let mut template = template();
    let rows: Vec<_> = template.criteria.into();
    let of_superior = |(depth, mut row): (u8, tucham::template::Criterion)| {
        if let Some(scoring) = row.scoring.as_mut().filter(|_| row.number == "2") {
            scoring.given_by = GivenBy::Superior;
        }
        (depth, row)
    };
    template.criteria = tucham::template::Criteria::new(rows.into_iter().map(of_superior).collect()).unwrap();
    let mut draft = draft();
    draft.answers.by_code.get_mut(&code("I/2")).unwrap().explanation = "Đã làm".into();
    let made = Dossier::from_draft(&draft, &template, &assess(&template, &draft.answers)).unwrap();
    assert_eq!(made.answers.answer(&code("I/2")), &said("Đã làm"));
    assert_eq!(open_by(&template, &made), [Finding::Whole]);
    let mut smuggled = made;
    smuggled.answers.by_code.get_mut(&code("I/2")).unwrap().input = Input::Points(points(400));
    assert_eq!(open_by(&template, &smuggled), [Finding::NotAsked("I/2".into())]);
}

#[test]
fn a_condition_of_the_superior_is_refused_and_never_signed() {
    let mut template = template();
    template.grading.conditions[0].stated_by = GivenBy::Superior;
    let mut draft = draft();
    draft.answers.conditions.insert("1".into());
    let made = Dossier::from_draft(&draft, &template, &assess(&template, &draft.answers)).unwrap();
    assert_eq!(open_by(&template, &made), [Finding::Whole]);
    let mut smuggled = made;
    smuggled.answers.conditions.insert("1".into());
    assert_eq!(open_by(&template, &smuggled), [Finding::ConditionOfSuperior("1".into())]);
}

#[test]
fn a_row_that_is_not_for_the_units_kind_is_not_asked() {
    let mut template = template();
    template.kinds.push(template.kinds[0].clone());
    let rows: Vec<_> = template.criteria.into();
    let for_two = |(depth, mut row): (u8, tucham::template::Criterion)| {
        let maximum = row.maxima[0].filter(|_| row.number != "2");
        row.maxima.push(maximum);
        (depth, row)
    };
    template.criteria = tucham::template::Criteria::new(rows.into_iter().map(for_two).collect()).unwrap();
    let mut answers = answers();
    assert_eq!(unasked(&template, &answers), []);
    answers.kind = KindId(1);
    assert_eq!(unasked(&template, &answers), [Unasked::Row("I/2".into())]);
}

#[test]
fn a_flood_of_one_kind_is_counted_and_not_listed() {
    let found = findings_after(|dossier| {
        for number in 0..1_000 {
            dossier.answers.by_code.insert(code(&format!("X/{number}")), said("x"));
            dossier.stated.points.insert(code(&format!("Y/{number}")), points(1));
            dossier.answers.conditions.insert(format!("Z{number}"));
        }
    });
    assert_eq!(found.len(), 3 * (MOST_LISTED + 1));
    let more = Finding::More { weight: Weight::Refusal, count: 800 };
    for kind in 1..=3 {
        assert_eq!(found[kind * (MOST_LISTED + 1) - 1], more);
    }
}

#[test]
fn a_long_name_of_a_stranger_is_cut() {
    let long = "x".repeat(1_000_000);
    let found = findings_after(|dossier| drop(dossier.answers.by_code.insert(code(&long), said("x"))));
    assert_eq!(found, [Finding::UnknownCriterion(format!("{}…", "x".repeat(200)))]);
}

#[test]
fn the_version_of_the_reader_is_this_pages() {
    let mut draft = draft();
    draft.template.importer = 7;
    let made = Dossier::from_draft(&draft, &template(), &assess(&template(), &answers())).unwrap();
    assert_eq!(made.template.importer, tucham::workbook::IMPORTER_VERSION);
}

#[test]
fn the_last_number_of_a_revision_has_no_next_one() {
    let digest = "0".repeat(64);
    let number = |number| tucham::dossier::Revision::new(number, Some(&digest)).unwrap().next_number();
    assert_eq!((number(2), number(u32::MAX - 1), number(u32::MAX)), (Some(3), Some(u32::MAX), None));
    let mut draft = draft();
    draft.unit = UnitRef::default();
    (draft.revision, draft.supersedes) = (0, None);
    assert!(Dossier::from_draft(&draft, &template(), &assess(&template(), &answers())).is_err());
}
