//! The author's door: what the office sets for an exercise, and the campaign file that units open.

mod deadlines;
mod publish;
mod roster;
mod texts;

use super::field::{Line, Lines};
use super::import::Nothing;
use super::opening::{Opening, Preview};
use super::page::Page;
use super::place::Place;
use super::platform::workbooks;
use super::words::language;
use crate::app::handler::on;
use crate::template::Template;
use crate::text::{addressee_presets, say};
use deadlines::Deadlines;
use leptos::prelude::*;
use leptos::task::spawn_local;
use publish::{Changes, Publish};
use roster::Roster;
use std::sync::Arc;
use texts::{Published, Texts};

/// An exercise that is being set up; in the context of every part of its page.
#[derive(Clone, Copy)]
pub struct Plan {
    /// What is typed.
    pub texts: RwSignal<Texts>,
    /// The table that it is about.
    pub preview: StoredValue<Arc<Preview>>,
    /// What was published in this visit: the file's name, and the fingerprint of the key.
    pub done: RwSignal<Option<publish::Done>>,
    /// Whether everything that was typed is kept.
    kept: RwSignal<bool>,
}

impl Plan {
    fn new(preview: Arc<Preview>, page: Page) -> Self {
        let mut texts = Texts::of(&preview.file.imported.template);
        let settings = page.settings();
        (texts.signer, texts.office) = (settings.people.signer, settings.unit.name);
        if let Some(campaign) = &preview.campaign {
            let (id, version, payload) = (campaign.id.clone(), campaign.version, campaign.payload.to_string());
            texts.published = Published { id, version, payload };
        }
        let plan = Self {
            texts: RwSignal::new(texts),
            preview: StoredValue::new(preview),
            done: RwSignal::new(None),
            kept: RwSignal::new(true),
        };
        plan.remember();
        plan
    }

    /// The template as the workbook has it, with its corrections.
    pub fn template<T>(self, read: impl FnOnce(&Template) -> T) -> T {
        self.preview.with_value(|preview| read(&preview.file.imported.template))
    }

    /// One of the texts.
    pub fn text(self, read: fn(&Texts) -> &String) -> Signal<String> {
        Signal::derive(move || self.texts.with(|texts| read(texts).clone()))
    }

    /// Takes what was typed into one of them.
    pub fn edit(self, write: fn(&mut Texts) -> &mut String) -> Callback<String> {
        Callback::new(move |typed: String| {
            if self.texts.with_untracked(|texts| *write(&mut texts.clone()) != typed) {
                self.change(|texts| *write(texts) = typed);
            }
        })
    }

    /// Changes something, and keeps it.
    pub fn change(self, change: impl FnOnce(&mut Texts)) {
        self.texts.update(change);
        if self.kept.get_untracked() {
            self.kept.set(false);
            spawn_local(self.keep());
        }
    }

    /// Keeps what is typed as often as it changes meanwhile.
    async fn keep(self) {
        while let Some(texts) = self.texts.try_get_untracked() {
            let key = self.preview.with_value(|preview| preview.key.clone());
            // What is not kept here goes into the file when it is published.
            let _ = workbooks::keep_plan(&key, &texts).await;
            if self.texts.try_with_untracked(|now| *now == texts) != Some(false) {
                break;
            }
        }
        self.kept.try_set(true);
    }

    /// Goes on with what was typed about this workbook before.
    fn remember(self) {
        let before = self.texts.get_untracked();
        spawn_local(async move {
            let key = self.preview.with_value(|preview| preview.key.clone());
            let Some(kept) = workbooks::plan::<Texts>(&key).await else { return };
            let newer = before.published.version <= kept.published.version;
            // What was typed meanwhile is newer than what is kept.
            if newer && self.texts.try_with_untracked(|texts| *texts == before) == Some(true) {
                self.texts.try_set(kept);
            }
        });
    }
}

/// The page of the exercise; where no table is open, the way to open one.
#[component]
pub fn CampaignPage() -> impl IntoView {
    let opening = expect_context::<Opening>();
    let page = expect_context::<Page>();
    move || match opening.preview.get() {
        Some(preview) => {
            provide_context(Plan::new(preview, page));
            view! { <Setting/> }.into_any()
        }
        None => view! { <Nothing/> }.into_any(),
    }
}

#[component]
fn Setting() -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    let source = plan.preview.with_value(|preview| {
        say!(words, import.source, name = preview.file.file_name, sheet = preview.file.imported.sheet)
    });
    let line = move |id: &'static str,
                     label: &'static str,
                     read: fn(&Texts) -> &String,
                     write: fn(&mut Texts) -> &mut String| {
        view! { <Line id label value=plan.text(read) edit=plan.edit(write)/> }.into_any()
    };
    let status = move || if plan.kept.get() { say!(words, plan.kept) } else { say!(words, plan.keeping) };
    view! {
        <section class="plan narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, plan.title)}</h1>
            <p class="note">{source}" "<a href=Place::Import.hash()>{say!(words, plan.to_table)}</a></p>
            <p class="note">{say!(words, plan.what)}</p>
            {line("plan-name", say!(words, plan.name), |texts| &texts.name, |texts| &mut texts.name)}
            {line("plan-period", say!(words, plan.period), |texts| &texts.period, |texts| &mut texts.period)}
            {line("plan-code", say!(words, plan.code), |texts| &texts.code, |texts| &mut texts.code)}
            <DataPeriod/>
            <Deadlines/>
            <Addressee/>
            <Roster/>
            <p class="lines"><Lines id="plan-appraisers" label=say!(words, plan.appraisers)
                value=plan.text(|texts| &texts.appraisers) edit=plan.edit(|texts| &mut texts.appraisers)/></p>
            <TargetFields/>
            <Classes/>
            <Changes/>
            <Publish/>
            <p class="note" role="status" data-testid="plan-kept">{move || status()}</p>
        </section>
    }
    .into_any()
}

/// A date field that keeps what stands in it as text.
#[component]
pub fn DateLine(
    /// Its `id`, and its `data-testid`.
    #[prop(into)]
    id: String,
    /// What it asks for.
    label: &'static str,
    /// The day, `2023-10-20`; empty where there is none.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was chosen.
    edit: Callback<String>,
) -> impl IntoView {
    let take = move |event| edit.run(event_target_value(&event));
    view! {
        <p class="line">
            <label for=id.clone()>{label}</label>
            <input type="date" id=id.clone() data-testid=id prop:value=move || value.get() on:change=on(take)/>
        </p>
    }
    .into_any()
}

/// The days that figures cover.
#[component]
fn DataPeriod() -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    view! {
        <fieldset class="together">
            <legend>{say!(words, plan.data_period)}</legend>
            <DateLine id="plan-first-day" label=say!(words, plan.first_day) value=plan.text(|texts| &texts.first_day) edit=plan.edit(|texts| &mut texts.first_day)/>
            <DateLine id="plan-last-day" label=say!(words, plan.last_day) value=plan.text(|texts| &texts.last_day) edit=plan.edit(|texts| &mut texts.last_day)/>
        </fieldset>
    }
    .into_any()
}

/// Where dossiers go: one of those that are usual, or any other.
#[component]
fn Addressee() -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    let presets = addressee_presets(words);
    let options =
        presets.iter().enumerate().map(|(place, preset)| view! { <option value=place>{preset.label}</option> });
    let options = options.collect_view();
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|place| presets.get(place).copied());
        if let Some(preset) = chosen {
            plan.change(|texts| texts.addressee = preset.name.to_owned());
        }
    };
    view! {
        <p class="line">
            <label for="plan-preset">{say!(words, plan.preset)}</label>
            <select id="plan-preset" data-testid="plan-preset" on:change=on(choose)>
                <option value="">{say!(words, plan.preset_none)}</option>
                {options}
            </select>
        </p>
        <Line id="plan-addressee" label=say!(words, plan.addressee) value=plan.text(|texts| &texts.addressee) edit=plan.edit(|texts| &mut texts.addressee)/>
        <Line id="plan-email" label=say!(words, plan.email) value=plan.text(|texts| &texts.email) edit=plan.edit(|texts| &mut texts.email)/>
    }
    .into_any()
}

/// The share of a class that the exercise aims at.
#[component]
fn TargetFields() -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    view! {
        <fieldset class="together">
            <legend>{say!(words, plan.target)}</legend>
            <Line id="plan-share" label=say!(words, plan.share) value=plan.text(|texts| &texts.share) edit=plan.edit(|texts| &mut texts.share)/>
            <Line id="plan-class" label=say!(words, plan.class) value=plan.text(|texts| &texts.class) edit=plan.edit(|texts| &mut texts.class)/>
        </fieldset>
    }
    .into_any()
}

/// The classes are those of the table, where they can be changed.
#[component]
fn Classes() -> impl IntoView {
    let words = language();
    let plan = expect_context::<Plan>();
    let names = plan.template(|template| {
        template.grading.grades.iter().map(|grade| grade.name.clone()).collect::<Vec<_>>().join(", ")
    });
    let said = if names.is_empty() {
        view! { <p class="look">{say!(words, plan.no_classes)}</p> }.into_any()
    } else {
        view! { <p class="note">{say!(words, plan.classes, names = names)}</p> }.into_any()
    };
    view! { {said}<p><a href=Place::Import.hash()>{say!(words, plan.to_classes)}</a></p> }.into_any()
}
