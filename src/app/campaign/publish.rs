//! Publishing: who signs, what is missing, what is new against the version before, and the file.

use super::Plan;
use super::texts::{Lacking, Published};
use crate::app::field::Line;
use crate::app::focus::focus_later;
use crate::app::handler::on;
use crate::app::opening::Opening;
use crate::app::page::Page;
use crate::app::platform::clock;
use crate::app::platform::files::{self, JSON, NamedBytes};
use crate::app::platform::keys::Key;
use crate::app::platform::random;
use crate::app::sentences::{file_trouble, key_trouble};
use crate::app::sign::{KeyChoice, Signatory, Signing, fingerprint};
use crate::app::words::language;
use crate::app::work::Work;
use crate::dossier::campaign::changes;
use crate::signature::UnixTime;
use crate::task::CampaignRequest;
use crate::task::campaign::CampaignOrder;
use crate::task::told::CampaignAnswer;
use crate::text::{Language, change, say};
use leptos::prelude::*;
use std::sync::Arc;

/// What was published.
#[derive(Clone)]
pub struct Done {
    /// The file, to be handed out again.
    file: Arc<NamedBytes>,
    version: u32,
    /// The key's fingerprint, in groups.
    fingerprint: String,
    /// What everybody who opens it will doubt.
    doubts: Vec<String>,
}

/// What the new version has otherwise than the one that was opened.
#[component]
pub fn Changes() -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    let list = move || {
        let old = plan.preview.with_value(|preview| preview.campaign.clone())?;
        let settings = plan.texts.with(|texts| plan.template(|template| texts.settings(&template.kinds)));
        let new = plan.template(|template| settings.applied(template.clone()));
        let found = changes(&old.template.imported.template, &new);
        let lines = found.iter().map(|found| view! { <li>{change(words, &new, found)}</li> }.into_any());
        let lines: Vec<AnyView> = lines.collect();
        let title = say!(words, plan.changes, version = old.version);
        let none = lines.is_empty().then(|| view! { <p class="note">{say!(words, plan.no_changes)}</p> }.into_any());
        Some(view! { <h2>{title}</h2><ul data-testid="changes">{lines}</ul>{none} }.into_any())
    };
    move || list()
}

/// Who signs, and the main action.
#[component]
pub fn Publish() -> impl IntoView {
    let words = language();
    let (plan, opening, page) = (expect_context::<Plan>(), expect_context::<Opening>(), expect_context::<Page>());
    let signing = expect_context::<Signing>();
    let id = plan.preview.with_value(|preview| preview.key.clone());
    let trimmed = move || plan.texts.with(|texts| (texts.signer.trim().to_owned(), texts.office.trim().to_owned()));
    let who =
        Signatory { id: StoredValue::new(id.clone()), names: Signal::derive(trimmed), tell: say!(words, plan.tell) };
    let key = Signal::derive_local(move || signing.key(&id));
    let lacking = Memo::new(move |_| plan.texts.with(super::Texts::lacking));
    let unready =
        move || !lacking.with(Vec::is_empty) || key.with(Option::is_none) || opening.busy.with(Option::is_some);
    let label = move || match plan.texts.with(|texts| texts.published.version) {
        0 => say!(words, plan.publish).to_owned(),
        version => say!(words, plan.publish_next, version = version + 1),
    };
    let start = move |_| {
        let Some(key) = key.get_untracked() else { return };
        opening.work(move |work| publish(work, plan, page, key));
    };
    view! {
        <h2>{say!(words, plan.who)}</h2>
        <p class="notice">{say!(words, plan.meaning)}</p>
        <Line id="plan-signer" label=say!(words, plan.signer) value=plan.text(|texts| &texts.signer) edit=plan.edit(|texts| &mut texts.signer)/>
        <Line id="plan-office" label=say!(words, plan.office) value=plan.text(|texts| &texts.office) edit=plan.edit(|texts| &mut texts.office)/>
        <KeyChoice who key/>
        <ul class="plain" id="lacking" aria-live="polite">{move || lacking.get().iter().map(|one| view! { <li class="look">{lacks(words, one)}</li> }.into_any()).collect_view()}</ul>
        <p class="actions end">
            <button type="button" class="main" data-testid="publish" aria-describedby="lacking" prop:disabled=move || unready() on:click=on(start)>{move || label()}</button>
        </p>
        {move || plan.done.get().map(|done| out(done, page))}
    }
    .into_any()
}

fn lacks(words: Language, lacking: &Lacking) -> String {
    match lacking {
        Lacking::Name => say!(words, plan.lacks_name).to_owned(),
        Lacking::Period => say!(words, plan.lacks_period).to_owned(),
        Lacking::Deadline(number) => say!(words, plan.lacks_deadline, number = number),
        Lacking::Share => say!(words, plan.lacks_share).to_owned(),
        Lacking::Class => say!(words, plan.lacks_class).to_owned(),
        Lacking::Appraiser(line) => say!(words, plan.lacks_appraiser, line = line),
        Lacking::Signer => say!(words, plan.lacks_signer).to_owned(),
    }
}

/// The file and what the office does with it.
fn out(done: Done, page: Page) -> AnyView {
    let words = language();
    let file = done.file.clone();
    let again = move |_| {
        if let Err(trouble) = files::download(&file, JSON) {
            page.fail(file_trouble(words, &file.name, trouble));
        }
    };
    let doubts = done.doubts.iter().map(|doubt| view! { <li class="look">{doubt.clone()}</li> }.into_any());
    let doubts: Vec<AnyView> = doubts.collect();
    view! {
        <section class="outcome" data-testid="published" aria-labelledby="published">
            <h2 id="published" tabindex="-1" class="fine">{say!(words, plan.published, version = done.version)}</h2>
            <dl class="facts">
                <dt>{say!(words, plan.file)}</dt><dd>{done.file.name.clone()}</dd>
                <dt>{say!(words, sign.fingerprint)}</dt><dd class="code">{done.fingerprint.clone()}</dd>
            </dl>
            <ul class="plain">{doubts}</ul>
            <p>{say!(words, plan.published_note)}</p>
            <p class="actions"><button type="button" data-testid="publish-again" on:click=on(again)>{say!(words, sign.download)}</button></p>
        </section>
    }
    .into_any()
}

/// Makes the file, opens it again, hands it out.
async fn publish(work: Work, plan: Plan, page: Page, key: Key) -> Result<(), String> {
    let texts = plan.texts.get_untracked();
    let preview = plan.preview.get_value();
    let settings = texts.settings(&preview.file.imported.template.kinds);
    let (_, form) = work.set(preview.file.file_name.clone(), preview.bytes.clone(), &settings).await?;
    let id = match texts.published.id.is_empty() {
        true => random::uuid().map_err(|_| say!(work.words, trouble.no_randomness).to_owned())?,
        false => texts.published.id.clone(),
    };
    let supersedes = (texts.published.version > 0).then(|| texts.published.payload.clone());
    let order = CampaignOrder {
        id: id.clone(),
        version: texts.published.version + 1,
        supersedes,
        certificate: key.certificate.clone(),
        issued_at: UnixTime::new(clock::now().seconds()).unwrap_or(UnixTime::LAST),
        form,
    };
    let CampaignAnswer::Prepared(prepared) = work.campaign(CampaignRequest::Prepare(Box::new(order.clone()))).await?
    else {
        return Err(work.garbled());
    };
    let prepared = prepared.map_err(work.said())?;
    let signature = key.sign(&prepared.to_sign).await.map_err(|trouble| key_trouble(work.words, &trouble))?;
    let version = order.version;
    let finish = CampaignRequest::Finish { order: Box::new(order), signature };
    let CampaignAnswer::Made(made) = work.campaign(finish).await? else { return Err(work.garbled()) };
    let made = made.map_err(work.said())?;
    if plan.texts.is_disposed() {
        return Err(say!(work.words, plan.closed).to_owned());
    }
    let file = NamedBytes { name: made.file.name, bytes: made.file.bytes };
    files::download(&file, JSON).map_err(|trouble| file_trouble(work.words, &file.name, trouble))?;
    plan.change(|texts| texts.published = Published { id, version, payload: made.payload.to_string() });
    page.remember(|settings| settings.people.signer.clone_from(&texts.signer));
    let doubts = prepared.doubts.iter().map(|doubt| doubt.in_language(work.words).to_owned()).collect();
    let fingerprint = fingerprint(&made.signer.fingerprint);
    plan.done.set(Some(Done { file: Arc::new(file), version, fingerprint, doubts }));
    focus_later("published".to_owned());
    Ok(())
}
