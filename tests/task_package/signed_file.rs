//! The members of a signed file, for changing one of them.

use serde_json::{Value, json};
use tucham::dossier::custom_xml;
use tucham::signature::base64;

pub struct SignedFile(Value);

impl SignedFile {
    /// Of the part that carries it in a workbook.
    pub fn of(part: &[u8]) -> Self {
        Self(serde_json::from_slice(&custom_xml::unwrap(part).unwrap()).unwrap())
    }

    pub fn payload_text(&self) -> String {
        String::from_utf8(base64::decode_url(self.0["payload"].as_str().unwrap()).unwrap()).unwrap()
    }

    /// The same signature over another payload.
    pub fn with_payload(&self, payload: &str) -> String {
        let mut file = self.0.clone();
        file["payload"] = json!(base64::encode_url(payload.as_bytes()));
        file.to_string()
    }
}
