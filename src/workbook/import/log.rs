//! Where the parts of the reader put what they find.

use super::super::{CellRef, Diagnostic, DiagnosticKind, Place, Severity};

/// Diagnostics of one workbook, as they are found.
#[derive(Debug, Default)]
pub(super) struct Log {
    found: Vec<Diagnostic>,
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

    /// All of it: first what is about the workbook, then by sheet in the workbook's order and by cell.
    pub(super) fn sorted(mut self, sheets: &[String]) -> Vec<Diagnostic> {
        self.found.sort_by_key(|diagnostic| {
            let place = diagnostic.place.as_ref();
            (
                place.map(|place| (sheets.iter().position(|sheet| *sheet == place.sheet), place.cell)),
                diagnostic.severity,
            )
        });
        self.found
    }

    fn note(&mut self, place: Option<Place>, kind: DiagnosticKind) {
        self.found.push(Diagnostic { severity: severity(&kind), place, kind });
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
        | FormulaWithoutValue
        | CellError { .. } => Severity::Error,
        ActiveContentIgnored { .. }
        | HiddenSheet
        | UnknownSheet
        | KeptNotUsed
        | UnknownColumn { .. }
        | NumberRepaired { .. }
        | OneStepOnly { .. }
        | KindCodesByOrder { .. }
        | WithoutRule { .. } => Severity::Info,
        _ => Severity::Warning,
    }
}
