//! A signing key in Rust, for hosts where the browser offers none.
//!
//! Plain `http://` on an intranet has no `crypto.subtle`; there the page keeps a key itself.

use std::fmt;

use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer;
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey, SecretDocument};
use serde::{Deserialize, Serialize};

use super::fault::errors;
use super::{Es256Signature, PublicKey};

/// A secret key on P-256. It is overwritten in memory when it is dropped.
#[derive(Clone)]
pub struct SecretKey(SigningKey);

/// Why bytes are no secret key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SecretKeyFault {
    /// The number is zero or not below the order of the curve: draw again. Of random bytes fewer
    /// than one in 2³² are such.
    OutOfRange,
    /// Not PKCS#8 (RFC 5958) of a key on P-256, or its public half is not its own.
    Malformed,
}

errors!(SecretKeyFault);

impl SecretKey {
    /// The key whose secret number is these 32 bytes, big-endian. They must come from a
    /// cryptographic random source.
    ///
    /// # Errors
    /// [`SecretKeyFault::OutOfRange`].
    pub fn from_bytes(secret: &[u8; 32]) -> Result<Self, SecretKeyFault> {
        SigningKey::from_slice(secret).map(Self).map_err(|_| SecretKeyFault::OutOfRange)
    }

    /// Reads PKCS#8 in DER (RFC 5958), as WebCrypto, OpenSSL and [`Self::to_pkcs8`] write it.
    ///
    /// # Errors
    /// [`SecretKeyFault::Malformed`].
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, SecretKeyFault> {
        SigningKey::from_pkcs8_der(der).map(Self).map_err(|_| SecretKeyFault::Malformed)
    }

    /// PKCS#8 in DER, not encrypted; it is overwritten in memory when it is dropped.
    ///
    /// # Errors
    /// [`SecretKeyFault::Malformed`] where the encoder fails, which no key is known to cause.
    pub fn to_pkcs8(&self) -> Result<SecretDocument, SecretKeyFault> {
        self.0.to_pkcs8_der().map_err(|_| SecretKeyFault::Malformed)
    }

    /// The public half.
    pub fn public_key(&self) -> PublicKey {
        PublicKey::from(*self.0.verifying_key())
    }

    /// Signs `message` with ES256. The nonce is derived from key and message (RFC 6979), so no
    /// random source can weaken it and the same message gives the same signature.
    pub fn sign(&self, message: &[u8]) -> Es256Signature {
        Es256Signature(self.0.sign(message))
    }
}

/// Says that it is a key and whose, never the secret.
impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {})", self.public_key().thumbprint())
    }
}

#[cfg(test)]
mod tests {
    // A panic is how a test fails.
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn signs_as_rfc_6979_appendix_a_2_5_says() {
        let secret: crate::signature::Sha256Digest =
            "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721".parse().unwrap();
        let key = SecretKey::from_bytes(secret.as_bytes()).unwrap();
        let hex: String = key.sign(b"sample").to_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        let r = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
        let s = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
        assert_eq!(hex, format!("{r}{s}"));
    }

    #[test]
    fn a_key_survives_pkcs8() {
        let key = SecretKey::from_bytes(&[7; 32]).unwrap();
        let read = SecretKey::from_pkcs8(key.to_pkcs8().unwrap().as_bytes()).unwrap();
        assert_eq!(read.public_key(), key.public_key());
        assert_eq!(read.sign(b"x"), key.sign(b"x"));
    }

    #[test]
    fn zero_and_the_order_of_the_curve_are_no_keys() {
        for secret in [[0x00; 32], [0xff; 32]] {
            let fault = SecretKey::from_bytes(&secret).unwrap_err();
            assert_eq!(fault, SecretKeyFault::OutOfRange);
        }
    }

    #[test]
    fn the_secret_is_not_printed() {
        let key = SecretKey::from_bytes(&[7; 32]).unwrap();
        assert!(!format!("{key:?}").contains("0707"));
    }
}
