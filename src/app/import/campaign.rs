//! A campaign file under the eyes of a unit: whose key signed it, whether it is the key of before, and the drafts that can
//! go on with a new version.

use super::look::Look;
use crate::app::handler::on;
use crate::app::opening::Opening;
use crate::app::platform::campaigns::{self, Met};
use crate::app::platform::drafts::{self, Listing};
use crate::app::sign::fingerprint;
use crate::app::words::language;
use crate::dossier::Weight;
use crate::dossier::campaign::{SignerChange, judge_signer};
use crate::task::told::{CampaignFile, Followed, Words};
use crate::text::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Who published it, what was found, and what to decide; nothing of a plain workbook.
#[component]
pub fn OfCampaign() -> impl IntoView {
    let look = expect_context::<Look>();
    let campaign = look.shown.with_untracked(|shown| shown.preview.campaign.clone());
    campaign.map(|campaign| view! { <Banner campaign/> }.into_any())
}

#[component]
fn Banner(campaign: Arc<CampaignFile>) -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let met = campaigns::met(&campaign.id);
    let pinned = met.as_ref().and_then(|met| met.signer.parse().ok());
    let judged = judge_signer(pinned.as_ref(), &campaign.signer.fingerprint);
    look.doubted.set(judged == SignerChange::Changed);
    let signer = &campaign.signer;
    let said = say!(words, plan.of_campaign, version = campaign.version, person = signer.person, unit = signer.unit);
    let newer = met.as_ref().filter(|met| met.version > campaign.version);
    let newer =
        newer.map(|met| view! { <p class="look">{say!(words, plan.older, version = met.version)}</p> }.into_any());
    let doubts = campaign.findings.iter().filter(|found| found.weight > Weight::Fine);
    let doubts =
        doubts.map(|found| view! { <li class="look">{found.sentence.in_language(words).to_owned()}</li> }.into_any());
    let doubts: Vec<AnyView> = doubts.collect();
    let judgement = match judged {
        SignerChange::First => view! { <p class="look">{say!(words, plan.signer_first)}</p> }.into_any(),
        SignerChange::Same => view! { <p class="fine">{say!(words, plan.signer_same)}</p> }.into_any(),
        SignerChange::Changed => view! { <Changed/> }.into_any(),
    };
    view! {
        <section class="outcome" data-testid="of-campaign" data-signer=signer_name(judged)>
            <p><b>{said}</b></p>
            <p>{say!(words, sign.fingerprint)}" "<span class="code" data-testid="campaign-fingerprint">{fingerprint(&signer.fingerprint)}</span></p>
            {judgement}
            {newer}
            <ul class="plain">{doubts}</ul>
            {move || look.shown.with(|shown| shown.is_altered()).then(|| view! { <p class="look">{say!(words, plan.altered_here)}</p> }.into_any())}
            {met.map(|met| view! { <OlderDrafts met campaign/> }.into_any())}
        </section>
    }
    .into_any()
}

fn signer_name(judged: SignerChange) -> &'static str {
    match judged {
        SignerChange::First => "first",
        SignerChange::Same => "same",
        SignerChange::Changed => "changed",
    }
}

/// Another key than before: nothing goes on before a person has asked.
#[component]
fn Changed() -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let decide = move |event| look.doubted.set(!event_target_checked(&event));
    view! {
        <p class="wrong">{say!(words, plan.signer_changed)}</p>
        <label class="condition"><input type="checkbox" data-testid="signer-accepted" on:change=on(decide)/>{say!(words, plan.signer_accept)}</label>
    }
    .into_any()
}

/// Drafts of this browser that stand on another version of the campaign.
#[component]
fn OlderDrafts(met: Met, campaign: Arc<CampaignFile>) -> impl IntoView {
    let words = language();
    let (opening, look) = (expect_context::<Opening>(), expect_context::<Look>());
    let older: Vec<String> =
        met.drafts.into_iter().filter(|(_, form)| *form != campaign.template.sha256).map(|(id, _)| id).collect();
    let found = RwSignal::new(Vec::<Listing>::new());
    spawn_local(async move {
        let listed = drafts::list().await;
        found.try_set(listed.into_iter().filter(|line| older.contains(&line.id)).collect());
    });
    let followed = RwSignal::new(None::<Arc<Followed>>);
    let row = move |line: Listing| {
        let name = if line.unit.is_empty() { say!(words, start.no_unit).to_owned() } else { line.unit.clone() };
        let label = say!(words, plan.follow, unit = name);
        let see = move |_| {
            let (id, preview) = (line.id.clone(), look.shown.with_untracked(|shown| shown.preview.clone()));
            opening.work(move |work| async move {
                followed.try_set(Some(Arc::new(opening.follow(work, &id, &preview).await?)));
                Ok(())
            });
        };
        view! { <button type="button" data-testid="follow" on:click=on(see)>{label}</button> }.into_any()
    };
    let result = move || followed.get().map(|followed| what_comes_along(followed, opening, look));
    view! {
        {move || (!found.with(Vec::is_empty)).then(|| view! {
            <p>{say!(words, plan.follow_note)}</p>
            <p class="actions">{found.get().into_iter().map(row).collect_view()}</p>
        }.into_any())}
        {result}
    }
    .into_any()
}

fn what_comes_along(followed: Arc<Followed>, opening: Opening, look: Look) -> AnyView {
    let words = language();
    let list = |said: &[Words]| {
        said.iter().map(|said| view! { <li>{said.in_language(words).to_owned()}</li> }.into_any()).collect::<Vec<_>>()
    };
    let (changes, lost) = (list(&followed.changes), list(&followed.not_carried));
    let all = lost.is_empty().then(|| view! { <p class="fine">{say!(words, plan.all_carried)}</p> }.into_any());
    let some = (!lost.is_empty()).then(|| view! { <p class="look">{say!(words, plan.not_carried)}</p> }.into_any());
    let go_on = move |_| {
        let (followed, preview) = (followed.clone(), look.shown.with_untracked(|shown| shown.preview.clone()));
        opening.go_on_with(followed, preview);
    };
    view! {
        <div data-testid="followed">
            <p>{say!(words, plan.changed)}</p><ul>{changes}</ul>
            {all}{some}<ul data-testid="not-carried">{lost}</ul>
            <p class="actions"><button type="button" data-testid="follow-confirm" prop:disabled=move || look.doubted.get() on:click=on(go_on)>{say!(words, plan.follow_confirm)}</button></p>
        </div>
    }
    .into_any()
}
