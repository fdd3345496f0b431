//! Whether the work is kept, in words, always in sight.

mod undo;

pub use undo::{UndoButtons, listen as listen_for_undo};

use super::desk::Desk;
use super::later::Parts;
use super::page::Page;
use super::platform::drafts::SaveState as Kept;
use super::sentences::storage_trouble;
use super::words::language;
use crate::app::handler::on;
use crate::text::{Language, say};
use leptos::prelude::*;

/// The state of saving, with a way out where it fails.
#[component]
pub fn SaveState() -> impl IntoView {
    let words = language();
    let desk = expect_context::<Desk>();
    let parts = expect_context::<Parts>();
    let state = move || state_name(desk.kept.get());
    let save = move |_| desk.save_to_file();
    let take_over = move |_| desk.take_over();
    let way_out = move || match desk.kept.get() {
        Kept::Failed(_) => {
            Some(view! { <button type="button" on:click=on(save)>{say!(words, saving.to_file)}</button> }.into_any())
        }
        Kept::ReadOnly => Some(
            view! { <button type="button" on:click=on(take_over)>{say!(words, saving.take_over)}</button> }.into_any(),
        ),
        Kept::Saved { .. } | Kept::Saving => None,
    };
    view! {
        <p class="save-state" data-testid="save-state" data-state=move || state()>{move || sentence(words, desk.kept.get())}</p>
        {move || way_out()}
        <p class="undo-redo">{parts.beside(move |later| (later.undo_buttons)(desk.session))}</p>
    }
    .into_any()
}

/// Tells who does not see the state that work is not kept as it should be, once and not at every key. It stands in the
/// page from the start, and outlives the steps: a live region that comes with its words is not read.
#[component]
pub fn SaveTrouble(
    /// How the draft is kept.
    kept: RwSignal<Kept>,
) -> impl IntoView {
    let page = expect_context::<Page>();
    let trouble = Memo::new(move |_| trouble(page.language.get(), kept.get()));
    view! { <p class="said" role="status">{move || trouble.get()}</p> }
}

/// What is wrong with saving; the same words as long as the same thing is wrong.
fn trouble(language: Language, kept: Kept) -> String {
    match kept {
        Kept::Saved { weak: Some(trouble), .. } => {
            say!(language, saving.weak, trouble = storage_trouble(language, trouble))
        }
        Kept::Saved { weak: None, .. } | Kept::Saving => String::new(),
        Kept::Failed(_) | Kept::ReadOnly => sentence(language, kept),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::platform::clock::Moment;
    use crate::app::platform::storage::StorageTrouble;

    #[test]
    fn only_trouble_is_told_and_the_same_trouble_in_the_same_words() {
        let at = |millis| Moment { millis, offset: 420 };
        let weak = |millis| Kept::Saved { at: at(millis), weak: Some(StorageTrouble::Full) };
        let told = |kept| trouble(Language::vi, kept);
        assert_eq!(told(Kept::Saving), "");
        assert_eq!(told(Kept::Saved { at: at(0), weak: None }), "");
        assert!(!told(weak(0)).is_empty());
        assert_eq!(told(weak(0)), told(weak(60_000)));
        assert!(told(Kept::Failed(StorageTrouble::Refused)).contains("tệp"));
        assert!(!told(Kept::ReadOnly).is_empty());
    }
}
