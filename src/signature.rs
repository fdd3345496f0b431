//! Bytes to signatures and back: digests, ES256, X.509 certificates and JWS.
//!
//! This room knows nothing of scores and imports no other room. Nothing here asks a clock or draws a
//! random number: keys, serial numbers and times are arguments, so the same arguments give the same
//! bytes.
//!
//! Whatever is signed is signed in two steps, so that WebCrypto with a key that never leaves it, a key
//! in Rust ([`SecretKey`]) and a token share one path: something unsigned hands out the bytes to sign,
//! somebody signs them, and `finish` takes the signature, checks it, and gives the whole.
//!
//! ```
//! use tucham::signature::{certificate::*, jws, SecretKey, UnixTime};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let key = SecretKey::from_bytes(&[7; 32])?;
//! let unsigned = UnsignedCertificate::new(
//!     &Subject::new("Nguyễn Thị Mẫu", "UBND xã Bàu Năng")?,
//!     key.public_key(),
//!     [1; 16],
//!     Validity::new(UnixTime::new(1_700_000_000)?, UnixTime::new(1_900_000_000)?)?,
//! )?;
//! let signature = key.sign(unsigned.to_sign());
//! let certificate = unsigned.finish(signature)?;
//!
//! let header = jws::Header {
//!     content_type: jws::ContentType::new("vnd.example+json")?,
//!     issued_at: UnixTime::new(1_700_000_001)?,
//!     certificate,
//! };
//! let unsigned = jws::Unsigned::new(b"{}", &header)?;
//! let signature = key.sign(unsigned.signing_input());
//! let file = unsigned.finish(signature)?;
//!
//! let verified = jws::verify(file.as_bytes())?;
//! assert_eq!(verified.payload(), b"{}");
//! assert_eq!(verified.signer().subject().organization(), Some("UBND xã Bàu Năng"));
//! # Ok(())
//! # }
//! ```

pub mod base64;
pub mod canonical;
pub mod certificate;
pub mod digest;
mod es256;
mod fault;
pub mod jws;
mod public_key;
mod secret_key;
pub mod strict_json;
mod time;

pub use digest::Sha256Digest;
pub use es256::{Es256Signature, NotASignature, SignatureMismatch};
pub use public_key::{Algorithm, KeyFault, PublicKey};
pub use secret_key::{SecretKey, SecretKeyFault};
pub use time::{TimeOutOfRange, UnixTime};
