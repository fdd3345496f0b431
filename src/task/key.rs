//! Certificates for keys that are made in the page, and keys in Rust where the browser has none.
//!
//! The worker keeps nothing between two requests: what is to be signed is made again from the same order, byte for
//! byte, when the signature comes back.

use crate::signature::certificate::{Certificate, CertificateFault, Subject, UnsignedCertificate, Validity};
use crate::signature::{Es256Signature, PublicKey, SecretKey, Sha256Digest, UnixTime};
use serde::{Deserialize, Serialize};

/// What the page asks about keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyRequest {
    /// What must the key sign for this certificate? [`KeyReply::ToSign`].
    PrepareCertificate(CertificateOrder),
    /// The certificate, with the key's signature, r ‖ s. [`KeyReply::Certificate`].
    FinishCertificate(CertificateOrder, Vec<u8>),
    /// The public half of a key in Rust: 32 bytes from a cryptographic source. [`KeyReply::PublicKey`].
    PublicKey(Vec<u8>),
    /// Sign with a key in Rust. [`KeyReply::Signature`].
    Sign {
        /// The secret, 32 bytes.
        secret: Vec<u8>,
        /// What is to be signed.
        #[serde(skip)]
        to_sign: Vec<u8>,
    },
}

/// What the worker answers about keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyReply {
    /// The bytes that the key must sign.
    ToSign(Result<Vec<u8>, CertificateFault>),
    /// The certificate.
    Certificate(Result<Made, CertificateFault>),
    /// 65 bytes, as WebCrypto exports a key ("raw").
    PublicKey(Result<Vec<u8>, NotASecret>),
    /// r ‖ s, 64 bytes.
    Signature(Result<Vec<u8>, NotASecret>),
}

/// Which certificate is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateOrder {
    /// The person.
    pub person: String,
    /// The unit.
    pub unit: String,
    /// The public key, as WebCrypto exports it ("raw", 65 bytes).
    pub public_key: Vec<u8>,
    /// A random number, from a cryptographic source.
    pub serial: [u8; 16],
    /// From when.
    pub not_before: UnixTime,
    /// Until when.
    pub not_after: UnixTime,
}

/// A certificate with what people are shown of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// The person that it names.
    pub person: String,
    /// The unit that it names; empty where a CA left it out.
    pub unit: String,
    /// SHA-256 of the certificate.
    pub fingerprint: Sha256Digest,
    /// From when it says it is valid.
    pub not_before: UnixTime,
    /// Until when it says it is valid.
    pub not_after: UnixTime,
}

/// A certificate that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// What stands in it.
    pub signer: Signer,
    /// The certificate in DER.
    pub certificate: Vec<u8>,
}

/// A key in Rust cannot be made of these bytes, or cannot sign: draw others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotASecret;

impl From<&Certificate> for Signer {
    fn from(certificate: &Certificate) -> Self {
        let (subject, validity) = (certificate.subject(), certificate.validity());
        Self {
            person: subject.common_name().to_owned(),
            unit: subject.organization().unwrap_or_default().to_owned(),
            fingerprint: certificate.fingerprint(),
            not_before: validity.not_before(),
            not_after: validity.not_after(),
        }
    }
}

/// Answers a request.
pub(super) fn run(request: KeyRequest) -> KeyReply {
    match request {
        KeyRequest::PrepareCertificate(order) => {
            KeyReply::ToSign(unsigned(&order).map(|unsigned| unsigned.to_sign().to_vec()))
        }
        KeyRequest::FinishCertificate(order, signature) => KeyReply::Certificate(finish(&order, &signature)),
        KeyRequest::PublicKey(secret) => KeyReply::PublicKey(secret_key(&secret).map(|key| key.public_key().to_sec1())),
        KeyRequest::Sign { secret, to_sign } => {
            KeyReply::Signature(secret_key(&secret).map(|key| key.sign(&to_sign).to_bytes().to_vec()))
        }
    }
}

fn finish(order: &CertificateOrder, signature: &[u8]) -> Result<Made, CertificateFault> {
    let signature = Es256Signature::from_bytes(signature).map_err(|_| CertificateFault::OwnSignature)?;
    let certificate = unsigned(order)?.finish(signature)?;
    Ok(Made { signer: Signer::from(&certificate), certificate: certificate.der().to_vec() })
}

fn secret_key(secret: &[u8]) -> Result<SecretKey, NotASecret> {
    let secret = secret.try_into().map_err(|_| NotASecret)?;
    SecretKey::from_bytes(secret).map_err(|_| NotASecret)
}

fn unsigned(order: &CertificateOrder) -> Result<UnsignedCertificate, CertificateFault> {
    let subject = Subject::new(&order.person, &order.unit)?;
    let key = PublicKey::read(&order.public_key)?;
    UnsignedCertificate::new(&subject, key, order.serial, Validity::new(order.not_before, order.not_after)?)
}
