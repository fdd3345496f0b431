//! The protected header: what is signed beside the payload.

use serde_json::{Value, json};

use super::members::Members;
use super::{JwsFault, Member, Part};
use crate::signature::certificate::Certificate;
use crate::signature::strict_json::Limits;
use crate::signature::{UnixTime, base64};

/// `typ` of a JWS in JSON (RFC 7515 section 4.1.9).
const TYP: &str = "JOSE+JSON";

/// A header holds one certificate; its members nest no deeper than the list around it. A little more
/// is read, so that what does not belong there is named.
const LIMITS: Limits = Limits { bytes: 64 * 1024, depth: 4, values: 64 };

/// What a signer says beside the payload. Algorithm, key and fingerprint follow from the certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// What the payload is.
    pub content_type: ContentType,
    /// When it is signed, by the signer's word.
    pub issued_at: UnixTime,
    /// Whose key signs.
    pub certificate: Certificate,
}

/// What a payload is: a media type of which "application/" is left out (RFC 7515 section 4.1.10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentType(String);

impl ContentType {
    /// A subtype of 1 to 64 lower-case letters, digits, `.`, `+` and `-`.
    ///
    /// # Errors
    /// [`JwsFault::Form`] of [`Member::Cty`] for any other text.
    pub fn new(subtype: &str) -> Result<Self, JwsFault> {
        let allowed =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'+' | b'-');
        if (1..=64).contains(&subtype.len()) && subtype.bytes().all(allowed) {
            Ok(Self(subtype.to_owned()))
        } else {
            Err(JwsFault::Form(Member::Cty))
        }
    }

    /// The subtype.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Header {
    /// The bytes of the protected header. Its member names stand in order, so that equal headers
    /// give equal bytes.
    pub(super) fn to_json(&self) -> Vec<u8> {
        let certificate = &self.certificate;
        let header = json!({
            "alg": certificate.key().algorithm().jws_name(),
            "cty": self.content_type.as_str(),
            "iat": self.issued_at.seconds(),
            "kid": key_identifier(certificate),
            "typ": TYP,
            "x5c": [base64::encode(certificate.der())],
            "x5t#S256": fingerprint(certificate),
        });
        header.to_string().into_bytes()
    }

    /// Reads a protected header and holds it against its own certificate.
    pub(super) fn read(text: &[u8]) -> Result<Self, JwsFault> {
        use Member::{Alg, Cty, Iat, Kid, Typ, X5c, X5tS256};
        let allowed = [Alg, Cty, Iat, Kid, Typ, X5c, X5tS256];
        let mut members = Members::read(Part::Header, text, LIMITS, &allowed)?;
        if members.take_text(Typ)? != TYP {
            return Err(JwsFault::Form(Typ));
        }
        let header = Self {
            content_type: ContentType::new(&members.take_text(Cty)?)?,
            issued_at: issued_at(&members.take(Iat)?)?,
            certificate: certificate(&members.take(X5c)?)?,
        };
        let alg = members.take_text(Alg)?;
        header.check(alg, &members.take_text(Kid)?, &members.take_text(X5tS256)?)?;
        Ok(header)
    }

    fn check(&self, named: String, kid: &str, x5t: &str) -> Result<(), JwsFault> {
        let certificate = &self.certificate;
        if named != certificate.key().algorithm().jws_name() {
            return Err(JwsFault::Algorithm { named });
        }
        if kid != key_identifier(certificate) {
            return Err(JwsFault::KeyMismatch);
        }
        if x5t != fingerprint(certificate) {
            return Err(JwsFault::CertificateMismatch);
        }
        self.check_use()
    }

    /// Whether the certificate lets its key sign at all.
    pub(super) fn check_use(&self) -> Result<(), JwsFault> {
        if self.certificate.permits_signing() { Ok(()) } else { Err(JwsFault::NotForSigning) }
    }
}

fn key_identifier(certificate: &Certificate) -> String {
    base64::encode_url(certificate.key().thumbprint().as_bytes())
}

fn fingerprint(certificate: &Certificate) -> String {
    base64::encode_url(certificate.fingerprint().as_bytes())
}

fn issued_at(value: &Value) -> Result<UnixTime, JwsFault> {
    let seconds = value.as_u64().map(UnixTime::new);
    seconds.and_then(Result::ok).ok_or(JwsFault::Form(Member::Iat))
}

fn certificate(value: &Value) -> Result<Certificate, JwsFault> {
    let form = JwsFault::Form(Member::X5c);
    let Value::Array(certificates) = value else {
        return Err(form);
    };
    let [certificate] = certificates.as_slice() else {
        return Err(JwsFault::CertificateCount(certificates.len()));
    };
    let der = base64::decode(certificate.as_str().ok_or(form)?);
    let der = der.map_err(|_| JwsFault::Base64(Member::X5c))?;
    Ok(Certificate::read(&der)?)
}
