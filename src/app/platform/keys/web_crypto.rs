//! P-256 by WebCrypto. Errors are the browser's names for them.

use crate::app::platform::web;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

/// WebCrypto, where this browser has it: not on plain `http://`.
pub(super) fn subtle() -> Option<SubtleCrypto> {
    let crypto = web::member(&web_sys::window()?.into(), "crypto")?;
    web::member(&crypto, "subtle").map(JsCast::unchecked_into)
}

/// A new key that cannot be taken out, and its public half as 65 bytes ("raw").
pub(super) async fn generate(subtle: &SubtleCrypto) -> Result<(CryptoKey, Vec<u8>), String> {
    let algorithm = web::object(&[("name", "ECDSA".into()), ("namedCurve", "P-256".into())]);
    let usages = js_sys::Array::of2(&"sign".into(), &"verify".into());
    let extractable = false;
    let pair = subtle.generate_key_with_object(algorithm.unchecked_ref(), extractable, &usages);
    let pair = resolved(pair).await?;
    let half = |name: &str| web::member(&pair, name).map(JsCast::unchecked_into::<CryptoKey>);
    let (secret, public) = half("privateKey").zip(half("publicKey")).ok_or("no pair of keys")?;
    let raw = resolved(subtle.export_key("raw", &public)).await?;
    Ok((secret, Uint8Array::new(&raw).to_vec()))
}

/// Signs with ES256: r ‖ s, 64 bytes (IEEE P1363, which is what WebCrypto gives).
pub(super) async fn sign(key: &CryptoKey, to_sign: &[u8]) -> Result<Vec<u8>, String> {
    let subtle = subtle().ok_or("no WebCrypto")?;
    let algorithm = web::object(&[("name", "ECDSA".into()), ("hash", "SHA-256".into())]);
    let to_sign = Uint8Array::from(to_sign);
    let signature = subtle.sign_with_object_and_js_u8_array(algorithm.unchecked_ref(), key, &to_sign);
    Ok(Uint8Array::new(&resolved(signature).await?).to_vec())
}

async fn resolved(promise: Result<js_sys::Promise, JsValue>) -> Result<JsValue, String> {
    let settled = match promise {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    settled.map_err(|error| web::error_name(&error))
}
