//! What was said: it floats over the page, so that nothing moves under the hands of who works.

use super::header::offline;
use super::update_bar::UpdateBar;
use crate::app::handler::on;
use crate::app::later::Parts;
use crate::app::network::Network;
use crate::app::opening::{Busy, Opening};
use crate::app::page::{Page, Undo};
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;

/// One polite region for all that is no error, the note of it for who sees the screen, and troubles until they are put
/// away.
#[component]
pub fn Messages() -> impl IntoView {
    let words = language();
    let page = expect_context::<Page>();
    let network = expect_context::<Network>();
    let parts = expect_context::<Parts>();
    let without_network = move || offline(network, words).map(|(_, words)| words);
    view! {
        <div class="messages">
            <div class="polite" role="status">
                <p class="said">{move || without_network()}</p>
                <p class="said">{page.said}</p>
                {parts.beside(|later| (later.bars)())}
            </div>
            {parts.beside(|later| (later.note)())}
            <Trouble/>
        </div>
    }
    .into_any()
}

/// What is offered or takes its time: a new version, something to take back, work in progress.
#[component]
pub fn Bars() -> impl IntoView {
    let page = expect_context::<Page>();
    let opening = expect_context::<Opening>();
    let busy = move || opening.busy.get().map(|busy| view! { <BusyBar busy/> }.into_any());
    let undo = move || page.undo.get().map(|undo| view! { <UndoBar undo/> }.into_any());
    view! {
        <UpdateBar/>
        {move || undo()}
        {move || busy()}
    }
}

/// What was said a moment ago, for who sees the screen: it takes no clicks and needs none.
#[component]
pub fn Note() -> impl IntoView {
    let page = expect_context::<Page>();
    move || {
        let words = page.note.get();
        (!words.is_empty()).then(|| view! { <p class="bar note" aria-hidden="true">{words}</p> }.into_any())
    }
}

#[component]
fn Trouble() -> impl IntoView {
    let words = language();
    let page = expect_context::<Page>();
    move || {
        page.trouble.get().map(|sentence| {
            view! {
                <div class="bar trouble" role="alert" data-testid="trouble">
                    <p>{sentence}</p>
                    <button type="button" on:click=on(move |_| page.trouble.set(None))>{say!(words, shell.dismiss)}</button>
                </div>
            }
        })
    }
}

/// What was done and can be taken back. The words were said when it was offered.
#[component]
fn UndoBar(undo: Undo) -> impl IntoView {
    let page = expect_context::<Page>();
    let take_back = move |_| {
        page.undo.set(None);
        undo.back.run(());
    };
    view! {
        <div class="bar">
            <p aria-hidden="true">{undo.words}</p>
            <button type="button" data-testid="undo" on:click=on(take_back)>{say!(language(), shell.undo)}</button>
        </div>
    }
}

/// What takes its time, with a way to stop it. The style holds it back for a moment, so that what is quick does not
/// flash.
#[component]
fn BusyBar(busy: Busy) -> impl IntoView {
    let words = language();
    let cancel = busy.cancel.map(|cancel| {
        view! { <button type="button" on:click=on(move |_| cancel())>{say!(words, desk.cancel)}</button> }
    });
    view! {
        <div class="bar busy">
            <p>{busy.words.clone()}</p>
            <progress aria-label=busy.words></progress>
            {cancel}
        </div>
    }
}
