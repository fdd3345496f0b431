//! What the exercise says besides the table: the days that figures cover, deadlines, addressee, remarks.

use crate::app::session::Session;
use crate::app::words::language;
use crate::template::{Cutoff, Days};
use crate::text::{Language, say};
use leptos::prelude::*;

/// The facts of the exercise, once, above the form; nothing where the workbook names none.
#[component]
pub fn Facts(
    /// The draft.
    session: Session,
) -> impl IntoView {
    let words = language();
    let exercise = session.template(|template| template.exercise.clone());
    let period = exercise.data_period.and_then(|period| days(words, period));
    let mut facts: Vec<(String, String)> = Vec::new();
    facts.extend(period.map(|period| (say!(words, fill.data_period).to_owned(), period)));
    facts.extend(exercise.deadlines.into_iter().filter_map(|one| Some((one.name, cutoff(words, one.cutoff)?))));
    facts.extend(exercise.addressee.map(|to| (say!(words, fill.addressee).to_owned(), to.name)));
    let remarks = (!exercise.remarks.is_empty()).then(|| {
        let remarks = exercise.remarks.into_iter().map(fact).collect_view();
        view! {
            <details class="remarks">
                <summary>{say!(words, fill.remarks)}</summary>
                <dl class="exercise" lang="vi">{remarks}</dl>
            </details>
        }
    });
    let shown = (!facts.is_empty())
        .then(|| view! { <dl class="exercise">{facts.into_iter().map(fact).collect_view()}</dl> }.into_any());
    view! {
        {shown}
        {remarks}
    }
}

fn fact((name, value): (String, String)) -> impl IntoView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
}

/// A deadline with its edge, as decisions write it: "trước ngày 20/10/2023" leaves that day out.
fn cutoff(words: Language, cutoff: Cutoff) -> Option<String> {
    match cutoff {
        Cutoff::Before(day) => Some(say!(words, fill.before_day, day = day)),
        Cutoff::NoLaterThan(day) => Some(say!(words, fill.no_later_than, day = day)),
        Cutoff::Within(span) => days(words, span),
    }
}

fn days(words: Language, span: Days) -> Option<String> {
    match (span.first, span.last) {
        (Some(first), Some(last)) => Some(say!(words, fill.from_to, first = first, last = last)),
        (Some(first), None) => Some(say!(words, fill.from_day, day = first)),
        (None, Some(last)) => Some(say!(words, fill.no_later_than, day = last)),
        (None, None) => None,
    }
}
