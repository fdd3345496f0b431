//! Where the parts of the reader put what they find.

use super::super::{CellRef, Diagnostic, DiagnosticKind, FillingFinding, Place, Severity, SourceFinding};
use crate::basics::sort_by_key;
use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

/// The most diagnostics of one kind that are listed: a workbook of 500,000 cells must not make as many sentences.
const MOST: u32 = 200;

/// Diagnostics of one workbook, as they are found.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    found: Vec<Diagnostic>,
    counts: HashMap<Discriminant<DiagnosticKind>, Count>,
}

/// How often one kind was found.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    listed: u32,
    /// Where in the list it stands how many more there are.
    rest: Option<usize>,
}

impl Log {
    /// Notes something about a cell.
    pub(super) fn cell(&mut self, sheet: &str, cell: CellRef, kind: DiagnosticKind) {
        self.note(Some(Place::cell(sheet, cell)), kind);
    }

    /// Notes something about a sheet.
    pub(super) fn sheet(&mut self, sheet: &str, kind: DiagnosticKind) {
        self.note(Some(Place::sheet(sheet)), kind);
    }

    /// Notes something about the workbook.
    pub(super) fn workbook(&mut self, kind: DiagnosticKind) {
        self.note(None, kind);
    }

    /// Whether anything was noted about a sheet as a whole.
    pub(super) fn is_about(&self, sheet: &str) -> bool {
        let whole = |place: &Place| place.cell.is_none() && place.sheet == sheet;
        self.found.iter().any(|found| found.place.as_ref().is_some_and(whole))
    }

    /// All of it: first what is about the workbook, then by sheet in the workbook's order and by cell.
    pub(super) fn sorted(mut self, sheets: &[String]) -> Vec<Diagnostic> {
        sort_by_key(&mut self.found, |diagnostic| {
            let place = diagnostic.place.as_ref();
            (
                place.map(|place| (sheets.iter().position(|sheet| *sheet == place.sheet), place.cell)),
                diagnostic.severity,
            )
        });
        self.found
    }

    fn note(&mut self, place: Option<Place>, kind: DiagnosticKind) {
        let count = self.counts.entry(discriminant(&kind)).or_default();
        if count.listed < MOST {
            count.listed += 1;
            self.found.push(Diagnostic { severity: severity(&kind), place, kind });
            return;
        }
        match count.rest.and_then(|rest| self.found.get_mut(rest)).map(|rest| &mut rest.kind) {
            Some(DiagnosticKind::AndMore { count, .. }) => *count = count.saturating_add(1),
            _ => {
                count.rest = Some(self.found.len());
                let more = DiagnosticKind::AndMore { first: Box::new(kind.clone()), count: 1 };
                self.found.push(Diagnostic { severity: severity(&kind), place, kind: more });
            }
        }
    }
}

/// How much each kind matters, in one place so that the page is even-handed.
fn severity(kind: &DiagnosticKind) -> Severity {
    use DiagnosticKind::*;
    match kind {
        MaximumMissing
        | MaximumNotANumber { .. }
        | MaximumAmbiguous { .. }
        | MaximumDecimals { .. }
        | MaximumOutOfRange { .. }
        | Doubt(crate::workbook::Doubt::MaximumInOtherRow { .. })
        | FormulaWithoutValue
        | FormulaFillsCells { .. }
        | CellError { .. } => Severity::Error,
        ActiveContentIgnored { .. }
        | HiddenSheet
        | UnknownSheet
        | KeptNotUsed
        | UnknownColumn { .. }
        | NumberRepaired { .. }
        | OneStepOnly { .. }
        | KindCodesByOrder { .. }
        | NoPointsColumn
        | Filling(FillingFinding::NoUnitField | FillingFinding::TextsPrinted { .. })
        | Source(SourceFinding::HiddenColumns { .. } | SourceFinding::LegacyText { .. })
        | WithoutRule { .. } => Severity::Info,
        _ => Severity::Warning,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_of_one_kind_than_can_be_read_are_counted() {
        let mut log = Log::default();
        for row in 0..1_000 {
            log.cell("Bảng", CellRef { row, column: 0 }, DiagnosticKind::NumberMissing);
            log.cell("Bảng", CellRef { row, column: 1 }, DiagnosticKind::RowIgnored { text: row.to_string() });
        }
        let found = log.sorted(&["Bảng".to_owned()]);
        let more = |first| DiagnosticKind::AndMore { first: Box::new(first), count: 800 };
        let [.., numbers, rows] = found.as_slice() else { return assert!(found.is_empty()) };
        assert_eq!(found.len(), 402);
        assert_eq!(numbers.kind, more(DiagnosticKind::NumberMissing));
        assert_eq!(rows.kind, more(DiagnosticKind::RowIgnored { text: "200".to_owned() }));
    }
}
