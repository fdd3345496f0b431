//! The signed campaign file.

use crate::dossier_support::{ID, SIGNED_AT, certificate, key, signed_payload, time};
use crate::settings::settings;
use serde_json::{Value, json};
use tucham::dossier::campaign::{
    Campaign, CampaignFault, Finding, LARGEST_WORKBOOK, SealFault, SignerChange, UnsignedCampaign, is_said,
    judge_signer, open,
};
use tucham::dossier::{Form, FormFault, Revision, SettingsFault, Weight};
use tucham::signature::canonical::canonical;
use tucham::signature::jws::JwsFault;
use tucham::signature::{Sha256Digest, base64};
use tucham::template::Settings;
use tucham::workbook::{Corrections, IMPORTER_VERSION};

const BUILTIN: &[u8] = include_bytes!("../../public/bang-tieu-chi-mau.xlsx");

/// Settings that go with the built-in workbook, whose three kinds of body stay.
pub fn set() -> Settings {
    Settings { kinds: None, ..settings() }
}

pub fn campaign() -> Campaign {
    let form = Form::new(BUILTIN.to_vec(), Corrections::default(), Some(set())).unwrap();
    Campaign { id: ID.parse().unwrap(), version: Revision::First, form, importer: IMPORTER_VERSION }
}

pub fn signed(campaign: &Campaign) -> String {
    let unsigned = UnsignedCampaign::new(campaign, certificate(), time(SIGNED_AT)).unwrap();
    let signature = key().sign(unsigned.signing_input());
    unsigned.finish(signature).unwrap()
}

const CONTENT_TYPE: &str = "vnd.tucham.campaign+json";

fn findings_after(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let mut payload: Value = serde_json::from_slice(&campaign().to_payload().unwrap()).unwrap();
    change(&mut payload);
    open(signed_payload(CONTENT_TYPE, &canonical(&payload).unwrap()).as_bytes(), None).findings
}

fn malformed_after(change: impl FnOnce(&mut Value)) -> CampaignFault {
    match findings_after(change).remove(0) {
        Finding::Malformed(fault) => fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_campaign_comes_back_with_what_it_asks() {
    let file = signed(&campaign());
    assert!(is_said(file.as_bytes()));
    let opened = open(file.as_bytes(), Some(time(SIGNED_AT)));
    assert_eq!(opened.findings, [Finding::Whole]);
    assert_eq!(opened.campaign, Some(campaign()));
    let exercise = opened.imported.unwrap().template.exercise;
    assert_eq!((Some(exercise.name), exercise.target), (set().name, set().target));
    let signer = opened.verified.unwrap().signer().fingerprint();
    assert_eq!(signer, certificate().fingerprint());
}

#[test]
fn later_versions_name_the_one_before() {
    let first = UnsignedCampaign::new(&campaign(), certificate(), time(SIGNED_AT)).unwrap().digest();
    let version = Revision::Later { number: 2, supersedes: first };
    let opened = open(signed(&Campaign { version, ..campaign() }).as_bytes(), None);
    assert_eq!(opened.campaign.unwrap().version.supersedes(), Some(first));
    assert_eq!(malformed_after(|payload| payload["version"] = json!(2)), CampaignFault::Version);
    assert_eq!(malformed_after(|payload| payload["supersedes"] = json!(first.to_string())), CampaignFault::Version);
}

#[test]
fn one_altered_byte_is_enough() {
    let file = signed(&campaign());
    let place = file.find("\"payload\":\"").unwrap() + 4_000;
    let mut altered = file.clone().into_bytes();
    altered[place] = if altered[place] == b'A' { b'B' } else { b'A' };
    let opened = open(&altered, None);
    assert_eq!((opened.findings, opened.campaign), (vec![Finding::Altered(JwsFault::SignatureMismatch)], None));
}

#[test]
fn another_content_type_is_no_campaign() {
    let file = signed_payload("vnd.tucham.dossier+json", &campaign().to_payload().unwrap());
    assert!(!is_said(file.as_bytes()));
    let opened = open(file.as_bytes(), None);
    assert_eq!(opened.findings, [Finding::NotACampaign("vnd.tucham.dossier+json".into())]);
    let other = findings_after(|payload| payload["schema"] = json!("tucham/dossier/1"));
    assert_eq!(other, [Finding::NotACampaign(CONTENT_TYPE.into())]);
    assert!(!is_said(b"{}") && !is_said(BUILTIN) && !is_said(b"{\"protected\":\"?\"}"));
}

#[test]
fn a_newer_format_is_named() {
    let newer = findings_after(|payload| payload["schema"] = json!("tucham/campaign/2"));
    assert_eq!(newer, [Finding::NewerFormat("tucham/campaign/2".into())]);
    assert_eq!(newer[0].weight(), Weight::Refusal);
}

#[test]
fn a_payload_has_one_spelling() {
    let text = String::from_utf8(campaign().to_payload().unwrap()).unwrap();
    let blank = text.replacen(':', ": ", 1);
    let findings = open(signed_payload(CONTENT_TYPE, blank.as_bytes()).as_bytes(), None).findings;
    assert_eq!(findings, [Finding::Malformed(CampaignFault::NotCanonical)]);
    assert_eq!(malformed_after(|payload| payload["form"]["corrections"] = json!({})), CampaignFault::NotCanonical);
}

#[test]
fn strange_members_and_doubled_codes_are_refused() {
    for change in [
        |payload: &mut Value| payload["note"] = json!(1),
        |payload: &mut Value| payload["form"]["note"] = json!(1),
        |payload: &mut Value| payload["form"]["settings"]["note"] = json!(1),
    ] {
        assert!(matches!(malformed_after(change), CampaignFault::Shape(words) if words.contains("note")));
    }
    let twice = malformed_after(|payload| payload["form"]["settings"]["units"][1]["code"] = json!("BN"));
    assert_eq!(twice, CampaignFault::Form(FormFault::Settings(SettingsFault::SameCode("BN".into()))));
    let id = malformed_after(|payload| payload["id"] = json!("1"));
    assert!(matches!(id, CampaignFault::Shape(_)));
}

#[test]
fn a_campaign_carries_five_megabytes() {
    let of = |length| Campaign { form: Form::plain(&vec![0; length]), ..campaign() };
    let file = signed(&of(LARGEST_WORKBOOK));
    let opened = open(file.as_bytes(), None);
    assert_eq!(opened.campaign.unwrap().form.workbook().len(), LARGEST_WORKBOOK);
    assert!(matches!(opened.findings.as_slice(), [Finding::Unreadable(_)]), "it is no workbook");
    let larger = UnsignedCampaign::new(&of(LARGEST_WORKBOOK + 1), certificate(), time(SIGNED_AT));
    let fault = CampaignFault::WorkbookTooLarge { limit: LARGEST_WORKBOOK };
    assert_eq!(larger, Err(SealFault::Payload(fault.clone())));
    let by_another = malformed_after(|payload| {
        payload["form"]["workbook"] = base64::encode(&vec![0; LARGEST_WORKBOOK + 1]).into();
    });
    assert_eq!(by_another, fault);
}

#[test]
fn doubts_are_said() {
    let later = findings_after(|payload| payload["importer"] = json!(IMPORTER_VERSION + 1));
    assert_eq!(later, [Finding::LaterReader, Finding::Whole]);
    let ahead = open(signed(&campaign()).as_bytes(), Some(time(SIGNED_AT - 2 * 86_400)));
    assert_eq!(ahead.findings, [Finding::SignedAhead, Finding::Whole]);
    let unfit = findings_after(|payload| payload["form"]["settings"]["target"]["class"] = json!("Xuất sắc"));
    assert!(matches!(unfit.as_slice(), [Finding::Unfit(_), Finding::Whole]), "{unfit:?}");
}

#[test]
fn a_signer_is_known_by_the_pinned_fingerprint() {
    let (one, other) = (Sha256Digest::of(b"one"), Sha256Digest::of(b"other"));
    assert_eq!(judge_signer(None, &one), SignerChange::First);
    assert_eq!(judge_signer(Some(&one), &one), SignerChange::Same);
    assert_eq!(judge_signer(Some(&other), &one), SignerChange::Changed);
}
