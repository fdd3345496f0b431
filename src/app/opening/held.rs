//! Workbooks in memory: that of the draft that was opened last, and those that the browser does not keep.

use crate::app::platform::workbooks;
use crate::dossier::TemplateRef;
use crate::template::Template;
use crate::text::{Language, say};
use leptos::prelude::*;

/// Workbooks with what was read from them, the last one last.
#[derive(Clone, Default)]
pub struct Held {
    books: Vec<Book>,
}

#[derive(Clone)]
struct Book {
    sha256: String,
    template: Template,
    bytes: Vec<u8>,
    /// Whether the browser keeps it too.
    is_kept: bool,
}

impl Held {
    /// Holds a workbook; of those that the browser keeps, only the last one stays.
    pub(super) fn hold(&mut self, sha256: &str, template: &Template, bytes: &[u8]) {
        self.books.retain(|book| !book.is_kept && book.sha256 != sha256);
        let (template, bytes) = (template.clone(), bytes.to_vec());
        self.books.push(Book { sha256: sha256.to_owned(), template, bytes, is_kept: false });
    }

    /// Notes that the browser keeps a workbook.
    pub(super) fn kept(&mut self, sha256: &str) {
        self.books.iter_mut().filter(|book| book.sha256 == sha256).for_each(|book| book.is_kept = true);
    }

    fn find(&self, sha256: &str) -> Option<&Book> {
        self.books.iter().find(|book| book.sha256 == sha256)
    }

    /// What a workbook was read as: from memory, or as this build of the page has read it before.
    pub fn template(held: StoredValue<Self, LocalStorage>, sha256: &str) -> Option<Template> {
        let in_memory = held.with_value(|held| held.find(sha256).map(|book| book.template.clone()));
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
        let in_memory = held.with_value(|held| held.find(&template.sha256).map(|book| book.bytes.clone()));
        match in_memory {
            Some(bytes) => Ok(bytes),
            None => workbooks::bytes(&template.sha256)
                .await
                .ok_or_else(|| say!(language, desk.workbook_missing, name = template.file_name)),
        }
    }
}
