//! An object of a JWS, taken apart member by member.

use serde_json::{Map, Value};

use super::{JwsFault, Member, Part};
use crate::signature::base64;
use crate::signature::strict_json::{self, Limits};

/// The members of one part. None but those allowed is among them.
pub(super) struct Members(Map<String, Value>);

impl Members {
    /// Reads a part that may have these members and no other.
    pub(super) fn read(part: Part, text: &[u8], limits: Limits, allowed: &[Member]) -> Result<Self, JwsFault> {
        let value = strict_json::read(text, limits).map_err(|fault| JwsFault::Json { part, fault })?;
        let Value::Object(members) = value else {
            return Err(JwsFault::NotAnObject(part));
        };
        let unknown = |name: &&String| !allowed.iter().any(|member| member.name() == *name);
        match members.keys().find(unknown) {
            Some(name) => Err(JwsFault::Unknown { part, name: name.clone() }),
            None => Ok(Self(members)),
        }
    }

    /// The value of a member that must be there.
    pub(super) fn take(&mut self, member: Member) -> Result<Value, JwsFault> {
        self.0.remove(member.name()).ok_or(JwsFault::Missing(member))
    }

    /// The text of a member that must be there.
    pub(super) fn take_text(&mut self, member: Member) -> Result<String, JwsFault> {
        match self.take(member)? {
            Value::String(text) => Ok(text),
            _ => Err(JwsFault::Form(member)),
        }
    }
}

/// The bytes of a member in base64url.
pub(super) fn decode_url(member: Member, text: &str) -> Result<Vec<u8>, JwsFault> {
    base64::decode_url(text).map_err(|_| JwsFault::Base64(member))
}
