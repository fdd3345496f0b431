//! What a table makes of answers that are written into it.

use crate::text::{Language, say};
use crate::workbook::FillingFinding as Finding;

/// What was found, in one sentence without its place.
pub(super) fn finding(language: Language, finding: &Finding) -> String {
    match finding {
        Finding::PointsMerged { area } => say!(language, diagnostic.points_merged, area = area),
        Finding::FilledBefore { points, texts } => {
            say!(language, diagnostic.filled_before, points = points, texts = texts)
        }
        Finding::TextsPrinted { cells } => say!(language, diagnostic.texts_printed, cells = cells),
        Finding::NoUnitField => say!(language, diagnostic.no_unit_field).to_owned(),
    }
}

/// What is done about it.
pub(super) fn way_out(language: Language, finding: &Finding) -> &'static str {
    match finding {
        Finding::PointsMerged { .. } => say!(language, diagnostic.way.points_merged),
        Finding::FilledBefore { .. } | Finding::TextsPrinted { .. } => say!(language, diagnostic.way.filled_before),
        Finding::NoUnitField => say!(language, diagnostic.way.no_unit_field),
    }
}
