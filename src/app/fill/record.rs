//! One record of evidence.

use super::day_field::DayField;
use super::evidence::Records;
use super::sensitive::Sensitive;
use super::trouble::{At, described};
use crate::app::field::Line;
use crate::app::handler::on;
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::{Evidence, ProblemKind, TextField};
use crate::template::NodeId;
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
    fn of(self, evidence: &Evidence) -> &String {
        match self {
            Self::Number => &evidence.number,
            Self::Issuer => &evidence.issuer,
            Self::Title => &evidence.title,
            Self::Link => &evidence.link,
        }
    }

    fn of_mut(self, evidence: &mut Evidence) -> &mut String {
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

/// The fields of a record.
#[component]
pub fn Record(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
    /// The records of the criterion.
    records: Records,
    /// Its place among those that are shown.
    place: usize,
    /// The code of the criterion.
    code: String,
) -> impl IntoView {
    let words = language();
    let cell = session.cell(id)?;
    let about = move |at: fn(usize) -> At| described(cell, id, at(records.kept_place(place)?));
    let line = |text: Text, label: &'static str| {
        let value = Signal::derive(move || records.look(place, |evidence| text.of(evidence).clone()));
        let edit = Callback::new(move |typed: String| records.edit(place, |evidence| *text.of_mut(evidence) = typed));
        let too_long = move || records.look(place, |evidence| is_too_long(text.of(evidence)));
        let wrong = Signal::derive(move || about(|at| At::Text(TextField::Evidence(at))).filter(|_| too_long()));
        view! { <Line id=format!("evidence-{code}-{place}-{}", text.name()) label value edit wrong/> }
    };
    let day = Signal::derive(move || records.look(place, |evidence| evidence.date));
    let set_day = Callback::new(move |day| records.edit(place, |evidence| evidence.date = day));
    let about_day = Signal::derive(move || about(At::Date));
    let texts = Signal::derive(move || records.look(place, |evidence| evidence.texts().join("\n")));
    let remove = {
        let after = format!("evidence-add-{code}");
        move |_| {
            records.remove(place);
            crate::app::focus::focus_id(&after);
        }
    };
    Some(view! {
        <fieldset class="record">
            <legend>{say!(words, fill.evidence_place, place = place + 1)}</legend>
            {line(Text::Number, say!(words, fill.evidence_number))}
            <DayField id=format!("evidence-{code}-{place}-date") label=say!(words, fill.evidence_date) class="line"
                value=day edit=set_day described=about_day/>
            {line(Text::Issuer, say!(words, fill.evidence_issuer))}
            {line(Text::Title, say!(words, fill.evidence_title))}
            {line(Text::Link, say!(words, fill.evidence_link))}
            <Sensitive text=texts/>
            <button type="button" class="link" on:click=on(remove)>{say!(words, fill.evidence_remove, place = place + 1)}</button>
        </fieldset>
    })
}

/// Which text of a record is the one that a cell cannot hold; UTF-8 never has fewer bytes than UTF-16 has units.
fn is_too_long(text: &str) -> bool {
    text.len() > ProblemKind::TEXT_LIMIT && text.encode_utf16().count() > ProblemKind::TEXT_LIMIT
}
