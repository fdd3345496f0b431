//! From numbers to levels, while rows are read from top to bottom: by style, or by the order of the numbers.

use super::{LETTERS, Numbered, Style, roman};

/// The levels that are open while rows are read from top to bottom.
#[derive(Debug, Default)]
pub(in super::super) struct Levels {
    open: Vec<Numbered>,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Level {
    /// 0 for a top row.
    pub(in super::super) depth: u8,
    /// The group that its number belongs to is missing (1.1 without 1).
    pub(in super::super) skipped: bool,
}

impl Levels {
    /// The level of the next row, by its number.
    pub(in super::super) fn enter(&mut self, number: Numbered) -> Level {
        let number = self.as_meant(number);
        match number.style {
            Style::Same => return self.beside(),
            Style::Part => self.open.clear(),
            _ => {}
        }
        self.close_finer(number.style);
        let known = self.open.iter().position(|open| open.style == number.style);
        let skipped = known.is_none() && self.lacks_group(number.style);
        self.open.truncate(known.unwrap_or(self.open.len()));
        self.open.push(number);
        Level { depth: self.depth(), skipped }
    }

    /// The level of the next row where every list counts on: 2 goes on with the innermost list that is at 1, and a 1
    /// begins a list of its own below the row before it, whatever the lists around it are numbered with.
    pub(in super::super) fn enter_by_order(&mut self, number: Numbered) -> Level {
        let number = self.as_meant(number);
        match number.style {
            Style::Same | Style::Part => return self.enter(number),
            _ => {}
        }
        let goes_on = |open: &Numbered| open.style == number.style && open.ordinal + 1 == number.ordinal;
        let known = match number.ordinal {
            0 => self.open.iter().position(|open| open.style == number.style),
            1 => None,
            _ => self.open.iter().rposition(goes_on),
        };
        let same = || self.open.iter().rposition(|open| open.style == number.style);
        let known = known.or_else(|| if number.ordinal > 1 { same() } else { None });
        self.open.truncate(known.unwrap_or(self.open.len()));
        self.open.push(number);
        self.beside()
    }

    /// The level of a row without a number that stands beside the row before it.
    pub(in super::super) fn beside(&self) -> Level {
        Level { depth: self.depth(), skipped: false }
    }

    /// The level of a row without a number that stands below the row before it.
    pub(in super::super) fn below(&mut self) -> Level {
        self.enter(Numbered { style: Style::Plain, ordinal: 0 })
    }

    fn depth(&self) -> u8 {
        u8::try_from(self.open.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// A letter that is a number, or a number that is a letter, by the list that it goes on with.
    fn as_meant(&self, number: Numbered) -> Numbered {
        let number = self.as_letter(number);
        let open = |style: Style| self.open.iter().find(|open| open.style == style).map(|open| open.ordinal);
        let letter =
            (number.style == Style::Small).then_some(number.ordinal).and_then(|ordinal| ordinal.checked_sub(1));
        let letter = letter.and_then(|place| LETTERS.chars().nth(place as usize)).unwrap_or_default();
        let Some(ordinal) = roman::read(&letter.to_uppercase().collect::<String>()).filter(|_| "ivx".contains(letter))
        else {
            return number;
        };
        let goes_on = match open(Style::SmallRoman) {
            Some(before) => before + 1 == ordinal,
            None => ordinal == 1,
        };
        // h, i, k.
        let is_letter = open(Style::Small).is_some_and(|before| before + 1 == number.ordinal);
        if goes_on && !is_letter { Numbered { style: Style::SmallRoman, ordinal } } else { number }
    }

    /// C after B is a letter, not one hundred.
    fn as_letter(&self, number: Numbered) -> Numbered {
        let before = self.open.iter().find(|open| open.style == Style::Letter).map(|open| open.ordinal);
        let Some(letter) = before.and_then(|before| LETTERS.chars().nth(before as usize)) else { return number };
        let same = roman::print(number.ordinal).chars().eq(letter.to_uppercase());
        match (number.style, before) {
            (Style::Roman, Some(before)) if same => Numbered { style: Style::Letter, ordinal: before + 1 },
            _ => number,
        }
    }

    /// 2 closes 1.1 although no 1 stood above it.
    fn close_finer(&mut self, style: Style) {
        let Style::Dotted(parts) = style else { return };
        let finer = |open: &Numbered| matches!(open.style, Style::Dotted(other) if other > parts);
        if let Some(place) = self.open.iter().position(finer) {
            self.open.truncate(place);
        }
    }

    /// 1.1.1 needs an open 1.1; 1.1 needs an open 1, A or I.
    fn lacks_group(&self, style: Style) -> bool {
        match style {
            Style::Dotted(parts) if parts > 2 => {
                self.open.last().map(|open| open.style) != Some(Style::Dotted(parts - 1))
            }
            Style::Dotted(2) => self.open.is_empty(),
            _ => false,
        }
    }
}
