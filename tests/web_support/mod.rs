//! What the tests in a browser share.

#![allow(dead_code)]

use futures_channel::oneshot;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// The browser's localStorage.
pub fn local_storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// Lets the browser work for so many milliseconds.
pub async fn pause(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis).unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

/// Holds a Web Lock, as another tab would, until the answer is dropped.
pub async fn hold_lock(name: &str) -> oneshot::Sender<()> {
    let (held, holds) = oneshot::channel();
    let (until, dropped) = oneshot::channel::<()>();
    let callback = Closure::once_into_js(move |_: JsValue| {
        held.send(()).unwrap();
        future_to_promise(async move {
            let _ = dropped.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let navigator: JsValue = web_sys::window().unwrap().navigator().into();
    let locks = js_sys::Reflect::get(&navigator, &"locks".into()).unwrap();
    let request: js_sys::Function = js_sys::Reflect::get(&locks, &"request".into()).unwrap().unchecked_into();
    let lock: js_sys::Promise = request.call2(&locks, &name.into(), &callback).unwrap().unchecked_into();
    // It is rejected when the lock is taken over.
    wasm_bindgen_futures::spawn_local(async move { drop(JsFuture::from(lock).await) });
    holds.await.unwrap();
    until
}

/// Puts the links into the page by which it finds its worker, with this script as the worker's.
pub fn name_assets(worker: &str) {
    let parts = js_sys::Array::of1(&worker.into());
    let blob = web_sys::Blob::new_with_str_sequence(&parts).unwrap();
    let script = web_sys::Url::create_object_url_with_blob(&blob).unwrap();
    let document = web_sys::window().unwrap().document().unwrap();
    for (rel, address) in [
        ("tucham-worker", script.as_str()),
        ("tucham-worker-wasm", "a"),
        ("tucham-reader", script.as_str()),
        ("tucham-reader-wasm", "a"),
        ("tucham-template", "b"),
    ] {
        if let Some(older) = document.query_selector(&format!("link[rel='{rel}']")).unwrap() {
            older.remove();
        }
        let link = document.create_element("link").unwrap();
        link.set_attribute("rel", rel).unwrap();
        link.set_attribute("href", address).unwrap();
        document.body().unwrap().append_child(&link).unwrap();
    }
}
