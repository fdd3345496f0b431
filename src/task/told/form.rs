//! What the page hears about a form that cannot be read.

use crate::dossier::FormFault;
use crate::text::{self, Language, say};

/// What is wrong with it, and what to do.
pub(super) fn form_fault(language: Language, fault: &FormFault) -> String {
    match fault {
        FormFault::NewerFormat(schema) => say!(language, trouble.draft_newer, schema = schema),
        FormFault::WorkbookTooLarge { limit } => {
            say!(language, trouble.draft_workbook_too_large, limit = limit / (1 << 20))
        }
        FormFault::Settings(fault) => text::settings_fault(language, fault),
        FormFault::Json(_)
        | FormFault::NotAForm
        | FormFault::Shape(_)
        | FormFault::Workbook
        | FormFault::NotCanonical => say!(language, trouble.form_damaged).to_owned(),
    }
}
