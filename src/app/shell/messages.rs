//! What was said: troubles until they are put away, and a live region for who does not see the screen.

use crate::app::page::Page;
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
    view! {
        {trouble}
        {undo}
        <p class="said" role="status">{move || page.said.get()}</p>
    }
    .into_any()
}
