//! A draft on the desk: opened, laid out on its template, watched while it is saved.

mod load;

use super::fill::FillPage;
use super::opening::Opening;
use super::page::Page;
use super::place::{Place, Step};
use super::platform::clock::{self, Moment};
use super::platform::drafts::{self, Listing, SaveState};
use super::review::ReviewPage;
use super::saving::SaveState as HowKept;
use super::session::Session;
use super::sign::SignPage;
use super::steps::Steps;
use super::who::WhoPage;
use super::words::language;
use crate::dossier::Draft;
use crate::text::say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use load::{Claim, load};

/// The draft that is open; in the context of its steps.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The draft and what it adds up to.
    pub session: Session,
    /// How it is kept.
    pub kept: RwSignal<SaveState>,
    backed_up: RwSignal<Option<Moment>>,
    claim: RwSignal<Claim>,
    opening: Opening,
}

impl Desk {
    /// Takes the right to write from the tab that has it.
    pub fn take_over(self) {
        self.claim.set(Claim::TakeOver);
    }

    /// Hands the draft out as a file, with its workbook in it.
    pub fn save_to_file(self) {
        let format = self.session.draft_now(Draft::to_format);
        let period = self.session.template(|template| template.exercise.period.clone());
        let backed_up = self.backed_up;
        self.opening.hand_out_draft(
            format,
            period,
            Callback::new(move |()| {
                backed_up.set(Some(clock::now()));
                self.note();
            }),
        );
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
            changed: clock::now(),
            backed_up: self.backed_up.get_untracked(),
        })
    }
}

/// What is to be seen of a draft.
#[derive(Clone)]
enum Seen {
    Loading,
    Open(Desk),
    Failed(String),
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
                Err(words) => Seen::Failed(words),
            });
            seen.set(now);
        });
    });
    move || match seen.get() {
        Seen::Loading => view! { <Loading/> }.into_any(),
        Seen::Open(desk) => view! { <OpenDesk desk/> }.into_any(),
        Seen::Failed(words) => view! { <Failed words/> }.into_any(),
    }
}

#[component]
fn OpenDesk(desk: Desk) -> impl IntoView {
    let page = expect_context::<Page>();
    provide_context(desk);
    let progress = Memo::new(move |_| desk.session.assessment().with(|assessment| assessment.totals));
    Effect::new(move |_| {
        progress.track();
        desk.note();
    });
    on_cleanup(move || desk.note());
    let step = Memo::new(move |_| match page.place.get() {
        Place::Draft(_, Step::Fill(_)) | Place::Start | Place::Import | Place::Verdict => Step::Fill(None),
        Place::Draft(_, step) => step,
    });
    crate::app::focus::focus_later("heading".to_owned());
    move || {
        page.language.track();
        let session = desk.session;
        let inner = match step.get() {
            Step::Who => view! { <WhoPage/> }.into_any(),
            Step::Fill(_) => view! { <FillPage session at=criterion_of(&page.place.get_untracked())/> }.into_any(),
            Step::Review => view! { <ReviewPage/> }.into_any(),
            Step::Sign => view! { <SignPage/> }.into_any(),
        };
        // While filling it stands beside the figures.
        let kept = (!matches!(step.get(), Step::Fill(_))).then(|| view! { <div class="narrow"><HowKept/></div> });
        view! { <Steps session at=step.get()/>{inner}{kept} }
    }
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
fn Failed(words: String) -> impl IntoView {
    view! {
        <section class="narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(language(), desk.failed)}</h1>
            <p class="wrong">{words}</p>
            <p class="actions"><a class="main" href=Place::Start.hash()>{say!(language(), desk.to_start)}</a></p>
        </section>
    }
}
