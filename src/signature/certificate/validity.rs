//! From when until when a certificate is valid.

use super::CertificateFault;
use crate::signature::UnixTime;

/// A span of time with both ends in it (RFC 5280 section 4.1.2.5). It is the certificate's own claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    not_before: UnixTime,
    not_after: UnixTime,
}

impl Validity {
    /// From `not_before` to `not_after`, both included.
    ///
    /// # Errors
    /// [`CertificateFault::Validity`] where it ends before it begins.
    pub fn new(not_before: UnixTime, not_after: UnixTime) -> Result<Self, CertificateFault> {
        if not_after < not_before {
            return Err(CertificateFault::Validity);
        }
        Ok(Self { not_before, not_after })
    }

    /// The first moment.
    pub const fn not_before(self) -> UnixTime {
        self.not_before
    }

    /// The last moment.
    pub const fn not_after(self) -> UnixTime {
        self.not_after
    }

    /// Whether `time` lies within.
    pub fn contains(self, time: UnixTime) -> bool {
        (self.not_before..=self.not_after).contains(&time)
    }
}
