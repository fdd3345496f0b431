//! The envelope of every signed file: flattened JWS (RFC 7515 section 7.2.2), one signature, one
//! certificate.
//!
//! What is demanded beyond RFC 7515, because a file comes from a stranger and is shown to a head of
//! office: the protected header has exactly `alg`, `cty`, `iat`, `kid`, `typ`, `x5c` and `x5t#S256`,
//! and there is no unprotected one. So no `crit`, and no `jku`, `x5u` or `jwk` that would let a file
//! name its own judge. The algorithm follows from the certificate's key (RFC 8725 section 3.1);
//! member names are unique; base64url has one spelling. Blanks between the members of the envelope
//! are allowed, for they carry no meaning.
//!
//! A [`Verified`] says: this payload was signed with the key of this certificate. It does not say
//! that the certificate tells the truth; that is for a key book or a chain to decide.

mod fault;
mod header;
mod members;
mod unsigned;
mod verify;

pub use fault::{JwsFault, Member, Part};
pub use header::{ContentType, Header};
pub use unsigned::{LARGEST_PAYLOAD, Unsigned};
pub use verify::{LARGEST_FILE, Verified, verify};
