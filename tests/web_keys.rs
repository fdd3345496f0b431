//! Keys in a real browser: made by WebCrypto, kept without being given out, and forgotten. The worker is one of the
//! test's own; its certificate is the public key itself.

#![cfg(target_arch = "wasm32")]
// A test that cannot set its own scene should stop there.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod web_support;

use tucham::app::platform::clock;
use tucham::app::platform::keys::{self, Hold, Key};
use tucham::signature::{Es256Signature, PublicKey, Sha256Digest};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_support::name_assets;

wasm_bindgen_test_configure!(run_in_browser);

/// Reads an order from its encoding (postcard: lengths and times are varints, the serial is 16 bytes), and puts parts of
/// it into the answer.
fn worker() -> String {
    let fingerprint = postcard::to_allocvec(&Sha256Digest::of(b"certificate")).unwrap();
    format!(
        r#"
self.wasm_bindgen = async () => {{
  self.onmessage = ({{ data: {{ ticket, value }} }}) => {{
    const KEY = 2, PREPARE = 0, CERTIFICATE = 1, OK = 0, ERR = 1;
    let at = 2;
    const varint = () => {{ while (value[at++] & 128); }};
    const part = (read) => {{ const start = at; read(); return [...value.slice(start, at)]; }};
    const field = () => part(() => {{ at += 1 + value[at]; }});
    const [person, unit, publicKey] = [field(), field(), field()];
    at += 16;
    const times = part(() => {{ varint(); varint(); }});
    const certificate = () => value[at] === 64 ? [OK, ...person, ...unit, ...{fingerprint:?}, ...times, ...publicKey] : [ERR, 0, 0];
    const reply = value[1] === PREPARE ? [PREPARE, OK, 3, 1, 2, 3] : [CERTIFICATE, ...certificate()];
    self.postMessage({{ ticket, value: Uint8Array.from([KEY, ...reply]), blobs: [] }});
  }};
  self.postMessage({{ ready: true }});
}};"#
    )
}

async fn signs(key: &Key) {
    let signature = Es256Signature::from_bytes(&key.sign(b"payload").await.unwrap()).unwrap();
    let public_key = PublicKey::read(&key.certificate).unwrap();
    assert_eq!(public_key.verify(b"payload", &signature), Ok(()));
    assert!(public_key.verify(b"another", &signature).is_err());
}

#[wasm_bindgen_test]
async fn a_key_is_made_kept_and_forgotten() {
    name_assets(&worker());
    let created = keys::create("Người Ký Mẫu", "UBND xã Bàu Năng", clock::now()).await.unwrap();
    assert_eq!(created.not_kept, None);
    assert_eq!(created.key.hold(), Hold::ByBrowser);
    assert_eq!(created.key.signer.person, "Người Ký Mẫu");
    signs(&created.key).await;

    let kept = keys::list().await.unwrap();
    let [key] = kept.as_slice() else { panic!("{} keys", kept.len()) };
    assert_eq!((&key.signer, key.hold()), (&created.key.signer, Hold::ByBrowser));
    signs(key).await;

    keys::forget(key).await.unwrap();
    assert!(keys::list().await.unwrap().is_empty());
}
