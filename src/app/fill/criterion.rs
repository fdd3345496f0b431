//! The row of a criterion: what is asked, its control, its points, and what hangs on it.

use super::choices::{Choices, SentDay, options};
use super::details::Details;
use super::figures::own_words;
use super::not_applicable::NotApplicableBox;
use super::number::NumberField;
use super::slot::Slot;
use super::trouble::{At, Troubles, described, is_invalid};
use super::why::Why;
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::{InputKind, State};
use crate::template::{Criterion, GivenBy, NodeId, Rule, Scoring};
use crate::text::{maximum_of, say};
use leptos::prelude::*;

/// The row of a criterion that gets points.
#[component]
pub fn CriterionRow(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
) -> impl IntoView {
    let (criterion, code) = session.node(id, |node| (node.criterion.clone(), node.code.to_string()))?;
    let scoring = criterion.scoring.clone()?;
    let cell = session.cell(id)?;
    let state = move || state_word(cell.state());
    let number = id.index();
    let evidence = criterion.evidence.clone();
    let attached = (scoring.given_by == GivenBy::Unit).then({
        let (code, scoring) = (code.clone(), scoring.clone());
        || view! { <Attached session id code scoring evidence/> }
    });
    Some(
        view! {
            <div class="criterion" id=format!("c{number}") tabindex="-1" role="group" aria-labelledby=format!("t{number}")
                data-testid=format!("criterion-{code}") data-state=move || state()>
                <Asked session id criterion=criterion.clone() rule=rule_lines(&scoring)/>
                {control(session, id, &code, &criterion, &scoring)}
                {points(session, id, &code, &scoring)}
                <Troubles session id/>
                {attached}
            </div>
        }
        .into_any(),
    )
}

/// How far a criterion is, for tests and styles.
pub(super) fn state_word(state: State) -> &'static str {
    match state {
        State::NotForThisKind => "hidden",
        State::Open => "open",
        State::Scored => "scored",
        State::NotApplicable(_) => "not-applicable",
        State::AwaitsSuperior => "superior",
    }
}

/// The sheet's words on how points are given, where the control does not say them itself.
fn rule_lines(scoring: &Scoring) -> String {
    match scoring.rule {
        Rule::Steps(_) | Rule::YesNo { .. } => String::new(),
        _ => scoring.words.join(" · "),
    }
}

#[component]
fn Asked(session: Session, id: NodeId, criterion: Criterion, rule: String) -> impl IntoView {
    let maximum = criterion.maximum(session.kind()).unwrap_or_default();
    view! {
        <p class="asked" lang="vi" id=format!("t{}", id.index())><b>{criterion.number}</b>" "{criterion.text}</p>
        <span class="max">{maximum_of(language(), criterion.section, maximum)}</span>
        {(!rule.is_empty()).then(|| view! { <p class="rule" lang="vi">{rule}</p> }.into_any())}
    }
}

fn control(session: Session, id: NodeId, code: &str, criterion: &Criterion, scoring: &Scoring) -> AnyView {
    let words = language();
    if scoring.given_by == GivenBy::Superior {
        return view! { <p class="control superior">{say!(words, fill.superior)}</p> }.into_any();
    }
    let field = |which, name: &str, label: &str, class| {
        view! { <NumberField session id which testid=format!("{name}-{code}") label=label.to_owned() class/> }
    };
    let pair = |first: &str, second: &str| {
        let [first, second] = own_words(&criterion.text).unwrap_or_else(|| [first.to_owned(), second.to_owned()]);
        view! {
            <div class="control pair">
                {field(Slot::First, "done", &first, "figure")}
                {field(Slot::Second, "assigned", &second, "figure")}
            </div>
        }
    };
    match scoring.rule.input_kind() {
        InputKind::Points => field(Slot::Points, "points", say!(words, fill.points_field), "control").into_any(),
        InputKind::Count => field(Slot::Count, "count", say!(words, fill.count_field), "control").into_any(),
        InputKind::Ratio => pair(say!(words, fill.done_field), say!(words, fill.assigned_field)).into_any(),
        InputKind::Years => pair(say!(words, fill.this_year_field), say!(words, fill.last_year_field)).into_any(),
        InputKind::Choice(_) | InputKind::ChoiceOrDay(_) => steps(session, id, code, criterion, scoring).into_any(),
    }
}

/// The steps of a rule, and the day that one follows from where they are days.
fn steps(session: Session, id: NodeId, code: &str, criterion: &Criterion, scoring: &Scoring) -> impl IntoView {
    let words = language();
    let cell = session.cell(id)?;
    let maximum = criterion.maximum(session.kind()).unwrap_or_default();
    let options = options(&scoring.rule, maximum, [say!(words, rule.yes), say!(words, rule.no)]);
    let by_day = matches!(scoring.rule.input_kind(), InputKind::ChoiceOrDay(_));
    let day = by_day.then(|| view! { <SentDay session id code=code.to_owned()/> }.into_any());
    let off = move || cell.answer.with(|answer| answer.not_applicable.is_some());
    Some(view! {
        <fieldset class="control choices" role="radiogroup" aria-labelledby=format!("t{}", id.index()) prop:disabled=move || off()
            aria-invalid=move || is_invalid(cell, At::Steps).then_some("true")
            aria-describedby=move || described(cell, id, At::Steps)>
            <Choices session id code=code.to_owned() options/>
            {day}
        </fieldset>
    })
}

fn points(session: Session, id: NodeId, code: &str, scoring: &Scoring) -> Option<AnyView> {
    let cell = session.cell(id)?;
    if scoring.given_by == GivenBy::Unit && scoring.rule == Rule::Free {
        return None;
    }
    let shown = move || match cell.outcome.get() {
        Some(outcome) if !matches!(outcome.state, State::Open | State::AwaitsSuperior) => outcome.points.to_string(),
        _ => "–".to_owned(),
    };
    let computed = scoring.given_by == GivenBy::Unit && !matches!(scoring.rule, Rule::Steps(_) | Rule::YesNo { .. });
    // There is nothing to explain while there are no points: an empty form stays lighter, and calmer.
    let scored = Memo::new(move |_| cell.outcome.get().is_some_and(|outcome| outcome.state != State::Open));
    let why = move || scored.get().then(|| view! { <Why session id=Some(id)/> }.into_any());
    Some(
        view! {
            <span class="points" data-testid=format!("points-{code}")>{move || shown()}</span>
            {computed.then_some(why)}
        }
        .into_any(),
    )
}

/// "Không phát sinh", evidence and explanation: handles while closed, the whole when opened.
#[component]
fn Attached(session: Session, id: NodeId, code: String, scoring: Scoring, evidence: String) -> impl IntoView {
    let allowed = scoring.not_applicable.clone();
    let must_explain = scoring.must_explain;
    let box_code = code.clone();
    view! {
        {allowed.map(|allowed| view! { <NotApplicableBox session id code=box_code words=allowed.words/> }.into_any())}
        <Details session id code wanted=evidence must_explain/>
    }
}
