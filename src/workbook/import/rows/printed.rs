//! Numbers as the column for them holds them, and what Excel made of some: 1.1000000000000001, 1.1 for 1.10, a day for
//! 1/2. What is stored is read by the number before it.

use super::super::super::{CellRef, DiagnosticKind};
use super::super::grid::{Grid, Value};
use super::super::log::Log;
use super::super::numbering::{self, Numbered};
use super::super::words::one_line;
use crate::template::Day;

/// What stands in the column of numbers.
pub(in super::super) enum Printed {
    Nothing,
    Number(String, Numbered),
    Other(String),
}

/// Reads numbers from top to bottom.
#[derive(Default)]
pub(super) struct Numbers {
    /// The parts of the last number of digits.
    before: Vec<u32>,
}

impl Numbers {
    pub(super) fn read(&mut self, grid: &Grid, at: CellRef, log: &mut Log) -> Printed {
        let Some(cell) = grid.get(at.row, at.column) else { return Printed::Nothing };
        let stored = one_line(&cell.value.text());
        let meant = match &cell.value {
            Value::Day(day) => Some(self.as_number(*day)),
            Value::Number(number) => numbering::repaired(number).or_else(|| self.with_zero(number)),
            Value::Text(text) => numbering::repaired(text),
            Value::Empty | Value::Error(_) => None,
        };
        if let Some(number) = &meant {
            log.cell(&grid.name, at, DiagnosticKind::NumberRepaired { stored: stored.clone(), number: number.clone() });
        }
        let number = meant.unwrap_or(stored);
        let counts = !matches!(cell.value, Value::Empty | Value::Error(_));
        match numbering::parse(&number).filter(|_| counts) {
            Some(numbered) => {
                self.follow(&number);
                Printed::Number(number, numbered)
            }
            None if number.is_empty() => Printed::Nothing,
            None => Printed::Other(number),
        }
    }

    /// Notes a number that the next one is read by.
    pub(super) fn follow(&mut self, number: &str) {
        let parts = parts(number);
        if !parts.is_empty() {
            self.before = parts;
        }
    }

    /// 1.1 behind 1.9 is 1.10: a number cell keeps no zero at its end.
    fn with_zero(&self, number: &str) -> Option<String> {
        let longer = format!("{number}0");
        (number.contains('.') && self.goes_on(&parts(&longer))).then_some(longer)
    }

    /// The first of February is 1.2 or 2.1, by the number before it; as it is said in Vietnamese where that does not tell.
    fn as_number(&self, day: Day) -> String {
        let iso = day.iso();
        let mut date = iso.rsplit('-').filter_map(|part| part.parse::<u32>().ok());
        let (day, month) = (date.next().unwrap_or_default(), date.next().unwrap_or_default());
        let as_said = [day, month];
        let turned = [month, day];
        let in_group = |parts: &[u32]| self.before.first() == parts.first();
        let is_turned = match (self.goes_on(&as_said), self.goes_on(&turned)) {
            (true, _) => false,
            (false, true) => true,
            (false, false) => !in_group(&as_said) && in_group(&turned),
        };
        let [group, place] = if is_turned { turned } else { as_said };
        format!("{group}.{place}")
    }

    /// Whether a number is the next one in its group, or the first of the group before it.
    fn goes_on(&self, parts: &[u32]) -> bool {
        let Some((last, group)) = parts.split_last() else { return false };
        let next = self.before.split_last().is_some_and(|(before, of)| of == group && before + 1 == *last);
        next || (self.before == group && *last == 1)
    }
}

/// The parts of a number of digits: 1.10 is 1 and 10.
fn parts(number: &str) -> Vec<u32> {
    let bare = number.trim_end_matches(['.', ')', ':']);
    bare.split(['.', ',']).map(|part| part.trim().parse().ok()).collect::<Option<_>>().unwrap_or_default()
}
