//! The key that confirms: one of this browser's, or a new one.

use super::Signing;
use super::key_list::KeyList;
use super::visit::is_same;
use crate::app::focus::{focus_id, focus_later};
use crate::app::handler::on;
use crate::app::opening::Opening;
use crate::app::page::Page;
use crate::app::platform::clock;
use crate::app::platform::keys::{self, Hold, Key};
use crate::app::sentences::{key_trouble, storage_trouble};
use crate::app::session::Session;
use crate::app::words::language;
use crate::signature::Sha256Digest;
use crate::text::{Language, say};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The keys of this browser, the one for who confirms here proposed, and the way to make another.
#[component]
pub fn KeyChoice(
    /// Who signs what.
    who: Signatory,
    /// The key that is chosen.
    key: Signal<Option<Key>, LocalStorage>,
) -> impl IntoView {
    let words = language();
    look_up(who);
    let others = RwSignal::new(false);
    let shown = move || key.get().map(|known| view! { <KeyShown who known others/> }.into_any());
    let choice = move || {
        (others.get() || key.with(Option::is_none))
            .then(|| view! { <KeyList who key others/><CreateKey who others/> }.into_any())
    };
    view! {
        <section class="keys" aria-labelledby="key">
            <h2 id="key" tabindex="-1">{say!(words, sign.key)}</h2>
            {move || shown()}
            {move || choice()}
        </section>
    }
}

/// Reads the keys of this browser, and proposes the one that names this person and unit: at first, and again whenever
/// one of the names changes. A key that was chosen stays until another one fits better.
fn look_up(who: Signatory) {
    let (words, page, signing) = (language(), expect_context::<Page>(), expect_context::<Signing>());
    spawn_local(async move {
        match keys::list().await {
            Ok(listed) => signing.known(listed),
            Err(trouble) => page.fail(key_trouble(words, &trouble)),
        }
    });
    Effect::new(move |before: Option<Names>| {
        let names = who.names.get();
        let renamed = before.is_some_and(|before| before != names);
        let id = who.id.get_value();
        let fit = signing.keys.with(|known| newest_fit(known, &names));
        let chosen = untrack(|| signing.key(&id));
        let is_free = chosen.as_ref().is_none_or(|chosen| renamed && !fits(chosen, &names));
        if let Some(fit) = fit.filter(|_| is_free) {
            signing.choose(&id, Some(fit));
        }
        names
    });
}

/// Person and unit, as a certificate names them.
pub type Names = (String, String);

/// Who signs what.
#[derive(Clone, Copy)]
pub struct Signatory {
    /// What is signed: the key is chosen for it.
    pub id: StoredValue<String>,
    /// Who signs, as the certificate of a new key will name them.
    pub names: Signal<Names>,
    /// Whom to tell the fingerprint.
    pub tell: &'static str,
}

impl Signatory {
    /// The signer of a draft.
    pub fn of(session: Session) -> Self {
        let names =
            move || session.draft(|draft| (draft.people.signer.trim().to_owned(), draft.unit.name.trim().to_owned()));
        let id = StoredValue::new(session.draft_now(|draft| draft.id.clone()));
        Self { id, names: Signal::derive(names), tell: say!(language(), sign.fingerprint_note) }
    }
}

fn fits(key: &Key, (person, unit): &Names) -> bool {
    key.signer.person == *person && key.signer.unit == *unit
}

/// Of several keys for the same person and unit, the one made last.
fn newest_fit(known: &[Key], names: &Names) -> Option<Key> {
    known.iter().filter(|key| fits(key, names)).max_by_key(|key| key.signer.not_before).cloned()
}

#[component]
fn KeyShown(who: Signatory, known: Key, others: RwSignal<bool>) -> impl IntoView {
    let words = language();
    let named = known.clone();
    let other_name = move || {
        let differs = !fits(&named, &who.names.get());
        differs.then(|| view! { <p class="look">{say!(words, sign.key_other_name)}</p> }.into_any())
    };
    let as_bytes = (known.hold() == Hold::AsBytes)
        .then(|| view! { <p class="look">{say!(words, sign.key_as_bytes)}</p> }.into_any());
    let fingerprint = fingerprint(&known.signer.fingerprint);
    let toggle = move |_| others.update(|others| *others = !*others);
    view! {
        <div class="outcome" id="chosen-key" tabindex="-1" data-testid="key-ready">
            <p class="fine">{say!(words, sign.key_of, person = known.signer.person, unit = known.signer.unit)}</p>
            <p>{say!(words, sign.fingerprint)}" "<span class="code">{fingerprint}</span></p>
            <p class="note">{who.tell}</p>
            {as_bytes}
            {move || other_name()}
            <button type="button" class="link" data-testid="key-others" aria-expanded=move || others.get().to_string() on:click=on(toggle)>
                {say!(words, sign.other_key)}
            </button>
        </div>
    }
}

/// The first half of the digest, in groups of four: enough to read out on the telephone.
pub(crate) fn fingerprint(digest: &Sha256Digest) -> String {
    let digits = digest.to_string().to_ascii_uppercase();
    let groups: Vec<String> =
        digits.chars().collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    groups.into_iter().take(8).collect::<Vec<_>>().join("-")
}

/// Chooses a key and goes on: to the export where it can be pressed now, else to the key.
pub(super) fn choose(who: Signatory, signing: Signing, others: RwSignal<bool>, key: Key) {
    signing.choose(&who.id.get_value(), Some(key));
    others.set(false);
    go_on();
}

/// The button is disabled where something else is missing; then the focus stays at the key.
fn go_on() {
    focus_later("chosen-key".to_owned());
    request_animation_frame(|| focus_id("export"));
}

#[component]
fn CreateKey(who: Signatory, others: RwSignal<bool>) -> impl IntoView {
    let words = language();
    let (opening, page, signing) = (expect_context::<Opening>(), expect_context::<Page>(), expect_context::<Signing>());
    let unnamed = move || {
        let (person, unit) = who.names.get();
        person.is_empty() || unit.is_empty()
    };
    let create = move |_| {
        opening.work(move |work| async move {
            make(work.words, page, who, signing).await?;
            others.try_set(false);
            go_on();
            Ok(())
        });
    };
    let missing = move || unnamed().then(|| view! { <p class="look">{say!(words, sign.names_first)}</p> }.into_any());
    let unguarded = (!keys::browser_holds_keys())
        .then(|| view! { <p class="look">{say!(words, sign.key_as_bytes)}</p> }.into_any());
    view! {
        <p class="note">{say!(words, sign.key_note)}</p>
        {unguarded}
        {move || missing()}
        <p class="actions">
            <button type="button" data-testid="key-create" prop:disabled=move || unnamed() on:click=on(create)>{say!(words, sign.create)}</button>
        </p>
    }
}

async fn make(words: Language, page: Page, who: Signatory, signing: Signing) -> Result<(), String> {
    let (person, unit) = who.names.get_untracked();
    // What is signed may be closed while the key is made.
    let id = who.id.get_value();
    let created = keys::create(&person, &unit, clock::now()).await.map_err(|trouble| key_trouble(words, &trouble))?;
    if let Some(trouble) = created.not_kept {
        page.fail(say!(words, sign.key_not_kept, trouble = storage_trouble(words, trouble)));
    }
    signing.made(created.key.clone());
    signing.choose(&id, Some(created.key));
    page.whisper(say!(words, sign.key_ready, person = person));
    Ok(())
}

/// Whether a key of the list is the one that is chosen.
pub(super) fn is_chosen(key: Signal<Option<Key>, LocalStorage>, one: &Key) -> bool {
    key.with(|chosen| chosen.as_ref().is_some_and(|chosen| is_same(chosen, one)))
}
