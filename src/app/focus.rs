//! Where the focus goes when the page changes under it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves the focus to the element with this id, where there is one.
pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        drop(element.focus());
    }
}

/// As [`focus_id`], once what is being built now stands on the page.
pub fn focus_later(id: String) {
    request_animation_frame(move || focus_id(&id));
}

/// Brings the row of a criterion into view and focuses it.
pub fn go_to(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            element.scroll_into_view();
        }
        focus_id(&id);
    });
}
