//! What is wrong in a row, and in which of its fields.

use super::slot::Slot;
use crate::app::later::Parts;
use crate::app::session::{Cell, Session};
use crate::app::words::language;
use crate::assessment::{Problem, ProblemKind, TextField};
use crate::score::DecimalError;
use crate::template::NodeId;
use crate::text::{problem, way_out_in};
use leptos::prelude::*;

/// Something wrong in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What it is.
    kind: ProblemKind,
    /// The number field whose text is no number.
    slot: Option<Slot>,
}

/// A field of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A number.
    Number(Slot),
    /// The steps to choose from.
    Steps,
    /// The date of the piece of evidence at this place in `Answer::evidence`.
    Date(usize),
    /// A text.
    Text(TextField),
}

impl Trouble {
    /// A typed text that is no number.
    pub fn unreadable(slot: Slot, error: DecimalError) -> Self {
        Self { kind: ProblemKind::Unreadable(error), slot: Some(slot) }
    }

    /// The problems of a row that are about what was entered; the list is in printed order.
    pub fn of_row(problems: &[Problem], id: NodeId) -> impl Iterator<Item = Self> {
        let start = problems.partition_point(|problem| problem.place < Some(id));
        let of_row = problems.iter().skip(start).take_while(move |problem| problem.place == Some(id));
        let kinds = of_row.map(|problem| &problem.kind).filter(|kind| is_about_entry(kind));
        kinds.map(|kind| Self { kind: kind.clone(), slot: None })
    }

    /// Whether it is wrong, rather than something to look at: what is merely unlikely is amber, and the field that
    /// it stands in is valid.
    pub fn is_error(&self) -> bool {
        self.kind.blocks_export() || self.kind == ProblemKind::NothingAssigned
    }

    fn is_in(&self, field: At) -> bool {
        match (&self.kind, field) {
            (ProblemKind::Unreadable(_), At::Number(slot)) => self.slot == Some(slot),
            (ProblemKind::NothingAssigned, At::Number(slot)) => slot == Slot::Second,
            (ProblemKind::AboveMaximum { .. } | ProblemKind::BelowZero, At::Number(_)) => true,
            (ProblemKind::MoreThanAssigned { .. }, At::Number(_)) => true,
            (ProblemKind::DoesNotFit, At::Number(_) | At::Steps) => true,
            (ProblemKind::StepAgainstEvidence { .. }, At::Steps) => true,
            (ProblemKind::StepAgainstEvidence { evidence, .. }, At::Date(place)) => *evidence == place,
            (ProblemKind::EvidenceOutsidePeriod { evidence }, At::Date(place)) => *evidence == place,
            (ProblemKind::TooLong { field, .. }, At::Text(text)) => *field == text,
            _ => false,
        }
    }
}

fn is_about_entry(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::AboveMaximum { .. }
            | ProblemKind::BelowZero
            | ProblemKind::NothingAssigned
            | ProblemKind::DoesNotFit
            | ProblemKind::MoreThanAssigned { .. }
            | ProblemKind::StepAgainstEvidence { .. }
            | ProblemKind::EvidenceOutsidePeriod { .. }
            | ProblemKind::TooLong { .. }
    )
}

/// The `id`s of the sentences about a field, for its `aria-describedby`; nothing while there is nothing to say.
pub fn described(cell: Cell, id: NodeId, field: At) -> Option<String> {
    let of_field = |(place, trouble): (usize, &Trouble)| trouble.is_in(field).then(|| sentence_id(id, place));
    let ids: Vec<String> = cell.troubles.with(|troubles| troubles.iter().enumerate().filter_map(of_field).collect());
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Whether a field is wrong, for its `aria-invalid`.
pub fn is_invalid(cell: Cell, field: At) -> bool {
    cell.troubles.with(|troubles| troubles.iter().any(|trouble| trouble.is_in(field) && trouble.is_error()))
}

fn sentence_id(id: NodeId, place: usize) -> String {
    format!("e{}-{place}", id.index())
}

/// What is wrong in the row and what to do about it: sentences that are loaded behind the form.
#[component]
pub fn Troubles(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
) -> impl IntoView {
    let cell = session.cell(id)?;
    let parts = expect_context::<Parts>();
    let any = Memo::new(move |_| cell.troubles.with(|troubles| !troubles.is_empty()));
    Some(move || any.get().then(|| parts.beside(move |later| (later.troubles)(session, id))))
}

/// The sentences; each has an `id`, which the field concerned names.
#[component]
pub fn Sentences(
    /// The draft.
    session: Session,
    /// The criterion.
    id: NodeId,
) -> impl IntoView {
    let cell = session.cell(id)?;
    let sentence = move |(place, trouble): (usize, Trouble)| {
        let class = if trouble.is_error() { "wrong" } else { "look" };
        let Trouble { kind, .. } = trouble;
        let sentence = problem(language(), &kind);
        let problem = Problem { place: Some(id), kind };
        let way = session.template(|template| way_out_in(language(), template, &problem));
        view! { <p class=class id=sentence_id(id, place) role="alert">{sentence}". "<span class="way">{way}</span></p> }
    };
    Some(move || cell.troubles.get().into_iter().enumerate().map(sentence).collect_view())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Quantity;

    #[test]
    fn a_problem_marks_the_field_that_it_is_about_and_no_other() {
        let of = |kind: ProblemKind| Trouble { kind, slot: None };
        let (first, second) = (At::Number(Slot::First), At::Number(Slot::Second));
        let all = [first, second, At::Steps, At::Date(0), At::Date(1), At::Text(TextField::Explanation)];
        let more = ProblemKind::MoreThanAssigned { done: Quantity::whole(2), assigned: Quantity::whole(1) };
        let rows = [
            (Trouble::unreadable(Slot::First, DecimalError::NotANumber), vec![first]),
            (of(ProblemKind::NothingAssigned), vec![second]),
            (of(more), vec![first, second]),
            (of(ProblemKind::EvidenceOutsidePeriod { evidence: 1 }), vec![At::Date(1)]),
            (of(ProblemKind::StepAgainstEvidence { evidence: 0, step: 1 }), vec![At::Steps, At::Date(0)]),
            (of(ProblemKind::TooLong { field: TextField::Explanation, length: 1 }), vec![all[5]]),
        ];
        for (trouble, fields) in rows {
            let marked: Vec<At> = all.into_iter().filter(|field| trouble.is_in(*field)).collect();
            assert_eq!(marked, fields, "{trouble:?}");
        }
    }
}
