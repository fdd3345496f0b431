//! Whether the work is kept, in words, always in sight.

use super::desk::Desk;
use super::platform::drafts::SaveState as Kept;
use super::sentences::storage_trouble;
use super::words::language;
use crate::text::{Language, say};
use leptos::prelude::*;

/// The state of saving, with a way out where it fails.
#[component]
pub fn SaveState() -> impl IntoView {
    let words = language();
    let desk = expect_context::<Desk>();
    let state = move || state_name(desk.kept.get());
    let save = move |_| desk.save_to_file();
    let take_over = move |_| desk.take_over();
    let way_out = move || match desk.kept.get() {
        Kept::Failed(_) => {
            Some(view! { <button type="button" on:click=save>{say!(words, saving.to_file)}</button> }.into_any())
        }
        Kept::ReadOnly => {
            Some(view! { <button type="button" on:click=take_over>{say!(words, saving.take_over)}</button> }.into_any())
        }
        Kept::Saved { .. } | Kept::Saving => None,
    };
    view! {
        <p class="save-state" data-testid="save-state" data-state=state>{move || sentence(words, desk.kept.get())}</p>
        {way_out}
    }
    .into_any()
}

fn state_name(kept: Kept) -> &'static str {
    match kept {
        Kept::Saved { .. } => "saved",
        Kept::Saving => "saving",
        Kept::Failed(_) => "failed",
        Kept::ReadOnly => "readonly",
    }
}

fn sentence(language: Language, kept: Kept) -> String {
    match kept {
        Kept::Saved { at, weak: None } => say!(language, saving.saved, time = at.clock()),
        Kept::Saved { at, weak: Some(trouble) } => {
            say!(language, saving.saved_weakly, time = at.clock(), trouble = storage_trouble(language, trouble))
        }
        Kept::Saving => say!(language, saving.saving).to_owned(),
        Kept::Failed(trouble) => say!(language, saving.failed, trouble = storage_trouble(language, trouble)),
        Kept::ReadOnly => say!(language, saving.read_only).to_owned(),
    }
}
