//! Signing a dossier in two steps.

use super::{CheckCode, Dossier, PayloadFault};
use crate::signature::certificate::Certificate;
use crate::signature::jws::{ContentType, Header, JwsFault, Unsigned};
use crate::signature::{Es256Signature, Sha256Digest, UnixTime};

/// The content type of every dossier; the version stands in the payload.
pub(super) const CONTENT_TYPE: &str = "vnd.tucham.dossier+json";

/// A dossier that lacks its signature: its check code is known, so the sheet can be printed before it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsignedDossier {
    digest: Sha256Digest,
    jws: Unsigned,
}

/// Why a dossier cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// It has no payload.
    Payload(PayloadFault),
    /// The envelope refuses payload, certificate or signature.
    Envelope(JwsFault),
}

impl UnsignedDossier {
    /// What the key of `certificate` is to sign, at `issued_at` by the page's clock.
    ///
    /// # Errors
    /// [`SealFault`].
    pub fn new(dossier: &Dossier, certificate: Certificate, issued_at: UnixTime) -> Result<Self, SealFault> {
        let payload = dossier.to_payload().map_err(SealFault::Payload)?;
        let content_type = ContentType::new(CONTENT_TYPE).map_err(SealFault::Envelope)?;
        let header = Header { content_type, issued_at, certificate };
        let jws = Unsigned::new(&payload, &header).map_err(SealFault::Envelope)?;
        Ok(Self { digest: Sha256Digest::of(&payload), jws })
    }

    /// SHA-256 of the payload: what a later revision supersedes.
    pub fn digest(&self) -> Sha256Digest {
        self.digest
    }

    /// The check code to be printed.
    pub fn check_code(&self) -> CheckCode {
        CheckCode::of(&self.digest)
    }

    /// The bytes to sign with ES256.
    pub fn signing_input(&self) -> &[u8] {
        self.jws.signing_input()
    }

    /// The signed file, JSON on one line: enough by itself, and the text of the part in a workbook.
    ///
    /// # Errors
    /// [`SealFault::Envelope`] where the signature is not by the certificate's key.
    pub fn finish(self, signature: Es256Signature) -> Result<String, SealFault> {
        self.jws.finish(signature).map_err(SealFault::Envelope)
    }
}
