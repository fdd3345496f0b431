//! A receiver opens what a unit sent: what is whole, what is not, and why.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod dossier_support;

use dossier_support::*;
use serde_json::{Value, json};
use tucham::assessment::{Input, assess};
use tucham::basics::OrderedSet;
use tucham::dossier::{
    CheckCode, Difference, Dossier, Finding, FormatError, Grounds, PayloadFault, Revision, Sum, TrustedTemplate,
    UnsignedDossier, Weight, custom_xml, open,
};
use tucham::score::Percent;
use tucham::signature::jws::JwsFault;
use tucham::signature::strict_json::JsonFault;
use tucham::signature::{Sha256Digest, canonical::canonical};
use tucham::template::KindId;

const DOSSIER: &str = "vnd.tucham.dossier+json";

/// What is found about a dossier that was changed before it was signed.
fn findings_after(change: impl FnOnce(&mut Dossier)) -> Vec<Finding> {
    let mut dossier = dossier();
    change(&mut dossier);
    open_knowing_all(&signed(&dossier)).findings
}

/// What is found about a payload that was changed before it was signed, by a program that is not this one.
fn findings_after_json(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let mut payload: Value = serde_json::from_slice(&dossier().to_payload().unwrap()).unwrap();
    change(&mut payload);
    open_knowing_all(&signed_payload(DOSSIER, &canonical(&payload).unwrap())).findings
}

fn malformed(fault: PayloadFault) -> Vec<Finding> {
    vec![Finding::Malformed(fault)]
}

#[test]
fn what_a_unit_signs_the_receiver_reads() {
    let opened = open_knowing_all(&signed(&dossier()));
    assert_eq!(opened.findings, [Finding::Whole]);
    assert_eq!(opened.dossier, Some(dossier()));
    assert_eq!(opened.assessment, Some(assess(&template(), &answers())));
    let verified = opened.verified.unwrap();
    assert_eq!(verified.issued_at().seconds(), SIGNED_AT);
    assert_eq!(verified.signer(), &certificate());
}

#[test]
fn the_check_code_is_known_before_signing_and_found_again() {
    let unsigned = UnsignedDossier::new(&dossier(), certificate(), time(SIGNED_AT)).unwrap();
    let printed = unsigned.check_code();
    assert_eq!(open_knowing_all(&signed(&dossier())).check_code(), Some(printed));
    assert_eq!(printed, CheckCode::of(&Sha256Digest::of(&dossier().to_payload().unwrap())));
}

#[test]
fn equal_dossiers_are_equal_bytes() {
    assert_eq!(signed(&dossier()), signed(&dossier()));
}

#[test]
fn the_file_travels_inside_a_workbook() {
    let file = signed(&dossier());
    let part = custom_xml::wrap(&file);
    assert_eq!(custom_xml::unwrap(&part), Ok(file.into_bytes()));
}

#[test]
fn a_key_in_no_key_book_is_a_doubt_and_no_more() {
    let (template, nobody) = (template(), OrderedSet::new());
    let trusted = TrustedTemplate { template: &template, sha256: workbook_digest() };
    let grounds = Grounds { template: Some(trusted), known_signers: &nobody, now: None };
    let opened = open(signed(&dossier()).as_bytes(), &grounds);
    assert_eq!(opened.findings, [Finding::SignerUnknown, Finding::Whole]);
}

#[test]
fn without_the_template_the_dossier_is_shown_but_not_recomputed() {
    let known_signers = OrderedSet::from([certificate().fingerprint()]);
    let grounds = Grounds { template: None, known_signers: &known_signers, now: None };
    let opened = open(signed(&dossier()).as_bytes(), &grounds);
    assert_eq!(opened.findings, [Finding::TemplateMissing(workbook_digest()), Finding::Whole]);
    assert_eq!(opened.dossier, Some(dossier()));
    assert_eq!(opened.assessment, None);
}

#[test]
fn another_template_is_named_and_nothing_is_recomputed_with_it() {
    let other = Sha256Digest::of(b"another workbook");
    let mut dossier = dossier();
    dossier.template.sha256 = other;
    let opened = open_knowing_all(&signed(&dossier));
    assert_eq!(opened.findings, [Finding::WrongTemplate { stated: other, trusted: workbook_digest() }]);
    assert_eq!(opened.assessment, None);
    assert_eq!(opened.dossier, Some(dossier));
}

#[test]
fn totals_that_the_answers_do_not_give_are_named_with_both_numbers() {
    let found = findings_after(|dossier| {
        let totals = &mut dossier.stated.totals;
        totals.total = points(999);
        totals.percent = Some(Percent::from_hundredths(9_990));
        totals.open = 1;
        dossier.stated.class = Some("Khá".into());
    });
    let expected = [
        Difference::Sum { sum: Sum::Total, stated: points(999), recomputed: points(950) },
        Difference::Percent {
            stated: Some(Percent::from_hundredths(9_990)),
            recomputed: Some(Percent::from_hundredths(9_500)),
        },
        Difference::Class { stated: Some("Khá".into()), recomputed: Some("Tốt".into()) },
        Difference::Count { open: true, stated: 1, recomputed: 0 },
    ];
    assert_eq!(found, expected.map(Finding::Differs));
}

#[test]
fn points_of_a_criterion_that_its_answer_does_not_give_are_named() {
    let found = findings_after(|dossier| {
        dossier.stated.points.insert(code("I/1"), points(600));
        dossier.stated.points.remove(&code("I/2"));
        dossier.stated.points.insert(code("II"), points(100));
    });
    let differs = |criterion: &str, stated: Option<i64>, recomputed: Option<i64>| {
        let (stated, recomputed) = (stated.map(points), recomputed.map(points));
        Finding::Differs(Difference::Points { criterion: criterion.into(), stated, recomputed })
    };
    let expected =
        [differs("I/1", Some(600), Some(550)), differs("I/2", None, Some(400)), differs("II", Some(100), None)];
    assert_eq!(found, expected);
}

#[test]
fn an_answer_changed_without_its_points_shows_in_every_sum() {
    let found = findings_after(|dossier| {
        dossier.answers.by_code.get_mut(&code("I/2")).unwrap().input = Input::Points(points(100));
    });
    let differences = found.iter().filter(|finding| matches!(finding, Finding::Differs(_))).count();
    // Total, base, percentage, class, the criterion and its group.
    assert_eq!(differences, 6, "{found:?}");
}

#[test]
fn what_the_template_lacks_is_named() {
    let found = findings_after(|dossier| {
        dossier.answers.by_code.insert(code("IX/9"), said("Có"));
        dossier.answers.conditions.insert("7".into());
    });
    assert_eq!(found, [Finding::UnknownCriterion("IX/9".into()), Finding::UnknownCondition("7".into())]);
}

#[test]
fn a_kind_of_body_that_the_template_lacks_is_named_before_what_follows_from_it() {
    let found = findings_after(|dossier| dossier.answers.kind = KindId(3));
    assert_eq!(found.first(), Some(&Finding::UnknownKind(3)));
    assert!(found.iter().skip(1).all(|finding| matches!(finding, Finding::Differs(_))), "{found:?}");
}

#[test]
fn a_condition_that_disqualifies_takes_the_class_away_whatever_the_unit_states() {
    let found = findings_after(|dossier| {
        dossier.answers.conditions.insert("1".into());
    });
    let class = Difference::Class { stated: Some("Tốt".into()), recomputed: None };
    assert_eq!(found, [Finding::Differs(class)]);
}

#[test]
fn a_signing_time_outside_the_certificate_is_a_doubt() {
    let unsigned = UnsignedDossier::new(&dossier(), certificate(), time(SIGNED_AT + 3_601)).unwrap();
    let signature = key().sign(unsigned.signing_input());
    let found = open_knowing_all(&unsigned.finish(signature).unwrap()).findings;
    assert_eq!(found, [Finding::OutsideValidity, Finding::Whole]);
}

#[test]
fn one_changed_character_is_an_altered_file_and_nothing_is_read_from_it() {
    let file = signed(&dossier());
    let place = file.find("\"payload\":\"").unwrap() + 60;
    let (head, tail) = file.split_at(place);
    let changed = if tail.starts_with('A') { "B" } else { "A" };
    let opened = open_knowing_all(&format!("{head}{changed}{}", &tail[1..]));
    assert_eq!(opened.findings, [Finding::Altered(JwsFault::SignatureMismatch)]);
    assert_eq!((opened.verified, opened.dossier, opened.assessment), (None, None, None));
}

#[test]
fn a_later_version_is_named_and_not_guessed_at() {
    let found = findings_after_json(|payload| payload["schema"] = json!("tucham/dossier/2"));
    assert_eq!(found, [Finding::NewerFormat("tucham/dossier/2".into())]);
}

#[test]
fn a_signed_file_of_another_kind_is_no_dossier() {
    let payload = dossier().to_payload().unwrap();
    let receipt = "vnd.tucham.receipt+json";
    let found = open_knowing_all(&signed_payload(receipt, &payload)).findings;
    assert_eq!(found, [Finding::NotADossier(receipt.into())]);
    let found = findings_after_json(|payload| payload["schema"] = json!("tucham/receipt/1"));
    assert_eq!(found, [Finding::NotADossier(DOSSIER.into())]);
}

#[test]
fn a_member_that_is_not_known_is_refused_at_any_level() {
    let spoil: [fn(&mut Value); 5] = [
        |payload| payload["note"] = json!("x"),
        |payload| payload["unit"]["note"] = json!("x"),
        |payload| payload["stated"]["note"] = json!("x"),
        |payload| payload["answers"]["criteria"]["I/1"]["note"] = json!("x"),
        |payload| payload["answers"]["criteria"]["I/1"]["evidence"][0]["note"] = json!("x"),
    ];
    for change in spoil {
        let found = findings_after_json(change);
        let [Finding::Malformed(PayloadFault::Shape(words))] = found.as_slice() else { panic!("{found:?}") };
        assert!(words.contains("unknown field `note`"), "{words}");
    }
}

#[test]
fn points_are_integers() {
    let spoil: [fn(&mut Value); 3] = [
        |payload| payload["stated"]["total"] = json!(950.5),
        |payload| payload["stated"]["points"]["I/1"] = json!("550"),
        |payload| payload["answers"]["criteria"]["I/1"]["points"] = json!(5.5),
    ];
    for change in spoil {
        let found = findings_after_json(change);
        assert!(matches!(found.as_slice(), [Finding::Malformed(PayloadFault::Shape(_))]), "{found:?}");
    }
}

#[test]
fn payloads_that_break_a_rule_are_refused_by_its_name() {
    let digest = "0".repeat(64);
    type Spoil = fn(&mut Value, &str);
    let rows: [(Spoil, PayloadFault); 5] = [
        (|payload, _| payload["revision"] = json!(0), PayloadFault::Revision),
        (|payload, _| payload["revision"] = json!(2), PayloadFault::Revision),
        (|payload, digest| payload["supersedes"] = json!(digest), PayloadFault::Revision),
        (
            |payload, _| payload["answers"]["criteria"]["I/1"]["count"] = json!(1),
            PayloadFault::Answers(FormatError::TwoInputs("I/1".into())),
        ),
        (
            |payload, _| payload["answers"]["criteria"]["I/1"]["points"] = json!(100_000_001),
            PayloadFault::Answers(FormatError::OutOfRange("I/1".into())),
        ),
    ];
    for (change, fault) in rows {
        assert_eq!(findings_after_json(|payload| change(payload, &digest)), malformed(fault));
    }
}

#[test]
fn a_payload_that_is_not_canonical_is_refused() {
    let payload = String::from_utf8(dossier().to_payload().unwrap()).unwrap();
    let spread = payload.replacen(':', ": ", 1);
    let found = open_knowing_all(&signed_payload(DOSSIER, spread.as_bytes())).findings;
    assert_eq!(found, malformed(PayloadFault::NotCanonical));
    let twice = payload.replacen('{', "{\"schema\":\"tucham/dossier/1\",", 1);
    let found = open_knowing_all(&signed_payload(DOSSIER, twice.as_bytes())).findings;
    assert_eq!(found, malformed(PayloadFault::Json(JsonFault::DuplicateKey("schema".into()))));
    let found = open_knowing_all(&signed_payload(DOSSIER, b"PK")).findings;
    assert!(matches!(found.as_slice(), [Finding::Malformed(PayloadFault::Json(JsonFault::Syntax { .. }))]));
}

#[test]
fn equal_data_has_one_spelling() {
    let spellings: [fn(&mut Value); 7] = [
        |payload| payload["supersedes"] = json!(null),
        |payload| payload["answers"]["conditions"] = json!([]),
        |payload| payload["answers"]["conditions"] = json!(["2", "1", "1"]),
        |payload| payload["answers"]["criteria"]["I/2"]["explanation"] = json!(""),
        |payload| payload["answers"]["criteria"]["I/2"]["evidence"] = json!([]),
        |payload| payload["answers"]["criteria"]["I/2"]["choice"] = json!(null),
        |payload| payload["answers"]["criteria"]["I/3"] = json!({}),
    ];
    for change in spellings {
        assert_eq!(findings_after_json(change), malformed(PayloadFault::NotCanonical));
    }
}

#[test]
fn the_worst_stands_first() {
    let nobody = OrderedSet::new();
    let template = template();
    let trusted = TrustedTemplate { template: &template, sha256: workbook_digest() };
    let grounds = Grounds { template: Some(trusted), known_signers: &nobody, now: None };
    let mut dossier = dossier();
    dossier.stated.totals.total = points(1);
    let found = open(signed(&dossier).as_bytes(), &grounds).findings;
    let weights: Vec<Weight> = found.iter().map(Finding::weight).collect();
    assert_eq!(weights, [Weight::Refusal, Weight::Doubt]);
}

#[test]
fn a_revision_names_the_digest_of_what_it_supersedes() {
    let first = Sha256Digest::of(&dossier().to_payload().unwrap());
    let mut draft = draft();
    (draft.revision, draft.supersedes) = (2, Some(first.to_string()));
    let second = Dossier::from_draft(&draft, &template(), &assess(&template(), &answers())).unwrap();
    let opened = open_knowing_all(&signed(&second));
    assert_eq!(opened.findings, [Finding::Whole]);
    assert_eq!(opened.dossier.unwrap().revision, Revision::Later { number: 2, supersedes: first });
}

#[test]
fn a_draft_that_no_dossier_can_be_made_of_says_why() {
    let assessment = assess(&template(), &answers());
    let fault_after = |change: fn(&mut tucham::dossier::Draft)| {
        let mut draft = draft();
        change(&mut draft);
        Dossier::from_draft(&draft, &template(), &assessment).unwrap_err()
    };
    assert_eq!(fault_after(|draft| draft.id = "1".into()), PayloadFault::Id);
    assert_eq!(fault_after(|draft| draft.revision = 2), PayloadFault::Revision);
    assert_eq!(fault_after(|draft| draft.supersedes = Some("00".into())), PayloadFault::Revision);
    assert_eq!(fault_after(|draft| draft.template.sha256.clear()), PayloadFault::TemplateDigest);
}
