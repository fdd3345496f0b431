//! Signing a campaign in two steps, as a dossier is.

use super::{Campaign, CampaignFault};
use crate::signature::certificate::Certificate;
use crate::signature::jws::{ContentType, Header, JwsFault, Unsigned};
use crate::signature::{Es256Signature, Sha256Digest, UnixTime};

/// The content type of every campaign; the version of the format stands in the payload.
pub(super) const CONTENT_TYPE: &str = "vnd.tucham.campaign+json";

/// A campaign that lacks its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsignedCampaign {
    digest: Sha256Digest,
    jws: Unsigned,
}

/// Why a campaign cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// It has no payload.
    Payload(CampaignFault),
    /// The envelope refuses payload, certificate or signature.
    Envelope(JwsFault),
}

impl UnsignedCampaign {
    /// What the key of `certificate` is to sign, at `issued_at` by the page's clock.
    ///
    /// # Errors
    /// [`SealFault`].
    pub fn new(campaign: &Campaign, certificate: Certificate, issued_at: UnixTime) -> Result<Self, SealFault> {
        let payload = campaign.to_payload().map_err(SealFault::Payload)?;
        let content_type = ContentType::new(CONTENT_TYPE).map_err(SealFault::Envelope)?;
        let header = Header { content_type, issued_at, certificate };
        let jws = Unsigned::new(&payload, &header).map_err(SealFault::Envelope)?;
        Ok(Self { digest: Sha256Digest::of(&payload), jws })
    }

    /// SHA-256 of the payload: what the next version supersedes.
    pub fn digest(&self) -> Sha256Digest {
        self.digest
    }

    /// The bytes to sign with ES256.
    pub fn signing_input(&self) -> &[u8] {
        self.jws.signing_input()
    }

    /// The signed file, JSON on one line.
    ///
    /// # Errors
    /// [`SealFault::Envelope`] where the signature is not by the certificate's key.
    pub fn finish(self, signature: Es256Signature) -> Result<String, SealFault> {
        self.jws.finish(signature).map_err(SealFault::Envelope)
    }
}
