//! Taking back and making again: two buttons, and the keys for them.

use crate::app::handler::on;
use crate::app::page::Page;
use crate::app::session::Session;
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Undo,
    Redo,
}

/// The buttons; greyed while there is nothing to take back.
#[component]
pub fn UndoButtons(
    /// The draft.
    session: Session,
) -> impl IntoView {
    let words = language();
    let page = expect_context::<Page>();
    let cannot_undo = Memo::new(move |_| !session.is_writable() || !session.can_undo());
    let cannot_redo = Memo::new(move |_| !session.is_writable() || !session.can_redo());
    view! {
        <button type="button" class="link" data-testid="undo-answer" aria-keyshortcuts="Control+Z"
            prop:disabled=move || cannot_undo.get() on:click=on(move |_| carry_out(Deed::Undo, session, page))>
            {say!(words, saving.undo)}
        </button>
        <button type="button" class="link" data-testid="redo-answer" aria-keyshortcuts="Control+Y"
            prop:disabled=move || cannot_redo.get() on:click=on(move |_| carry_out(Deed::Redo, session, page))>
            {say!(words, saving.redo)}
        </button>
    }
}

/// Listens for the keys as long as the owner lives. In a text field they belong to the field, which takes back single
/// letters.
pub fn listen(session: Session, page: Page) {
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        if event.default_prevented() || event.target().is_some_and(|target| edits_text(&target)) {
            return;
        }
        let held = event.ctrl_key() || event.meta_key();
        let Some(deed) = asked(&event.key(), held && !event.alt_key(), event.shift_key()) else { return };
        event.prevent_default();
        carry_out(deed, session, page);
    });
    on_cleanup(move || listener.remove());
}

fn asked(key: &str, held: bool, shift: bool) -> Option<Deed> {
    match (key.to_ascii_lowercase().as_str(), held, shift) {
        ("z", true, false) => Some(Deed::Undo),
        ("z", true, true) | ("y", true, false) => Some(Deed::Redo),
        _ => None,
    }
}

fn carry_out(deed: Deed, session: Session, page: Page) {
    let words = page.language.get_untracked();
    let codes = match deed {
        Deed::Undo => session.undo(),
        Deed::Redo => session.redo(),
    };
    let place = match codes.as_slice() {
        [] => return,
        [code] => say!(words, saving.one_criterion, code = code),
        several => say!(words, saving.criteria, count = several.len()),
    };
    page.announce(match deed {
        Deed::Undo => say!(words, saving.undone, place = place),
        Deed::Redo => say!(words, saving.redone, place = place),
    });
}

/// Whether an element has letters to take back itself.
fn edits_text(target: &EventTarget) -> bool {
    const WITHOUT_TEXT: [&str; 6] = ["radio", "checkbox", "button", "submit", "file", "range"];
    let input = target.dyn_ref::<HtmlInputElement>();
    target.is_instance_of::<HtmlTextAreaElement>()
        || input.is_some_and(|input| !WITHOUT_TEXT.contains(&input.type_().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_the_system() {
        for (key, held, shift, deed) in [
            ("z", true, false, Some(Deed::Undo)),
            ("Z", true, true, Some(Deed::Redo)),
            ("y", true, false, Some(Deed::Redo)),
            ("Y", true, true, None),
            ("z", false, false, None),
            ("Enter", true, false, None),
        ] {
            assert_eq!(asked(key, held, shift), deed, "{key} {held} {shift}");
        }
    }
}
