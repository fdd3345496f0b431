//! The keys of this browser, to choose from and to forget.

use super::Signing;
use super::key::{Signatory, choose, fingerprint, is_chosen};
use crate::app::focus::focus_later;
use crate::app::handler::on;
use crate::app::opening::Opening;
use crate::app::page::Page;
use crate::app::platform::clock::{self, Moment};
use crate::app::platform::keys::{self, Key};
use crate::app::sentences::key_trouble;
use crate::app::words::language;
use crate::text::say;
use leptos::prelude::*;

/// How long before its making a certificate begins, in seconds (`platform::keys`).
const BACKDATED: i64 = 24 * 60 * 60;

/// Every key but the chosen one, the one made last first; nothing where there is no other.
#[component]
pub fn KeyList(
    /// Who signs what.
    who: Signatory,
    /// The key that is chosen.
    key: Signal<Option<Key>, LocalStorage>,
    /// Whether the other keys are shown beside a chosen one.
    others: RwSignal<bool>,
) -> impl IntoView {
    let words = language();
    let signing = expect_context::<Signing>();
    move || {
        let rest: Vec<Key> = signing.keys.get().into_iter().filter(|one| !is_chosen(key, one)).collect();
        (!rest.is_empty()).then(|| {
            let rows = rest.into_iter().map(|one| view! { <Row who one others/> }.into_any()).collect_view();
            view! {
                <h3 id="kept-keys" tabindex="-1">{say!(words, sign.kept_keys)}</h3>
                <ul class="plain key-list" aria-labelledby="kept-keys">{rows}</ul>
            }
        })
    }
}

#[component]
fn Row(who: Signatory, one: Key, others: RwSignal<bool>) -> impl IntoView {
    let words = language();
    let signing = expect_context::<Signing>();
    let asked = RwSignal::new(false);
    let (person, unit) = (one.signer.person.clone(), one.signer.unit.clone());
    let code = fingerprint(&one.signer.fingerprint);
    let made_on = made_on(&one).map(|day| say!(words, sign.made_on, day = day));
    let use_label = say!(words, sign.use_key_of, person = person, unit = unit, fingerprint = code);
    let forget_label = say!(words, sign.forget_key_of, person = person, unit = unit, fingerprint = code);
    let kept = one.clone();
    let take = move |_| choose(who, signing, others, kept.clone());
    let sure = move || asked.get().then(|| view! { <Sure one=one.clone() asked/> }.into_any());
    view! {
        <li data-testid="kept-key">
            <p><b>{person}</b>", "{unit}</p>
            <p class="note"><span class="code">{code}</span>" "{made_on}</p>
            <p class="actions">
                <button type="button" aria-label=use_label data-testid="key-use" on:click=on(take)>{say!(words, sign.use_key)}</button>
                <button type="button" class="link" aria-label=forget_label data-testid="key-forget" on:click=on(move |_| asked.set(true))>
                    {say!(words, sign.forget)}
                </button>
            </p>
            {move || sure()}
        </li>
    }
}

/// The day on which a key was made, by the clock of then.
fn made_on(key: &Key) -> Option<crate::template::Day> {
    let began = i64::try_from(key.signer.not_before.seconds()).ok()?;
    let millis = began.checked_add(BACKDATED)?.checked_mul(1000)?;
    Moment { millis, offset: clock::now().offset }.day()
}

/// Asks once more: a key that is forgotten cannot be had again.
#[component]
fn Sure(one: Key, asked: RwSignal<bool>) -> impl IntoView {
    let words = language();
    let (opening, page, signing) = (expect_context::<Opening>(), expect_context::<Page>(), expect_context::<Signing>());
    let forget = move |_| {
        let one = one.clone();
        opening.work(move |work| async move {
            keys::forget(&one).await.map_err(|trouble| key_trouble(work.words, &trouble))?;
            signing.forgotten(&one);
            page.announce(say!(work.words, sign.forgotten, person = one.signer.person));
            focus_later("key".to_owned());
            Ok(())
        });
    };
    view! {
        <div class="notice" role="group" aria-label=say!(words, sign.forget)>
            <p>{say!(words, sign.forget_sure)}</p>
            <p class="actions">
                <button type="button" data-testid="key-forget-yes" on:click=on(forget)>{say!(words, sign.forget_yes)}</button>
                <button type="button" on:click=on(move |_| asked.set(false))>{say!(words, sign.forget_no)}</button>
            </p>
        </div>
    }
}
