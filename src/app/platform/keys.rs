//! Keys of this browser: made here, used here, never leaving it.
//!
//! Where WebCrypto is there, the secret is a non-extractable `CryptoKey`: the page can sign with it and nobody can read
//! it. Plain `http://` has no WebCrypto: there the secret is 32 bytes in this browser's IndexedDB, and the page says so.

mod shelf;
mod web_crypto;

pub use crate::task::Signer;

use super::clock::Moment;
use super::random;
use super::storage::StorageTrouble;
use super::worker::{self, WorkerTrouble};
use crate::signature::UnixTime;
use crate::task::told::{Answer, KeyAnswer, Words};
use crate::task::{CertificateOrder, KeyRequest, Made, Request};
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

/// How a secret is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// By the browser, which signs with it and does not give it out.
    ByBrowser,
    /// As bytes in this browser's store: whoever can read this profile can take it.
    AsBytes,
}

/// A key with its certificate.
#[derive(Clone, Debug)]
pub struct Key {
    /// What its certificate says.
    pub signer: Signer,
    /// The certificate in DER.
    pub certificate: Vec<u8>,
    secret: Secret,
}

/// The secret half.
#[derive(Clone, Debug)]
enum Secret {
    Browser(CryptoKey),
    Bytes(Vec<u8>),
}

/// Why a key was not made, kept, or did not sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyTrouble {
    /// The names cannot stand in a certificate, or something else is wrong with it: what the worker says.
    Certificate(Words),
    /// The keys that are kept could not be read.
    Storage(StorageTrouble),
    /// The worker did not answer.
    Worker(WorkerTrouble),
    /// The browser's own signing failed; its name for the error.
    Browser(String),
    /// The secret that is kept as bytes is none: it was damaged. Make another key.
    Damaged,
    /// The system gave no random bytes.
    NoRandomness,
}

/// A key that was made, and whether it will be there next time.
#[derive(Clone, Debug)]
pub struct Created {
    /// The key.
    pub key: Key,
    /// Why this browser does not keep it; nothing as a rule. It then signs until the page is closed.
    pub not_kept: Option<StorageTrouble>,
}

/// How long a certificate that is made here is valid, in seconds: five years.
const VALIDITY: u64 = 5 * 365 * 24 * 60 * 60;
/// How long before its making it begins, in seconds: clocks of offices differ by hours.
const BACKDATED: u64 = 24 * 60 * 60;

impl Key {
    /// How the secret is held; where by [`Hold::AsBytes`], the page has to say so.
    pub fn hold(&self) -> Hold {
        match self.secret {
            Secret::Browser(_) => Hold::ByBrowser,
            Secret::Bytes(_) => Hold::AsBytes,
        }
    }

    /// Signs with ES256: r ‖ s, 64 bytes.
    ///
    /// # Errors
    /// [`KeyTrouble::Browser`] or [`KeyTrouble::Worker`].
    pub async fn sign(&self, to_sign: &[u8]) -> Result<Vec<u8>, KeyTrouble> {
        self.secret.sign(to_sign).await
    }
}

/// Whether the browser holds secrets itself. Where not, [`create`] makes keys of [`Hold::AsBytes`].
pub fn browser_holds_keys() -> bool {
    web_crypto::subtle().is_some()
}

/// Makes a key, and a certificate that names a person and a unit on the person's own word, and keeps both.
///
/// # Errors
/// [`KeyTrouble`]; nothing is kept then.
pub async fn create(person: &str, unit: &str, now: Moment) -> Result<Created, KeyTrouble> {
    let (secret, public_key) = make().await?;
    let now = now.seconds();
    let time = |seconds: u64| UnixTime::new(seconds).unwrap_or(UnixTime::LAST);
    let order = CertificateOrder {
        person: person.to_owned(),
        unit: unit.to_owned(),
        public_key,
        serial: random::bytes().map_err(|_| KeyTrouble::NoRandomness)?,
        not_before: time(now.saturating_sub(BACKDATED)),
        not_after: time(now.saturating_add(VALIDITY)),
    };
    let Made { signer, certificate } = certify(order, &secret).await?;
    let key = Key { signer, certificate, secret };
    let not_kept = shelf::keep(&key).await.err();
    Ok(Created { key, not_kept })
}

/// The keys of this browser.
///
/// # Errors
/// [`KeyTrouble::Storage`].
pub async fn list() -> Result<Vec<Key>, KeyTrouble> {
    shelf::list().await.map_err(KeyTrouble::Storage)
}

/// Forgets a key for good: nobody can sign with it again.
///
/// # Errors
/// [`KeyTrouble::Storage`]; it is then still there.
pub async fn forget(key: &Key) -> Result<(), KeyTrouble> {
    shelf::forget(&key.signer.fingerprint.to_string()).await.map_err(KeyTrouble::Storage)
}

impl Secret {
    async fn sign(&self, to_sign: &[u8]) -> Result<Vec<u8>, KeyTrouble> {
        match self {
            Self::Browser(key) => web_crypto::sign(key, to_sign).await.map_err(KeyTrouble::Browser),
            Self::Bytes(secret) => {
                let request = KeyRequest::Sign { secret: secret.clone(), to_sign: to_sign.to_vec() };
                match ask(request).await? {
                    KeyAnswer::Signature(signature) => signature.ok_or(KeyTrouble::Damaged),
                    _ => Err(garbled()),
                }
            }
        }
    }
}

/// A new secret and its public half.
async fn make() -> Result<(Secret, Vec<u8>), KeyTrouble> {
    if let Some(subtle) = web_crypto::subtle() {
        let (key, public_key) = web_crypto::generate(&subtle).await.map_err(KeyTrouble::Browser)?;
        return Ok((Secret::Browser(key), public_key));
    }
    let secret = random::bytes::<32>().map_err(|_| KeyTrouble::NoRandomness)?.to_vec();
    match ask(KeyRequest::PublicKey(secret.clone())).await? {
        // Of random bytes fewer than one in 2³² are no secret.
        KeyAnswer::PublicKey(public_key) => {
            public_key.map(|public_key| (Secret::Bytes(secret), public_key)).ok_or(KeyTrouble::NoRandomness)
        }
        _ => Err(garbled()),
    }
}

/// The worker says what to sign, the key signs, the worker checks and puts the certificate together.
async fn certify(order: CertificateOrder, secret: &Secret) -> Result<Made, KeyTrouble> {
    let KeyAnswer::ToSign(to_sign) = ask(KeyRequest::PrepareCertificate(order.clone())).await? else {
        return Err(garbled());
    };
    let signature = secret.sign(&to_sign.map_err(KeyTrouble::Certificate)?).await?;
    match ask(KeyRequest::FinishCertificate(order, signature)).await? {
        KeyAnswer::Certificate(made) => made.map_err(KeyTrouble::Certificate),
        _ => Err(garbled()),
    }
}

async fn ask(request: KeyRequest) -> Result<KeyAnswer, KeyTrouble> {
    match worker::ask(Request::Key(request), |_| ()).reply().await {
        Ok(Answer::Key(answer)) => Ok(answer),
        Ok(_) => Err(garbled()),
        Err(trouble) => Err(KeyTrouble::Worker(trouble)),
    }
}

fn garbled() -> KeyTrouble {
    KeyTrouble::Worker(WorkerTrouble::Garbled)
}

impl Secret {
    /// As IndexedDB keeps it: a `CryptoKey` survives there without being given out.
    fn to_js(&self) -> JsValue {
        match self {
            Self::Browser(key) => key.into(),
            Self::Bytes(secret) => js_sys::Uint8Array::from(secret.as_slice()).into(),
        }
    }
}
