//! Where the focus goes when the page changes under it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

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

/// What takes the focus in a row, the first that is there: what is chosen, what can be filled in, anything else.
const STOPS: [&str; 3] = [".control input:checked:enabled", ".control input:enabled", "input:enabled"];

/// Brings the row of a criterion into view and focuses its first control, from where Enter leads on; a row without
/// one, such as that of a group, takes the focus itself.
pub fn go_to(id: String) {
    request_animation_frame(move || {
        let Some(row) = document().get_element_by_id(&id) else { return };
        row.scroll_into_view();
        focus_row(&row);
    });
}

/// Focuses the first control of a row that is in view already.
pub fn stay_in(id: &str) {
    if let Some(row) = document().get_element_by_id(id) {
        focus_row(&row);
    }
}

fn focus_row(row: &Element) {
    let control = STOPS.iter().find_map(|stop| row.query_selector(stop).ok().flatten());
    if let Ok(target) = control.unwrap_or_else(|| row.clone()).dyn_into::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        drop(target.focus());
    }
}
