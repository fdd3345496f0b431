//! What the start page is told of a draft while it is worked on.

use super::Desk;
use crate::app::platform::clock;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long after a change the list is written: not at every key.
const DELAY: Duration = Duration::from_secs(1);

/// Notes the draft a moment after each change, and at once when the desk is left or the page goes out of sight. Opening
/// and reading change nothing, and so note nothing; but a draft that the list does not know is noted.
pub(super) fn note_changes(desk: Desk) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    if !desk.is_listed.get_value() && untrack(|| desk.is_writable()) {
        desk.changed.set_value(clock::now());
        desk.note();
    }
    Effect::new(move |known: Option<u64>| {
        let counter = desk.session.counter();
        if known.is_some_and(|known| known != counter) {
            desk.changed.set_value(clock::now());
            note_later(desk, waiting);
        }
        counter
    });
    let hidden = window_event_listener(leptos::ev::pagehide, move |_| note_now(desk, waiting));
    on_cleanup(move || {
        hidden.remove();
        note_now(desk, waiting);
    });
}

fn note_later(desk: Desk, waiting: StoredValue<Option<TimeoutHandle>>) {
    if waiting.with_value(Option::is_some) {
        return;
    }
    let handle = set_timeout_with_handle(move || note_now(desk, waiting), DELAY);
    waiting.set_value(handle.ok());
}

fn note_now(desk: Desk, waiting: StoredValue<Option<TimeoutHandle>>) {
    let handle = waiting.try_update_value(Option::take).flatten();
    if let Some(handle) = handle {
        handle.clear();
        desk.note();
    }
}
