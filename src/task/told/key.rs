//! What the page hears about keys.

use super::Words;
use crate::signature::certificate::CertificateFault;
use crate::task::{KeyReply, Made};
use crate::text::say;
use serde::{Deserialize, Serialize};

/// A [`KeyReply`], as the page hears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyAnswer {
    /// The bytes that the key must sign, or why there is no certificate.
    ToSign(Result<Vec<u8>, Words>),
    /// The certificate, or why there is none.
    Certificate(Result<Made, Words>),
    /// 65 bytes, as WebCrypto exports a key ("raw"); nothing where the secret is none.
    PublicKey(Option<Vec<u8>>),
    /// r ‖ s, 64 bytes; nothing where the secret is none.
    Signature(Option<Vec<u8>>),
}

impl From<KeyReply> for KeyAnswer {
    fn from(reply: KeyReply) -> Self {
        match reply {
            KeyReply::ToSign(to_sign) => Self::ToSign(to_sign.map_err(|fault| certificate_fault(&fault))),
            KeyReply::Certificate(made) => Self::Certificate(made.map_err(|fault| certificate_fault(&fault))),
            KeyReply::PublicKey(key) => Self::PublicKey(key.ok()),
            KeyReply::Signature(signature) => Self::Signature(signature.ok()),
        }
    }
}

/// Why there is no certificate: a name that cannot stand in one.
pub(super) fn certificate_fault(_: &CertificateFault) -> Words {
    Words::new(|language| say!(language, sign.key_certificate))
}
