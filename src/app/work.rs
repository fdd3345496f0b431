//! Asking the worker, with its answers as the page needs them.

use super::platform::worker;
use super::sentences::not_recognised;
use crate::dossier::DraftFormat;
use crate::task::{NamedFile, Recognised, Reply, Request, TemplateFile};
use crate::text::{Language, say};

/// What a file is.
///
/// # Errors
/// A sentence, where the worker did not answer.
pub async fn recognise(language: Language, file_name: String, bytes: Vec<u8>) -> Result<Recognised, String> {
    match ask(language, Request::Recognise { file_name, bytes }).await? {
        Reply::Recognised(recognised) => Ok(*recognised),
        _ => Err(say!(language, trouble.worker_garbled).to_owned()),
    }
}

/// A workbook as a template.
///
/// # Errors
/// A sentence that names the file, what is wrong and what to do.
pub async fn read_template(language: Language, file_name: String, bytes: Vec<u8>) -> Result<TemplateFile, String> {
    match recognise(language, file_name.clone(), bytes).await? {
        Recognised::Template(template) => Ok(template),
        Recognised::Refused(reason) => Err(not_recognised(language, &file_name, &reason)),
        _ => Err(say!(language, trouble.not_a_template, name = file_name)),
    }
}

/// A draft as a file, with its workbook in it.
///
/// # Errors
/// A sentence.
pub async fn save_draft(
    language: Language,
    draft: DraftFormat,
    period: String,
    workbook: Vec<u8>,
) -> Result<NamedFile, String> {
    match ask(language, Request::SaveDraft { draft: Box::new(draft), period, workbook }).await? {
        Reply::DraftSaved(saved) => saved.map_err(|fault| super::sentences::draft_fault(language, &fault)),
        _ => Err(say!(language, trouble.worker_garbled).to_owned()),
    }
}

async fn ask(language: Language, request: Request) -> Result<Reply, String> {
    worker::ask(request, |_| {}).reply().await.map_err(|trouble| super::sentences::worker_trouble(language, &trouble))
}
