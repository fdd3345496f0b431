//! Files that a forger or a faulty program could send: each is refused, and for the right reason.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod signature_support;

use serde_json::{Value, json};
use signature_support::{PAYLOAD, certificate_of, forged, header_json, key, signed_by};
use tucham::signature::certificate::{CertificateFault, Issuer};
use tucham::signature::jws::{self, JwsFault, Member, Part};
use tucham::signature::strict_json::JsonFault;
use tucham::signature::{Es256Signature, base64};

/// The fault of a file that was forged with the owner's key from a header changed by `change`.
fn fault_of_header(change: impl FnOnce(&mut Value)) -> JwsFault {
    let key = key(7);
    let mut header = header_json(&key);
    change(&mut header);
    jws::verify(&forged(&key, &header.to_string())).unwrap_err()
}

/// The fault of a whole file of which the envelope was changed by `change`.
fn fault_of_envelope(change: impl FnOnce(&mut Value)) -> JwsFault {
    let mut envelope: Value = serde_json::from_slice(&signed_by(&key(7), PAYLOAD)).unwrap();
    change(&mut envelope);
    jws::verify(envelope.to_string().as_bytes()).unwrap_err()
}

#[test]
fn the_file_that_the_others_are_made_of_is_whole() {
    let key = key(7);
    let signed = jws::verify(&signed_by(&key, PAYLOAD)).unwrap();
    let forged = jws::verify(&forged(&key, &header_json(&key).to_string())).unwrap();
    assert_eq!(signed, forged);
    assert_eq!(signed.payload(), PAYLOAD);
    assert_eq!(*signed.signer().issuer(), Issuer::Itself);
    assert_eq!(signed.issued_at().seconds(), signature_support::SIGNED_AT);
    assert_eq!(signed.content_type().as_str(), "vnd.tucham.example+json");
}

#[test]
fn every_altered_byte_is_noticed() {
    let file = signed_by(&key(7), PAYLOAD);
    for place in 0..file.len() {
        let mut altered = file.clone();
        altered[place] ^= 1;
        assert!(jws::verify(&altered).is_err(), "byte {place} of {}", file.len());
    }
}

#[test]
fn every_left_out_byte_is_noticed() {
    let file = signed_by(&key(7), PAYLOAD);
    for place in 0..file.len() {
        let mut shorter = file.clone();
        shorter.remove(place);
        assert!(jws::verify(&shorter).is_err(), "byte {place}");
        assert!(jws::verify(&file[..place]).is_err(), "cut off at {place}");
    }
}

#[test]
fn blanks_between_members_mean_nothing() {
    let file = String::from_utf8(signed_by(&key(7), PAYLOAD)).unwrap();
    let spread = format!("\n{}\n", file.replace("\",\"", "\",\r\n\t\""));
    assert_eq!(jws::verify(spread.as_bytes()), jws::verify(file.as_bytes()));
}

#[test]
fn the_other_form_of_a_signature_verifies_and_has_the_same_payload() {
    // RFC 7518 allows (r, n - s) beside (r, s), so files are told apart by their payload only.
    let file = signed_by(&key(7), PAYLOAD);
    let mut envelope: Value = serde_json::from_slice(&file).unwrap();
    let signature = base64::decode_url(envelope["signature"].as_str().unwrap()).unwrap();
    let signature = p256::ecdsa::Signature::from_slice(&signature).unwrap();
    let (r, s) = signature.split_scalars();
    let other = p256::ecdsa::Signature::from_scalars(r, -*s).unwrap();
    assert_ne!(other, signature);
    envelope["signature"] = base64::encode_url(&other.to_bytes()).into();
    let verified = jws::verify(envelope.to_string().as_bytes()).unwrap();
    assert_eq!(verified.payload_digest(), jws::verify(&file).unwrap().payload_digest());
}

#[test]
fn an_algorithm_that_is_not_that_of_the_key_is_refused() {
    for name in ["none", "None", "RS256", "PS256", "HS256", "ES384", "EdDSA", "es256", ""] {
        let fault = fault_of_header(|header| header["alg"] = name.into());
        assert_eq!(fault, JwsFault::Algorithm { named: name.into() });
    }
}

#[test]
fn a_header_member_that_is_not_known_is_refused() {
    let members = [
        ("crit", json!(["exp"])),
        ("b64", json!(false)),
        ("jku", json!("https://example.com/keys")),
        ("x5u", json!("https://example.com/certificate")),
        ("jwk", json!({ "kty": "EC" })),
        ("x5t", json!("")),
        ("zip", json!("DEF")),
    ];
    for (name, value) in members {
        let fault = fault_of_header(|header| header[name] = value);
        assert_eq!(fault, JwsFault::Unknown { part: Part::Header, name: name.into() });
    }
}

#[test]
fn an_envelope_of_another_shape_is_refused() {
    let unknown = |name: &str| JwsFault::Unknown { part: Part::Envelope, name: name.into() };
    let header = fault_of_envelope(|file| file["header"] = json!({ "alg": "none" }));
    assert_eq!(header, unknown("header"));
    let general = fault_of_envelope(|file| {
        let signature = [("protected", &file["protected"]), ("signature", &file["signature"])];
        let signatures = Value::from_iter(signature.map(|(name, text)| (name, text.clone())));
        *file = json!({ "payload": file["payload"], "signatures": [signatures] });
    });
    assert_eq!(general, unknown("signatures"));
    for file in ["[]", "null", "\"a.b.c\"", "1"] {
        let fault = jws::verify(file.as_bytes()).unwrap_err();
        assert_eq!(fault, JwsFault::NotAnObject(Part::Envelope));
    }
}

#[test]
fn a_member_that_is_missing_is_named() {
    for member in [Member::Payload, Member::Protected, Member::Signature] {
        let fault = fault_of_envelope(|file| {
            file.as_object_mut().unwrap().remove(member.name());
        });
        assert_eq!(fault, JwsFault::Missing(member));
    }
    use Member::{Alg, Cty, Iat, Kid, Typ, X5c, X5tS256};
    for member in [Alg, Cty, Iat, Kid, Typ, X5c, X5tS256] {
        let fault = fault_of_header(|header| {
            header.as_object_mut().unwrap().remove(member.name());
        });
        assert_eq!(fault, JwsFault::Missing(member));
    }
}

#[test]
fn a_member_of_another_form_is_named() {
    let rows = [
        (Member::Alg, json!(["ES256"])),
        (Member::Cty, json!("application/json")),
        (Member::Cty, json!("")),
        (Member::Iat, json!("1767225600")),
        (Member::Iat, json!(-1)),
        (Member::Iat, json!(1_767_225_600.5)),
        (Member::Iat, json!(253_402_300_800_u64)),
        (Member::Kid, json!(null)),
        (Member::Typ, json!("JWT")),
        (Member::X5c, json!("certificate")),
        (Member::X5c, json!([1])),
        (Member::X5tS256, json!(1)),
    ];
    for (member, value) in rows {
        let fault = fault_of_header(|header| header[member.name()] = value.clone());
        assert_eq!(fault, JwsFault::Form(member), "{value}");
    }
    for member in [Member::Payload, Member::Protected, Member::Signature] {
        let fault = fault_of_envelope(|file| file[member.name()] = json!({}));
        assert_eq!(fault, JwsFault::Form(member));
    }
}

#[test]
fn base64_that_is_not_exact_is_refused() {
    for member in [Member::Payload, Member::Protected, Member::Signature] {
        for spoil in [|text: &str| format!("{text}="), |text: &str| format!(" {text}")] {
            let fault = fault_of_envelope(|file| {
                file[member.name()] = spoil(file[member.name()].as_str().unwrap()).into();
            });
            assert_eq!(fault, JwsFault::Base64(member));
        }
    }
    let unpadded_or_broken = |certificate: &str| {
        let url = certificate.replace('+', "-").replace('/', "_");
        [format!("{certificate}\n"), format!("{certificate}===="), format!("{url}-")]
    };
    let certificate = header_json(&key(7))["x5c"][0].as_str().unwrap().to_owned();
    for spoilt in unpadded_or_broken(&certificate) {
        let fault = fault_of_header(|header| header["x5c"] = json!([spoilt]));
        assert_eq!(fault, JwsFault::Base64(Member::X5c));
    }
}

#[test]
fn a_member_that_stands_twice_is_refused() {
    let file = String::from_utf8(signed_by(&key(7), PAYLOAD)).unwrap();
    let duplicate = |name: &str| JsonFault::DuplicateKey(name.to_owned());
    let twice = file.replacen('{', "{\"payload\":\"e30\",", 1);
    let fault = JwsFault::Json { part: Part::Envelope, fault: duplicate("payload") };
    assert_eq!(jws::verify(twice.as_bytes()), Err(fault));

    let header = header_json(&key(7)).to_string().replacen('{', "{\"alg\":\"none\",", 1);
    let fault = JwsFault::Json { part: Part::Header, fault: duplicate("alg") };
    assert_eq!(jws::verify(&forged(&key(7), &header)), Err(fault));
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = format!("{{\"payload\":{}", "[".repeat(1_000_000));
    let fault = JwsFault::Json { part: Part::Envelope, fault: JsonFault::TooDeep { limit: 4 } };
    assert_eq!(jws::verify(deep.as_bytes()), Err(fault));

    let wide = format!("[{}1]", "1,".repeat(1_000_000));
    let fault = JwsFault::Json { part: Part::Envelope, fault: JsonFault::TooMany { limit: 64 } };
    assert_eq!(jws::verify(wide.as_bytes()), Err(fault));

    let large = vec![b' '; jws::LARGEST_FILE + 1];
    let fault = JsonFault::TooLarge { limit: jws::LARGEST_FILE };
    let fault = JwsFault::Json { part: Part::Envelope, fault };
    assert_eq!(jws::verify(&large), Err(fault));

    let header = header_json(&key(7)).to_string();
    let long = format!("{}{header}", " ".repeat(70_000));
    let fault = JwsFault::Json { part: Part::Header, fault: JsonFault::TooLarge { limit: 65_536 } };
    assert_eq!(jws::verify(&forged(&key(7), &long)), Err(fault));
}

#[test]
fn the_largest_payload_fits_and_one_byte_more_does_not() {
    let largest = vec![b' '; jws::LARGEST_PAYLOAD];
    let verified = jws::verify(&signed_by(&key(7), &largest)).unwrap();
    assert_eq!(verified.payload().len(), jws::LARGEST_PAYLOAD);
    let larger = vec![b' '; jws::LARGEST_PAYLOAD + 1];
    let fault = JwsFault::TooLarge { limit: jws::LARGEST_PAYLOAD };
    assert_eq!(jws::Unsigned::new(&larger, &signature_support::header(&key(7))), Err(fault));
}

#[test]
fn the_certificate_of_another_key_is_refused() {
    let other = header_json(&key(8));
    // Only the certificate exchanged: the key identifier still names the owner's key.
    let fault = fault_of_header(|header| header["x5c"] = other["x5c"].clone());
    assert_eq!(fault, JwsFault::KeyMismatch);
    // The fingerprint exchanged too late.
    let fault = fault_of_header(|header| {
        header["x5c"] = other["x5c"].clone();
        header["kid"] = other["kid"].clone();
    });
    assert_eq!(fault, JwsFault::CertificateMismatch);
    // All three exchanged: the file now names a stranger, who did not sign it.
    let fault = fault_of_header(|header| *header = other);
    assert_eq!(fault, JwsFault::SignatureMismatch);
}

#[test]
fn another_certificate_of_the_same_key_is_refused() {
    // The owner's key under another unit's name, put in after signing.
    let renamed = certificate_of(&key(7), "Phòng Nội vụ");
    let fault = fault_of_header(|header| header["x5c"] = json!([base64::encode(renamed.der())]));
    assert_eq!(fault, JwsFault::CertificateMismatch);
}

#[test]
fn there_is_exactly_one_certificate() {
    let fault = fault_of_header(|header| header["x5c"] = json!([]));
    assert_eq!(fault, JwsFault::CertificateCount(0));
    let fault = fault_of_header(|header| {
        header["x5c"] = json!([header["x5c"][0], header["x5c"][0]]);
    });
    assert_eq!(fault, JwsFault::CertificateCount(2));
    let fault = fault_of_header(|header| header["x5c"] = json!(["MAA="]));
    assert_eq!(fault, JwsFault::Certificate(CertificateFault::Malformed));
}

#[test]
fn a_signature_of_another_form_is_refused() {
    let with = |signature: &[u8]| fault_of_envelope(|file| file["signature"] = base64::encode_url(signature).into());
    let der = key(7).sign(b"").to_der();
    for signature in [&[][..], &[1; 63], &[1; 65], &[0; 64], &[0xff; 64], &der] {
        assert_eq!(with(signature), JwsFault::SignatureForm, "{signature:02x?}");
    }
    assert_eq!(with(&key(7).sign(b"").to_bytes()), JwsFault::SignatureMismatch);
}

#[test]
fn a_payload_or_header_of_another_file_is_refused() {
    let other: Value = serde_json::from_slice(&signed_by(&key(7), b"{}")).unwrap();
    for member in ["payload", "signature"] {
        let fault = fault_of_envelope(|file| file[member] = other[member].clone());
        assert_eq!(fault, JwsFault::SignatureMismatch, "{member}");
    }
    let later = fault_of_envelope(|file| {
        let mut header = header_json(&key(7));
        header["iat"] = json!(1);
        file["protected"] = base64::encode_url(header.to_string().as_bytes()).into();
    });
    assert_eq!(later, JwsFault::SignatureMismatch);
}

#[test]
fn only_the_certificates_key_can_finish_a_file() {
    let unsigned = jws::Unsigned::new(PAYLOAD, &signature_support::header(&key(7))).unwrap();
    let stranger: Es256Signature = key(8).sign(unsigned.signing_input());
    assert_eq!(unsigned.finish(stranger), Err(JwsFault::SignatureMismatch));
}
