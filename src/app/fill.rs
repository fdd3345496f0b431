//! Filling: the criteria, with the figures always in sight.

mod blanks;
mod choices;
mod closed;
mod column;
mod conditions;
mod criterion;
mod day_field;
mod details;
mod drawer;
mod evidence;
mod evidence_line;
mod facts;
mod figures;
mod group;
mod keyboard;
mod navigation;
mod not_applicable;
mod number;
mod paste;
mod pasting;
mod record;
mod search;
mod sensitive;
mod slot;
mod stops;
mod summary;
mod trouble;
mod why;

pub(super) use conditions::Conditions;
pub(super) use details::Opened;
pub(super) use keyboard::on_key;
pub(super) use navigation::Navigation;
pub(super) use not_applicable::Reason;
pub(super) use pasting::paste_text;
pub use slot::Slot;
pub(super) use summary::{Ladder, class_of};
pub(super) use trouble::Sentences;
pub use trouble::Trouble;
pub(super) use why::explained;

use super::later::Parts;
use super::page::Page;
use super::session::Session;
use super::words::language;
use crate::app::handler::on;
use crate::template::NodeId;
use crate::text::say;
use facts::Facts;
use group::Groups;
use keyboard::{on_paste, row_of};
use leptos::ev::ClipboardEvent;
use leptos::ev::FocusEvent;
use leptos::ev::KeyboardEvent;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use summary::Summary;

/// The form. `at` is the criterion to begin with, by its place in the table.
#[component]
pub fn FillPage(
    /// The draft.
    session: Session,
    /// The criterion that the address points at.
    at: Option<usize>,
) -> impl IntoView {
    let words = language();
    let page = expect_context::<Page>();
    let parts = expect_context::<Parts>();
    let notices = session.template(|template| template.notices.clone());
    let title = session.template(|template| template.exercise.name.clone());
    // On a narrow screen, whether the groups are unfolded.
    let unfolded = RwSignal::new(false);
    let said = StoredValue::new(None);
    // The button for the next open criterion takes the focus itself, so that the row before it has to be remembered.
    let here = StoredValue::new(at);
    let stay = move |row: Option<usize>| row.into_iter().for_each(|row| here.set_value(Some(row)));
    if let Some(place) = at {
        super::focus::go_to(format!("c{place}"));
    }
    view! {
        <div class="fill">
            <nav class="groups" aria-label=say!(words, fill.groups) data-open=move || unfolded.get().to_string()>
                {parts.beside(move |later| (later.navigation)(session, unfolded))}
            </nav>
            <section class="sheet" aria-labelledby="heading">
                <h1 id="heading" tabindex="-1" lang="vi">{title}</h1>
                {notices.into_iter().map(|notice| view! { <p class="notice" lang="vi">{notice}</p> }.into_any()).collect_view()}
                <Facts session/>
                <p class="note keys">{say!(words, fill.keys)}</p>
                <form class="criteria" autocomplete="off" on:submit=on(|event: SubmitEvent| event.prevent_default())
                    on:keydown=on(move |event: KeyboardEvent| parts.now().into_iter().for_each(|later| (later.key)(&event))) on:focusin=on(move |event: FocusEvent| stay(row_of(&event))) on:change=on(move |_| say_total(session, page, said))
                    on:paste=on(move |event: ClipboardEvent| on_paste(session, page, parts, &event))>
                    <fieldset class="bare" role="none" prop:disabled=move || !session.is_writable()><Groups session/></fieldset>
                </form>
                <fieldset class="bare" role="none" prop:disabled=move || !session.is_writable()>{parts.beside(move |later| (later.conditions)(session))}</fieldset>
            </section>
            <Summary session here/>
        </div>
    }
    .into_any()
}

/// Tells who does not see the figures what a change led to: once a field is done with, not at every key, and not where
/// a change of words left the points as they were. It is the one live region of the form.
fn say_total(session: Session, page: Page, said: StoredValue<Option<String>>) {
    let words = language();
    let points = session.assessment().with_untracked(|assessment| assessment.totals.total);
    let sentence = say!(words, fill.said, points = points, class = untrack(|| class_of(session, words)));
    if said.with_value(|said| said.as_ref() != Some(&sentence)) {
        page.whisper(sentence.clone());
        said.set_value(Some(sentence));
    }
}

/// The open criterion after `from`, in printed order; from the start again where none follows.
pub(super) fn next_open(session: Session, from: Option<NodeId>) -> Option<NodeId> {
    let open = session.open_leaves();
    open.iter().copied().find(|id| from.is_none_or(|from| *id > from)).or_else(|| open.first().copied())
}
