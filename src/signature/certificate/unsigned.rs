//! Making a self-signed certificate in two steps.

use der::asn1::{Any, BitString, OctetString};
use der::{Decode, Encode};
use x509_cert::certificate::Version;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier};
use x509_cert::serial_number::SerialNumber;

use super::asn1::{self, Finished, ToBeSigned};
use super::{Certificate, CertificateFault, Subject, Validity};
use crate::signature::{Es256Signature, PublicKey, Sha256Digest};

/// A certificate that lacks its signature. The key that it is about must sign
/// [`UnsignedCertificate::to_sign`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsignedCertificate {
    to_sign: Vec<u8>,
    key: PublicKey,
}

impl UnsignedCertificate {
    /// A certificate in which `subject` speaks for itself: for signing only, never for issuing
    /// other certificates.
    ///
    /// `serial` must come from a cryptographic random source, so that two certificates of one
    /// person never share it (RFC 5280 section 4.1.2.2).
    ///
    /// # Errors
    /// [`CertificateFault::SerialZero`].
    pub fn new(
        subject: &Subject,
        key: PublicKey,
        serial: [u8; 16],
        validity: Validity,
    ) -> Result<Self, CertificateFault> {
        if serial == [0; 16] {
            return Err(CertificateFault::SerialZero);
        }
        let to_sign = ToBeSigned {
            version: Version::V3,
            serial_number: SerialNumber::new(&serial).map_err(malformed)?,
            signature: asn1::ecdsa_with_sha256(),
            issuer: asn1::name(subject).map_err(malformed)?,
            validity: asn1::period(validity).map_err(malformed)?,
            subject: asn1::name(subject).map_err(malformed)?,
            subject_public_key_info: key.to_spki()?,
            extensions: extensions(&key).map_err(malformed)?,
        };
        Ok(Self { to_sign: to_sign.to_der().map_err(malformed)?, key })
    }

    /// The bytes that the key must sign with ES256 (TBSCertificate in DER).
    pub fn to_sign(&self) -> &[u8] {
        &self.to_sign
    }

    /// The certificate.
    ///
    /// # Errors
    /// [`CertificateFault::OwnSignature`] where `signature` was not made by the certificate's key
    /// over [`Self::to_sign`].
    pub fn finish(self, signature: Es256Signature) -> Result<Certificate, CertificateFault> {
        let matches = self.key.verify(&self.to_sign, &signature);
        matches.map_err(|_| CertificateFault::OwnSignature)?;
        let finished = Finished {
            to_be_signed: Any::from_der(&self.to_sign).map_err(malformed)?,
            algorithm: asn1::ecdsa_with_sha256(),
            signature: BitString::from_bytes(&signature.to_der()).map_err(malformed)?,
        };
        Certificate::read(&finished.to_der().map_err(malformed)?)
    }
}

/// What the key is for (RFC 5280 section 4.2.1.3), that it is no CA's (4.2.1.9), and the key's
/// identifier: the first 160 bits of the SHA-256 of the key's bits (RFC 7093 section 2, method 1).
fn extensions(key: &PublicKey) -> der::Result<Vec<Extension>> {
    let usage = KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation);
    let constraints = BasicConstraints { ca: false, path_len_constraint: None };
    let digest = Sha256Digest::of(&key.to_sec1());
    let identifier: Vec<u8> = digest.as_bytes().iter().take(20).copied().collect();
    let identifier = SubjectKeyIdentifier(OctetString::new(identifier)?);
    Ok(vec![
        asn1::extension(asn1::KEY_USAGE, true, &usage)?,
        asn1::extension(asn1::BASIC_CONSTRAINTS, true, &constraints)?,
        asn1::extension(asn1::SUBJECT_KEY_IDENTIFIER, false, &identifier)?,
    ])
}

/// The encoder refuses only lengths that no input accepted above can reach; it is still no reason
/// to panic.
fn malformed(_: der::Error) -> CertificateFault {
    CertificateFault::Malformed
}
