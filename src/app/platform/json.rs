//! Reading and writing the JSON that the page itself keeps. To read it, the browser's own parser is enough: a page that
//! carried another would weigh a tenth more.
//!
//! What a stranger wrote is read by [`crate::signature::strict_json`], in the worker. Here a text is the page's own or
//! damaged: numbers are whole and below 2⁵³, of two members of one name the last counts, and why a text cannot be read
//! is not told.

#[cfg(target_arch = "wasm32")]
mod value;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The value in a text that [`write`] made; nothing where the text is damaged or says something else.
#[cfg(target_arch = "wasm32")]
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    value::read(&js_sys::JSON::parse(text).ok()?)
}

/// The same where there is no browser.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// A value as JSON; nothing where it has no such form, which none of the page's is known to lack.
pub(super) fn write<T: Serialize + ?Sized>(value: &T) -> Option<String> {
    serde_json::to_string(value).ok()
}
