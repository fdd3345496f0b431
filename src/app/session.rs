//! An open draft: one signal per answer, one path for every change, one assessment.

use super::fill::{Slot, Trouble};
use super::platform::drafts::OpenDraft;
use crate::assessment::{
    Answer, Assessment, Explanation, Outcome, Problem, ProblemKind, State, assess, explain, explain_total,
};
use crate::dossier::{AnswerFormat, Draft, DraftChange};
use crate::score::DecimalError;
use crate::template::{CriterionCode, KindId, Node, NodeId, Section, Template};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// An open draft. Signals are made once, from the template's list; views read them and call [`Session::change`].
#[derive(Clone, Copy)]
pub struct Session {
    template: StoredValue<Template>,
    draft: StoredValue<OpenDraft, LocalStorage>,
    cells: StoredValue<Vec<Cell>>,
    /// The draft's counter: whatever is derived from the whole draft follows it.
    counter: RwSignal<u64>,
    assessment: Memo<Assessment>,
    unreadable: RwSignal<Unreadable>,
}

/// Fields whose typed text is no number, with the text: it stays in its field wherever the person goes meanwhile.
type Unreadable = BTreeMap<(NodeId, Slot), (String, DecimalError)>;

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
    /// Lays an open draft out on its template.
    pub fn new(template: Template, draft: OpenDraft) -> Self {
        let counter = RwSignal::new(draft.draft().counter);
        let unreadable = RwSignal::new(Unreadable::new());
        let answers = draft.draft().answers.clone();
        let rows = template.criteria.iter().map(|(id, node)| (id, answers.answer(&node.code).clone()));
        let rows: Vec<(NodeId, Answer)> = rows.collect();
        let (template, draft) = (StoredValue::new(template), StoredValue::new_local(draft));
        let assessment = Memo::new(move |_| {
            counter.track();
            template.with_value(|template| draft.with_value(|draft| assess(template, &draft.draft().answers)))
        });
        let cell = |(id, answer)| Cell::new(id, answer, assessment, unreadable);
        let cells = StoredValue::new(rows.into_iter().map(cell).collect());
        Self { template, draft, cells, counter, assessment, unreadable }
    }

    /// Makes a change; it is on its way to the disk when this returns. A draft that another tab writes stays as it is,
    /// and the page says so beside the figures.
    pub fn change(self, change: DraftChange) {
        let made = self.draft.with_value(|draft| draft.change(change.clone()).is_ok());
        if !made {
            return;
        }
        if let DraftChange::Answer(code, _) = &change {
            self.refresh(&CriterionCode::from_stored(code.clone()));
        }
        self.counter.set(self.draft_now(|draft| draft.counter));
    }

    /// Edits the answer to one criterion.
    pub fn edit(self, id: NodeId, edit: impl FnOnce(&mut Answer)) {
        let Some(code) = self.node(id, |node| node.code.clone()) else { return };
        let mut answer = self.draft_now(|draft| draft.answers.answer(&code).clone());
        let before = answer.clone();
        edit(&mut answer);
        if answer != before {
            self.change(DraftChange::Answer(code.to_string(), AnswerFormat::from(&answer)));
        }
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

    /// Keeps a typed text that is no number, or forgets it once it is readable.
    pub fn set_unreadable(self, id: NodeId, slot: Slot, text: Option<(String, DecimalError)>) {
        let known = self.unreadable.with_untracked(|unreadable| unreadable.get(&(id, slot)).cloned());
        if known == text {
            return;
        }
        self.unreadable.update(|unreadable| match text {
            Some(text) => drop(unreadable.insert((id, slot), text)),
            None => drop(unreadable.remove(&(id, slot))),
        });
    }

    /// The text in a field that is no number.
    pub fn unreadable(self, id: NodeId, slot: Slot) -> Option<String> {
        self.unreadable.with(|unreadable| unreadable.get(&(id, slot)).map(|(text, _)| text.clone()))
    }

    /// Every problem, those that only the page knows included, in printed order.
    pub fn problems(self) -> Vec<Problem> {
        let mut problems = self.assessment.with(|assessment| assessment.problems.clone());
        self.unreadable.with(|unreadable| {
            let problem = |(&(id, _), (_, error)): (&(NodeId, Slot), &(String, DecimalError))| Problem {
                place: Some(id),
                kind: ProblemKind::Unreadable(*error),
            };
            problems.extend(unreadable.iter().map(problem));
        });
        problems.sort_by_key(|problem| problem.place.map(NodeId::index));
        problems
    }

    /// How many problems stand in the way of an export.
    pub fn blocks(self) -> usize {
        let known = self
            .assessment
            .with(|assessment| assessment.problems.iter().filter(|problem| problem.kind.blocks_export()).count());
        known + self.unreadable.with(BTreeMap::len)
    }

    fn refresh(self, code: &CriterionCode) {
        let found = self.template.with_value(|template| template.criteria.find(code));
        if let Some(cell) = found.and_then(|id| self.cell(id)) {
            cell.answer.set(self.draft_now(|draft| draft.answers.answer(code).clone()));
        }
    }
}

impl Cell {
    fn new(id: NodeId, answer: Answer, assessment: Memo<Assessment>, unreadable: RwSignal<Unreadable>) -> Self {
        let outcome = Memo::new(move |_| assessment.with(|assessment| assessment.outcomes.get(id.index()).copied()));
        let troubles = Memo::new(move |_| {
            let mut troubles = unreadable.with(|unreadable| {
                let of_row = unreadable.iter().filter(|((place, _), _)| *place == id);
                of_row.map(|((_, slot), (_, error))| Trouble::unreadable(*slot, *error)).collect::<Vec<_>>()
            });
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
