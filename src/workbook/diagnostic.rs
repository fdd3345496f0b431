//! What the reader wants a person to see: data with a place, never a sentence (the sentences live in locales/).

mod doubt;
mod filling;
mod kind;
mod place;
mod severity;
mod source;

pub use doubt::Doubt;
pub use filling::FillingFinding;
pub use kind::DiagnosticKind;
pub use place::Place;
pub use severity::Severity;
pub use source::{LegacyEncoding, SourceFinding};

use serde::{Deserialize, Serialize};

/// One thing to see, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Where it is; nothing where it is about the whole workbook.
    pub place: Option<Place>,
    /// What it is.
    pub kind: DiagnosticKind,
}
