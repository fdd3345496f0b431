//! Confirming with a key and exporting one package.

mod done;
mod export;
mod key;
mod key_list;
mod left_out;
mod visit;

use super::desk::Desk;
use super::opening::Opening;
use super::place::{Place, Step};
use super::platform::drafts::SaveState;
use super::platform::keys::Key;
use super::session::Session;
use super::who::{Part, PersonField};
use super::words::language;
use crate::app::handler::on;
use crate::text::say;
use done::Done;
use export::{Export, export};
pub(super) use key::{KeyChoice, Signatory, fingerprint};
use leptos::prelude::*;
pub(super) use visit::Signing;

/// The most characters of a name in a certificate (RFC 5280, upper bounds of X.520).
const LONGEST_NAME: usize = 64;

/// The last step of a draft.
#[component]
pub fn SignPage() -> impl IntoView {
    let words = language();
    let session = expect_context::<Desk>().session;
    let signing = expect_context::<Signing>();
    let id = session.draft_now(|draft| draft.id.clone());
    let unfit = Signal::derive(move || session.draft(|draft| unfit_name(words, &draft.people.signer)));
    let key = {
        let id = id.clone();
        Signal::derive_local(move || signing.key(&id))
    };
    let done = move || match signing.result(&id) {
        Some(handed_in) => view! { <Done session handed_in/> }.into_any(),
        None => view! { <DoneBefore session/> }.into_any(),
    };
    view! {
        <section class="sign narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, sign.title)}</h1>
            <p class="notice">{say!(words, sign.meaning)}</p>
            <PersonField session id="signer-name" label=say!(words, who.signer) part=Part::Signer error=Some(unfit)/>
            <PersonField session id="signer-title" label=say!(words, who.signer_title) part=Part::SignerTitle/>
            <KeyChoice who=Signatory::of(session) key/>
            <Blocks session/>
            <ExportButton session key/>
            {move || done()}
        </section>
    }
    .into_any()
}

/// Why a name cannot stand in a key's certificate.
fn unfit_name(words: crate::text::Language, name: &str) -> Option<String> {
    match name.trim().chars().count() {
        0 => Some(say!(words, sign.signer_missing).to_owned()),
        count if count > LONGEST_NAME => Some(say!(words, sign.name_too_long, limit = LONGEST_NAME)),
        _ => None,
    }
}

/// What stands in the way of the export, with the way to it.
#[component]
fn Blocks(session: Session) -> impl IntoView {
    let words = language();
    let desk = expect_context::<Desk>();
    let id = session.draft_now(|draft| draft.id.clone());
    let review = Place::Draft(id.clone(), Step::Review).hash();
    let who = Place::Draft(id, Step::Who).hash();
    let read_only = move || {
        (desk.kept.get() == SaveState::ReadOnly).then(|| {
            view! {
                <p class="wrong">{say!(words, sign.read_only)}" "
                <button type="button" on:click=on(move |_| desk.take_over())>{say!(words, sign.take_over)}</button></p>
            }
        })
    };
    let blocked = move || {
        let blocks = session.blocks();
        (blocks > 0).then(|| {
            view! { <p class="wrong">{say!(words, sign.blocked, count = blocks)}" "<a href=review.clone()>{say!(words, sign.to_review)}</a></p> }
        })
    };
    let unnamed = move || {
        session.draft(|draft| draft.unit.name.trim().is_empty()).then(|| {
            view! { <p class="wrong">{say!(words, sign.no_unit)}" "<a href=who.clone()>{say!(words, sign.to_who)}</a></p> }
        })
    };
    view! { <div id="blocks">{read_only}{unnamed}{blocked}</div> }
}

/// The main action. With open criteria it says so on its face: pressing it is the confirmation.
#[component]
fn ExportButton(session: Session, key: Signal<Option<Key>, LocalStorage>) -> impl IntoView {
    let words = language();
    let (desk, opening) = (expect_context::<Desk>(), expect_context::<Opening>());
    let signing = expect_context::<Signing>();
    let id = session.draft_now(|draft| draft.id.clone());
    let open = Memo::new(move |_| session.assessment().with(|assessment| assessment.totals.open));
    let label = move || match (session.draft(|draft| draft.revision), open.get()) {
        (0 | 1, 0) => say!(words, sign.export).to_owned(),
        (0 | 1, open) => say!(words, sign.export_open, count = open),
        (next, 0) => say!(words, sign.export_next, revision = next),
        (next, open) => say!(words, sign.export_next_open, revision = next, count = open),
    };
    // What was just handed in is not to be handed in again by one more press of the main button.
    let class = move || if signing.is_handed_in(&id, session.draft(|draft| draft.counter)) { "" } else { "main" };
    let unready = move || {
        let unnamed = session.draft(|draft| draft.unit.name.trim().is_empty() || draft.people.signer.trim().is_empty());
        let read_only = desk.kept.get() == SaveState::ReadOnly;
        unnamed || read_only || session.blocks() > 0 || key.with(Option::is_none) || opening.busy.with(Option::is_some)
    };
    let start = move |_| {
        let Some(key) = key.get_untracked() else { return };
        opening.work(move |work| export(Export { work, opening, desk, signing }, key));
    };
    view! {
        <p class="actions end">
            <button type="button" class=move || class() id="export" data-testid="export-package" aria-describedby="blocks"
                prop:disabled=move || unready() on:click=on(start)>{move || label()}</button>
        </p>
    }
}

/// Of a draft that was exported in another visit: what the next export will be.
#[component]
fn DoneBefore(session: Session) -> impl IntoView {
    let words = language();
    move || {
        let next = session.draft(|draft| draft.revision);
        (next > 1).then(|| {
            let words = say!(words, sign.done_before, revision = next - 1, next = next);
            view! { <p class="fine" data-testid="exported-before">{words}</p> }
        })
    }
}
