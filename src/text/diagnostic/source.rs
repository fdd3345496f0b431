//! What the readers of the kinds of files found.

use crate::text::{Language, say};
use crate::workbook::{LegacyEncoding, SourceFinding as Finding};

/// What was found, in one sentence without its place.
pub(super) fn finding(language: Language, finding: &Finding) -> String {
    match finding {
        Finding::HiddenRows { first, last } if first == last => say!(language, diagnostic.hidden_row, row = first),
        Finding::HiddenRowsTaken { first, last } if first == last => {
            say!(language, diagnostic.hidden_row_taken, row = first)
        }
        Finding::HiddenColumns { first, last } if first == last => {
            say!(language, diagnostic.hidden_column, column = first)
        }
        Finding::HiddenColumnsTaken { first, last } if first == last => {
            say!(language, diagnostic.hidden_column_taken, column = first)
        }
        Finding::HiddenRows { first, last } => say!(language, diagnostic.hidden_rows, first = first, last = last),
        Finding::HiddenRowsTaken { first, last } => {
            say!(language, diagnostic.hidden_rows_taken, first = first, last = last)
        }
        Finding::HiddenColumns { first, last } => say!(language, diagnostic.hidden_columns, first = first, last = last),
        Finding::HiddenColumnsTaken { first, last } => {
            say!(language, diagnostic.hidden_columns_taken, first = first, last = last)
        }
        Finding::ListNumberNotRead => say!(language, diagnostic.list_number_not_read).to_owned(),
        Finding::LegacyText { encoding, cells } => {
            say!(language, diagnostic.legacy_text, encoding = legacy(*encoding), cells = cells)
        }
        Finding::LegacySuspected { encoding, cells } => {
            say!(language, diagnostic.legacy_suspected, encoding = legacy(*encoding), cells = cells)
        }
    }
}

/// What is done about it.
pub(super) fn way_out(language: Language, finding: &Finding) -> &'static str {
    match finding {
        Finding::HiddenRows { .. } | Finding::HiddenColumns { .. } => say!(language, diagnostic.way.hidden_lines),
        Finding::HiddenRowsTaken { .. } | Finding::HiddenColumnsTaken { .. } => {
            say!(language, diagnostic.way.hidden_lines_taken)
        }
        Finding::LegacyText { .. } => say!(language, diagnostic.way.legacy_text),
        Finding::LegacySuspected { .. } => say!(language, diagnostic.way.legacy_suspected),
        Finding::ListNumberNotRead => say!(language, diagnostic.way.list_number),
    }
}

/// The encodings have one name in every language.
fn legacy(encoding: LegacyEncoding) -> &'static str {
    match encoding {
        LegacyEncoding::Tcvn3 => "TCVN3 (ABC)",
        LegacyEncoding::Vni => "VNI",
    }
}
