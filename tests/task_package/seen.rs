//! What a person saw is what is signed, and nothing that nobody sees.

use crate::answers::to_everything;
use crate::support::*;
use tucham::assessment::{Answer, Answers};
use tucham::dossier::{Difference, Draft, Finding, NameTrouble, SignedName, Sum, Unasked};
use tucham::score::Score;
use tucham::signature::certificate::NameFault;
use tucham::task::package::{Head, PackageFault, PackageFinding};
use tucham::template::{CriterionCode, KindId};

#[test]
fn what_the_screen_did_not_show_is_not_signed() {
    let mut order = order(BUILTIN, to_everything(&TEMPLATE.template, KindId(0)));
    let recomputed = order.shown.totals.total;
    let stated = recomputed.minus(Score::from_hundredths(1));
    order.shown.totals.total = stated;
    let fault = PackageFault::NotAsShown(vec![Difference::Sum { sum: Sum::Total, stated, recomputed }]);
    assert_eq!(prepare(&order), Err(fault.clone()));
    assert_eq!(finish(&order, &[1; 64]), Err(fault));
    order.shown.totals.total = recomputed;
    order.shown.class = Some("Xuất sắc".into());
    assert!(matches!(prepare(&order), Err(PackageFault::NotAsShown(found)) if found.len() == 1));
}

#[test]
fn the_letter_is_written_from_what_was_signed() {
    let package = made(&order(BUILTIN, to_everything(&TEMPLATE.template, KindId(1))));
    let dossier = open(&package.jws.bytes, None).dossier.unwrap();
    let head = Head {
        unit: dossier.unit.name,
        exercise: dossier.campaign.name,
        addressee: dossier.addressee,
        revision: dossier.revision.number(),
    };
    assert_eq!((package.head, package.stated), (head, dossier.stated));
    assert_eq!((package.next_revision, package.not_signed, package.doubts), (2, vec![], vec![]));
}

#[test]
fn what_nobody_asked_is_named_and_stays_behind() {
    let asked = to_everything(&TEMPLATE.template, KindId(0));
    let mut answers = asked.clone();
    let words = Answer { explanation: "Không ai thấy".into(), ..Answer::default() };
    for code in ["I", "IX/9"] {
        answers.set(CriterionCode::from_stored(code), words.clone());
    }
    answers.conditions.insert("99".into());
    let order = order(BUILTIN, answers);
    let named = vec![Unasked::Row("I".into()), Unasked::Unknown("IX/9".into()), Unasked::Condition("99".into())];
    assert_eq!(prepare(&order).unwrap().not_signed, named);
    let package = made(&order);
    assert_eq!(package.not_signed, named);
    let verdict = open(&package.workbook.bytes, Some(BUILTIN));
    assert_eq!(verdict.findings, [PackageFinding::Whole]);
    assert_eq!(verdict.dossier.unwrap().answers, asked);
}

#[test]
fn a_name_with_something_unseen_in_it_does_not_leave() {
    let mut order = order(BUILTIN, Answers::default());
    order.draft.people.signer.push('\u{200b}');
    let trouble = NameTrouble { name: SignedName::Signer, fault: NameFault::Character('\u{200b}') };
    assert_eq!(prepare(&order), Err(PackageFault::Name(trouble)));
}

#[test]
fn another_persons_key_makes_a_package_that_is_doubted_and_says_so_before() {
    let mut order = order(BUILTIN, Answers::default());
    order.draft.people.signer = "Trần Văn Khác".into();
    let doubt =
        Finding::OtherPerson { certificate: "Nguyễn Thị Mẫu".into(), dossier: "Trần Văn Khác".into() };
    let named = vec![doubt.clone()];
    assert_eq!(prepare(&order).unwrap().doubts, named);
    let package = made(&order);
    assert_eq!(package.doubts, named);
    assert_eq!(findings(&package.workbook.bytes), [PackageFinding::Dossier(doubt), PackageFinding::Whole]);
}

#[test]
fn a_revision_without_a_next_one_does_not_leave() {
    let mut order = order(BUILTIN, Answers::default());
    (order.draft.revision, order.draft.supersedes) = (u32::MAX, Some("0".repeat(64)));
    assert_eq!(prepare(&order), Err(PackageFault::LastRevision));
    order.draft.revision = u32::MAX - 1;
    assert_eq!(made(&order).next_revision, u32::MAX);
}

#[test]
fn a_changed_counter_is_no_part_of_what_is_signed() {
    let mut order = order(BUILTIN, Answers::default());
    let before = made(&order);
    order.draft.counter = Draft::MOST_CHANGES;
    assert_eq!(made(&order), before);
}
