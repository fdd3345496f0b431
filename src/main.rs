//! Mounts the page, in place of the sentence that stands in index.html until then.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

fn main() {
    if let Some(sentence) = document().get_element_by_id("not-started") {
        sentence.remove();
    }
    mount_to_body(|| view! { <main><p>"Tự chấm"</p></main> });
    keep_for_offline_work();
}

/// Registers the service worker that a delivered page names; a page that is being worked on names none.
fn keep_for_offline_work() {
    let service_worker = document().query_selector("link[rel='tucham-service-worker']").ok().flatten();
    if let Some(address) = service_worker.and_then(|link| link.get_attribute("href")) {
        let container = window().navigator().service_worker();
        // Plain http:// hosts have no service workers.
        if !JsValue::from(container.clone()).is_undefined() {
            drop(container.register(&address));
        }
    }
}
