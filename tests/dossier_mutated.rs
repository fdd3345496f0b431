//! Bytes of a signed file and of what it carries, changed at random: something is found, nothing panics, and nothing is
//! read but what is written in its one spelling.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod dossier_support;

use dossier_support::*;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use tucham::dossier::{Finding, custom_xml};
use tucham::signature::certificate::Certificate;
use tucham::signature::{base64, jws};

/// One change to some bytes, at a place that is taken modulo their length.
#[derive(Clone, Debug)]
enum Change {
    Put(usize, u8),
    Insert(usize, u8),
    Remove(usize),
    /// A piece of the bytes, put in once more: duplicate keys, deeper nesting, longer numbers.
    Repeat(usize, usize, usize),
    Cut(usize),
}

fn change() -> impl Strategy<Value = Change> {
    // Whatever JSON and base64 are made of comes more often than other bytes.
    let byte = || prop_oneof![proptest::sample::select(&b"{}[]\",:\\0189-+.eEu_=A n"[..]), any::<u8>()];
    let place = || any::<usize>();
    prop_oneof![
        (place(), byte()).prop_map(|(at, byte)| Change::Put(at, byte)),
        (place(), byte()).prop_map(|(at, byte)| Change::Insert(at, byte)),
        place().prop_map(Change::Remove),
        (place(), 0..40_usize, place()).prop_map(|(from, length, to)| Change::Repeat(from, length, to)),
        place().prop_map(Change::Cut),
    ]
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes {
        let within = |place: &usize| place % (bytes.len() + 1);
        let last = bytes.len().saturating_sub(1);
        match change {
            Change::Put(at, byte) if !bytes.is_empty() => {
                let at = within(at).min(last);
                bytes[at] = *byte;
            }
            Change::Insert(at, byte) => {
                let at = within(at);
                bytes.insert(at, *byte);
            }
            Change::Remove(at) if !bytes.is_empty() => {
                let at = within(at).min(last);
                bytes.remove(at);
            }
            Change::Repeat(from, length, to) => {
                let (from, to) = (within(from), within(to));
                let piece = bytes[from..bytes.len().min(from + length)].to_vec();
                bytes.splice(to..to, piece);
            }
            Change::Cut(at) => {
                let at = within(at);
                bytes.truncate(at);
            }
            Change::Put(..) | Change::Remove(_) => {}
        }
    }
    bytes
}

/// A file with whatever stands in its header and payload, signed with the unit's key.
fn forged(header: &[u8], payload: &[u8]) -> String {
    let [protected, payload] = [header, payload].map(base64::encode_url);
    let signature = key().sign(format!("{protected}.{payload}").as_bytes()).to_bytes();
    let signature = base64::encode_url(&signature);
    format!(r#"{{"payload":"{payload}","protected":"{protected}","signature":"{signature}"}}"#)
}

fn header() -> Vec<u8> {
    let envelope: Value = serde_json::from_str(&signed(&dossier())).unwrap();
    base64::decode_url(envelope["protected"].as_str().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_changed_envelope_never_says_anything_else(changes in vec(change(), 1..6)) {
        let file = changed(signed(&dossier()).as_bytes(), &changes);
        // What is left whole by chance, as by blanks between members, says the same.
        if let Ok(verified) = jws::verify(&file) {
            prop_assert_eq!(verified.payload(), dossier().to_payload().unwrap());
        }
        let opened = tucham::dossier::open(&file, &tucham::dossier::Grounds {
            template: None, known_signers: &Default::default(), now: None,
        });
        prop_assert!(!opened.findings.is_empty());
        prop_assert!(opened.dossier.is_none_or(|read| read == dossier()));
    }

    #[test]
    fn a_changed_payload_is_read_in_its_one_spelling_or_not_at_all(changes in vec(change(), 1..4)) {
        let payload = changed(&dossier().to_payload().unwrap(), &changes);
        let opened = open_knowing_all(&forged(&header(), &payload));
        prop_assert!(!opened.findings.is_empty());
        prop_assert!(opened.verified.is_some());
        if let Some(read) = opened.dossier {
            prop_assert_eq!(read.to_payload().unwrap(), payload);
        } else {
            prop_assert!(!opened.findings.contains(&Finding::Whole));
        }
    }

    #[test]
    fn a_changed_header_names_the_same_key_or_none(changes in vec(change(), 1..4)) {
        let file = forged(&changed(&header(), &changes), &dossier().to_payload().unwrap());
        if let Ok(verified) = jws::verify(file.as_bytes()) {
            prop_assert_eq!(verified.signer(), &certificate());
        }
    }

    #[test]
    fn a_changed_certificate_or_part_is_read_or_refused(changes in vec(change(), 1..6)) {
        let _ = Certificate::read(&changed(certificate().der(), &changes));
        let part = custom_xml::wrap(&signed(&dossier()));
        let _ = custom_xml::unwrap(&changed(&part, &changes));
    }
}
