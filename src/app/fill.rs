//! Filling: the criteria, with the figures always in sight.

mod choices;
mod conditions;
mod criterion;
mod details;
mod drawer;
mod evidence;
mod group;
mod keyboard;
mod navigation;
mod not_applicable;
mod number;
mod paste;
mod search;
mod slot;
mod stops;
mod summary;
mod why;

pub use slot::Slot;
pub(super) use summary::class_of;

use super::page::Page;
use super::session::Session;
use super::words::language;
use crate::template::NodeId;
use crate::text::say;
use conditions::Conditions;
use group::Groups;
use keyboard::{on_key, on_paste};
use leptos::prelude::*;
use navigation::Navigation;
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
    let notices = session.template(|template| template.notices.clone());
    let title = session.template(|template| template.exercise.name.clone());
    if let Some(place) = at {
        super::focus::go_to(format!("c{place}"));
    }
    view! {
        <div class="fill">
            <Navigation session/>
            <section class="sheet" aria-labelledby="heading">
                <h1 id="heading" tabindex="-1" lang="vi">{title}</h1>
                {notices.into_iter().map(|notice| view! { <p class="notice" lang="vi">{notice}</p> }).collect_view()}
                <p class="note">{say!(words, fill.keys)}</p>
                <form class="criteria" autocomplete="off" on:submit=|event| event.prevent_default()
                    on:keydown=on_key on:change=move |_| say_total(session, page) on:paste=move |event| on_paste(session, &event)>
                    <Groups session/>
                </form>
                <Conditions session/>
            </section>
            <Summary session/>
        </div>
    }
    .into_any()
}

/// Tells who does not see the figures what a change led to; once a field is done with, not at every key.
fn say_total(session: Session, page: Page) {
    let words = language();
    let points = session.assessment().with_untracked(|assessment| assessment.totals.total);
    page.whisper(say!(words, fill.said, points = points, class = untrack(|| class_of(session, words))));
}

/// The open criterion after `from`, in printed order; from the start again where none follows.
pub(super) fn next_open(session: Session, from: Option<NodeId>) -> Option<NodeId> {
    let open = session.open_leaves();
    open.iter().copied().find(|id| from.is_none_or(|from| *id > from)).or_else(|| open.first().copied())
}
