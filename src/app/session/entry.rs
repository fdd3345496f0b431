//! What stands in the row of one criterion: its answer, and what is typed there and is no number.

use crate::app::fill::Slot;
use crate::assessment::{Answer, Evidence, Input};
use crate::dossier::{AnswerFormat, DraftChange, Typed};
use crate::score::DecimalError;
use crate::template::CriterionCode;

/// The whole row of a criterion, as a change replaces it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The answer.
    pub answer: Answer,
    /// Texts in its number fields that are no numbers.
    pub typed: Typed,
}

/// The one text that a person typed on between two states of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A number field.
    Number(Slot),
    /// The reason of "không phát sinh".
    Reason,
    /// The explanation.
    Explanation,
    /// Who is in charge.
    InCharge,
    /// A text of a record of evidence: which record, which text.
    Evidence(usize, usize),
}

impl Entry {
    /// The row after an edit of its answer. An input that came in another way than through its field (pasted, chosen,
    /// cleared) takes the place of whatever stood in the fields.
    pub fn edited(&self, edit: impl FnOnce(&mut Answer)) -> Self {
        let mut after = self.clone();
        edit(&mut after.answer);
        if after.answer.input != self.answer.input {
            after.typed.clear();
        }
        after
    }

    /// The row after a text was typed into a number field, and why the text is no number, if it is none.
    pub fn typed_into(&self, slot: Slot, text: &str) -> (Self, Option<DecimalError>) {
        let mut after = self.clone();
        let error = slot.take(text, &mut after.answer.input).err();
        match error {
            Some(_) => drop(after.typed.insert(slot, text.to_owned())),
            None => drop(after.typed.remove(&slot)),
        }
        (after, error)
    }

    /// The change that puts this row into the draft.
    pub fn change(&self, code: &CriterionCode) -> DraftChange {
        let (code, answer) = (code.to_string(), AnswerFormat::from(&self.answer));
        if self.typed.is_empty() {
            DraftChange::Answer(code, answer)
        } else {
            DraftChange::Unreadable(code, answer, self.typed.clone())
        }
    }

    /// The text that differs from another state of the row, where it is one text; what is chosen, ticked, added or
    /// taken away is a deed of its own.
    pub fn part_changed(&self, other: &Self) -> Option<Part> {
        let mut parts = self.numbers_changed(other)?;
        let texts = [
            (reason_differs(&self.answer, &other.answer)?, Part::Reason),
            (self.answer.explanation != other.answer.explanation, Part::Explanation),
            (self.answer.in_charge != other.answer.in_charge, Part::InCharge),
        ];
        parts.extend(texts.into_iter().filter(|(differs, _)| *differs).map(|(_, part)| part));
        parts.extend(evidence_changed(&self.answer.evidence, &other.answer.evidence)?);
        (parts.len() == 1).then(|| parts.first().copied()).flatten()
    }

    fn numbers_changed(&self, other: &Self) -> Option<Vec<Part>> {
        let chosen = |input: &Input| matches!(input, Input::Choice(_) | Input::Sent(_));
        if self.answer.input != other.answer.input && (chosen(&self.answer.input) || chosen(&other.answer.input)) {
            return None;
        }
        let differs = |slot: &Slot| {
            slot.text(&self.answer.input) != slot.text(&other.answer.input)
                || self.typed.get(slot) != other.typed.get(slot)
        };
        let slots = [Slot::Points, Slot::Count, Slot::First, Slot::Second].into_iter().filter(differs);
        Some(slots.map(Part::Number).collect())
    }
}

/// Nothing where "không phát sinh" was ticked or taken back.
fn reason_differs(one: &Answer, other: &Answer) -> Option<bool> {
    let ticked = one.not_applicable.is_some() == other.not_applicable.is_some();
    ticked.then(|| one.not_applicable != other.not_applicable)
}

/// Nothing where a record or a date changed.
fn evidence_changed(one: &[Evidence], other: &[Evidence]) -> Option<Vec<Part>> {
    let pairs = || one.iter().zip(other);
    if one.len() != other.len() || pairs().any(|(one, other)| one.date != other.date) {
        return None;
    }
    let texts = |(place, (one, other)): (usize, (&Evidence, &Evidence))| {
        let differs = one.texts().into_iter().zip(other.texts()).map(|(one, other)| one != other);
        let places = differs.enumerate().filter(|(_, differs)| *differs);
        places.map(|(text, _)| Part::Evidence(place, text)).collect::<Vec<_>>()
    };
    Some(pairs().enumerate().flat_map(texts).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Quantity, Score};

    fn figures(first: Option<i64>, second: Option<i64>) -> Entry {
        let figure = |number: Option<i64>| number.map(|number| Quantity::from_ten_thousandths(number * 10_000));
        let input = Input::Figures { first: figure(first), second: figure(second) };
        Entry { answer: Answer { input, ..Answer::default() }, ..Entry::default() }
    }

    #[test]
    fn an_input_from_elsewhere_takes_the_place_of_an_unreadable_text() {
        let (bad, error) = Entry::default().typed_into(Slot::Points, "1x");
        assert_eq!(error, Some(DecimalError::NotANumber));
        assert_eq!(bad.typed.get(&Slot::Points).map(String::as_str), Some("1x"));
        let pasted = bad.edited(|answer| answer.input = Input::Points(Score::from_hundredths(150)));
        assert_eq!((pasted.answer.input, pasted.typed), (Input::Points(Score::from_hundredths(150)), Typed::new()));
        let explained = bad.edited(|answer| answer.explanation = "Lý do".to_owned());
        assert_eq!(explained.typed, bad.typed, "an explanation is no input");
    }

    #[test]
    fn the_other_field_of_a_ratio_keeps_its_unreadable_text() {
        let (half, _) = figures(Some(45), None).typed_into(Slot::Second, "bốn tám");
        let (again, error) = half.typed_into(Slot::First, "46");
        assert_eq!(error, None);
        assert_eq!(again.typed, half.typed);
        let (emptied, _) = again.typed_into(Slot::First, "");
        assert_eq!((emptied.answer.input.clone(), &emptied.typed), (Input::Empty, &half.typed));
        let cleared = again.edited(|answer| answer.input = Input::Empty);
        assert_eq!(cleared, Entry::default());
    }

    #[test]
    fn typing_is_told_from_deeds() {
        let before = figures(Some(4), Some(48));
        let with = |edit: fn(&mut Answer)| before.edited(edit);
        let mut record = before.clone();
        record.answer.evidence.push(Evidence::default());
        let mut titled = record.clone();
        titled.answer.evidence.iter_mut().for_each(|one| one.title = "Sổ".to_owned());
        let reasoned = with(|answer| answer.not_applicable = Some("Không có".to_owned()));
        let rows = [
            (before.typed_into(Slot::First, "45").0, Some(Part::Number(Slot::First))),
            (before.typed_into(Slot::Second, "x").0, Some(Part::Number(Slot::Second))),
            (with(|answer| answer.explanation = "Đủ".to_owned()), Some(Part::Explanation)),
            (with(|answer| answer.in_charge = "Văn phòng".to_owned()), Some(Part::InCharge)),
            (with(|answer| answer.input = Input::Choice(1)), None),
            (with(|answer| answer.input = Input::Empty), None),
            (with(|answer| answer.not_applicable = Some(String::new())), None),
            (record.clone(), None),
            (before.clone(), None),
        ];
        for (after, part) in rows {
            assert_eq!(before.part_changed(&after), part, "{after:?}");
        }
        assert_eq!(record.part_changed(&titled), Some(Part::Evidence(0, 2)));
        let other_reason = reasoned.edited(|answer| answer.not_applicable = Some("Không".to_owned()));
        assert_eq!(reasoned.part_changed(&other_reason), Some(Part::Reason));
    }
}
