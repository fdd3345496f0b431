//! What a table makes of answers that are written into it.

use crate::text::{Language, say};
use crate::workbook::FillingFinding as Finding;

/// What was found, in one sentence without its place.
pub(super) fn finding(language: Language, finding: &Finding) -> String {
    match finding {
        Finding::PointsMerged { area } => say!(language, diagnostic.points_merged, area = area),
    }
}

/// What is done about it.
pub(super) fn way_out(language: Language, finding: &Finding) -> &'static str {
    match finding {
        Finding::PointsMerged { .. } => say!(language, diagnostic.way.points_merged),
    }
}
