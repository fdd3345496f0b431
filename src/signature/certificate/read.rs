//! Reading a certificate that a stranger sent.

use der::asn1::ObjectIdentifier;
use der::{Decode, Encode};
use x509_cert::TbsCertificate;
use x509_cert::certificate::Version;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::KeyUsage;
use x509_cert::ext::pkix::name::DirectoryString;
use x509_cert::name::Name;
use x509_cert::time::Time;

use super::asn1::{self, Signed};
use super::issuer_name;
use super::{CertificateFault, NameFault, NameField, Subject, Validity};
use crate::basics::OrderedSet;
use crate::signature::{Es256Signature, PublicKey, Sha256Digest, UnixTime};

/// Bytes that one certificate may have; those of persons have about 500 to 2,500.
const LARGEST: usize = 16 * 1024;

/// A certificate that is well formed and, if it says that its own key signed it, was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    subject: Subject,
    issuer: Issuer,
    key: PublicKey,
    validity: Validity,
    permits_signing: bool,
}

/// Who vouches for what a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// The person it names, with the key it names; that signature holds.
    Itself,
    /// Somebody else, here as a distinguished name (RFC 4514). **Nothing is checked of it**: who
    /// believes such a certificate must follow the chain to a root.
    Other(String),
}

impl Certificate {
    /// Reads a certificate in DER.
    ///
    /// # Errors
    /// [`CertificateFault`] names the rule that it breaks.
    pub fn read(der: &[u8]) -> Result<Self, CertificateFault> {
        if der.len() > LARGEST {
            return Err(CertificateFault::TooLarge { limit: LARGEST });
        }
        let signed = Signed::from_der(der).map_err(malformed)?;
        let content: TbsCertificate = signed.to_be_signed.decode_as().map_err(malformed)?;
        check_form(&signed, &content)?;
        let spki = content.subject_public_key_info().to_der().map_err(malformed)?;
        let key = PublicKey::read(&spki)?;
        Ok(Self {
            der: der.to_vec(),
            subject: subject(content.subject())?,
            issuer: issuer(&signed, &content, &key)?,
            key,
            validity: validity(&content)?,
            permits_signing: permits_signing(&content)?,
        })
    }

    /// The certificate as it was read.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// SHA-256 of the whole certificate: what people call its fingerprint, and `x5t#S256`.
    pub fn fingerprint(&self) -> Sha256Digest {
        Sha256Digest::of(&self.der)
    }

    /// Whom it names. A claim, as good as its issuer.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Who vouches for it.
    pub fn issuer(&self) -> &Issuer {
        &self.issuer
    }

    /// The key that it is about.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// From when until when it says that it is valid.
    pub fn validity(&self) -> Validity {
        self.validity
    }

    /// Whether it lets its key sign documents: it names no use of the key, or digital signature or
    /// non-repudiation among them (RFC 5280 section 4.2.1.3).
    pub fn permits_signing(&self) -> bool {
        self.permits_signing
    }
}

fn check_form(signed: &Signed<'_>, content: &TbsCertificate) -> Result<(), CertificateFault> {
    if content.version() != Version::V3 {
        return Err(CertificateFault::Version);
    }
    if *content.signature() != signed.algorithm {
        return Err(CertificateFault::AlgorithmsDiffer);
    }
    check_extensions(content.extensions().map_or(&[], Vec::as_slice))
}

fn check_extensions(extensions: &[Extension]) -> Result<(), CertificateFault> {
    const UNDERSTOOD: [ObjectIdentifier; 2] = [asn1::KEY_USAGE, asn1::BASIC_CONSTRAINTS];
    let mut seen = OrderedSet::new();
    for Extension { extn_id, critical, .. } in extensions {
        if !seen.insert(extn_id) {
            return Err(CertificateFault::DuplicateExtension(extn_id.to_string()));
        }
        if *critical && !UNDERSTOOD.contains(extn_id) {
            return Err(CertificateFault::CriticalExtension(extn_id.to_string()));
        }
    }
    Ok(())
}

fn subject(name: &Name) -> Result<Subject, CertificateFault> {
    let field = NameField::CommonName;
    let common_name = text(name, asn1::COMMON_NAME, field)?;
    let common_name = common_name.ok_or(CertificateFault::Name { field, fault: NameFault::Empty })?;
    let organization = text(name, asn1::ORGANIZATION, NameField::Organization)?;
    Subject::checked(common_name, organization)
}

fn text(name: &Name, oid: ObjectIdentifier, field: NameField) -> Result<Option<String>, CertificateFault> {
    let mut values = name.iter().filter(|attribute| attribute.oid == oid);
    let value = values.next();
    if values.next().is_some() {
        return Err(CertificateFault::Name { field, fault: NameFault::Twice });
    }
    let text = value.map(|attribute| attribute.value.decode_as::<DirectoryString>()).transpose();
    text.map(|text| text.map(String::from)).map_err(|_| CertificateFault::Name { field, fault: NameFault::Encoding })
}

fn issuer(signed: &Signed<'_>, content: &TbsCertificate, key: &PublicKey) -> Result<Issuer, CertificateFault> {
    if content.issuer() != content.subject() {
        return Ok(Issuer::Other(issuer_name::print(content.issuer())));
    }
    let holds = signed.algorithm == asn1::ecdsa_with_sha256() && signed_by(signed, key);
    if holds { Ok(Issuer::Itself) } else { Err(CertificateFault::OwnSignature) }
}

fn signed_by(signed: &Signed<'_>, key: &PublicKey) -> bool {
    let Ok(message) = signed.to_be_signed.to_der() else {
        return false;
    };
    let signature = signed.signature.as_bytes().map(Es256Signature::from_der);
    matches!(signature, Some(Ok(signature)) if key.verify(&message, &signature).is_ok())
}

fn validity(content: &TbsCertificate) -> Result<Validity, CertificateFault> {
    let moment = |time: Time| UnixTime::new(time.to_unix_duration().as_secs()).map_err(|_| CertificateFault::Validity);
    let validity = content.validity();
    Validity::new(moment(validity.not_before)?, moment(validity.not_after)?)
}

fn permits_signing(content: &TbsCertificate) -> Result<bool, CertificateFault> {
    let usage = content.get_extension::<KeyUsage>().map_err(malformed)?;
    Ok(usage.is_none_or(|(_, usage)| usage.digital_signature() || usage.non_repudiation()))
}

fn malformed(_: der::Error) -> CertificateFault {
    CertificateFault::Malformed
}
