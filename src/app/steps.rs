//! The steps of a draft, always in sight: one can go to any of them at any time.

use super::place::{Place, Step};
use super::session::Session;
use super::who::ask_kind_first;
use super::words::language;
use crate::text::say;
use leptos::prelude::*;

/// The bar of steps.
#[component]
pub fn Steps(
    /// The draft.
    session: Session,
    /// The step that one is at.
    at: Step,
) -> impl IntoView {
    let words = language();
    ask_kind_first(session, at);
    let id = session.draft_now(|draft| draft.id.clone());
    let steps = [
        (Step::Who, say!(words, steps.who), "step-who"),
        (Step::Fill(None), say!(words, steps.fill), "step-fill"),
        (Step::Review, say!(words, steps.review), "step-review"),
        (Step::Sign, say!(words, steps.sign), "step-sign"),
    ];
    let step = |(step, name, testid): (Step, &'static str, &'static str)| {
        let href = Place::Draft(id.clone(), step).hash();
        let current = step.is_same(at).then_some("step");
        view! { <li><a href=href data-testid=testid aria-current=current>{name}</a></li> }
    };
    view! { <nav class="steps" aria-label=say!(words, steps.title)><ol>{steps.map(step).collect_view()}</ol></nav> }
}
