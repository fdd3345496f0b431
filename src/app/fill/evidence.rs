//! The records of evidence of a criterion.

use super::details::add_record;
use crate::app::field::Line;
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::Evidence;
use crate::template::{Day, NodeId};
use crate::text::say;
use leptos::prelude::*;

/// One text of a record.
#[derive(Clone, Copy)]
enum Text {
    Number,
    Issuer,
    Title,
    Link,
}

impl Text {
    fn of(self, evidence: &mut Evidence) -> &mut String {
        match self {
            Self::Number => &mut evidence.number,
            Self::Issuer => &mut evidence.issuer,
            Self::Title => &mut evidence.title,
            Self::Link => &mut evidence.link,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Issuer => "issuer",
            Self::Title => "title",
            Self::Link => "link",
        }
    }
}

/// The records, and a button for another one.
#[component]
pub fn EvidenceList(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
    /// Its code.
    code: String,
    /// Whether the last record takes the focus.
    focus_last: bool,
) -> impl IntoView {
    let words = language();
    let cell = session.cell(id)?;
    let count = Memo::new(move |_| cell.answer.with(|answer| answer.evidence.len()));
    let record_code = code.clone();
    let records = move || {
        let code = record_code.clone();
        (0..count.get()).map(|place| view! { <Record session id place code=code.clone()/> }).collect_view()
    };
    let focus = {
        let code = code.clone();
        move || {
            let last = count.get_untracked().saturating_sub(1);
            crate::app::focus::focus_later(format!("evidence-{code}-{last}-number"));
        }
    };
    if focus_last {
        focus();
    }
    let add = move |_| {
        add_record(session, id);
        focus();
    };
    Some(view! {
        <div class="records">
            {records}
            <p class="actions">
                <button type="button" class="link" data-testid=format!("evidence-add-{code}") on:click=add>
                    {say!(words, fill.add_evidence)}
                </button>
            </p>
            <p class="note">{say!(words, fill.evidence_note)}</p>
        </div>
    })
}

#[component]
fn Record(session: Session, id: NodeId, place: usize, code: String) -> impl IntoView {
    let words = language();
    let cell = session.cell(id)?;
    let line = |text: Text, label: &'static str| {
        let value = Signal::derive(move || record_text(cell.answer, place, text));
        let edit = Callback::new(move |typed: String| {
            edit_record(session, id, place, |evidence| *text.of(evidence) = typed);
        });
        view! { <Line id=format!("evidence-{code}-{place}-{}", text.name()) label value edit/> }
    };
    let day =
        move || cell.answer.with(|answer| answer.evidence.get(place).and_then(|evidence| evidence.date).map(Day::iso));
    let set_day = move |event| {
        let day = Day::parse_iso(&event_target_value(&event));
        edit_record(session, id, place, |evidence| evidence.date = day);
    };
    let secret = move || {
        let named_secret = cell.answer.with(|answer| answer.evidence.get(place).is_some_and(looks_secret));
        named_secret.then(|| view! { <p class="wrong" role="alert">{say!(words, fill.secret)}</p> })
    };
    let remove = move |_| {
        session.edit(id, |answer| {
            if place < answer.evidence.len() {
                answer.evidence.remove(place);
            }
        });
        crate::app::focus::focus_id(&format!("c{}", id.index()));
    };
    let date_id = format!("evidence-{code}-{place}-date");
    Some(view! {
        <fieldset class="record">
            <legend>{say!(words, fill.evidence_place, place = place + 1)}</legend>
            {line(Text::Number, say!(words, fill.evidence_number))}
            <p class="line">
                <label for=date_id.clone()>{say!(words, fill.evidence_date)}</label>
                <input type="date" id=date_id.clone() data-testid=date_id prop:value=move || day().unwrap_or_default() on:change=set_day/>
            </p>
            {line(Text::Issuer, say!(words, fill.evidence_issuer))}
            {line(Text::Title, say!(words, fill.evidence_title))}
            {line(Text::Link, say!(words, fill.evidence_link))}
            {secret}
            <button type="button" class="link" on:click=remove>{say!(words, fill.evidence_remove, place = place + 1)}</button>
        </fieldset>
    })
}

fn record_text(answer: RwSignal<crate::assessment::Answer>, place: usize, text: Text) -> String {
    let mut evidence = answer.with(|answer| answer.evidence.get(place).cloned()).unwrap_or_default();
    std::mem::take(text.of(&mut evidence))
}

fn edit_record(session: Session, id: NodeId, place: usize, edit: impl FnOnce(&mut Evidence)) {
    session.edit(id, |answer| {
        if let Some(evidence) = answer.evidence.get_mut(place) {
            edit(evidence);
        }
    });
}

/// A document that is marked "MẬT" must not travel in a package; capitals, as the mark is written.
fn looks_secret(evidence: &Evidence) -> bool {
    let words = evidence.texts().into_iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    words.into_iter().any(|word| word == "MẬT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_secret_document_is_seen() {
        let titled = |title: &str| Evidence { title: title.to_owned(), ..Evidence::default() };
        assert!(looks_secret(&titled("Báo cáo (MẬT) về an ninh")));
        assert!(looks_secret(&titled("TỐI MẬT")));
        assert!(!looks_secret(&titled("Không gửi kèm văn bản mật")));
        assert!(!looks_secret(&titled("MẬTDANH")));
    }
}
