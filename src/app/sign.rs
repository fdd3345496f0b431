//! Confirming with a key and exporting one package.

mod done;
mod export;
mod key;

use super::desk::Desk;
use super::opening::Opening;
use super::page::Page;
use super::place::{Place, Step};
use super::platform::keys::Key;
use super::session::Session;
use super::who::{Part, PersonField};
use super::words::language;
use crate::text::say;
use done::Done;
use export::{HandedIn, export};
use key::KeyChoice;
use leptos::prelude::*;
use std::sync::Arc;

/// The last step of a draft.
#[component]
pub fn SignPage() -> impl IntoView {
    let words = language();
    let session = expect_context::<Desk>().session;
    let key = RwSignal::new_local(None::<Key>);
    let handed_in = RwSignal::new(None::<Arc<HandedIn>>);
    let done = move || handed_in.get().map(|handed_in| view! { <Done handed_in/> });
    view! {
        <section class="sign narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, sign.title)}</h1>
            <p class="notice">{say!(words, sign.meaning)}</p>
            <PersonField session id="signer-name" label=say!(words, who.signer) part=Part::Signer/>
            <PersonField session id="signer-title" label=say!(words, who.signer_title) part=Part::SignerTitle/>
            <KeyChoice session key/>
            <Blocks session/>
            <ExportButton session key handed_in/>
            {done}
        </section>
    }
    .into_any()
}

/// What stands in the way of the export, with the way to it.
#[component]
fn Blocks(session: Session) -> impl IntoView {
    let words = language();
    let id = session.draft_now(|draft| draft.id.clone());
    let review = Place::Draft(id.clone(), Step::Review).hash();
    let who = Place::Draft(id, Step::Who).hash();
    move || {
        let (blocks, unnamed) = (session.blocks(), session.draft(|draft| draft.unit.name.trim().is_empty()));
        let blocked = (blocks > 0).then(|| {
            view! { <p class="wrong">{say!(words, sign.blocked, count = blocks)}" "<a href=review.clone()>{say!(words, sign.to_review)}</a></p> }
        });
        let unnamed = unnamed.then(|| {
            view! { <p class="wrong">{say!(words, sign.no_unit)}" "<a href=who.clone()>{say!(words, sign.to_who)}</a></p> }
        });
        view! { {unnamed}{blocked} }
    }
}

/// The main action. With open criteria it says so on its face: pressing it is the confirmation.
#[component]
fn ExportButton(
    session: Session,
    key: RwSignal<Option<Key>, LocalStorage>,
    handed_in: RwSignal<Option<Arc<HandedIn>>>,
) -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    let page = expect_context::<Page>();
    let open = Memo::new(move |_| session.assessment().with(|assessment| assessment.totals.open));
    let label = move || match open.get() {
        0 => say!(words, sign.export).to_owned(),
        open => say!(words, sign.export_open, count = open),
    };
    let unready = move || {
        let unnamed = session.draft(|draft| draft.unit.name.trim().is_empty() || draft.people.signer.trim().is_empty());
        unnamed || session.blocks() > 0 || key.with(Option::is_none) || opening.busy.with(Option::is_some)
    };
    let start = move |_| {
        let Some(key) = key.get_untracked() else { return };
        opening.work(move |work| export(work, opening, page, session, key, handed_in));
    };
    view! {
        <p class="actions end">
            <button type="button" class="main" data-testid="export-package" prop:disabled=unready on:click=start>{label}</button>
        </p>
    }
}
