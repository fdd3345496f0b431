//! A moment, as certificates and JWS headers write it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::fault::errors;

/// A moment in whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time, which
/// RFC 7519 section 2 calls NumericDate).
///
/// Between 1970 and the end of the year 9999, the last that X.509 can write (RFC 5280 section 4.1.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct UnixTime(u64);

/// The moment lies after 9999-12-31T23:59:59Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOutOfRange;

impl UnixTime {
    /// 9999-12-31T23:59:59Z.
    pub const LAST: UnixTime = UnixTime(253_402_300_799);

    /// The moment that lies so many seconds after the start of 1970.
    ///
    /// # Errors
    /// [`TimeOutOfRange`] after [`UnixTime::LAST`].
    pub const fn new(seconds: u64) -> Result<Self, TimeOutOfRange> {
        if seconds > Self::LAST.0 {
            return Err(TimeOutOfRange);
        }
        Ok(Self(seconds))
    }

    /// Seconds since the start of 1970.
    pub const fn seconds(self) -> u64 {
        self.0
    }

    pub(crate) const fn since_1970(self) -> Duration {
        Duration::from_secs(self.0)
    }
}

impl TryFrom<u64> for UnixTime {
    type Error = TimeOutOfRange;

    fn try_from(seconds: u64) -> Result<Self, TimeOutOfRange> {
        Self::new(seconds)
    }
}

impl From<UnixTime> for u64 {
    fn from(time: UnixTime) -> u64 {
        time.0
    }
}

errors!(TimeOutOfRange);
