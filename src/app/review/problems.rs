//! What needs a look, each with a link to its place.

use crate::app::place::{Place, Step};
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::{Problem, ProblemKind};
use crate::text::{say, way_out_in};
use leptos::prelude::*;

/// The problems: what stops the export first, then what is open, then what is risky.
#[component]
pub fn Problems(
    /// The draft.
    session: Session,
) -> impl IntoView {
    let words = language();
    let lists = move || {
        let problems = session.problems();
        if problems.is_empty() {
            return view! { <p class="fine">{say!(words, review.nothing_wrong)}</p> }.into_any();
        }
        let of = |rank: Rank| problems.iter().filter(|problem| Rank::of(&problem.kind) == rank).cloned().collect();
        view! {
            <List session rank=Rank::Stops problems=of(Rank::Stops)/>
            <List session rank=Rank::Open problems=of(Rank::Open)/>
            <List session rank=Rank::Risky problems=of(Rank::Risky)/>
        }
        .into_any()
    };
    view! {
        <section class="problems" aria-labelledby="problems">
            <h2 id="problems">{say!(words, review.problems)}</h2>
            {move || lists()}
        </section>
    }
}

/// How much a problem matters before the export.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rank {
    Stops,
    Open,
    Risky,
}

impl Rank {
    fn of(kind: &ProblemKind) -> Self {
        match kind {
            kind if kind.blocks_export() => Self::Stops,
            ProblemKind::Open | ProblemKind::NothingAssigned => Self::Open,
            _ => Self::Risky,
        }
    }
}

#[component]
fn List(session: Session, rank: Rank, problems: Vec<Problem>) -> impl IntoView {
    let words = language();
    let count = problems.len();
    let (class, title) = match rank {
        Rank::Stops => ("stops", say!(words, review.stops, count = count)),
        Rank::Open => ("open", say!(words, review.open, count = count)),
        Rank::Risky => ("risky", say!(words, review.risky, count = count)),
    };
    let items = problems.into_iter().map(|problem| view! { <Item session problem/> }.into_any()).collect_view();
    (count > 0).then(|| {
        view! {
            <details class=class open=rank != Rank::Risky || count < 10>
                <summary>{title}</summary>
                <ul>{items}</ul>
            </details>
        }
    })
}

#[component]
fn Item(session: Session, problem: Problem) -> impl IntoView {
    let words = language();
    let way = session.template(|template| way_out_in(words, template, &problem));
    let Problem { place, kind } = problem;
    let sentence = crate::text::problem(words, &kind);
    let id = session.draft_now(|draft| draft.id.clone());
    let target = match place {
        Some(place) => session.node(place, |node| format!("{} {}", node.code, node.criterion.text)),
        None => Some(say!(words, review.whole).to_owned()),
    };
    let step = if place.is_none() && kind == ProblemKind::UnknownKind {
        Step::Who
    } else {
        Step::Fill(place.map(|id| id.index()))
    };
    view! {
        <li>
            <a href=Place::Draft(id, step).hash()>{target}</a>
            <span class="what">{sentence}</span>" "<span class="way">{way}</span>
        </li>
    }
}
