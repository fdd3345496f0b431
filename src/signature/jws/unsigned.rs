//! Making a JWS in two steps.

use super::{Header, JwsFault};
use crate::signature::{Es256Signature, PublicKey, base64};

/// Bytes that a payload may have. A campaign carries a workbook of 5 MB, once more in base64.
pub const LARGEST_PAYLOAD: usize = 12_000_000;

/// A file that lacks its signature. The key of the header's certificate must sign
/// [`Unsigned::signing_input`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsigned {
    protected: String,
    payload: String,
    signing_input: Vec<u8>,
    key: PublicKey,
}

impl Unsigned {
    /// A file that will carry `payload` under `header`. The same arguments give the same bytes.
    ///
    /// # Errors
    /// [`JwsFault::TooLarge`] over [`LARGEST_PAYLOAD`]; [`JwsFault::NotForSigning`] where the
    /// certificate's key is for something else.
    pub fn new(payload: &[u8], header: &Header) -> Result<Self, JwsFault> {
        if payload.len() > LARGEST_PAYLOAD {
            return Err(JwsFault::TooLarge { limit: LARGEST_PAYLOAD });
        }
        header.check_use()?;
        let protected = base64::encode_url(&header.to_json());
        let payload = base64::encode_url(payload);
        let signing_input = signing_input(&protected, &payload);
        Ok(Self { protected, payload, signing_input, key: *header.certificate.key() })
    }

    /// The bytes that the key must sign with ES256 (RFC 7515 section 5.1, step 5).
    pub fn signing_input(&self) -> &[u8] {
        &self.signing_input
    }

    /// The file: JSON on one line.
    ///
    /// # Errors
    /// [`JwsFault::SignatureMismatch`] where `signature` was not made by the certificate's key over
    /// [`Self::signing_input`], so that a token with another card in it is noticed here.
    pub fn finish(self, signature: Es256Signature) -> Result<String, JwsFault> {
        let matches = self.key.verify(&self.signing_input, &signature);
        matches.map_err(|_| JwsFault::SignatureMismatch)?;
        let Self { protected, payload, .. } = self;
        let signature = base64::encode_url(&signature.to_bytes());
        // Nothing in base64url needs escaping in JSON.
        Ok(format!(r#"{{"payload":"{payload}","protected":"{protected}","signature":"{signature}"}}"#))
    }
}

/// Header and payload as they are carried, with a full stop between (RFC 7515 section 5.1).
pub(super) fn signing_input(protected: &str, payload: &str) -> Vec<u8> {
    [protected.as_bytes(), b".", payload.as_bytes()].concat()
}
