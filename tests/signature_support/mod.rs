//! A key, a certificate and a signed file, for the tests of the room `signature`.

// Each test crate uses a part of this, and a panic is how a test fails.
#![allow(dead_code, clippy::unwrap_used)]

use serde_json::{Value, json};
use tucham::signature::certificate::{Certificate, Subject, UnsignedCertificate, Validity};
use tucham::signature::{SecretKey, UnixTime, base64, jws};

/// 2026-01-01T00:00:00Z.
pub const SIGNED_AT: u64 = 1_767_225_600;
/// What the signed file carries.
pub const PAYLOAD: &[u8] = "{\"đơn vị\":\"UBND xã Bàu Năng\"}".as_bytes();

/// The key number `seed`.
pub fn key(seed: u8) -> SecretKey {
    SecretKey::from_bytes(&[seed; 32]).unwrap()
}

/// A moment.
pub fn time(seconds: u64) -> UnixTime {
    UnixTime::new(seconds).unwrap()
}

/// The self-signed certificate of `key` for a person of `unit`, valid for a year around
/// [`SIGNED_AT`].
pub fn certificate_of(key: &SecretKey, unit: &str) -> Certificate {
    let subject = Subject::new("Nguyễn Thị Mẫu", unit).unwrap();
    let half_a_year = 182 * 24 * 60 * 60;
    let validity = Validity::new(time(SIGNED_AT - half_a_year), time(SIGNED_AT + half_a_year));
    let serial = [0xf1; 16];
    let unsigned = UnsignedCertificate::new(&subject, key.public_key(), serial, validity.unwrap()).unwrap();
    let signature = key.sign(unsigned.to_sign());
    unsigned.finish(signature).unwrap()
}

/// The header of a file that `key` signs.
pub fn header(key: &SecretKey) -> jws::Header {
    jws::Header {
        content_type: jws::ContentType::new("vnd.tucham.example+json").unwrap(),
        issued_at: time(SIGNED_AT),
        certificate: certificate_of(key, "UBND xã Bàu Năng"),
    }
}

/// A file that `key` signed.
pub fn signed_by(key: &SecretKey, payload: &[u8]) -> Vec<u8> {
    let unsigned = jws::Unsigned::new(payload, &header(key)).unwrap();
    let signature = key.sign(unsigned.signing_input());
    unsigned.finish(signature).unwrap().into_bytes()
}

/// The protected header that a file of `key` has, as JSON to be spoilt.
pub fn header_json(key: &SecretKey) -> Value {
    let certificate = certificate_of(key, "UBND xã Bàu Năng");
    json!({
        "alg": "ES256",
        "cty": "vnd.tucham.example+json",
        "iat": SIGNED_AT,
        "kid": base64::encode_url(key.public_key().thumbprint().as_bytes()),
        "typ": "JOSE+JSON",
        "x5c": [base64::encode(certificate.der())],
        "x5t#S256": base64::encode_url(certificate.fingerprint().as_bytes()),
    })
}

/// A file with whatever stands in `header`, signed by `key` as any forger can.
pub fn forged(key: &SecretKey, header: &str) -> Vec<u8> {
    let protected = base64::encode_url(header.as_bytes());
    let payload = base64::encode_url(PAYLOAD);
    let signature = key.sign(format!("{protected}.{payload}").as_bytes()).to_bytes();
    let signature = base64::encode_url(&signature);
    json!({ "payload": payload, "protected": protected, "signature": signature }).to_string().into_bytes()
}
