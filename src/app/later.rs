//! What is loaded behind the form: the page starts with what reopening a draft and scoring in it need, and fetches the
//! rest at once after that.
//!
//! [`Later`] names all of the rest as functions, and [`Parts`] is the way to them: nothing of the form names a function
//! of the rest itself. `cargo xtask dist` cuts the WebAssembly along this table (docs/decisions/0008).

use super::campaign::CampaignPage;
use super::desk::{Desk, Failed, Refused, attend, save_to_file, tell_damage};
use super::fill::{Conditions, Ladder, Navigation, Opened, Reason, Sentences, explained, on_key, paste_text};
use super::import::ImportPage;
use super::opening::Opening;
use super::page::Page;
use super::platform::drafts::Damage;
use super::review::ReviewPage;
use super::saving::UndoButtons;
use super::session::Session;
use super::shell::{Bars, DropZone, Note, Switches};
use super::sign::SignPage;
use super::start::StartPage;
use super::verdict::VerdictPage;
use super::who::WhoPage;
use super::words::language;
use crate::app::handler::on;
use crate::dossier::TemplateRef;
use crate::template::{NodeId, Template};
use crate::text::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use web_sys::{File, KeyboardEvent};

/// What takes a while, in a box.
pub(super) type Promise<T> = Pin<Box<dyn Future<Output = T>>>;

/// The functions of the rest.
#[derive(Clone, Copy)]
pub struct Later {
    pub(super) start: fn() -> AnyView,
    pub(super) import: fn() -> AnyView,
    pub(super) campaign: fn() -> AnyView,
    pub(super) verdict: fn() -> AnyView,
    pub(super) who: fn() -> AnyView,
    pub(super) review: fn() -> AnyView,
    pub(super) sign: fn() -> AnyView,
    pub(super) drop_zone: fn() -> AnyView,
    pub(super) take: fn(Opening, Vec<File>),
    pub(super) bars: fn() -> AnyView,
    pub(super) note: fn() -> AnyView,
    pub(super) switches: fn() -> AnyView,
    pub(super) failed: fn(Refused) -> AnyView,
    pub(super) tell_damage: fn(Page, &[Damage]),
    pub(super) ladder: fn(Session) -> AnyView,
    pub(super) troubles: fn(Session, NodeId) -> AnyView,
    pub(super) reason: fn(Reason) -> AnyView,
    pub(super) conditions: fn(Session) -> AnyView,
    pub(super) opened: fn(Opened) -> AnyView,
    pub(super) explained: fn(Session, Option<NodeId>) -> Option<String>,
    pub(super) paste: fn(Session, Page, usize, &str),
    pub(super) read_template: fn(Opening, TemplateRef) -> Promise<Result<Template, String>>,
    pub(super) save_to_file: fn(Desk),
    pub(super) attend: fn(Desk),
    pub(super) undo_buttons: fn(Session) -> AnyView,
    pub(super) navigation: fn(Session, RwSignal<bool>) -> AnyView,
    pub(super) key: fn(&KeyboardEvent),
}

impl Later {
    /// The table. Only the function that is cut off calls it: whoever else does takes the rest back into the form.
    pub fn table() -> Self {
        Self {
            start: || view! { <StartPage/> }.into_any(),
            import: || view! { <ImportPage/> }.into_any(),
            campaign: || view! { <CampaignPage/> }.into_any(),
            verdict: || view! { <VerdictPage/> }.into_any(),
            who: || view! { <WhoPage/> }.into_any(),
            review: || view! { <ReviewPage/> }.into_any(),
            sign: || view! { <SignPage/> }.into_any(),
            drop_zone: || view! { <DropZone/> }.into_any(),
            take: Opening::take,
            bars: || view! { <Bars/> }.into_any(),
            note: || view! { <Note/> }.into_any(),
            switches: || view! { <Switches/> }.into_any(),
            failed: |refused| view! { <Failed refused/> }.into_any(),
            tell_damage,
            ladder: |session| view! { <Ladder session/> }.into_any(),
            troubles: |session, id| view! { <Sentences session id/> }.into_any(),
            reason: Reason::view,
            conditions: |session| view! { <Conditions session/> }.into_any(),
            opened: Opened::view,
            explained,
            paste: paste_text,
            read_template: |opening, asked| Box::pin(opening.read_template(asked)),
            save_to_file,
            attend,
            undo_buttons: |session| view! { <UndoButtons session/> }.into_any(),
            navigation: |session, unfolded| view! { <Navigation session unfolded/> }.into_any(),
            key: on_key,
        }
    }
}

/// The rest could not be loaded: there is no network, and this browser has not kept the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

/// Loads the rest; where it is there already, at once.
pub type Load = fn() -> Promise<Result<Later, NotLoaded>>;

/// The way to the rest of the page; in the context of every component.
#[derive(Clone, Copy)]
pub struct Parts {
    load: Load,
    loaded: RwSignal<Option<Later>>,
    failed: RwSignal<bool>,
    begun: StoredValue<bool>,
}

impl Parts {
    /// Nothing is loaded yet.
    pub fn new(load: Load) -> Self {
        Self { load, loaded: RwSignal::new(None), failed: RwSignal::new(false), begun: StoredValue::new(false) }
    }

    /// Begins to load the rest, unless that was done before.
    pub fn begin(self) {
        if !self.begun.get_value() {
            self.fetch();
        }
    }

    /// Begins to load the rest once what was just built is on the screen.
    pub fn begin_after_paint(self) {
        request_animation_frame(move || set_timeout(move || self.begin(), std::time::Duration::ZERO));
    }

    /// A part that one came for: until it is there, it is said that it comes, or that it did not.
    pub fn view(self, part: impl Fn(Later) -> AnyView + Send + 'static) -> AnyView {
        self.begin();
        self.boxed(Box::new(part), || view! { <NotYet/> }.into_any())
    }

    /// A part beside what one came for: until it is there, there is nothing.
    pub fn beside(self, part: impl Fn(Later) -> AnyView + Send + 'static) -> AnyView {
        self.boxed(Box::new(part), || ().into_any())
    }

    /// The rest, if it is there; followed.
    pub fn get(self) -> Option<Later> {
        self.loaded.get()
    }

    /// The rest, if it is there now.
    pub fn now(self) -> Option<Later> {
        self.loaded.get_untracked()
    }

    /// Does something with the rest: now, or when it is there.
    pub fn run(self, page: Page, what: impl FnOnce(Later) + 'static) {
        match self.now() {
            Some(later) => what(later),
            None => self.run_boxed(page, Box::new(what)),
        }
    }

    /// The rest, once it is there.
    ///
    /// # Errors
    /// Where it could not be loaded.
    pub async fn wait(self) -> Result<Later, NotLoaded> {
        (self.load)().await
    }

    fn boxed(self, part: Box<dyn Fn(Later) -> AnyView + Send>, until_then: fn() -> AnyView) -> AnyView {
        (move || self.loaded.get().map_or_else(until_then, &part)).into_any()
    }

    fn run_boxed(self, page: Page, what: Box<dyn FnOnce(Later)>) {
        spawn_local(async move {
            match self.wait().await {
                Ok(later) => what(later),
                Err(NotLoaded) => page.fail(say!(page.language.get_untracked(), trouble.not_loaded).to_owned()),
            }
        });
    }

    fn fetch(self) {
        self.begun.set_value(true);
        self.failed.set(false);
        spawn_local(async move {
            match self.wait().await {
                Ok(later) => self.loaded.set(Some(later)),
                Err(NotLoaded) => self.failed.set(true),
            }
        });
    }
}

/// That a part comes; where it did not, a way to ask for it again.
#[component]
fn NotYet() -> impl IntoView {
    let words = language();
    let parts = expect_context::<Parts>();
    move || {
        if parts.failed.get() {
            view! {
                <section class="narrow">
                    <p class="wrong" role="alert">{say!(words, trouble.not_loaded)}</p>
                    <p class="actions">
                        <button type="button" class="main" on:click=on(move |_| parts.fetch())>{say!(words, trouble.load_again)}</button>
                    </p>
                </section>
            }
            .into_any()
        } else {
            view! { <p class="loading" role="status">{say!(words, desk.loading)}</p> }.into_any()
        }
    }
}
