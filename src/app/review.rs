//! The review: the result in five seconds, where points were lost, and what needs a look.

mod lost;
mod problems;

use super::desk::Desk;
use super::fill::class_of;
use super::place::{Place, Step};
use super::session::Session;
use super::words::language;
use crate::app::handler::on;
use crate::text::{say, to_next};
use leptos::prelude::*;
use lost::Lost;
use problems::Problems;

/// The step between filling and signing.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let words = language();
    let session = expect_context::<Desk>().session;
    let id = session.draft_now(|draft| draft.id.clone());
    let back = Place::Draft(id.clone(), Step::Fill(None)).hash();
    let sign = Place::Draft(id, Step::Sign).hash();
    view! {
        <section class="review narrow" aria-labelledby="heading">
            <h1 id="heading" tabindex="-1">{say!(words, review.title)}</h1>
            <Result session/>
            <Lost session/>
            <Problems session/>
            <p class="actions end">
                <a href=back>{say!(words, review.back)}</a>
                <button type="button" on:click=on(|_| print())>{say!(words, review.print)}</button>
                <a class="main" href=sign data-testid="sign">{say!(words, review.sign)}</a>
            </p>
        </section>
    }
    .into_any()
}

/// Unit, total, class, and what lacks to the next.
#[component]
fn Result(session: Session) -> impl IntoView {
    let words = language();
    let unit = session.draft_now(|draft| draft.unit.name.clone());
    let unit = if unit.is_empty() { say!(words, review.no_unit).to_owned() } else { unit };
    let period = session.template(|template| template.exercise.name.clone());
    let totals = move || session.assessment().with(|assessment| assessment.totals);
    let percent = move || totals().percent.map(|percent| percent.to_string());
    let superior = move || {
        let points = totals().by_superior;
        (points.hundredths() > 0).then(|| say!(words, fill.by_superior, points = points))
    };
    let next = move || {
        session.assessment().with(|assessment| {
            session.template(|template| to_next(words, &template.grading, &assessment.classification))
        })
    };
    view! {
        <div class="result">
            <p class="unit">{unit}</p>
            <p class="note">{period}</p>
            <p class="figures">
                <span class="total"><output data-testid="total">{move || totals().total.to_string()}</output>
                " / "<output data-testid="maximum">{move || totals().maximum.to_string()}</output></span>
                <output class="percent" data-testid="percent">{move || percent()}</output>
                <output class="class" data-testid="class">{move || class_of(session, words)}</output>
            </p>
            <p class="next">{move || next()}</p>
            <p class="note">{move || superior()}</p>
        </div>
    }
}

fn print() {
    // A browser without a print dialogue has nothing to open.
    drop(window().print());
}
