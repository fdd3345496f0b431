//! The preview of a workbook: what was understood, and what to look at before a draft stands on it.

mod campaign;
mod classes;
mod converted;
mod diagnostics;
mod entry;
mod look;
mod row;
mod sums;
mod table;
mod tree;

use super::opening::{Opening, Preview};
use super::page::Page;
use super::place::Place;
use super::shell::OpenButton;
use super::words::language;
use crate::app::handler::on;
use crate::text::say;
use crate::workbook::{Corrections, Severity};
use campaign::OfCampaign;
use classes::Classes;
use diagnostics::Diagnostics;
use leptos::prelude::*;
use look::{Look, Shown};
use row::RowPanel;
use std::sync::Arc;
use sums::sums;
use table::SheetTable;
use tree::Tree;

/// The preview; where there is nothing to preview, the way to open a file.
#[component]
pub fn ImportPage() -> impl IntoView {
    let opening = expect_context::<Opening>();
    move || match opening.preview.get() {
        Some(preview) => view! { <PreviewOf preview/> }.into_any(),
        None => view! { <Nothing/> }.into_any(),
    }
}

#[component]
pub fn Nothing() -> impl IntoView {
    let words = language();
    view! {
        <section class="narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, import.nothing)}</h1>
            <p>{say!(words, import.nothing_note)}</p>
            <p class="actions"><OpenButton words=say!(words, start.open) class="main"/></p>
        </section>
    }
}

#[component]
fn PreviewOf(preview: Arc<Preview>) -> impl IntoView {
    let words = language();
    let converted = preview.converted.as_deref().map(converted::converted);
    let look = Look::new(expect_context::<Opening>(), expect_context::<Page>(), preview);
    provide_context(look);
    let head = move || look.shown.with(|shown| head(shown));
    let warned = Memo::new(move |_| look.shown.with(|shown| shown.worst() == Some(Severity::Error)));
    view! {
        <section class="import" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{look.shown.with_untracked(|shown| title(shown))}</h1>
            {move || head()}
            {converted}
            <OfCampaign/>
            <Replayed/>
            <div class="columns">
                <div>
                    <RowPanel/>
                    <Diagnostics/>
                </div>
                <SheetTable/>
                <section class="understood" aria-labelledby="tree">
                    <h2 id="tree">{say!(words, import.tree)}</h2>
                    <Tree/>
                    <Classes/>
                </section>
            </div>
            {move || warned.get().then(|| view! { <p class="look">{say!(words, import.errors_remain)}</p> }.into_any())}
            <Confirm/>
        </section>
    }
    .into_any()
}

fn title(shown: &Shown) -> String {
    let Preview { file, .. } = &*shown.preview;
    let template = &file.imported.template;
    first_of([&template.exercise.name, &template.title, &file.file_name])
}

/// Where it was read, what it warns of itself, and how much it is.
fn head(shown: &Shown) -> AnyView {
    let Preview { file, .. } = &*shown.preview;
    let source = say!(language(), import.source, name = file.file_name, sheet = file.imported.sheet);
    let notices = file.imported.template.notices.clone();
    let notices =
        notices.into_iter().map(|notice| view! { <p class="notice" lang="vi">{notice}</p> }.into_any()).collect_view();
    view! { <p class="note">{source}</p>{notices}{sums(&file.imported.template)} }.into_any()
}

/// That corrections of an earlier time were taken in, and the way back.
#[component]
fn Replayed() -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let any = Memo::new(move |_| look.shown.with(|shown| !shown.corrections.is_empty()));
    let drop_all = move |_| look.correct(|corrections| *corrections = Corrections::default());
    move || {
        any.get().then(|| {
            let sentence = if look.replayed.get() { say!(words, import.replayed) } else { say!(words, import.corrected) };
            view! {
                <p class="notice" data-testid="corrected">
                    {sentence}" "<button type="button" class="link" data-testid="drop-corrections" on:click=on(drop_all)>{say!(words, import.drop_corrections)}</button>
                </p>
            }
            .into_any()
        })
    }
}

#[component]
fn Confirm() -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    let look = expect_context::<Look>();
    view! {
        <p class="actions end">
            <a href=Place::Start.hash()>{say!(words, import.back)}</a>
            <a href=Place::Campaign.hash() data-testid="to-plan">{plan_words(look, words)}</a>
            <button type="button" class="main" data-testid="import-confirm" prop:disabled=move || look.reading.get() || look.doubted.get() on:click=on(move |_| opening.confirm())>
                {say!(words, import.confirm)}
            </button>
        </p>
    }
}

/// The author's door: a first exercise, or the next version of the one that is being looked at.
fn plan_words(look: Look, words: crate::text::Language) -> &'static str {
    let is_campaign = look.shown.with_untracked(|shown| shown.preview.campaign.is_some());
    if is_campaign { say!(words, plan.next_version) } else { say!(words, plan.begin) }
}

fn first_of<const N: usize>(texts: [&String; N]) -> String {
    texts.into_iter().find(|text| !text.trim().is_empty()).cloned().unwrap_or_default()
}
