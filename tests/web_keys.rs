//! Keys in a real browser: made by WebCrypto, kept without being given out, and forgotten. The worker is one of the
//! test's own; its certificate is the public key itself.

#![cfg(target_arch = "wasm32")]
// A test that cannot set its own scene should stop there.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod web_support;

use tucham::app::platform::clock;
use tucham::app::platform::keys::{self, Hold, Key};
use tucham::signature::{Es256Signature, PublicKey};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_support::name_assets;

wasm_bindgen_test_configure!(run_in_browser);

const WORKER: &str = r#"
self.wasm_bindgen = async () => {
  self.onmessage = ({ data: { ticket, json } }) => {
    const { PrepareCertificate, FinishCertificate } = JSON.parse(json).Key;
    const [order, signature] = FinishCertificate ?? [];
    const signer = order && {
      person: order.person, unit: order.unit, fingerprint: "ab".repeat(32),
      not_before: order.not_before, not_after: order.not_after,
    };
    const reply = PrepareCertificate
      ? { ToSign: { Ok: [1, 2, 3] } }
      : { Certificate: signature.length === 64 ? { Ok: { signer, certificate: order.public_key } } : { Err: "OwnSignature" } };
    self.postMessage({ ticket, json: JSON.stringify({ Key: reply }), blobs: [] });
  };
  self.postMessage({ ready: true });
};"#;

async fn signs(key: &Key) {
    let signature = Es256Signature::from_bytes(&key.sign(b"payload").await.unwrap()).unwrap();
    let public_key = PublicKey::read(&key.certificate).unwrap();
    assert_eq!(public_key.verify(b"payload", &signature), Ok(()));
    assert!(public_key.verify(b"another", &signature).is_err());
}

#[wasm_bindgen_test]
async fn a_key_is_made_kept_and_forgotten() {
    name_assets(WORKER);
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
