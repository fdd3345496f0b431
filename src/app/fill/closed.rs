//! What hangs on a criterion while it is closed: the evidence in one line, and whether it is explained.

use super::details::Purpose;
use super::evidence_line::evidence_line;
use crate::app::handler::on;
use crate::app::session::Session;
use crate::app::words::language;
use crate::template::NodeId;
use crate::text::say;
use leptos::prelude::*;

/// The handles, with what is there already. Looking at evidence changes nothing; only "thêm" adds a record.
#[component]
pub fn Closed(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
    /// Its code.
    code: String,
    /// The sheet asks for an explanation whatever the points are.
    must_explain: bool,
    /// Opens the details.
    open: Callback<Purpose>,
) -> impl IntoView {
    let words = language();
    let cell = session.cell(id)?;
    let line = Memo::new(move |_| {
        let maximum = session.node(id, |node| node.criterion.maximum(session.kind()))??;
        let of_rule = |records: &[_]| {
            session.node(id, |node| evidence_line(words, records, &node.criterion.scoring.as_ref()?.rule, maximum))?
        };
        cell.answer.with(|answer| of_rule(&answer.evidence))
    });
    let look = move || {
        line.get().map(|line| {
            view! {
                <button type="button" class="link evidence" on:click=on(move |_| open.run(Purpose::Look))>
                    {say!(words, fill.evidence_is, line = line)}
                </button>
            }
        })
    };
    let add = move || {
        if line.with(Option::is_some) { say!(words, fill.add_another) } else { say!(words, fill.add_evidence) }
    };
    let explained = Memo::new(move |_| cell.answer.with(|answer| !answer.explanation.trim().is_empty()));
    let explanation = move || match (explained.get(), must_explain) {
        (true, _) => say!(words, fill.explained),
        (false, true) => say!(words, fill.must_explain),
        (false, false) => say!(words, fill.explain),
    };
    Some(view! {
        {move || look()}
        <button type="button" class="link" data-testid=format!("evidence-add-{code}") on:click=on(move |_| open.run(Purpose::Add))>{move || add()}</button>
        <button type="button" class="link" data-testid=format!("explanation-{code}") on:click=on(move |_| open.run(Purpose::Explain))>
            {move || explanation()}
        </button>
    })
}
