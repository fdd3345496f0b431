//! A number field of a criterion: what it shows, and what its text does to the answer.

use crate::assessment::Input;
use crate::score::{DecimalError, Quantity, Score, parse_count};

pub use crate::dossier::Slot;

impl Slot {
    /// What the field shows for an answer.
    pub fn text(self, input: &Input) -> String {
        match (self, input) {
            (Self::Points, Input::Points(points)) => points.to_string(),
            (Self::Count, Input::Count(count)) => count.to_string(),
            (Self::First, Input::Figures { first: Some(figure), .. })
            | (Self::Second, Input::Figures { second: Some(figure), .. }) => figure.to_string(),
            _ => String::new(),
        }
    }

    /// Puts a typed text into the answer. An empty or unreadable text leaves no number there: an old figure must
    /// not count while another one stands in the field.
    ///
    /// # Errors
    /// [`DecimalError`] where the text is neither empty nor a number of this field.
    pub fn take(self, text: &str, input: &mut Input) -> Result<(), DecimalError> {
        let read = self.read(finished(text));
        let (value, result) = match read {
            Ok(value) => (Some(value), Ok(())),
            Err(DecimalError::Empty) => (None, Ok(())),
            Err(error) => (None, Err(error)),
        };
        self.put(value, input);
        result
    }

    fn read(self, text: &str) -> Result<Number, DecimalError> {
        match self {
            Self::Points => Score::parse(text).map(Number::Points),
            Self::Count => parse_count(text).map(Number::Count),
            Self::First | Self::Second => Quantity::parse(text).map(Number::Figure),
        }
    }

    fn put(self, value: Option<Number>, input: &mut Input) {
        let figures = match input {
            Input::Figures { first, second } => (*first, *second),
            _ => (None, None),
        };
        let figure = |value| if let Some(Number::Figure(figure)) = value { Some(figure) } else { None };
        *input = match (self, value) {
            (Self::Points, Some(Number::Points(points))) => Input::Points(points),
            (Self::Count, Some(Number::Count(count))) => Input::Count(count),
            (Self::First, value) => figures_of(figure(value), figures.1),
            (Self::Second, value) => figures_of(figures.0, figure(value)),
            _ => Input::Empty,
        };
    }
}

#[derive(Clone, Copy)]
enum Number {
    Points(Score),
    Count(u32),
    Figure(Quantity),
}

fn figures_of(first: Option<Quantity>, second: Option<Quantity>) -> Input {
    match (first, second) {
        (None, None) => Input::Empty,
        (first, second) => Input::Figures { first, second },
    }
}

/// `1,` is on its way to `1,5`: until then it is one, so that the total does not jump to nothing and back.
fn finished(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix([',', '.']).filter(|rest| rest.ends_with(|last: char| last.is_ascii_digit())).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(slot: Slot, text: &str) -> (Input, Result<(), DecimalError>) {
        let mut input = Input::Empty;
        let result = slot.take(text, &mut input);
        (input, result)
    }

    #[test]
    fn typed_texts_become_answers() {
        let rows = [
            (Slot::Points, "1,5", Input::Points(Score::from_hundredths(150)), Ok(())),
            (Slot::Points, " 0.5 ", Input::Points(Score::from_hundredths(50)), Ok(())),
            (Slot::Points, "1,", Input::Points(Score::from_hundredths(100)), Ok(())),
            (Slot::Points, "", Input::Empty, Ok(())),
            (Slot::Points, "1.000", Input::Empty, Err(DecimalError::Ambiguous)),
            (Slot::Points, "một", Input::Empty, Err(DecimalError::NotANumber)),
            (Slot::Count, "12", Input::Count(12), Ok(())),
            (Slot::Count, "1,5", Input::Empty, Err(DecimalError::TooManyDecimals { allowed: 0 })),
            (Slot::Count, "99999999999", Input::Empty, Err(DecimalError::TooLarge)),
        ];
        for (slot, text, input, result) in rows {
            assert_eq!(taken(slot, text), (input, result), "{text}");
        }
    }

    #[test]
    fn one_figure_waits_for_the_other() {
        let mut input = Input::Empty;
        assert_eq!(Slot::First.take("45", &mut input), Ok(()));
        assert_eq!(input, Input::Figures { first: Some(Quantity::whole(45)), second: None });
        assert_eq!(Slot::Second.take("48", &mut input), Ok(()));
        assert_eq!(Slot::Second.text(&input), "48");
        assert_eq!(Slot::First.take("", &mut input), Ok(()));
        assert_eq!(Slot::Second.take("", &mut input), Ok(()));
        assert_eq!(input, Input::Empty);
    }

    #[test]
    fn an_old_figure_does_not_count_under_an_unreadable_text() {
        let mut input = Input::Points(Score::from_hundredths(100));
        assert_eq!(Slot::Points.take("1x", &mut input), Err(DecimalError::NotANumber));
        assert_eq!(input, Input::Empty);
    }
}
