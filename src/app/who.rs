//! Who scores itself, who fills and who confirms.

use super::desk::Desk;
use super::field::Line;
use super::focus::focus_id;
use super::letters::small;
use super::page::Page;
use super::place::{Place, Step};
use super::session::Session;
use super::words::language;
use crate::app::handler::on;
use crate::assessment::Answers;
use crate::dossier::{DraftChange, People, UnitRef};
use crate::template::{Kind, KindId, Template, Unit};
use crate::text::say;
use leptos::prelude::*;

/// The step before filling.
#[component]
pub fn WhoPage() -> impl IntoView {
    let words = language();
    let session = expect_context::<Desk>().session;
    let roster = session.template(|template| template.units.clone());
    let next = Place::Draft(session.draft_now(|draft| draft.id.clone()), Step::Fill(None)).hash();
    let asked = RwSignal::new(false);
    let go_on = move |event: leptos::ev::MouseEvent| {
        if !kind_is_chosen(session) {
            event.prevent_default();
            asked.set(true);
            focus_id("kind-0");
        }
    };
    view! {
        <section class="who narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, who.title)}</h1>
            <UnitField session roster/>
            <KindChoice session asked/>
            <PersonField session id="preparer-name" label=say!(words, who.preparer) part=Part::Preparer/>
            <PersonField session id="signer-name" label=say!(words, who.signer) part=Part::Signer/>
            <PersonField session id="signer-title" label=say!(words, who.signer_title) part=Part::SignerTitle/>
            <p class="actions end"><a class="main" href=next data-testid="to-fill" on:click=on(go_on)>{say!(words, who.next)}</a></p>
        </section>
    }
    .into_any()
}

/// The unit's name: chosen from the roster by typing, or typed where it is not in it.
#[component]
fn UnitField(session: Session, roster: Vec<Unit>) -> impl IntoView {
    let words = language();
    let name = Signal::derive(move || session.draft(|draft| draft.unit.name.clone()));
    let options =
        roster.iter().map(|unit| view! { <option value=unit.name.clone()></option> }.into_any()).collect_view();
    let listed = (!roster.is_empty()).then_some("roster");
    let hint = if roster.is_empty() { String::new() } else { say!(words, who.roster).to_owned() };
    let edit = Callback::new(move |typed: String| choose_unit(session, &roster, typed));
    view! {
        <Line id="unit-name" label=say!(words, who.unit) hint value=name edit list=listed/>
        <datalist id="roster">{options}</datalist>
    }
}

/// A unit of the roster brings its code, its kind and its signer's office with it.
fn choose_unit(session: Session, roster: &[Unit], typed: String) {
    let known = roster.iter().find(|unit| small(&unit.name) == small(typed.trim()));
    let code = known.map(|unit| unit.code.clone()).unwrap_or_default();
    let unit = UnitRef { code, name: typed };
    if session.draft_now(|draft| draft.unit == unit) {
        return;
    }
    session.change(DraftChange::Unit(unit.clone()));
    expect_context::<Page>().remember(|settings| settings.unit = unit);
    let Some(known) = known else { return };
    if let Some(KindId(kind)) = known.kind {
        session.change(DraftChange::Kind(kind));
    }
    let people = session.draft_now(|draft| draft.people.clone());
    if !known.signer_title.is_empty() && people.signer_title.is_empty() {
        session.change(DraftChange::People(People { signer_title: known.signer_title.clone(), ..people }));
    }
}

/// The answers that a draft begins with. Where the template has several kinds none is chosen: a kind that was never
/// asked for would give a unit the maxima of another.
pub fn unanswered(template: &Template) -> Answers {
    let kind = if template.kinds.len() > 1 { KindId(u16::MAX) } else { KindId::default() };
    Answers { kind, ..Answers::default() }
}

/// Whether the draft's kind is one of the template's.
fn kind_is_chosen(session: Session) -> bool {
    let KindId(kind) = session.kind();
    session.template(|template| usize::from(kind) < template.kinds.len())
}

/// Before the kind is chosen there are no maxima and nothing to fill: whoever goes there is led here.
pub fn ask_kind_first(session: Session, at: Step) {
    if at.is_same(Step::Fill(None)) && !kind_is_chosen(session) {
        let page = expect_context::<Page>();
        page.redirect(&Place::Draft(session.draft_now(|draft| draft.id.clone()), Step::Who));
        page.announce(say!(language(), who.kind_missing).to_owned());
    }
}

/// The kind of body, where the template has more than one. Nothing is chosen for the person.
#[component]
fn KindChoice(
    session: Session,
    /// Whether one wanted to go on already.
    asked: RwSignal<bool>,
) -> impl IntoView {
    let words = language();
    let kinds = session.template(|template| template.kinds.clone());
    let radio = move |(place, kind): (usize, Kind)| {
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        let chosen = move || session.draft(|draft| draft.answers.kind == KindId(place));
        let choose = move |_| session.change(DraftChange::Kind(place));
        view! {
            <label>
                <input type="radio" name="kind" id=format!("kind-{place}") data-testid=format!("kind-{place}") prop:checked=move || chosen() on:change=on(choose)/>
                {kind.name}
            </label>
        }
    };
    let missing = Memo::new(move |_| asked.get() && session.draft(|_| !kind_is_chosen(session)));
    let error = move || missing.get().then(|| say!(words, who.kind_missing));
    (kinds.len() > 1).then(|| {
        view! {
            <fieldset class="choices kinds" role="radiogroup" aria-required="true" aria-describedby="kind-note kind-error"
                aria-invalid=move || missing.get().then_some("true")>
                <legend>{say!(words, who.kind)}</legend>
                <small id="kind-note">{say!(words, who.kind_note)}</small>
                {kinds.into_iter().enumerate().map(radio).collect_view()}
                <small class="error" class:wrong=missing id="kind-error">{move || error()}</small>
            </fieldset>
        }
    })
}

/// Which of the people's texts a field holds.
#[derive(Clone, Copy)]
pub enum Part {
    /// Who fills.
    Preparer,
    /// Who signs.
    Signer,
    /// The office of who signs.
    SignerTitle,
}

impl Part {
    fn of(self, people: &mut People) -> &mut String {
        match self {
            Self::Preparer => &mut people.preparer,
            Self::Signer => &mut people.signer,
            Self::SignerTitle => &mut people.signer_title,
        }
    }
}

/// One of the people's texts; the next draft proposes it again.
#[component]
pub fn PersonField(
    /// The draft.
    session: Session,
    /// Its `id`, and its `data-testid`.
    id: &'static str,
    /// What it asks for.
    label: &'static str,
    /// Which text.
    part: Part,
    /// What is wrong with it, where it can be.
    #[prop(default = None)]
    error: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let page = expect_context::<Page>();
    let value = Signal::derive(move || {
        let mut people = session.draft(|draft| draft.people.clone());
        std::mem::take(part.of(&mut people))
    });
    let edit = Callback::new(move |typed: String| {
        let mut people = session.draft_now(|draft| draft.people.clone());
        if *part.of(&mut people) != typed {
            *part.of(&mut people) = typed;
            session.change(DraftChange::People(people.clone()));
            page.remember(|settings| settings.people = people);
        }
    });
    view! { <Line id label value edit error/> }
}
