//! The figures that are always in sight: total, class, what lacks, whether it is saved.

use super::drawer::Drawer;
use super::next_open;
use super::why::Why;
use crate::app::handler::on;
use crate::app::later::Parts;
use crate::app::place::{Place, Step};
use crate::app::saving::SaveState;
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::ProblemKind;
use crate::text::{band, class_name, class_reason, say, to_next};
use leptos::prelude::*;

/// The sums of the draft.
#[component]
pub fn Summary(
    /// The draft.
    session: Session,
    /// The row that one is in, by its place in the table.
    here: StoredValue<Option<usize>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let parts = expect_context::<Parts>();
    // The classes come with the rest of the page; what stands below them must not move then.
    let room = format!("{}rem", 3 + 2 * session.template(|template| template.grading.grades.len()));
    view! {
        <aside class="summary" aria-label=say!(language(), fill.summary) data-open=move || open.get().to_string()>
            <Figures session/>
            <Drawer open name=say!(language(), fill.details)/>
            <Why session id=None/>
            <div class="classes" style:min-height=room>{parts.beside(move |later| (later.ladder)(session))}</div>
            <Open session/>
            <SaveState/>
            <Next session here/>
        </aside>
    }
    .into_any()
}

#[component]
fn Figures(session: Session) -> impl IntoView {
    let words = language();
    let totals = Memo::new(move |_| session.assessment().with(|assessment| assessment.totals));
    let percent = move || totals.get().percent.map_or_else(|| "–".to_owned(), |percent| percent.to_string());
    let class = Memo::new(move |_| class_of(session, words));
    let possible = Memo::new(move |_| possible_class(session));
    let superior = move || {
        let points = totals.get().by_superior;
        let possible = move || possible.get().map(|class| say!(words, fill.with_superior, class = class));
        (points.hundredths() > 0).then(
            || view! { <p class="note">{say!(words, fill.by_superior, points = points)}" "{move || possible()}</p> },
        )
    };
    view! {
        <p class="figures">
            <span class="label">{say!(words, fill.total)}</span>
            <span class="total"><span data-testid="total">{move || totals.get().total.to_string()}</span>
            " / "<span data-testid="maximum">{move || totals.get().maximum.to_string()}</span></span>
            <span class="percent" data-testid="percent">{move || percent()}</span>
            <span class="class" data-testid="class">{move || class.get()}</span>
        </p>
        {move || superior()}
    }
}

/// The class that is still open if the superior gives every point that is awaited, where it is another one (decision
/// 0002).
fn possible_class(session: Session) -> Option<String> {
    let (now, then) = session.assessment().with(|assessment| {
        let classification = &assessment.classification;
        (classification.grade, classification.with_superior)
    });
    let place = then.filter(|_| now != then)?;
    session.template(|template| template.grading.grades.get(place).map(|grade| grade.name.clone()))
}

/// The classes with their bands, the reached one marked, and what lacks to the next.
#[component]
pub fn Ladder(
    /// The draft.
    session: Session,
) -> impl IntoView {
    let words = language();
    let grading = session.template(|template| template.grading.clone());
    let classification = Memo::new(move |_| session.assessment().with(|assessment| assessment.classification.clone()));
    let basis = grading.basis;
    let rung = move |(place, grade): (usize, crate::template::Grade)| {
        let reached = move || classification.with(|classification| classification.grade == Some(place));
        view! {
            <li aria-current=move || reached().then_some("true")>
                <b>{grade.name}</b>" "<span>{band(words, basis, &grade.span)}</span>
            </li>
        }
    };
    let rungs = grading.grades.clone().into_iter().enumerate().map(rung).collect_view();
    let next = move || classification.with(|classification| to_next(words, &grading, classification));
    let reasons = move || {
        let reasons = classification.with(|classification| classification.reasons.clone());
        let words_of = |reason| session.template(|template| class_reason(words, template, reason));
        reasons.iter().map(|reason| view! { <p class="look">{words_of(reason)}</p> }.into_any()).collect_view()
    };
    view! {
        <ol class="ladder">{rungs}</ol>
        <p class="next">{move || next()}</p>
        {move || reasons()}
    }
}

#[component]
fn Open(session: Session) -> impl IntoView {
    let words = language();
    let open = Memo::new(move |_| session.assessment().with(|assessment| assessment.totals.open));
    let missing = Memo::new(move |_| {
        let lacks = |kind: &ProblemKind| matches!(kind, ProblemKind::EvidenceMissing);
        session
            .assessment()
            .with(|assessment| assessment.problems.iter().filter(|problem| lacks(&problem.kind)).count())
    });
    view! {
        <p class="open"><span data-testid="open-count">{move || open.get().to_string()}</span>" "{say!(words, fill.open)}</p>
        <p class="missing">{move || say!(words, fill.missing_evidence, count = missing.get())}</p>
    }
}

/// To the next open criterion while there is one, then to the review.
#[component]
fn Next(session: Session, here: StoredValue<Option<usize>>) -> impl IntoView {
    let words = language();
    let open = Memo::new(move |_| session.assessment().with(|assessment| assessment.totals.open > 0));
    let go = move |_| {
        let from = here.get_value().and_then(|place| session.id_at(place));
        if let Some(id) = next_open(session, from) {
            crate::app::focus::go_to(format!("c{}", id.index()));
        }
    };
    let review = Place::Draft(session.draft_now(|draft| draft.id.clone()), Step::Review).hash();
    view! {
        <p class="actions">
            <button type="button" class="next-open" hidden=move || !open.get() on:click=on(go)>{say!(words, fill.next_open)}</button>
            <a class="main" href=review data-testid="review">{say!(words, fill.to_review)}</a>
        </p>
    }
}

/// The name of the class as it stands now.
pub(crate) fn class_of(session: Session, words: crate::text::Language) -> String {
    session.assessment().with(|assessment| {
        session.template(|template| class_name(words, &template.grading, &assessment.classification))
    })
}
