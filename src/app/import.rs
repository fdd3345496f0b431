//! The preview of a workbook: what was understood, and what to look at before a draft stands on it.

mod converted;
mod diagnostics;
mod sums;
mod tree;

use super::opening::{Opening, Preview};
use super::place::Place;
use super::shell::OpenButton;
use super::words::language;
use crate::app::handler::on;
use crate::template::Template;
use crate::text::{band, requirement, say};
use crate::workbook::Severity;
use diagnostics::diagnostics;
use leptos::prelude::*;
use std::sync::Arc;
use sums::sums;
use tree::tree;

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
fn Nothing() -> impl IntoView {
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
    let imported = &preview.file.imported;
    let title = first_of([&imported.template.exercise.name, &imported.template.title, &preview.file.file_name]);
    let worst = imported.notes.iter().map(|note| note.severity).max();
    let warned = worst == Some(Severity::Error);
    let notices = imported.template.notices.clone();
    let source = say!(words, import.source, name = preview.file.file_name, sheet = imported.sheet);
    view! {
        <section class="import" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{title}</h1>
            <p class="note">{source}</p>
            {notices.into_iter().map(|notice| view! { <p class="notice" lang="vi">{notice}</p> }.into_any()).collect_view()}
            {preview.converted.as_ref().map(converted::converted)}
            {sums(&imported.template)}
            <div class="columns">
                {diagnostics(&imported.notes)}
                <section aria-labelledby="tree">
                    <h2 id="tree">{say!(words, import.tree)}</h2>
                    <div lang="vi">{tree(&imported.template)}</div>
                    {classes(&imported.template)}
                </section>
            </div>
            {warned.then(|| view! { <p class="look">{say!(words, import.errors_remain)}</p> }.into_any())}
            <Confirm/>
        </section>
    }
    .into_any()
}

/// The class bands, as data of the workbook.
fn classes(template: &Template) -> Option<AnyView> {
    let words = language();
    let basis = template.grading.basis;
    let grades = template.grading.grades.iter().map(|grade| {
        let needs = grade.requirements.iter().map(|need| requirement(words, *need)).collect::<Vec<_>>().join("; ");
        let needs = (!needs.is_empty()).then(|| format!("; {needs}"));
        view! { <li><b>{grade.name.clone()}</b>" "{band(words, basis, &grade.span)}{needs}</li> }
    });
    let grades = grades.collect_view();
    (!grades.is_empty())
        .then(|| view! { <h2>{say!(words, import.classes)}</h2><ul class="plain">{grades}</ul> }.into_any())
}

#[component]
fn Confirm() -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    view! {
        <p class="actions end">
            <a href=Place::Start.hash()>{say!(words, import.back)}</a>
            <button type="button" class="main" data-testid="import-confirm" on:click=on(move |_| opening.confirm())>
                {say!(words, import.confirm)}
            </button>
        </p>
    }
}

fn first_of<const N: usize>(texts: [&String; N]) -> String {
    texts.into_iter().find(|text| !text.trim().is_empty()).cloned().unwrap_or_default()
}
