//! The built-in example: a workbook beside the page, read like any other.

use super::platform::assets::assets;
use super::platform::files::NamedBytes;
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Its name as people see it.
const NAME: &str = "bang-tieu-chi-minh-hoa-2023.xlsx";

/// The example's bytes; nothing where it cannot be had, as without a network before the page was kept.
pub async fn fetch() -> Option<NamedBytes> {
    let address = assets()?.template;
    let response: Response = JsFuture::from(window().fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(NamedBytes { name: NAME.to_owned(), bytes: js_sys::Uint8Array::new(&buffer).to_vec() })
}
