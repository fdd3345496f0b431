//! Changes to the rows of a draft: typed, edited, taken back, made again.

use super::Session;
use super::entry::Entry;
use super::history::{Made, Step};
use crate::app::fill::Slot;
use crate::assessment::Answer;
use crate::score::DecimalError;
use crate::template::{CriterionCode, NodeId};
use leptos::prelude::*;

/// Whatever is changed while this lives is one step: a pasted column is taken back at once.
#[must_use]
pub struct Together(Session);

impl Drop for Together {
    fn drop(&mut self) {
        // A desk that was cleared meanwhile has no history any more.
        let _ = self.0.history.try_update(super::History::part);
    }
}

impl Session {
    /// Edits the answer to one criterion. An input that is set here takes the place of what is typed in the fields.
    pub fn edit(self, id: NodeId, edit: impl FnOnce(&mut Answer)) {
        let Some(code) = self.code(id) else { return };
        let before = self.entry(&code);
        let after = before.edited(edit);
        self.enter_row(code, before, after);
    }

    /// Takes a text that was typed into a number field; `left` says that the field is being left, so that what is no
    /// number is marked. It is kept as it was typed, also over a reload.
    ///
    /// # Errors
    /// Why the text is no number of this field.
    pub fn enter(self, id: NodeId, slot: Slot, text: &str, left: bool) -> Result<(), DecimalError> {
        let Some(code) = self.code(id) else { return Ok(()) };
        let before = self.entry(&code);
        let (after, error) = before.typed_into(slot, text);
        self.enter_row(code, before, after);
        if left && error.is_some() {
            self.update_unread(|unread| unread.mark(id, slot));
        }
        error.map_or(Ok(()), Err)
    }

    /// Whatever is changed while the answer lives is one step.
    pub fn together(self) -> Together {
        self.history.update(super::History::join);
        Together(self)
    }

    /// Whether there is something to take back.
    pub fn can_undo(self) -> bool {
        self.history.with(super::History::can_undo)
    }

    /// Whether something was taken back that can be made again.
    pub fn can_redo(self) -> bool {
        self.history.with(super::History::can_redo)
    }

    /// Takes the last step back; answers with the criteria that it was about.
    pub fn undo(self) -> Vec<CriterionCode> {
        let step = self.step(super::History::undo);
        step.into_iter().rev().map(|made| self.put_back(made.code, &made.before)).collect()
    }

    /// Makes again what was taken back last; answers with the criteria that it was about.
    pub fn redo(self) -> Vec<CriterionCode> {
        let step = self.step(super::History::redo);
        step.into_iter().map(|made| self.put_back(made.code, &made.after)).collect()
    }

    fn step(self, take: impl FnOnce(&mut super::History) -> Option<Step>) -> Step {
        // A draft that another tab writes stays as it is, and so does its history.
        let may = untrack(|| self.is_writable());
        may.then(|| self.history.try_update(take)).flatten().flatten().unwrap_or_default()
    }

    fn put_back(self, code: CriterionCode, entry: &Entry) -> CriterionCode {
        self.make(entry.change(&code));
        let place = self.template.with_value(|template| template.criteria.find(&code));
        let left = entry.typed.keys().filter_map(|slot| Some((place?, *slot))).collect::<Vec<_>>();
        self.update_unread(|unread| left.into_iter().for_each(|(id, slot)| unread.mark(id, slot)));
        code
    }

    fn enter_row(self, code: CriterionCode, before: Entry, after: Entry) {
        if before != after && self.make(after.change(&code)) {
            self.history.update(|history| history.record(Made { code, before, after }));
        }
    }

    fn entry(self, code: &CriterionCode) -> Entry {
        self.draft_now(|draft| Entry { answer: draft.answers.answer(code).clone(), typed: draft.typed(code) })
    }

    /// The criterion's code; nothing where the desk was cleared meanwhile.
    fn code(self, id: NodeId) -> Option<CriterionCode> {
        if self.is_gone() {
            return None;
        }
        self.node(id, |node| node.code.clone())
    }
}
