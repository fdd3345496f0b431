//! The page. The only room that knows the browser.

#![allow(
    clippy::redundant_closure,
    reason = "Leptos makes one type of all closures that are written where a view uses them (docs/decisions/0008)"
)]

mod builtin;
mod campaign;
mod desk;
mod field;
mod fill;
mod focus;
mod handler;
mod import;
pub mod later;
mod letters;
mod network;
mod opening;
mod page;
mod place;
pub mod platform;
mod review;
mod saving;
mod sentences;
mod session;
mod shell;
mod sign;
mod start;
mod steps;
mod verdict;
mod who;
mod words;
mod work;

use crate::text::say;
use desk::DeskPage;
use later::{Load, Parts};
use leptos::prelude::*;
use network::Network;
use opening::Opening;
use page::Page;
use place::{Place, Step};
use shell::{Header, Messages, take_early_drops};
use sign::Signing;

/// The whole page. Switching the language builds what is seen anew; drafts and files stay open.
#[component]
pub fn App(
    /// Loads what is not needed to reopen a draft and score.
    load: Load,
) -> impl IntoView {
    let page = Page::new();
    let opening = Opening::new(page);
    provide_context(page);
    provide_context(opening);
    provide_context(Network::watch());
    provide_context(Signing::new());
    let parts = Parts::new(load);
    provide_context(parts);
    take_early_drops(page, opening, parts);
    move_focus(page);
    name_document(page);
    let area = Memo::new(move |_| Area::of(&page.place.get()));
    let inner = move || match area.get() {
        Area::Draft(id) => view! { <DeskPage id/> }.into_any(),
        other => {
            page.language.track();
            other.view(parts)
        }
    };
    let around = move |part: fn() -> AnyView| {
        move || {
            page.language.track();
            part()
        }
    };
    view! {
        {around(|| view! { <Header/><Messages/> }.into_any())}
        <main id="main" tabindex="-1">{inner}</main>
        {around(|| view! { <Foot/> }.into_any())}
    }
}

/// What of a place decides what is built: steps of one draft share a desk.
#[derive(Clone, PartialEq, Eq)]
enum Area {
    Start,
    Import,
    Campaign,
    Verdict,
    Draft(String),
}

impl Area {
    fn of(place: &Place) -> Self {
        match place {
            Place::Start => Self::Start,
            Place::Verdict => Self::Verdict,
            Place::Import => Self::Import,
            Place::Campaign => Self::Campaign,
            Place::Draft(id, _) => Self::Draft(id.clone()),
        }
    }

    fn view(self, parts: Parts) -> AnyView {
        match self {
            Self::Start | Self::Draft(_) => parts.view(|later| (later.start)()),
            Self::Import => parts.view(|later| (later.import)()),
            Self::Campaign => parts.view(|later| (later.campaign)()),
            Self::Verdict => parts.view(|later| (later.verdict)()),
        }
    }
}

/// At a change of place the focus goes to its heading, or to the criterion that the address names; the first place
/// of a visit leaves it where the browser put it.
fn move_focus(page: Page) {
    Effect::new(move |before: Option<()>| {
        let place = page.place.get();
        page.finish_undo();
        if before.is_none() {
            return;
        }
        match place {
            Place::Draft(_, Step::Fill(Some(at))) => focus::go_to(format!("c{at}")),
            _ => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                focus::focus_later("heading".to_owned());
            }
        }
    });
}

/// The title of the window says where one is.
fn name_document(page: Page) {
    Effect::new(move |_| {
        let words = page.language.get();
        let place = match page.place.get() {
            Place::Start => say!(words, start.title),
            Place::Import => say!(words, import.tree),
            Place::Campaign => say!(words, plan.title),
            Place::Verdict => say!(words, verdict.title),
            Place::Draft(_, Step::Who) => say!(words, steps.who),
            Place::Draft(_, Step::Fill(_)) => say!(words, steps.fill),
            Place::Draft(_, Step::Review) => say!(words, steps.review),
            Place::Draft(_, Step::Sign) => say!(words, steps.sign),
        };
        document().set_title(&say!(words, shell.window, place = place));
    });
}

#[component]
fn Foot() -> impl IntoView {
    let parts = expect_context::<Parts>();
    view! {
        <footer class="foot"><p>{say!(words::language(), shell.foot)}</p></footer>
        {parts.beside(|later| (later.drop_zone)())}
    }
}
