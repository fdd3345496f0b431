//! What can be undone and redone: a pure stack of steps.

use super::entry::{Entry, Part};
use crate::template::CriterionCode;

/// The row of one criterion before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The criterion.
    pub code: CriterionCode,
    /// Its row before.
    pub before: Entry,
    /// Its row after.
    pub after: Entry,
}

/// What is taken back at once: one change, the typing in one field, or all rows of a pasted column.
pub type Step = Vec<Made>;

/// How many steps are remembered; what is older stays as it is.
const LONGEST: usize = 500;

/// The steps that were made and those that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    joining: Joining,
}

/// Whether changes become one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Joining {
    /// Each is its own, but for typing on in one field.
    #[default]
    Apart,
    /// The next one begins a step that takes all that follow.
    Begun,
    /// All that follow join the last step.
    Under,
}

impl History {
    /// Remembers a change; what was taken back before it is gone. `1,` after `1` changes nothing and is no step.
    pub fn record(&mut self, made: Made) {
        if made.before == made.after {
            return;
        }
        self.undone.clear();
        match (self.joining, self.done.last_mut()) {
            (Joining::Under, Some(last)) => last.push(made),
            (Joining::Apart, Some(last)) if types_on(last, &made) => {
                last.iter_mut().for_each(|before| before.after = made.after.clone());
            }
            (joining, _) => {
                self.done.push(vec![made]);
                if joining == Joining::Begun {
                    self.joining = Joining::Under;
                }
            }
        }
        let too_many = self.done.len().saturating_sub(LONGEST);
        self.done.drain(..too_many);
    }

    /// All changes until [`History::part`] are one step.
    pub fn join(&mut self) {
        self.joining = Joining::Begun;
    }

    /// Ends what [`History::join`] began.
    pub fn part(&mut self) {
        self.joining = Joining::Apart;
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether something was taken back.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// The last step; its rows are to be put back as they were before, the last one first.
    pub fn undo(&mut self) -> Option<Step> {
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        Some(step)
    }

    /// The step that was taken back last; its rows are to be made again, the first one first.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

/// Whether a change goes on typing in the field that the last step typed in.
fn types_on(last: &Step, made: &Made) -> bool {
    let [before] = last.as_slice() else { return false };
    let part = |made: &Made| -> Option<Part> { made.before.part_changed(&made.after) };
    let follows = before.code == made.code && before.after == made.before;
    follows && part(before).is_some() && part(before) == part(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fill::Slot;
    use crate::assessment::Input;

    /// The rows that a history was told of, as a page holds them.
    #[derive(Default)]
    struct Sheet {
        rows: std::collections::BTreeMap<String, Entry>,
        history: History,
    }

    impl Sheet {
        fn row(&self, code: &str) -> Entry {
            self.rows.get(code).cloned().unwrap_or_default()
        }

        fn put(&mut self, code: &str, after: Entry) {
            let before = self.row(code);
            self.history.record(Made { code: CriterionCode::from_stored(code), before, after: after.clone() });
            self.rows.insert(code.to_owned(), after);
        }

        fn type_text(&mut self, code: &str, text: &str) {
            self.put(code, self.row(code).typed_into(Slot::Points, text).0);
        }

        fn choose(&mut self, code: &str, choice: u16) {
            self.put(code, self.row(code).edited(|answer| answer.input = Input::Choice(choice)));
        }

        fn undo(&mut self) {
            for made in self.history.undo().unwrap_or_default().into_iter().rev() {
                self.rows.insert(made.code.to_string(), made.before);
            }
        }

        fn redo(&mut self) {
            for made in self.history.redo().unwrap_or_default() {
                self.rows.insert(made.code.to_string(), made.after);
            }
        }

        fn shown(&self, code: &str) -> String {
            let row = self.row(code);
            let typed = row.typed.get(&Slot::Points).cloned();
            typed.unwrap_or_else(|| Slot::Points.text(&row.answer.input))
        }
    }

    #[test]
    fn typing_in_one_field_is_one_step() {
        let mut sheet = Sheet::default();
        for text in ["1", "1,", "1,x", "1,5"] {
            sheet.type_text("I/1", text);
        }
        sheet.type_text("I/2", "2");
        sheet.undo();
        assert_eq!((sheet.shown("I/1").as_str(), sheet.shown("I/2").as_str()), ("1,5", ""));
        sheet.undo();
        assert_eq!(sheet.shown("I/1"), "");
        assert!(!sheet.history.can_undo());
        sheet.redo();
        sheet.redo();
        assert_eq!((sheet.shown("I/1").as_str(), sheet.shown("I/2").as_str()), ("1,5", "2"));
        assert!(!sheet.history.can_redo());
    }

    #[test]
    fn every_choice_is_a_step() {
        let mut sheet = Sheet::default();
        sheet.choose("I/1", 0);
        sheet.choose("I/1", 1);
        sheet.undo();
        assert_eq!(sheet.row("I/1").answer.input, Input::Choice(0));
        sheet.undo();
        assert_eq!(sheet.row("I/1"), Entry::default());
    }

    #[test]
    fn a_pasted_column_is_one_step() {
        let mut sheet = Sheet::default();
        sheet.type_text("I/1", "9");
        sheet.history.join();
        for code in ["I/1", "I/2", "I/3"] {
            sheet.type_text(code, "1");
        }
        sheet.history.part();
        sheet.type_text("I/3", "2");
        sheet.undo();
        assert_eq!(sheet.shown("I/3"), "1", "what was typed after it is a step of its own");
        sheet.undo();
        assert_eq!(["I/1", "I/2", "I/3"].map(|code| sheet.shown(code)), ["9", "", ""]);
        sheet.redo();
        assert_eq!(["I/1", "I/2", "I/3"].map(|code| sheet.shown(code)), ["1", "1", "1"]);
    }

    #[test]
    fn an_empty_paste_leaves_no_step() {
        let mut sheet = Sheet::default();
        sheet.history.join();
        sheet.history.part();
        assert!(!sheet.history.can_undo());
    }

    #[test]
    fn a_new_change_ends_what_could_be_redone() {
        let mut sheet = Sheet::default();
        sheet.type_text("I/1", "1");
        sheet.undo();
        assert!(sheet.history.can_redo());
        sheet.type_text("I/2", "2");
        assert!(!sheet.history.can_redo());
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut sheet = Sheet::default();
        for choice in 0..u16::try_from(LONGEST + 20).unwrap_or_default() {
            sheet.choose("I/1", choice);
        }
        for _ in 0..LONGEST + 20 {
            sheet.undo();
        }
        assert_eq!(sheet.row("I/1").answer.input, Input::Choice(19));
    }
}
