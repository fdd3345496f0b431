//! The files that leave and enter the page (formats.md): format types of their own, converted at the edge.

mod answers;
mod draft;

pub use answers::{AnswerFormat, AnswersFormat, EvidenceFormat, FormatError};
pub use draft::{Draft, DraftChange, DraftFormat, People, TemplateRef, UnitRef};
