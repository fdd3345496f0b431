//! Keys in IndexedDB, by the fingerprint of their certificate.

use super::{Key, Secret, Signer};
use crate::app::platform::database::{self, Store, Write};
use crate::app::platform::json;
use crate::app::platform::storage::StorageTrouble;
use crate::app::platform::web;
use idb::Query;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;

/// Keeps a key.
pub(super) async fn keep(key: &Key) -> Result<(), StorageTrouble> {
    let signer = json::write(&key.signer).ok_or(StorageTrouble::Broken)?;
    let value = web::object(&[
        ("signer", signer.into()),
        ("certificate", Uint8Array::from(key.certificate.as_slice()).into()),
        ("secret", key.secret.to_js()),
    ]);
    let name = key.signer.fingerprint.to_string();
    database::write(vec![Write::Put(Store::Keys, name.into(), value)]).await
}

/// All keys that can be read. One that a newer page wrote otherwise is left where it is.
pub(super) async fn list() -> Result<Vec<Key>, StorageTrouble> {
    let kept = database::all(Store::Keys).await?;
    Ok(kept.iter().filter_map(|(_, value)| read(value)).collect())
}

/// Takes a key away.
pub(super) async fn forget(fingerprint: &str) -> Result<(), StorageTrouble> {
    database::write(vec![Write::Delete(Store::Keys, Query::Key(fingerprint.into()))]).await
}

fn read(value: &JsValue) -> Option<Key> {
    let signer: Signer = json::read(&web::member(value, "signer")?.as_string()?)?;
    let certificate = web::member(value, "certificate")?.dyn_into::<Uint8Array>().ok()?.to_vec();
    let secret = web::member(value, "secret")?;
    let secret = match secret.dyn_into::<Uint8Array>() {
        Ok(bytes) => Secret::Bytes(bytes.to_vec()),
        Err(key) => Secret::Browser(key.dyn_into::<CryptoKey>().ok()?),
    };
    Some(Key { signer, certificate, secret })
}
