//! The key that confirms: one of this browser's, or a new one.

use crate::app::opening::Opening;
use crate::app::page::Page;
use crate::app::platform::clock;
use crate::app::platform::keys::{self, Hold, Key};
use crate::app::sentences::{key_trouble, storage_trouble};
use crate::app::session::Session;
use crate::app::words::language;
use crate::text::{Language, say};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The keys of this browser for who signs here, or the way to make one.
#[component]
pub fn KeyChoice(
    /// The draft.
    session: Session,
    /// The key that is chosen.
    key: RwSignal<Option<Key>, LocalStorage>,
) -> impl IntoView {
    let words = language();
    let page = expect_context::<Page>();
    spawn_local(async move {
        match keys::list().await {
            Ok(known) => choose_known(session, key, known),
            Err(trouble) => page.fail(key_trouble(words, &trouble)),
        }
    });
    let shown = move || match key.get() {
        Some(known) => view! { <KeyShown known key/> }.into_any(),
        None => view! { <CreateKey session key/> }.into_any(),
    };
    view! {
        <section aria-labelledby="key">
            <h2 id="key">{say!(words, sign.key)}</h2>
            {shown}
        </section>
    }
}

/// A key is proposed only to the person and unit that it names; of several, the one made last.
fn choose_known(session: Session, key: RwSignal<Option<Key>, LocalStorage>, known: Vec<Key>) {
    let (signer, unit) = session.draft_now(|draft| (draft.people.signer.clone(), draft.unit.name.clone()));
    let fits = |one: &Key| one.signer.person == signer.trim() && one.signer.unit == unit.trim();
    let newest = known.into_iter().filter(fits).max_by_key(|one| one.signer.not_before);
    if key.try_with_untracked(Option::is_none) == Some(true) {
        key.set(newest);
    }
}

#[component]
fn KeyShown(known: Key, key: RwSignal<Option<Key>, LocalStorage>) -> impl IntoView {
    let words = language();
    let as_bytes = (known.hold() == Hold::AsBytes).then(|| view! { <p class="look">{say!(words, sign.key_as_bytes)}</p> });
    let fingerprint = fingerprint(&known);
    view! {
        <div class="outcome" data-testid="key-ready">
            <p class="fine">{say!(words, sign.key_of, person = known.signer.person, unit = known.signer.unit)}</p>
            <p>{say!(words, sign.fingerprint)}" "<span class="code">{fingerprint}</span></p>
            <p class="note">{say!(words, sign.fingerprint_note)}</p>
            {as_bytes}
            <button type="button" class="link" on:click=move |_| key.set(None)>{say!(words, sign.other_key)}</button>
        </div>
    }
}

/// The first half of the digest, in groups of four: enough to read out on the telephone.
pub(super) fn fingerprint(key: &Key) -> String {
    let digits = key.signer.fingerprint.to_string().to_uppercase();
    let groups: Vec<String> = digits.chars().collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    groups.into_iter().take(8).collect::<Vec<_>>().join("-")
}

#[component]
fn CreateKey(session: Session, key: RwSignal<Option<Key>, LocalStorage>) -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    let page = expect_context::<Page>();
    let names = move || session.draft(|draft| (draft.people.signer.trim().to_owned(), draft.unit.name.trim().to_owned()));
    let unnamed = move || {
        let (person, unit) = names();
        person.is_empty() || unit.is_empty()
    };
    let create = move |_| opening.work(move |work| make(work.words, page, names(), key));
    let missing = move || unnamed().then(|| view! { <p class="look">{say!(words, sign.names_first)}</p> });
    view! {
        <p>{say!(words, sign.key_note)}</p>
        {missing}
        <p class="actions">
            <button type="button" data-testid="key-create" prop:disabled=unnamed on:click=create>{say!(words, sign.create)}</button>
        </p>
    }
}

async fn make(
    words: Language,
    page: Page,
    (person, unit): (String, String),
    key: RwSignal<Option<Key>, LocalStorage>,
) -> Result<(), String> {
    let created = keys::create(&person, &unit, clock::now()).await.map_err(|trouble| key_trouble(words, &trouble))?;
    if let Some(trouble) = created.not_kept {
        page.fail(say!(words, sign.key_not_kept, trouble = storage_trouble(words, trouble)));
    }
    key.set(Some(created.key));
    crate::app::focus::focus_later("export".to_owned());
    Ok(())
}
