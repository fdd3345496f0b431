//! What is known of the cells of a sheet once it is written: enough to say what its plain sums come to, and whether some
//! result elsewhere becomes stale.

use super::Form;
use crate::basics::{OrderedMap, OrderedSet};
use crate::workbook::contents::{CellContent, CellText, SheetContents};
use crate::workbook::fill::{Calculation, CellValue, CellWrite, OnFormula, Targets, needs_other_workbook};
use crate::workbook::formula::{Area, Cells, Exact, Operand, evaluate, references};
use crate::workbook::{CellRange, CellRef};

/// How many formulas are looked at; a score sheet has some hundred.
const MAX_FORMULAS: usize = 20_000;

/// How many cells all of them may look at; the totals of a score sheet look at some thousand.
const MAX_CELLS: u64 = 2_000_000;

/// A sheet with what is written into it.
pub(super) struct Written<'a> {
    pub(super) sheet: &'a SheetContents,
    pub(super) writes: &'a OrderedMap<CellRef, CellWrite>,
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
        CellValue::Text(_) | CellValue::Prose(_) => Operand::Text,
        CellValue::Formula { hundredths, .. } => {
            Exact::decimal(*hundredths, 2).map_or(Operand::Unknown, Operand::Number)
        }
        CellValue::Decimal { units, scale } => Exact::decimal(*units, *scale).map_or(Operand::Unknown, Operand::Number),
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

/// A result for every plain formula of the sheet that depends on what is written and is not written itself, such as a
/// total in a row that the reader took for something else.
pub(super) fn results(sheet: &SheetContents, writes: &OrderedMap<CellRef, CellWrite>) -> Vec<CellWrite> {
    let is_left = |(at, _): &(&CellRef, &CellContent)| !writes.contains_key(*at);
    let formulas = sheet.cells.iter().filter(is_left).filter_map(|(at, cell)| Some((*at, cell.formula.as_deref()?)));
    let (own, targets) = (sheet.name.to_lowercase(), writes.keys().copied().collect::<Targets>());
    let mut left = MAX_CELLS;
    let stale = formulas.take(MAX_FORMULAS).filter(|(_, formula)| {
        let Some(areas) = references(formula) else { return false };
        let is_own = |area: &Area| area.sheet.as_ref().is_none_or(|name| *name == own);
        let cost = areas.iter().fold(0, |cost: u64, area| cost.saturating_add(area.cells.size()));
        left = left.saturating_sub(cost);
        left > 0 && areas.iter().any(|area| is_own(area) && touches(area, &targets))
    });
    let write = |(at, formula)| {
        let result = evaluate(formula, &Written { sheet, writes })?;
        let value = CellValue::Decimal { units: result.millionths(), scale: 6 };
        Some(CellWrite { at, value, on_formula: OnFormula::KeepAndCache })
    };
    stale.filter_map(write).collect()
}

/// The areas of several cells of the table's sheet that formulas of the workbook refer to, each once. As many formulas are
/// looked at as anywhere here.
pub(super) fn summed(form: &Form<'_>) -> Vec<CellRange> {
    let table = form.layout.sheet.to_lowercase();
    let formulas = form.contents.sheets.iter().flat_map(|sheet| {
        let own = sheet.name.to_lowercase() == table;
        sheet.cells.iter().filter_map(move |(_, content)| Some((own, content.formula.as_deref()?)))
    });
    let areas = formulas.take(MAX_FORMULAS).flat_map(|(own, formula)| {
        let areas = references(formula).unwrap_or_default();
        areas.into_iter().filter(|area| area.sheet.as_ref().map_or(own, |name| *name == table)).collect::<Vec<_>>()
    });
    let areas: OrderedSet<(CellRef, CellRef)> =
        areas.filter(|area| area.cells.size() > 1).map(|area| (area.cells.first, area.cells.last)).collect();
    areas.into_iter().map(|(first, last)| CellRange { first, last }).collect()
}

/// Whether Excel has to calculate anew: some formula that is not written depends, or may depend, on a cell that is.
pub(super) fn calculation(form: &Form<'_>, writes: &OrderedMap<CellRef, CellWrite>) -> Calculation {
    let table = form.layout.sheet.to_lowercase();
    let targets: Targets = writes.keys().copied().collect();
    let mut formulas = 0;
    for sheet in &form.contents.sheets {
        let own = sheet.name.to_lowercase() == table;
        let left = sheet.cells.iter().filter(|(at, _)| !(own && writes.contains_key(at)));
        // One that needs another workbook keeps its last result for good, because the link is left out.
        let formulas_left = left.filter_map(|(_, content)| content.formula.as_deref());
        for formula in formulas_left.filter(|formula| !needs_other_workbook(formula)) {
            formulas += 1;
            let on_table = |area: &Area| area.sheet.as_ref().map_or(own, |name| *name == table);
            let is_stale = references(formula)
                .is_none_or(|areas| areas.iter().any(|area| on_table(area) && touches(area, &targets)));
            if is_stale || formulas > MAX_FORMULAS {
                return Calculation::OnLoad;
            }
        }
    }
    Calculation::AsStored
}

fn touches(area: &Area, targets: &Targets) -> bool {
    targets.within(area.cells).next().is_some()
}
