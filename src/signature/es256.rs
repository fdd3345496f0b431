//! ES256: ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4, FIPS 186-5).

use p256::ecdsa::Signature;

use super::fault::errors;

/// An ES256 signature: r and s, both between 1 and the order of the curve less 1.
///
/// For one signature (r, s) the pair (r, n − s) verifies too. RFC 7518 does not forbid it, WebCrypto
/// and OpenSSL make both, so "low s" is not demanded. What follows: two different files can carry
/// the same signed payload, and whoever counts or compares files must do so by the digest of the
/// payload, never by that of the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Es256Signature(pub(super) Signature);

/// The bytes are not 64, or r or s is zero or not below the order of the curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASignature;

/// The signature is well formed, but not one by this key over these bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignatureMismatch;

impl Es256Signature {
    /// Reads r ‖ s, 32 bytes big-endian each: the form of JWS and of WebCrypto (IEEE P1363).
    ///
    /// # Errors
    /// [`NotASignature`] where the bytes are of another length or out of range.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotASignature> {
        Signature::from_slice(bytes).map(Self).map_err(|_| NotASignature)
    }

    /// r ‖ s, 32 bytes big-endian each.
    pub fn to_bytes(&self) -> [u8; 64] {
        self.0.to_bytes().into()
    }

    /// The DER form, `SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279 section 2.2.3): the form of X.509
    /// and of `openssl dgst`.
    pub fn to_der(&self) -> Vec<u8> {
        self.0.to_der().as_bytes().to_vec()
    }

    /// Reads the DER form.
    ///
    /// # Errors
    /// [`NotASignature`] where it is not DER or out of range.
    pub fn from_der(der: &[u8]) -> Result<Self, NotASignature> {
        Signature::from_der(der).map(Self).map_err(|_| NotASignature)
    }
}

errors!(NotASignature, SignatureMismatch);
