//! The workbook of the draft that was opened last, in memory: a browser may keep nothing.

use crate::app::platform::workbooks;
use crate::dossier::TemplateRef;
use crate::template::Template;
use crate::text::{Language, say};
use leptos::prelude::*;

/// A workbook with what was read from it.
#[derive(Clone, Default)]
pub struct Held {
    sha256: String,
    template: Option<Template>,
    bytes: Vec<u8>,
}

impl Held {
    pub(super) fn new(sha256: &str, template: &Template, bytes: &[u8]) -> Self {
        Self { sha256: sha256.to_owned(), template: Some(template.clone()), bytes: bytes.to_vec() }
    }

    /// What a workbook was read as: from memory, or as this version of the page has read it before.
    pub fn template(held: StoredValue<Self, LocalStorage>, sha256: &str) -> Option<Template> {
        let in_memory = held.with_value(|held| held.template.clone().filter(|_| held.sha256 == sha256));
        in_memory.or_else(|| workbooks::recall(sha256))
    }

    /// The bytes of a template's workbook: from memory, or from the browser's store.
    ///
    /// # Errors
    /// A sentence, where neither has them.
    pub async fn workbook(
        held: StoredValue<Self, LocalStorage>,
        language: Language,
        template: &TemplateRef,
    ) -> Result<Vec<u8>, String> {
        let in_memory = held.with_value(|held| (held.sha256 == template.sha256).then(|| held.bytes.clone()));
        match in_memory {
            Some(bytes) => Ok(bytes),
            None => workbooks::bytes(&template.sha256)
                .await
                .ok_or_else(|| say!(language, desk.workbook_missing, name = template.file_name)),
        }
    }
}
