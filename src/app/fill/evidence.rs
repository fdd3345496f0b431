//! The records of evidence of a criterion.

use super::blanks::Blanks;
use super::record::Record;
use crate::app::handler::on;
use crate::app::session::Session;
use crate::app::words::language;
use crate::assessment::Evidence;
use crate::template::NodeId;
use crate::text::say;
use leptos::prelude::*;

/// The records of a criterion as they are shown: those that are kept, and blank ones among them.
#[derive(Clone, Copy)]
pub struct Records {
    session: Session,
    id: NodeId,
    blanks: RwSignal<Blanks>,
}

impl Records {
    fn new(session: Session, id: NodeId) -> Self {
        Self { session, id, blanks: RwSignal::new(Blanks::default()) }
    }

    /// How many are shown.
    fn count(self) -> usize {
        let kept = self.session.cell(self.id).map_or(0, |cell| cell.answer.with(|answer| answer.evidence.len()));
        self.blanks.with(|blanks| blanks.shown(kept))
    }

    /// Shows another one, at the place that is returned.
    fn add(self) -> usize {
        let kept = self.kept().len();
        self.blanks.try_update(|blanks| blanks.add(kept)).unwrap_or_default()
    }

    /// Looks at the record at a place, and follows it.
    pub fn look<T: Default>(self, place: usize, look: impl FnOnce(&Evidence) -> T) -> T {
        let Some(kept) = self.kept_place(place) else { return T::default() };
        let cell = self.session.cell(self.id);
        cell.and_then(|cell| cell.answer.with(|answer| answer.evidence.get(kept).map(look))).unwrap_or_default()
    }

    /// Its place among those that are kept.
    pub fn kept_place(self, place: usize) -> Option<usize> {
        self.blanks.with(|blanks| blanks.kept_place(place))
    }

    /// Edits the record at a place.
    pub fn edit(self, place: usize, edit: impl FnOnce(&mut Evidence)) {
        let (mut kept, mut blanks) = (self.kept(), self.blanks.get_untracked());
        let mut evidence = blanks.kept_place(place).and_then(|at| kept.get(at).cloned()).unwrap_or_default();
        edit(&mut evidence);
        blanks.put(&mut kept, place, evidence);
        self.keep(kept, blanks);
    }

    /// Takes the record at a place away.
    pub fn remove(self, place: usize) {
        let (mut kept, mut blanks) = (self.kept(), self.blanks.get_untracked());
        blanks.remove(&mut kept, place);
        self.keep(kept, blanks);
    }

    fn kept(self) -> Vec<Evidence> {
        let cell = self.session.cell(self.id);
        cell.map(|cell| cell.answer.with_untracked(|answer| answer.evidence.clone())).unwrap_or_default()
    }

    /// A draft that another tab writes stays as it is, and so does what is shown of it.
    fn keep(self, kept: Vec<Evidence>, blanks: Blanks) {
        self.session.edit(self.id, |answer| answer.evidence.clone_from(&kept));
        if self.kept() == kept && self.blanks.with_untracked(|before| *before != blanks) {
            self.blanks.set(blanks);
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
    /// Whether it begins with another record, which takes the focus.
    adds: bool,
) -> impl IntoView {
    let words = language();
    let records = Records::new(session, id);
    let add = {
        let code = code.clone();
        move || {
            let place = records.add();
            crate::app::focus::focus_later(format!("evidence-{code}-{place}-number"));
        }
    };
    if adds {
        add();
    }
    let count = Memo::new(move |_| records.count());
    let record_code = code.clone();
    let shown = move || {
        let code = record_code.clone();
        (0..count.get())
            .map(|place| view! { <Record session id records place code=code.clone()/> }.into_any())
            .collect_view()
    };
    let add_id = format!("evidence-add-{code}");
    view! {
        <div class="records">
            {move || shown()}
            <p class="actions">
                <button type="button" class="link" id=add_id.clone() data-testid=add_id on:click=on(move |_| add())>
                    {say!(words, fill.add_evidence)}
                </button>
                <small>{say!(words, fill.evidence_note)}</small>
            </p>
        </div>
    }
}
