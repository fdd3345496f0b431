//! What hangs on a criterion: evidence, explanation, who is in charge. Built only when opened.

use super::closed::Closed;
use super::evidence::EvidenceList;
use super::pasting::enter;
use super::sensitive::Sensitive;
use super::trouble::{At, described};
use crate::app::field::{Line, Lines};
use crate::app::handler::on;
use crate::app::later::Parts;
use crate::app::session::{Cell, Session};
use crate::app::words::language;
use crate::assessment::{Input, TextField};
use crate::template::NodeId;
use crate::text::say;
use leptos::html::Textarea;
use leptos::prelude::*;

/// What the person opened the details for, and hence where the focus goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To see what is there.
    Look,
    /// To add evidence.
    Add,
    /// To explain.
    Explain,
}

/// Handles while closed; the whole when opened.
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
    let parts = expect_context::<Parts>();
    let purpose = StoredValue::new(Purpose::Look);
    let open = Callback::new(move |reason| {
        purpose.set_value(reason);
        cell.open.set(true);
    });
    Some(move || {
        let (code, wanted) = (code.clone(), wanted.clone());
        if cell.open.get() {
            let opened = Opened { session, id, code, wanted, purpose: purpose.get_value() };
            parts.view(move |later| (later.opened)(opened.clone()))
        } else {
            view! { <Closed session id code must_explain open/> }.into_any()
        }
    })
}

/// The details of a criterion while they are open.
#[derive(Clone)]
pub struct Opened {
    session: Session,
    id: NodeId,
    code: String,
    wanted: String,
    purpose: Purpose,
}

impl Opened {
    /// The view of them.
    pub fn view(self) -> AnyView {
        let Self { session, id, code, wanted, purpose } = self;
        view! { <OpenDetails session id code wanted purpose/> }.into_any()
    }
}

#[component]
fn OpenDetails(session: Session, id: NodeId, code: String, wanted: String, purpose: Purpose) -> impl IntoView {
    let words = language();
    let cell = session.cell(id)?;
    let close_id = format!("close-{code}");
    if purpose == Purpose::Look {
        crate::app::focus::focus_later(close_id.clone());
    }
    let in_charge = Signal::derive(move || cell.answer.with(|answer| answer.in_charge.clone()));
    let charge = Callback::new(move |text| session.edit(id, |answer| answer.in_charge = text));
    let wrong = Signal::derive(move || described(cell, id, At::Text(TextField::InCharge)));
    let entered = move || cell.answer.with(|answer| !answer.input.is_empty());
    let wanted = (!wanted.is_empty())
        .then(|| view! { <p class="wanted">{say!(words, fill.wanted, wanted = wanted)}</p> }.into_any());
    let clear = move |_| enter(session, vec![(id, Input::Empty)]);
    let clear_button = move || {
        entered().then(|| {
            view! { <button type="button" class="link" on:click=on(clear)>{say!(words, fill.clear)}</button> }
                .into_any()
        })
    };
    Some(view! {
        <div class="details">
            {wanted}
            <EvidenceList session id code=code.clone() adds=purpose == Purpose::Add/>
            <Explanation session id code=code.clone() takes_focus=purpose == Purpose::Explain/>
            <Line id=format!("in-charge-{code}") label=say!(words, fill.in_charge) value=in_charge edit=charge wrong/>
            <p class="actions">
                <button type="button" class="link" id=close_id on:click=on(move |_| close(cell, id))>{say!(words, fill.close)}</button>
                {move || clear_button()}
            </p>
        </div>
    })
}

#[component]
fn Explanation(session: Session, id: NodeId, code: String, takes_focus: bool) -> impl IntoView {
    let cell = session.cell(id)?;
    let field = NodeRef::<Textarea>::new();
    if takes_focus {
        field.on_load(|field| drop(field.focus()));
    }
    let value = Signal::derive(move || cell.answer.with(|answer| answer.explanation.clone()));
    let edit = Callback::new(move |text| session.edit(id, |answer| answer.explanation = text));
    let wrong = Signal::derive(move || described(cell, id, At::Text(TextField::Explanation)));
    Some(view! {
        <Lines id=format!("explanation-{code}") label=say!(language(), fill.explanation) value edit field wrong/>
        <Sensitive text=value/>
    })
}

/// Closes the details; the focus stays in the row, on its first control.
fn close(cell: Cell, id: NodeId) {
    cell.open.set(false);
    crate::app::focus::stay_in(&format!("c{}", id.index()));
}
