//! The ASN.1 structures of RFC 5280 section 4.1, as far as they are written here.
//!
//! Own structures rather than those of x509-cert: its certificate cannot be put together from its
//! parts, and it writes times anew, while a signature holds only over the bytes that were carried.

use der::asn1::{Any, AnyRef, BitString, BitStringRef, ObjectIdentifier, OctetString};
use der::{DateTime, Encode, Sequence, Tag};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::certificate::Version;
use x509_cert::ext::Extension;
use x509_cert::name::{RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::Time;

use super::{Subject, Validity};

/// id-at-commonName (X.520).
pub(super) const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
/// id-at-organizationName (X.520).
pub(super) const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
/// id-ce-keyUsage (RFC 5280 section 4.2.1.3).
pub(super) const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
/// id-ce-basicConstraints (RFC 5280 section 4.2.1.9).
pub(super) const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
/// id-ce-subjectKeyIdentifier (RFC 5280 section 4.2.1.2).
pub(super) const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
/// ecdsa-with-SHA256 (RFC 5758 section 3.2).
const ECDSA_WITH_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// TBSCertificate: what is signed.
#[derive(Sequence)]
pub(super) struct ToBeSigned {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(super) version: Version,
    pub(super) serial_number: SerialNumber,
    pub(super) signature: AlgorithmIdentifierOwned,
    pub(super) issuer: RdnSequence,
    pub(super) validity: Period,
    pub(super) subject: RdnSequence,
    pub(super) subject_public_key_info: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    pub(super) extensions: Vec<Extension>,
}

/// Validity.
#[derive(Sequence)]
pub(super) struct Period {
    not_before: Time,
    not_after: Time,
}

/// Certificate, with the signed part left as it came.
#[derive(Sequence)]
pub(super) struct Signed<'a> {
    pub(super) to_be_signed: AnyRef<'a>,
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) signature: BitStringRef<'a>,
}

/// Certificate, put together.
#[derive(Sequence)]
pub(super) struct Finished {
    pub(super) to_be_signed: Any,
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) signature: BitString,
}

/// The algorithm of ES256; it has no parameters, not even NULL (RFC 5758 section 3.2).
pub(super) fn ecdsa_with_sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA256, parameters: None }
}

/// The name of `subject`: the unit, then the person in it. UTF8String carries Vietnamese, and RFC
/// 5280 section 4.1.2.4 prefers it.
pub(super) fn name(subject: &Subject) -> der::Result<RdnSequence> {
    let unit = subject.organization().map(|unit| attribute(ORGANIZATION, unit));
    let person = attribute(COMMON_NAME, subject.common_name());
    let attributes = unit.into_iter().chain([person]).collect::<der::Result<Vec<_>>>()?;
    Ok(attributes.into())
}

fn attribute(oid: ObjectIdentifier, text: &str) -> der::Result<RelativeDistinguishedName> {
    let value = Any::new(Tag::Utf8String, text.as_bytes())?;
    vec![AttributeTypeAndValue { oid, value }].try_into()
}

/// The extension `value` under its object identifier.
pub(super) fn extension<T: Encode>(extn_id: ObjectIdentifier, critical: bool, value: &T) -> der::Result<Extension> {
    let extn_value = OctetString::new(value.to_der()?)?;
    Ok(Extension { extn_id, critical, extn_value })
}

/// The span in the encoding that RFC 5280 section 4.1.2.5 asks for: UTCTime through 2049,
/// GeneralizedTime after.
pub(super) fn period(validity: Validity) -> der::Result<Period> {
    let time = |moment: crate::signature::UnixTime| DateTime::from_unix_duration(moment.since_1970()).map(Time::from);
    Ok(Period { not_before: time(validity.not_before())?, not_after: time(validity.not_after())? })
}
