//! A draft on the desk: opened, laid out on its template, watched while it is saved.

mod load;
mod noting;

use super::fill::FillPage;
use super::opening::Opening;
use super::page::Page;
use super::place::{Place, Step};
use super::platform::clock::{self, Moment};
use super::platform::drafts::{self, Listing, SaveState};
use super::review::ReviewPage;
use super::saving::{SaveState as HowKept, SaveTrouble, listen_for_undo};
use super::session::Session;
use super::sign::SignPage;
use super::steps::Steps;
use super::who::WhoPage;
use super::words::language;
use crate::dossier::Draft;
use crate::text::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use load::{Claim, Refused, load};

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
    /// Whether the list of the start page knew it.
    is_listed: StoredValue<bool>,
    claim: RwSignal<Claim>,
    opening: Opening,
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
        let format = self.session.draft_now(Draft::to_format);
        let period = self.session.template(|template| template.exercise.period.clone());
        let backed_up = self.backed_up;
        self.opening.hand_out_draft(format, period, move || {
            let at = clock::now();
            // Somebody may have left the desk while the file was written.
            if backed_up.try_set(Some(at)).is_none() {
                let _ = drafts::note_backup(&self.listing(), at);
            }
        });
    }

    /// Writes down for the start page how far the draft is.
    fn note(self) {
        // The list is a convenience: where it cannot be kept, the draft still is.
        let _ = drafts::note(self.listing());
    }

    fn listing(self) -> Listing {
        let session = self.session;
        let (totals, class) = session.assessment().with_untracked(|assessment| {
            let class = assessment.classification.grade.and_then(|grade| {
                session.template(|template| template.grading.grades.get(grade).map(|grade| grade.name.clone()))
            });
            (assessment.totals, class)
        });
        session.draft_now(|draft| Listing {
            id: draft.id.clone(),
            unit: draft.unit.name.clone(),
            period: session.template(|template| template.exercise.period.clone()),
            scored: totals.leaves.saturating_sub(totals.open),
            leaves: totals.leaves,
            total: totals.total.hundredths(),
            grade: class.unwrap_or_default(),
            revision: draft.revision,
            changed: self.changed.get_value(),
            backed_up: self.backed_up.get_untracked(),
            only_here: false,
        })
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
    let claim = RwSignal::new(Claim::IfFree);
    let seen = RwSignal::new(Seen::Loading);
    let owner = Owner::current().unwrap_or_default();
    Effect::new(move |_| {
        let (id, claim_as, owner) = (id.clone(), claim.get(), owner.clone());
        seen.set(Seen::Loading);
        spawn_local(async move {
            let loaded = load(page, opening, &id, claim_as).await;
            // Signals that are made after a wait belong to whoever asked, so that they go when the desk is cleared.
            let now = owner.with(|| match loaded {
                Ok(loaded) => Seen::Open(loaded.lay_out(claim, opening, page)),
                Err(refused) => Seen::Failed(refused),
            });
            seen.set(now);
        });
    });
    move || match seen.get() {
        Seen::Loading => view! { <Loading/> }.into_any(),
        Seen::Open(desk) => view! { <OpenDesk desk/> }.into_any(),
        Seen::Failed(refused) => view! { <Failed refused/> }.into_any(),
    }
}

#[component]
fn OpenDesk(desk: Desk) -> impl IntoView {
    let page = expect_context::<Page>();
    provide_context(desk);
    noting::note_changes(desk);
    listen_for_undo(desk.session, page);
    // Who can only read cannot press what opens an explanation.
    Effect::new(move |_| {
        if !desk.is_writable() {
            desk.session.open_what_is_written();
        }
    });
    let step = Memo::new(move |_| match page.place.get() {
        Place::Draft(_, Step::Fill(_)) | Place::Start | Place::Import | Place::Verdict => Step::Fill(None),
        Place::Draft(_, step) => step,
    });
    crate::app::focus::focus_later("heading".to_owned());
    let step_view = move || {
        page.language.track();
        let session = desk.session;
        let inner = match step.get() {
            Step::Who => {
                view! { <fieldset class="bare" role="none" prop:disabled=move || !desk.is_writable()><WhoPage/></fieldset> }
                    .into_any()
            }
            Step::Fill(_) => view! { <FillPage session at=criterion_of(&page.place.get_untracked())/> }.into_any(),
            Step::Review => view! { <ReviewPage/> }.into_any(),
            Step::Sign => view! { <SignPage/> }.into_any(),
        };
        // While filling it stands beside the figures.
        let kept = (!matches!(step.get(), Step::Fill(_))).then(|| view! { <div class="narrow"><HowKept/></div> });
        view! { <Steps session at=step.get()/>{inner}{kept} }
    };
    view! { <SaveTrouble kept=desk.kept/>{step_view} }
}

/// The criterion that a place points at.
fn criterion_of(place: &Place) -> Option<usize> {
    if let Place::Draft(_, Step::Fill(at)) = place { *at } else { None }
}

#[component]
fn Loading() -> impl IntoView {
    view! { <p class="loading" role="status">{say!(language(), desk.loading)}</p> }
}

#[component]
fn Failed(refused: Refused) -> impl IntoView {
    let words = language();
    let opening = expect_context::<Opening>();
    let save = move |id: String| {
        view! {
            <button type="button" data-testid="raw-to-file" on:click=move |_| opening.save_raw(id.clone())>
                {say!(words, desk.raw_to_file)}
            </button>
        }
    };
    view! {
        <section class="narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, desk.failed)}</h1>
            <p class="wrong">{refused.words}</p>
            <p class="actions">
                <a class="main" href=Place::Start.hash()>{say!(words, desk.to_start)}</a>
                {refused.stored.map(save)}
            </p>
        </section>
    }
}
