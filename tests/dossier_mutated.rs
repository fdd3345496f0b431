//! Bytes of a signed file and of what it carries, changed at random: something is found, nothing panics, and nothing is
//! read but what is written in its one spelling.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod dossier_support;

use dossier_support::*;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;
use tucham::dossier::{Dossier, Finding, Grounds, Opened, custom_xml, open};
use tucham::signature::certificate::Certificate;
use tucham::signature::{base64, jws};

static DOSSIER: LazyLock<Dossier> = LazyLock::new(dossier);
static PAYLOAD: LazyLock<Vec<u8>> = LazyLock::new(|| DOSSIER.to_payload().unwrap());
static FILE: LazyLock<String> = LazyLock::new(|| signed(&DOSSIER));
static SIGNER: LazyLock<Certificate> = LazyLock::new(certificate);
static HEADER: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let envelope: Value = serde_json::from_str(&FILE).unwrap();
    base64::decode_url(envelope["protected"].as_str().unwrap()).unwrap()
});

/// Opens a file as somebody who knows nothing.
fn opened(file: &[u8]) -> Opened {
    open(file, &Grounds { template: None, known_signers: &Default::default(), now: None })
}

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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_changed_envelope_never_says_anything_else(changes in vec(change(), 1..6)) {
        let file = changed(FILE.as_bytes(), &changes);
        // What is left whole by chance, as by blanks between members, says the same.
        let opened = opened(&file);
        prop_assert!(!opened.findings.is_empty());
        prop_assert!(opened.verified.is_none_or(|verified| verified.payload() == PAYLOAD.as_slice()));
        prop_assert!(opened.dossier.is_none_or(|read| read == *DOSSIER));
    }

    #[test]
    fn a_changed_payload_is_read_in_its_one_spelling_or_not_at_all(changes in vec(change(), 1..4)) {
        let payload = changed(&PAYLOAD, &changes);
        let opened = opened(forged(&HEADER, &payload).as_bytes());
        prop_assert!(!opened.findings.is_empty() && opened.verified.is_some());
        match opened.dossier {
            Some(read) => prop_assert_eq!(read.to_payload().unwrap(), payload),
            None => prop_assert!(!opened.findings.contains(&Finding::Whole)),
        }
    }

    #[test]
    fn a_changed_header_names_the_same_key_or_none(changes in vec(change(), 1..4)) {
        let file = forged(&changed(&HEADER, &changes), &PAYLOAD);
        if let Ok(verified) = jws::verify(file.as_bytes()) {
            prop_assert_eq!(verified.signer(), &*SIGNER);
        }
    }

    #[test]
    fn a_changed_certificate_or_part_is_read_or_refused(changes in vec(change(), 1..6)) {
        let _ = Certificate::read(&changed(SIGNER.der(), &changes));
        let _ = custom_xml::unwrap(&changed(&custom_xml::wrap(&FILE), &changes));
    }
}
