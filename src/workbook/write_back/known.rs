//! What is known of the cells of a sheet once it is written: enough to say what its plain sums come to, and whether some
//! result elsewhere becomes stale.

use super::Form;
use crate::workbook::CellRef;
use crate::workbook::contents::{CellContent, CellText, SheetContents};
use crate::workbook::fill::{Calculation, CellValue, CellWrite};
use crate::workbook::formula::{Area, Cells, Exact, Operand, references};
use std::collections::BTreeMap;

/// How many formulas are looked at; a score sheet has some hundred.
const MAX_FORMULAS: usize = 20_000;

/// A sheet with what is written into it.
pub(super) struct Written<'a> {
    pub(super) sheet: &'a SheetContents,
    pub(super) writes: &'a BTreeMap<CellRef, CellWrite>,
}

impl Cells for Written<'_> {
    fn operand(&self, sheet: Option<&str>, cell: CellRef) -> Operand {
        if sheet.is_some_and(|name| name != self.sheet.name.to_lowercase()) {
            return Operand::Unknown;
        }
        match self.writes.get(&cell) {
            Some(write) => of_value(&write.value),
            None => self.sheet.cells.get(&cell).map_or(Operand::Nothing, of_content),
        }
    }
}

fn of_value(value: &CellValue) -> Operand {
    match value {
        CellValue::Empty => Operand::Nothing,
        CellValue::Text(_) => Operand::Text,
        // Whatever is written here are points or counts.
        CellValue::Decimal { units, scale: 2 } => {
            Operand::Number(Exact::from(crate::score::Score::from_hundredths(*units)))
        }
        CellValue::Decimal { units, scale: 0 } => {
            Exact::parse(&units.to_string()).map_or(Operand::Unknown, Operand::Number)
        }
        CellValue::Decimal { .. } => Operand::Unknown,
    }
}

/// A formula that is not written anew may be stale.
fn of_content(content: &CellContent) -> Operand {
    match (&content.formula, &content.value) {
        (None, None) => Operand::Nothing,
        (None, Some(CellText::Number(number))) => Exact::parse(number).map_or(Operand::Unknown, Operand::Number),
        (None, Some(CellText::Text(_))) => Operand::Text,
        _ => Operand::Unknown,
    }
}

/// Whether Excel has to calculate anew: some formula that is not written depends, or may depend, on a cell that is.
pub(super) fn calculation(form: &Form<'_>, writes: &BTreeMap<CellRef, CellWrite>) -> Calculation {
    let table = form.layout.sheet.to_lowercase();
    let mut formulas = 0;
    for sheet in &form.contents.sheets {
        let own = sheet.name.to_lowercase() == table;
        let left = sheet.cells.iter().filter(|(at, _)| !(own && writes.contains_key(at)));
        for formula in left.filter_map(|(_, content)| content.formula.as_deref()) {
            formulas += 1;
            let on_table = |area: &Area| area.sheet.as_ref().map_or(own, |name| *name == table);
            let is_stale = references(formula)
                .is_none_or(|areas| areas.iter().any(|area| on_table(area) && touches(area, writes)));
            if is_stale || formulas > MAX_FORMULAS {
                return Calculation::OnLoad;
            }
        }
    }
    Calculation::AsStored
}

fn touches(area: &Area, writes: &BTreeMap<CellRef, CellWrite>) -> bool {
    writes.range(area.cells.first..=area.cells.last).any(|(at, _)| area.cells.contains(*at))
}
