//! An open draft: one signal per answer, one path for every change, one assessment.

mod changes;
mod entry;
mod history;
mod unread;

use super::fill::{Slot, Trouble};
use super::platform::drafts::{OpenDraft, SaveState};
use crate::assessment::{Answer, Assessment, Explanation, Outcome, Problem, State, assess, explain, explain_total};
use crate::basics::sorted_by_key;
use crate::dossier::{Draft, DraftChange};
use crate::template::{CriterionCode, KindId, Node, NodeId, Section, Template};
use history::History;
use leptos::prelude::*;
use unread::Unread;

/// An open draft. Signals are made once, from the template's list; views read them and call [`Session::change`].
#[derive(Clone, Copy)]
pub struct Session {
    template: StoredValue<Template>,
    draft: StoredValue<OpenDraft, LocalStorage>,
    cells: StoredValue<Vec<Cell>>,
    /// The draft's counter: whatever is derived from the whole draft follows it.
    counter: RwSignal<u64>,
    assessment: Memo<Assessment>,
    unread: RwSignal<Unread>,
    history: RwSignal<History>,
    writable: Memo<bool>,
}

/// What the page holds for one criterion.
#[derive(Clone, Copy)]
pub struct Cell {
    /// Its answer.
    pub answer: RwSignal<Answer>,
    /// What it comes to; changes only when its own outcome does.
    pub outcome: Memo<Option<Outcome>>,
    /// What is wrong in its row right now; what is merely missing is said in the review.
    pub troubles: Memo<Vec<Trouble>>,
    /// Whether its explanation and evidence are shown.
    pub open: RwSignal<bool>,
}

impl Session {
    /// Lays an open draft out on its template. `kept` tells whether this tab may write it.
    pub fn new(template: Template, draft: OpenDraft, kept: RwSignal<SaveState>) -> Self {
        let counter = RwSignal::new(draft.draft().counter);
        let answers = draft.draft().answers.clone();
        let rows = template.criteria.iter().map(|(id, node)| (id, answers.answer(&node.code).clone()));
        let rows: Vec<(NodeId, Answer)> = rows.collect();
        let unread = RwSignal::new(laid_out(&template, &draft.draft()));
        let (template, draft) = (StoredValue::new(template), StoredValue::new_local(draft));
        let assessment = Memo::new(move |_| {
            counter.track();
            template.with_value(|template| draft.with_value(|draft| assess(template, &draft.draft().answers)))
        });
        let cell = |(id, answer)| Cell::new(id, answer, assessment, unread);
        let cells = StoredValue::new(rows.into_iter().map(cell).collect());
        let writable = Memo::new(move |_| kept.get() != SaveState::ReadOnly);
        let history = RwSignal::new(History::default());
        Self { template, draft, cells, counter, assessment, unread, history, writable }
    }

    /// Makes a change; it is on its way to the disk when this returns. A draft that another tab writes stays as it is,
    /// and the page says so beside the figures.
    pub fn change(self, change: DraftChange) {
        self.make(change);
    }

    /// Whether this tab may write the draft; every field follows it.
    pub fn is_writable(self) -> bool {
        self.writable.get()
    }

    /// As [`Session::change`]; answers whether it was made.
    fn make(self, change: DraftChange) -> bool {
        if self.is_gone() {
            return false;
        }
        let made = self.draft.with_value(|draft| draft.change(change.clone()).is_ok());
        if !made {
            return false;
        }
        if let DraftChange::Answer(code, _) | DraftChange::Unreadable(code, ..) = &change {
            self.refresh(&CriterionCode::from_stored(code.clone()));
        }
        self.counter.set(self.draft_now(|draft| draft.counter));
        true
    }

    /// Whether the desk was cleared: a field that is removed may still tell that it was left.
    pub fn is_gone(self) -> bool {
        self.counter.is_disposed()
    }

    /// How many changes the draft has; follows every one.
    pub fn counter(self) -> u64 {
        self.counter.get()
    }

    /// What the page holds for a criterion; nothing for a place of another template.
    pub fn cell(self, id: NodeId) -> Option<Cell> {
        self.cells.with_value(|cells| cells.get(id.index()).copied())
    }

    /// Looks at a row of the template.
    pub fn node<T>(self, id: NodeId, look: impl FnOnce(&Node) -> T) -> Option<T> {
        self.template.with_value(|template| template.criteria.get(id).map(look))
    }

    /// Looks at the template.
    pub fn template<T>(self, look: impl FnOnce(&Template) -> T) -> T {
        self.template.with_value(look)
    }

    /// Looks at the draft as it is now; what is shown follows every change.
    pub fn draft<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.counter.track();
        self.draft_now(look)
    }

    /// Looks at the draft without following it.
    pub fn draft_now<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with_value(|draft| look(&draft.draft()))
    }

    /// The rows that concern the unit's kind, in printed order, and whether each gets points itself.
    pub fn shown_rows(self) -> Vec<(NodeId, bool)> {
        let kind = self.kind();
        let outcomes = self.assessment.with_untracked(|assessment| assessment.outcomes.clone());
        let shown = |id: NodeId| outcomes.get(id.index()).is_some_and(|outcome| outcome.state != State::NotForThisKind);
        self.template.with_value(|template| {
            let rows = template.criteria.iter().filter(|(id, node)| {
                shown(*id) && (!node.criterion.is_leaf() || node.criterion.maximum(kind).is_some())
            });
            rows.map(|(id, node)| (id, node.criterion.is_leaf())).collect()
        })
    }

    /// The top criteria that concern the unit's kind.
    pub fn tops(self) -> Vec<NodeId> {
        let rows = self.shown_rows().into_iter().map(|(id, _)| id);
        rows.filter(|id| self.node(*id, |node| node.depth == 0) == Some(true)).collect()
    }

    /// The criteria that are still open, in printed order.
    pub fn open_leaves(self) -> Vec<NodeId> {
        let open = |id: &NodeId| {
            let state = |assessment: &Assessment| assessment.outcomes.get(id.index()).map(|outcome| outcome.state);
            self.assessment.with_untracked(state) == Some(State::Open)
        };
        self.shown_rows().into_iter().filter(|(_, leaf)| *leaf).map(|(id, _)| id).filter(open).collect()
    }

    /// The id of a place of the table.
    pub fn id_at(self, place: usize) -> Option<NodeId> {
        self.template.with_value(|template| template.criteria.iter().nth(place).map(|(id, _)| id))
    }

    /// Whether a row's points are added to the total or taken off it, rather than part of the maximum.
    pub fn is_added(self, id: NodeId) -> bool {
        self.node(id, |node| node.criterion.section != Section::Main) == Some(true)
    }

    /// The unit's kind.
    pub fn kind(self) -> KindId {
        self.draft_now(|draft| draft.answers.kind)
    }

    /// What the answers add up to.
    pub fn assessment(self) -> Memo<Assessment> {
        self.assessment
    }

    /// Why a row has the points that it has.
    pub fn explain(self, id: NodeId) -> Option<Explanation> {
        self.template.with_value(|template| {
            template.criteria.get(id)?;
            self.assessment
                .with(|assessment| Some(self.draft_now(|draft| explain(template, &draft.answers, assessment, id))))
        })
    }

    /// How the total comes about.
    pub fn explain_total(self) -> Explanation {
        self.template.with_value(|template| self.assessment.with(|assessment| explain_total(template, assessment)))
    }

    /// The text in a field that is no number.
    pub fn unreadable(self, id: NodeId, slot: Slot) -> Option<String> {
        self.unread.with(|unread| unread.text(id, slot))
    }

    /// Every problem, those that only the page knows included, in printed order.
    pub fn problems(self) -> Vec<Problem> {
        let mut problems = self.assessment.with(|assessment| assessment.problems.clone());
        problems.extend(self.unread_problems());
        sorted_by_key(problems, |problem| problem.place)
    }

    /// How many problems stand in the way of an export.
    pub fn blocks(self) -> usize {
        let known = self
            .assessment
            .with(|assessment| assessment.problems.iter().filter(|problem| problem.kind.blocks_export()).count());
        known + self.unread_problems().len()
    }

    /// Opens the explanation and evidence of every row where something is written, for who can only read.
    pub fn open_what_is_written(self) {
        let written = |answer: &Answer| {
            answer.has_evidence() || !answer.explanation.trim().is_empty() || !answer.in_charge.trim().is_empty()
        };
        let cells = self.cells.get_value();
        let closed = cells.into_iter().filter(|cell| cell.answer.with_untracked(written) && !cell.open.get_untracked());
        closed.for_each(|cell| cell.open.set(true));
    }

    fn unread_problems(self) -> Vec<Problem> {
        self.unread.with(|unread| self.assessment.with(|assessment| unread.problems(assessment)))
    }

    /// The signal stays still where nothing changed: every row follows it.
    fn update_unread(self, change: impl FnOnce(&mut Unread)) {
        let known = self.unread.get_untracked();
        let mut new = known.clone();
        change(&mut new);
        if new != known {
            self.unread.set(new);
        }
    }

    fn refresh(self, code: &CriterionCode) {
        let found = self.template.with_value(|template| template.criteria.find(code));
        let Some((id, cell)) = found.and_then(|id| Some((id, self.cell(id)?))) else { return };
        let (answer, typed) = self.draft_now(|draft| (draft.answers.answer(code).clone(), draft.typed(code)));
        cell.answer.set(answer);
        if let Some(criterion) = self.node(id, |node| node.criterion.clone()) {
            self.update_unread(|unread| unread.set_row(id, &criterion, &typed, false));
        }
    }
}

impl Cell {
    fn new(id: NodeId, answer: Answer, assessment: Memo<Assessment>, unread: RwSignal<Unread>) -> Self {
        let outcome = Memo::new(move |_| assessment.with(|assessment| assessment.outcomes.get(id.index()).copied()));
        let troubles = Memo::new(move |_| {
            let counts = outcome.with(|outcome| outcome.is_some_and(|outcome| unread::counts(outcome.state)));
            let typed = unread.with(|unread| unread.left(id)).into_iter().filter(|_| counts);
            let mut troubles: Vec<_> = typed.map(|(slot, error)| Trouble::unreadable(slot, error)).collect();
            assessment.with(|assessment| troubles.extend(Trouble::of_row(&assessment.problems, id)));
            troubles
        });
        Self { answer: RwSignal::new(answer), outcome, troubles, open: RwSignal::new(false) }
    }

    /// How far the criterion is.
    pub fn state(self) -> State {
        self.outcome.get().map_or(State::NotForThisKind, |outcome| outcome.state)
    }
}

/// What a draft holds in number fields and is no number: it is as marked as if the fields had just been left.
fn laid_out(template: &Template, draft: &Draft) -> Unread {
    let mut unread = Unread::default();
    for (id, node) in template.criteria.iter() {
        unread.set_row(id, &node.criterion, &draft.typed(&node.code), true);
    }
    unread
}
