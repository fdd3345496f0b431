//! What was said: troubles until they are put away, and a live region for who does not see the screen.

use crate::app::opening::{Busy, Opening};
use crate::app::page::Page;
use crate::app::platform::worker;
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;

/// The troubles and the live region.
#[component]
pub fn Messages() -> impl IntoView {
    let words = language();
    let page = expect_context::<Page>();
    let trouble = move || {
        page.trouble.get().map(|sentence| {
            view! {
                <div class="bar trouble" role="alert" data-testid="trouble">
                    <p>{sentence}</p>
                    <button type="button" on:click=move |_| page.trouble.set(None)>{say!(words, shell.dismiss)}</button>
                </div>
            }
        })
    };
    let undo = move || {
        page.undo.get().map(|undo| {
            view! {
                <div class="bar" role="status">
                    <p>{undo.words}</p>
                    <button type="button" data-testid="undo" on:click=move |_| {
                        page.undo.set(None);
                        undo.back.run(());
                    }>{say!(words, shell.undo)}</button>
                </div>
            }
        })
    };
    let opening = expect_context::<Opening>();
    let busy = move || opening.busy.get().map(|busy| view! { <BusyBar busy/> });
    view! {
        {busy}
        {trouble}
        {undo}
        <p class="said" role="status">{move || page.said.get()}</p>
    }
    .into_any()
}

/// What takes its time, with a way to stop it. It is held back for a moment, so that what is quick does not flash.
#[component]
fn BusyBar(busy: Busy) -> impl IntoView {
    let words = language();
    let cancel = busy.ticket.map(|ticket| {
        view! { <button type="button" on:click=move |_| worker::cancel(ticket)>{say!(words, desk.cancel)}</button> }
    });
    view! {
        <div class="bar busy" role="status">
            <p>{busy.words.clone()}</p>
            <progress aria-label=busy.words></progress>
            {cancel}
        </div>
    }
}
