//! What hangs on a criterion: evidence, explanation, who is in charge. Built only when opened.

use super::evidence::EvidenceList;
use crate::app::field::{Line, Lines};
use crate::app::session::{Cell, Session};
use crate::app::words::language;
use crate::assessment::{Evidence, Input};
use crate::template::NodeId;
use crate::text::say;
use leptos::html::Textarea;
use leptos::prelude::*;

/// What the person opened the details for, and hence where the focus goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    ForEvidence,
    ForExplanation,
}

/// Two handles while closed; the whole when opened.
#[component]
pub fn Details(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
    /// Its code.
    code: String,
    /// What may serve as evidence, in the sheet's words.
    wanted: String,
    /// The sheet asks for an explanation whatever the points are.
    must_explain: bool,
) -> impl IntoView {
    let cell = session.cell(id)?;
    let opened = StoredValue::new(None::<Opened>);
    Some(move || {
        let (code, wanted) = (code.clone(), wanted.clone());
        if cell.open.get() {
            view! { <Opened session id code wanted focus=opened.get_value()/> }.into_any()
        } else {
            view! { <Closed session cell id code must_explain opened/> }.into_any()
        }
    })
}

#[component]
fn Closed(
    session: Session,
    cell: Cell,
    id: NodeId,
    code: String,
    must_explain: bool,
    opened: StoredValue<Option<Opened>>,
) -> impl IntoView {
    let words = language();
    let open = move |reason: Opened| {
        opened.set_value(Some(reason));
        cell.open.set(true);
    };
    let add = move |_| {
        add_record(session, id);
        open(Opened::ForEvidence);
    };
    let count = move || cell.answer.with(|answer| answer.evidence.iter().filter(|one| !one.is_blank()).count());
    let evidence = move || match count() {
        0 => say!(words, fill.add_evidence).to_owned(),
        count => say!(words, fill.evidence_count, count = count),
    };
    let explained = Memo::new(move |_| cell.answer.with(|answer| !answer.explanation.trim().is_empty()));
    let explanation = move || match (explained.get(), must_explain) {
        (true, _) => say!(words, fill.explained),
        (false, true) => say!(words, fill.must_explain),
        (false, false) => say!(words, fill.explain),
    };
    view! {
        <button type="button" class="link" data-testid=format!("evidence-add-{code}") on:click=add>{evidence}</button>
        <button type="button" class="link" data-testid=format!("explanation-{code}") on:click=move |_| open(Opened::ForExplanation)>
            {explanation}
        </button>
    }
}

#[component]
fn Opened(session: Session, id: NodeId, code: String, wanted: String, focus: Option<Opened>) -> impl IntoView {
    let words = language();
    let cell = session.cell(id)?;
    let field = NodeRef::<Textarea>::new();
    if focus == Some(Opened::ForExplanation) {
        field.on_load(|field| drop(field.focus()));
    }
    let explanation = Signal::derive(move || cell.answer.with(|answer| answer.explanation.clone()));
    let in_charge = Signal::derive(move || cell.answer.with(|answer| answer.in_charge.clone()));
    let explain = Callback::new(move |text| session.edit(id, |answer| answer.explanation = text));
    let charge = Callback::new(move |text| session.edit(id, |answer| answer.in_charge = text));
    let clear = move |_| session.edit(id, |answer| answer.input = Input::Empty);
    let entered = move || cell.answer.with(|answer| !answer.input.is_empty());
    let wanted =
        (!wanted.is_empty()).then(|| view! { <p class="wanted">{say!(words, fill.wanted, wanted = wanted)}</p> });
    let clear_button = move || {
        entered()
            .then(|| view! { <button type="button" class="link" on:click=clear>{say!(words, fill.clear)}</button> })
    };
    Some(view! {
        <div class="details">
            {wanted}
            <EvidenceList session id code=code.clone() focus_last=focus == Some(Opened::ForEvidence)/>
            <Lines id=format!("explanation-{code}") label=say!(words, fill.explanation) value=explanation edit=explain field/>
            <Line id=format!("in-charge-{code}") label=say!(words, fill.in_charge) value=in_charge edit=charge/>
            <p class="actions">
                <button type="button" class="link" on:click=move |_| close(cell, id)>{say!(words, fill.close)}</button>
                {clear_button}
            </p>
        </div>
    })
}

/// Closes the details; the focus stays in the row, on its first control.
fn close(cell: Cell, id: NodeId) {
    cell.open.set(false);
    crate::app::focus::focus_id(&format!("c{}", id.index()));
}

/// Adds an empty record, unless the last one is still empty.
pub(super) fn add_record(session: Session, id: NodeId) {
    session.edit(id, |answer| {
        if answer.evidence.last().is_none_or(|last| !last.is_blank()) {
            answer.evidence.push(Evidence::default());
        }
    });
}
