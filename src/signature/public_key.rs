//! Whose signature it is: the public key, its algorithm and its thumbprint.

use p256::ecdsa::VerifyingKey;
use p256::ecdsa::signature::Verifier;
use p256::elliptic_curve::point::AffineCoordinates;
use p256::pkcs8::{DecodePublicKey, EncodePublicKey, spki};
use serde::{Deserialize, Serialize};

use super::fault::errors;
use super::{Es256Signature, Sha256Digest, SignatureMismatch, base64};

/// A public key on P-256: a point of the curve, and not the point at infinity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// The algorithm of a signature. It follows from the type of the key, never from what a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4).
    Es256,
}

/// Why bytes are no public key that this room takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyFault {
    /// The key is of another type or on another curve than P-256.
    Unsupported,
    /// The bytes are no key: wrong length, wrong DER, or no point of the curve.
    Malformed,
}

errors!(KeyFault);

impl Algorithm {
    /// The name in the header of a JWS (RFC 7518 section 3.1).
    pub const fn jws_name(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
        }
    }
}

impl PublicKey {
    /// Reads a key as WebCrypto exports it: either 65 bytes 04 ‖ x ‖ y ("raw"; SEC 1 section 2.3.3)
    /// or SubjectPublicKeyInfo in DER ("spki"; RFC 5480 section 2).
    ///
    /// # Errors
    /// [`KeyFault`] for another type of key, other bytes, or a point off the curve.
    pub fn read(bytes: &[u8]) -> Result<Self, KeyFault> {
        match bytes {
            [0x04, coordinates @ ..] if coordinates.len() == 64 => Self::from_point(bytes),
            [0x30, ..] => Self::from_spki(bytes),
            _ => Err(KeyFault::Malformed),
        }
    }

    /// 04 ‖ x ‖ y, 65 bytes.
    pub fn to_sec1(&self) -> Vec<u8> {
        self.0.to_sec1_point(false).as_bytes().to_vec()
    }

    /// The algorithm that this type of key signs with.
    pub const fn algorithm(&self) -> Algorithm {
        Algorithm::Es256
    }

    /// The thumbprint of the key as a JWK (RFC 7638): the same for the same key, whatever
    /// certificate it stands in.
    pub fn thumbprint(&self) -> Sha256Digest {
        let point = self.0.as_affine();
        let (x, y) = (base64::encode_url(&point.x()), base64::encode_url(&point.y()));
        jwk_thumbprint(&[("crv", "P-256"), ("kty", "EC"), ("x", &x), ("y", &y)])
    }

    /// Checks `signature` over `message`.
    ///
    /// # Errors
    /// [`SignatureMismatch`] where it is not by this key over these bytes.
    pub fn verify(&self, message: &[u8], signature: &Es256Signature) -> Result<(), SignatureMismatch> {
        self.0.verify(message, &signature.0).map_err(|_| SignatureMismatch)
    }

    /// SubjectPublicKeyInfo as a certificate holds it.
    pub(super) fn to_spki(self) -> Result<spki::SubjectPublicKeyInfoOwned, KeyFault> {
        let der = self.0.to_public_key_der().map_err(|_| KeyFault::Malformed)?;
        der.decode_msg().map_err(|_| KeyFault::Malformed)
    }

    fn from_point(sec1: &[u8]) -> Result<Self, KeyFault> {
        VerifyingKey::from_sec1_bytes(sec1).map(Self).map_err(|_| KeyFault::Malformed)
    }

    fn from_spki(der: &[u8]) -> Result<Self, KeyFault> {
        VerifyingKey::from_public_key_der(der).map(Self).map_err(|error| match error {
            spki::Error::OidUnknown { .. } => KeyFault::Unsupported,
            _ => KeyFault::Malformed,
        })
    }
}

impl From<VerifyingKey> for PublicKey {
    fn from(key: VerifyingKey) -> Self {
        Self(key)
    }
}

/// The digest of a JWK's required members, which the caller gives in the order of their names
/// (RFC 7638 section 3.2). Neither names nor base64url values hold anything to escape.
fn jwk_thumbprint(members: &[(&str, &str)]) -> Sha256Digest {
    let members: Vec<String> = members.iter().map(|(name, value)| format!(r#""{name}":"{value}""#)).collect();
    Sha256Digest::of(format!("{{{}}}", members.join(",")).as_bytes())
}

#[cfg(test)]
mod tests {
    // A panic is how a test fails.
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn the_rsa_example_of_rfc_7638() {
        let n = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc\
                 _BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR\
                 0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTW\
                 hAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
        let thumbprint = jwk_thumbprint(&[("e", "AQAB"), ("kty", "RSA"), ("n", n)]);
        let expected = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
        assert_eq!(base64::encode_url(thumbprint.as_bytes()), expected);
    }

    #[test]
    fn the_elliptic_example_of_rfc_9449_section_6_1() {
        let x = base64::decode_url("l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs").unwrap();
        let y = base64::decode_url("9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA").unwrap();
        let key = PublicKey::read(&[&[0x04], &x[..], &y[..]].concat()).unwrap();
        let expected = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
        assert_eq!(base64::encode_url(key.thumbprint().as_bytes()), expected);
    }

    #[test]
    fn both_forms_of_webcrypto_give_the_same_key() {
        let key = crate::signature::SecretKey::from_bytes(&[1; 32]).unwrap().public_key();
        let spki = key.0.to_public_key_der().unwrap();
        assert_eq!(PublicKey::read(spki.as_bytes()), Ok(key));
        assert_eq!(PublicKey::read(&key.to_sec1()), Ok(key));
    }

    #[test]
    fn what_is_no_key_on_p256_is_refused() {
        let key = crate::signature::SecretKey::from_bytes(&[1; 32]).unwrap().public_key();
        let compressed = key.0.to_sec1_point(true);
        let mut off_the_curve = key.to_sec1();
        off_the_curve[64] ^= 1;
        for bytes in [&[][..], &[0x00], compressed.as_bytes(), &off_the_curve, &[0x30, 0x00]] {
            assert_eq!(PublicKey::read(bytes), Err(KeyFault::Malformed), "{bytes:02x?}");
        }
    }
}
