//! A new version of the page: it takes over when the person says so, and only once everything is kept; put off, it
//! comes with the next visit.

use crate::app::handler::on;
use crate::app::network::Network;
use crate::app::opening::Opening;
use crate::app::platform::drafts::{self, Listing};
use crate::app::platform::updates;
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The offer, while a new version waits.
#[component]
pub fn UpdateBar() -> impl IntoView {
    let words = language();
    let network = expect_context::<Network>();
    let unkept = RwSignal::new(Vec::<Listing>::new());
    let update = move |_| {
        spawn_local(async move {
            let found = unkept_drafts().await;
            if found.is_empty() {
                updates::apply();
            } else {
                let _ = unkept.try_set(found);
            }
        });
    };
    move || {
        network.update_waits.get().then(|| {
            view! {
                <div class="bar">
                    <p>{say!(words, shell.update)}</p>
                    <button type="button" on:click=on(update)>{say!(words, shell.update_now)}</button>
                    <button type="button" on:click=on(move |_| network.update_waits.set(false))>{say!(words, shell.later)}</button>
                    <Refusal unkept/>
                </div>
            }
        })
    }
}

/// Drafts that a new page would not find: they are first to be saved to a file.
async fn unkept_drafts() -> Vec<Listing> {
    let ids: Vec<String> = drafts::settle().await.iter().map(|open| open.draft().id.clone()).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    drafts::list().await.into_iter().filter(|line| ids.contains(&line.id)).collect()
}

/// Why the page is not updated, with a way out for each draft.
#[component]
fn Refusal(unkept: RwSignal<Vec<Listing>>) -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    let save = move |line: Listing| {
        let name = if line.unit.is_empty() { say!(words, start.no_unit).to_owned() } else { line.unit.clone() };
        let (id, saved) = (line.id.clone(), line);
        let forget = move || {
            // The bar may be gone by now.
            let _ = unkept.try_update(|lines| lines.retain(|line| line.id != id));
        };
        view! {
            <button type="button" on:click=on(move |_| opening.save_to_file(saved.clone(), forget.clone()))>
                {say!(words, shell.update_to_file, name = name)}
            </button>
        }
    };
    move || {
        let lines = unkept.get();
        (!lines.is_empty()).then(|| {
            view! {
                <p class="wrong">{say!(words, shell.update_refused)}</p>
                {lines.into_iter().map(save).collect_view()}
            }
        })
    }
}
