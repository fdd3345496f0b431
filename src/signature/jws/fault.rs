//! What can be wrong with a JWS.

use serde::{Deserialize, Serialize};

use crate::signature::certificate::CertificateFault;
use crate::signature::fault::errors;
use crate::signature::strict_json::JsonFault;

/// The rule that a JWS breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JwsFault {
    /// The payload to be signed is larger than a file may carry.
    TooLarge {
        /// How many bytes are taken.
        limit: usize,
    },
    /// A part is not JSON as it is demanded here.
    Json {
        /// Which part.
        part: Part,
        /// What is wrong with it.
        fault: JsonFault,
    },
    /// A part is JSON, but no object.
    NotAnObject(Part),
    /// A part has a member that is not allowed there.
    Unknown {
        /// Which part.
        part: Part,
        /// The member's name as the file gives it.
        name: String,
    },
    /// A member that must be there is not.
    Missing(Member),
    /// A member is of another type, or has a value that is not allowed.
    Form(Member),
    /// A member is not exact base64.
    Base64(Member),
    /// `x5c` must hold one certificate and holds so many.
    CertificateCount(usize),
    /// The certificate in `x5c` is refused.
    Certificate(CertificateFault),
    /// The certificate's key usage does not allow to sign documents.
    NotForSigning,
    /// `alg` is not the algorithm of the certificate's key.
    Algorithm {
        /// What the header says.
        named: String,
    },
    /// `kid` is not the thumbprint of the certificate's key (RFC 7638).
    KeyMismatch,
    /// `x5t#S256` is not the fingerprint of the certificate.
    CertificateMismatch,
    /// The signature is not of the algorithm's form: for ES256, 64 bytes with both numbers in range.
    SignatureForm,
    /// The signature was not made with the certificate's key over this header and payload.
    SignatureMismatch,
}

/// A part of a JWS that is JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// The file itself.
    Envelope,
    /// The protected header.
    Header,
}

/// A member that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Member {
    /// `payload` of the envelope.
    Payload,
    /// `protected` of the envelope: the protected header.
    Protected,
    /// `signature` of the envelope.
    Signature,
    /// `alg`: the algorithm.
    Alg,
    /// `cty`: what the payload is.
    Cty,
    /// `iat`: when it was signed, by the signer's word.
    Iat,
    /// `kid`: the thumbprint of the key.
    Kid,
    /// `typ`: that this is a JWS in JSON.
    Typ,
    /// `x5c`: the certificate.
    X5c,
    /// `x5t#S256`: the fingerprint of the certificate.
    X5tS256,
}

impl Member {
    /// The name that stands in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payload => "payload",
            Self::Protected => "protected",
            Self::Signature => "signature",
            Self::Alg => "alg",
            Self::Cty => "cty",
            Self::Iat => "iat",
            Self::Kid => "kid",
            Self::Typ => "typ",
            Self::X5c => "x5c",
            Self::X5tS256 => "x5t#S256",
        }
    }
}

errors!(JwsFault);

impl From<CertificateFault> for JwsFault {
    fn from(fault: CertificateFault) -> Self {
        Self::Certificate(fault)
    }
}
