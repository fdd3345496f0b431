//! The whole window takes files and pasted tables, and one hidden field stands behind every "open" button.

use crate::app::handler::on;
use crate::app::later::Parts;
use crate::app::opening::Opening;
use crate::app::page::Page;
use crate::app::place::Place;
use crate::app::platform::files;
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;
use web_sys::{ClipboardEvent, DragEvent};

/// Takes files that are dropped before the drop zone is loaded: the browser would open them in the page's stead.
pub fn take_early_drops(page: Page, opening: Opening, parts: Parts) {
    let early = move |event: &DragEvent| parts.now().is_none() && files::drags_files(event);
    let over = window_event_listener(leptos::ev::dragover, move |event| {
        if early(&event) {
            event.prevent_default();
        }
    });
    let drop = window_event_listener(leptos::ev::drop, move |event| {
        if early(&event) {
            event.prevent_default();
            let dropped = files::listed(event.data_transfer().and_then(|data| data.files()));
            parts.run(page, move |later| (later.take)(opening, dropped));
        }
    });
    on_cleanup(move || [over, drop].into_iter().for_each(|listener| listener.remove()));
}

/// The field and the drop zone. What was picked, dropped or pasted goes to [`Opening`], whatever it is.
#[component]
pub fn DropZone() -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    let page = expect_context::<Page>();
    let over = RwSignal::new(false);
    let field = opening.field;
    let pick = move |_| {
        if let Some(field) = field.get_untracked() {
            opening.take(files::listed(field.files()));
        }
    };
    let listeners = [
        window_event_listener(leptos::ev::dragover, move |event| {
            if files::drags_files(&event) {
                event.prevent_default();
                over.set(true);
            }
        }),
        window_event_listener(leptos::ev::dragleave, move |event| {
            // Leaving one element for another inside the window has a place to go to.
            if event.related_target().is_none() {
                over.set(false);
            }
        }),
        window_event_listener(leptos::ev::drop, move |event| dropped(&event, over, opening)),
        window_event_listener(leptos::ev::paste, move |event| pasted(&event, page, opening)),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    view! {
        <input type="file" multiple class="said" id="open-file" data-testid="open-file" tabindex="-1" aria-hidden="true" node_ref=field on:change=on(pick)/>
        {move || over.get().then(|| view! { <div class="drop" aria-hidden="true"><p>{say!(words, shell.drop)}</p></div> }.into_any())}
    }
}

fn dropped(event: &DragEvent, over: RwSignal<bool>, opening: Opening) {
    over.set(false);
    if files::drags_files(event) {
        event.prevent_default();
        opening.take(files::listed(event.data_transfer().and_then(|data| data.files())));
    }
}

/// Takes a table that is pasted where templates are opened. In a draft, columns of points are pasted (`app::fill`).
fn pasted(event: &ClipboardEvent, page: Page, opening: Opening) {
    if matches!(page.place.get_untracked(), Place::Start | Place::Import) {
        opening.paste(files::pasted(event));
    }
}

/// A button that opens the file dialogue.
#[component]
pub fn OpenButton(
    /// What it says.
    words: &'static str,
    /// Its class: `main` where it is the one main action.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let opening = expect_context::<Opening>();
    let choose = move |_| {
        if let Some(field) = opening.field.get_untracked() {
            files::choose(&field);
        }
    };
    view! { <button type="button" class=class on:click=on(choose)>{words}</button> }
}
