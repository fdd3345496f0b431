//! Enter, arrow keys and pasted columns, for the whole form at once.

use super::paste;
use super::stops::{Field, key_move, target};
use crate::app::later::Parts;
use crate::app::page::Page;
use crate::app::session::Session;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlInputElement, KeyboardEvent};

/// Takes Enter and the arrow keys to the next field.
pub fn on_key(event: &KeyboardEvent) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() || field.type_() == "date" {
        return;
    }
    let Some(step) = key_move(&event.key(), event.shift_key(), field.type_() == "radio") else { return };
    event.prevent_default();
    let inputs = score_inputs();
    let fields: Vec<Field> = inputs.iter().map(described).collect();
    let current = inputs.iter().position(|input| *input == field);
    let found = current.and_then(|current| target(&fields, current, step)).and_then(|place| inputs.get(place));
    if let Some(next) = found {
        // A field that cannot take the focus leaves it where it is.
        drop(next.focus());
        if next.type_() == "text" {
            next.select();
        }
    }
}

/// Fills a pasted column downwards from the row it was pasted in.
pub fn on_paste(session: Session, page: Page, parts: Parts, event: &ClipboardEvent) {
    let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    if paste::lines(&text).is_none() {
        return;
    }
    let Some(first) = row_of(event).filter(|_| is_score_field(event)) else { return };
    event.prevent_default();
    lend_focus(event);
    parts.run(page, move |later| (later.paste)(session, page, first, &text));
}

/// Takes the focus off the field that was pasted into until the column is filled: a field with the focus is not
/// rewritten, and would keep showing what it showed before.
fn lend_focus(event: &ClipboardEvent) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    // A field that cannot lose or take the focus leaves it where it is.
    drop(field.blur());
    set_timeout(move || drop(field.focus()), std::time::Duration::ZERO);
}

fn described(input: &HtmlInputElement) -> Field {
    let radio = input.type_() == "radio";
    Field { group: radio.then(|| input.name()), checked: radio && input.checked() }
}

/// The inputs that give points, in printed order: those of the controls, not those of evidence.
fn score_inputs() -> Vec<HtmlInputElement> {
    let Ok(found) = document().query_selector_all(".criteria .control input:not([type=date])") else {
        return Vec::new();
    };
    let inputs = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into::<HtmlInputElement>().ok());
    inputs.filter(|input| !in_disabled(input)).collect()
}

fn in_disabled(input: &HtmlInputElement) -> bool {
    input.matches(":disabled").unwrap_or(false)
}

fn is_score_field(event: &ClipboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.and_then(|element| element.closest(".control").ok().flatten()).is_some()
}

/// The place in the table of the row that an event happened in.
pub fn row_of(event: &Event) -> Option<usize> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest(".criterion").ok()??.id().strip_prefix('c')?.parse().ok()
}
