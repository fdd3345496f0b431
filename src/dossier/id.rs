//! The name of a dossier or draft that no other has.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A UUID (RFC 9562) in its one spelling: lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DossierId(String);

/// The text is no UUID in its one spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl DossierId {
    /// The UUID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for DossierId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let digits = |group: &str| group.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let lengths = text.split('-').map(str::len);
        if lengths.eq([8, 4, 4, 4, 12]) && text.split('-').all(digits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnId)
        }
    }
}

impl TryFrom<String> for DossierId {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<DossierId> for String {
    fn from(id: DossierId) -> String {
        id.0
    }
}

impl fmt::Display for DossierId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for NotAnId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_one_spelling() {
        let id = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";
        assert_eq!(id.parse::<DossierId>().map(String::from), Ok(id.to_owned()));
        let braced = format!("{{{id}}}");
        for text in ["", &id.to_uppercase(), &id.replace('-', ""), &braced, &id.replace('a', "g"), &format!("{id}-")] {
            assert_eq!(text.parse::<DossierId>(), Err(NotAnId), "{text}");
        }
    }
}
