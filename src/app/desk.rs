//! A draft on the desk: opened, laid out on its template, watched while it is saved.

mod load;
mod noting;

use super::fill::FillPage;
use super::later::Parts;
use super::opening::Opening;
use super::page::Page;
use super::place::{Place, Step};
use super::platform::clock::Moment;
use super::platform::drafts::{Damage, SaveState};
use super::saving::{SaveState as HowKept, SaveTrouble};
use super::sentences::{cannot_open, damage};
use super::session::Session;
use super::steps::Steps;
use super::words::language;
use crate::app::handler::on;
use crate::text::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
pub(super) use load::Refused;
use load::{Claim, Rooms, Why, load};
pub(super) use noting::{attend, save_to_file};

/// The draft that is open; in the context of its steps.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The draft and what it adds up to.
    pub session: Session,
    /// How it is kept.
    pub kept: RwSignal<SaveState>,
    backed_up: RwSignal<Option<Moment>>,
    /// When it was changed last, as far as this page knows.
    changed: StoredValue<Moment>,
    /// The draft's counter when it was opened.
    opened_at: u64,
    claim: RwSignal<Claim>,
    opening: Opening,
    page: Page,
    parts: Parts,
}

impl Desk {
    /// Whether this tab may write the draft. What changes it, and the export, stand still where it may not; whatever
    /// asks follows the answer.
    pub fn is_writable(self) -> bool {
        self.session.is_writable()
    }

    /// Takes the right to write from the tab that has it.
    pub fn take_over(self) {
        self.claim.set(Claim::TakeOver);
    }

    /// Hands the draft out as a file, with its workbook in it.
    pub fn save_to_file(self) {
        self.parts.run(self.page, move |later| (later.save_to_file)(self));
    }
}

/// What is to be seen of a draft.
#[derive(Clone)]
enum Seen {
    Loading,
    Open(Desk),
    Failed(Refused),
}

/// A draft by its id, at the step that the address names.
#[component]
pub fn DeskPage(
    /// The draft's id.
    id: String,
) -> impl IntoView {
    let page = expect_context::<Page>();
    let opening = expect_context::<Opening>();
    let parts = expect_context::<Parts>();
    let claim = RwSignal::new(Claim::IfFree);
    let seen = RwSignal::new(Seen::Loading);
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |_| {
        let (id, claim_as, owner) = (id.clone(), claim.get(), owner.clone());
        seen.set(Seen::Loading);
        spawn_local(async move {
            let loaded = load(Rooms { page, opening, parts }, &id, claim_as).await;
            // Signals that are made after a wait belong to whoever asked, so that they go when the desk is cleared.
            let now = owner.with(|| match loaded {
                Ok(loaded) => Seen::Open(loaded.lay_out(claim, Rooms { page, opening, parts })),
                Err(refused) => Seen::Failed(refused),
            });
            seen.set(now);
        });
    });
    move || match seen.get() {
        Seen::Loading => view! { <Loading/> }.into_any(),
        Seen::Open(desk) => view! { <OpenDesk desk/> }.into_any(),
        Seen::Failed(refused) => parts.view(move |later| (later.failed)(refused.clone())),
    }
}

#[component]
fn OpenDesk(desk: Desk) -> impl IntoView {
    let page = expect_context::<Page>();
    let parts = expect_context::<Parts>();
    provide_context(desk);
    Effect::new(move |_| {
        if let Some(later) = parts.get() {
            (later.attend)(desk);
        }
    });
    // Who can only read cannot press what opens an explanation.
    Effect::new(move |_| {
        if !desk.is_writable() {
            desk.session.open_what_is_written();
        }
    });
    let step = Memo::new(move |_| match page.place.get() {
        Place::Draft(_, Step::Fill(_)) | Place::Start | Place::Import | Place::Campaign | Place::Verdict => {
            Step::Fill(None)
        }
        Place::Draft(_, step) => step,
    });
    crate::app::focus::focus_later("heading".to_owned());
    parts.begin_after_paint();
    let step_view = move || {
        page.language.track();
        let session = desk.session;
        let inner = match step.get() {
            Step::Who => {
                view! { <fieldset class="bare" role="none" prop:disabled=move || !desk.is_writable()>{parts.view(|later| (later.who)())}</fieldset> }
                    .into_any()
            }
            Step::Fill(_) => view! { <FillPage session at=criterion_of(&page.place.get_untracked())/> }.into_any(),
            Step::Review => parts.view(|later| (later.review)()),
            Step::Sign => parts.view(|later| (later.sign)()),
        };
        // While filling it stands beside the figures.
        let kept =
            (!matches!(step.get(), Step::Fill(_))).then(|| view! { <div class="narrow"><HowKept/></div> }.into_any());
        view! { <Steps session at=step.get()/>{inner}{kept} }
    };
    view! { <SaveTrouble kept=desk.kept/>{move || step_view()} }
}

/// The criterion that a place points at.
fn criterion_of(place: &Place) -> Option<usize> {
    if let Place::Draft(_, Step::Fill(at)) = place { *at } else { None }
}

#[component]
fn Loading() -> impl IntoView {
    view! { <p class="loading" role="status">{say!(language(), desk.loading)}</p> }
}

/// Tells what of a draft was damaged, or could not be read.
pub fn tell_damage(page: Page, found: &[Damage]) {
    if let Some(sentence) = damage(page.language.get_untracked(), found) {
        page.fail(sentence);
    }
}

/// Why a draft is not on the desk, and what to do.
#[component]
pub fn Failed(
    /// Why.
    refused: Refused,
) -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    let why = match refused.why {
        Why::Draft(reason) => cannot_open(words, &reason),
        Why::Template(sentence) => sentence,
    };
    let save = move |id: String| {
        view! {
            <button type="button" data-testid="raw-to-file" on:click=on(move |_| opening.save_raw(id.clone()))>
                {say!(words, desk.raw_to_file)}
            </button>
        }
    };
    view! {
        <section class="narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, desk.failed)}</h1>
            <p class="wrong">{why}</p>
            <p class="actions">
                <a class="main" href=Place::Start.hash()>{say!(words, desk.to_start)}</a>
                {refused.stored.map(save)}
            </p>
        </section>
    }
}
