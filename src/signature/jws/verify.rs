//! Checking a JWS.

use super::members::{Members, decode_url};
use super::unsigned::signing_input;
use super::{ContentType, Header, JwsFault, Member, Part};
use crate::signature::certificate::Certificate;
use crate::signature::strict_json::Limits;
use crate::signature::{Es256Signature, Sha256Digest, UnixTime};

/// Bytes that a file may have: the largest payload in base64, the header and the rest.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024 + 1024 * 1024;

/// The envelope holds three texts. A little more is read, so that what does not belong there, such
/// as the `signatures` of the general form, is named.
const LIMITS: Limits = Limits { bytes: LARGEST_FILE, depth: 4, values: 64 };

/// A payload whose signature holds. Only [`verify`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    payload: Vec<u8>,
    header: Header,
}

/// Checks a file: its form, its header against the certificate in it, and the signature.
///
/// # Errors
/// [`JwsFault`] names the first rule that the file breaks.
pub fn verify(file: &[u8]) -> Result<Verified, JwsFault> {
    use Member::{Payload, Protected, Signature};
    let mut members = Members::read(Part::Envelope, file, LIMITS, &[Payload, Protected, Signature])?;
    let protected = members.take_text(Protected)?;
    let payload = members.take_text(Payload)?;
    let signature = decode_url(Signature, &members.take_text(Signature)?)?;
    let verified = Verified {
        payload: decode_url(Payload, &payload)?,
        header: Header::read(&decode_url(Protected, &protected)?)?,
    };
    let signature = Es256Signature::from_bytes(&signature).map_err(|_| JwsFault::SignatureForm)?;
    let key = verified.signer().key();
    let matches = key.verify(&signing_input(&protected, &payload), &signature);
    matches.map(|()| verified).map_err(|_| JwsFault::SignatureMismatch)
}

impl Verified {
    /// The bytes that were signed, which are not yet known to be of any form.
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// SHA-256 of the payload: the identity of what was signed. The envelope has none, because one
    /// payload can be signed twice, and a signature has two forms ([`Es256Signature`]).
    pub fn payload_digest(&self) -> Sha256Digest {
        Sha256Digest::of(&self.payload)
    }

    /// What the payload is, by the signer's word.
    pub fn content_type(&self) -> &ContentType {
        &self.header.content_type
    }

    /// Whose key signed.
    pub fn signer(&self) -> &Certificate {
        &self.header.certificate
    }

    /// When it was signed, by the signer's word; nobody vouches for it.
    pub fn issued_at(&self) -> UnixTime {
        self.header.issued_at
    }
}
