//! What can be wrong with a certificate.

use serde::{Deserialize, Serialize};

use crate::signature::KeyFault;
use crate::signature::fault::errors;

/// The rule that a certificate, or what one should be made of, breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CertificateFault {
    /// More bytes than any certificate of a person has.
    TooLarge {
        /// How many bytes are taken.
        limit: usize,
    },
    /// Not a certificate in DER, or something after its end.
    Malformed,
    /// Not version 3 (RFC 5280 section 4.1.2.1).
    Version,
    /// Its two statements of the signing algorithm differ (RFC 5280 section 4.1.1.2).
    AlgorithmsDiffer,
    /// Its key cannot be used here.
    Key(KeyFault),
    /// A name in it cannot be shown to a person as it stands.
    Name {
        /// Which name.
        field: NameField,
        /// What is wrong with it.
        fault: NameFault,
    },
    /// It ends before it begins, or outside the years 1970 to 9999.
    Validity,
    /// Two of its extensions have this object identifier (RFC 5280 section 4.2).
    DuplicateExtension(String),
    /// It has a critical extension with this object identifier, which is not understood here and
    /// must not be passed over (RFC 5280 section 4.2).
    CriticalExtension(String),
    /// It says that it was signed with its own key, and was not.
    OwnSignature,
    /// A serial number must be positive (RFC 5280 section 4.1.2.2): draw again.
    SerialZero,
}

/// A name that stands in a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameField {
    /// CN: the person.
    CommonName,
    /// O: the unit.
    Organization,
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameFault {
    /// Nothing in it, or blanks only.
    Empty,
    /// Longer than the limit.
    TooLong {
        /// How many characters (Unicode scalar values) are taken.
        limit: usize,
    },
    /// A character that is not seen or turns the direction of writing: with it a name can look
    /// like another ([`super::misleads`]).
    Character(char),
    /// It stands there twice, so that two programs could show two names.
    Twice,
    /// In an encoding that is not read.
    Encoding,
}

errors!(CertificateFault);

impl From<KeyFault> for CertificateFault {
    fn from(fault: KeyFault) -> Self {
        Self::Key(fault)
    }
}
