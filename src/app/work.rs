//! Asking the worker, with its answers as the page needs them.

use super::opening::Busy;
use super::platform::worker::{self, Asked, Queued};
use super::sentences::{in_file, worker_trouble};
use crate::dossier::Draft;
use crate::task::convert::{self, Converted};
use crate::task::package::{OpenOrder, PackageOrder};
use crate::task::told::{
    Answer, CampaignAnswer, Known, Package, PackageAnswer, Prepared, TemplateFile, Verdict, Words,
};
use crate::task::{CampaignRequest, NamedFile, PackageRequest, Parcel, Progress, Request};
use crate::template::Settings;
use crate::text::{Language, say};
use crate::workbook::Corrections;
use leptos::prelude::*;
use std::sync::Arc;

/// The worker, with what the page shows while it works.
#[derive(Clone, Copy)]
pub struct Work {
    /// The language of its sentences.
    pub words: Language,
    /// What is shown meanwhile.
    pub busy: RwSignal<Option<Busy>>,
}

impl Work {
    /// What a file is.
    ///
    /// # Errors
    /// A sentence, where the worker did not answer.
    pub async fn recognise(self, file_name: String, bytes: Vec<u8>) -> Result<Known, String> {
        match self.ask(Request::Recognise { file_name, bytes }).await? {
            Answer::Recognised(known) => Ok(*known),
            _ => Err(self.garbled()),
        }
    }

    /// A workbook as a template.
    ///
    /// # Errors
    /// A sentence that names the file, what is wrong and what to do.
    pub async fn read_template(self, file_name: String, bytes: Vec<u8>) -> Result<TemplateFile, String> {
        match self.recognise(file_name.clone(), bytes).await? {
            Known::Template(template) => Ok(template),
            Known::Refused(reason) => Err(in_file(self.words, &file_name, &reason)),
            _ => Err(say!(self.words, trouble.not_a_template, name = file_name)),
        }
    }

    /// A form with these corrections in place of all that were in it, and its bytes.
    ///
    /// # Errors
    /// A sentence that says why there is no table to be had with them.
    pub async fn correct(
        self,
        file_name: String,
        form: Vec<u8>,
        corrections: &Corrections,
    ) -> Result<(TemplateFile, Vec<u8>), String> {
        let corrections = postcard::to_allocvec(corrections).map_err(|_| self.garbled())?;
        let request = Request::Correct { file_name: file_name.clone(), form: form.clone(), corrections };
        self.form_again(request, &file_name, form).await
    }

    /// What became of a form.
    async fn form_again(
        self,
        request: Request,
        file_name: &str,
        form: Vec<u8>,
    ) -> Result<(TemplateFile, Vec<u8>), String> {
        match self.ask(request).await? {
            Answer::Recognised(known) => match *known {
                Known::Template(file) => {
                    let bytes = file.bytes(form);
                    Ok((file, bytes))
                }
                Known::Refused(reason) => Err(in_file(self.words, file_name, &reason)),
                _ => Err(self.garbled()),
            },
            _ => Err(self.garbled()),
        }
    }

    /// A form with these settings in place of all that were in it, and its bytes.
    ///
    /// # Errors
    /// A sentence.
    pub async fn set(
        self,
        file_name: String,
        form: Vec<u8>,
        settings: &Settings,
    ) -> Result<(TemplateFile, Vec<u8>), String> {
        let settings = postcard::to_allocvec(settings).map_err(|_| self.garbled())?;
        let request = Request::Set { file_name: file_name.clone(), form: form.clone(), settings };
        self.form_again(request, &file_name, form).await
    }

    /// Asks about a campaign.
    ///
    /// # Errors
    /// A sentence.
    pub async fn campaign(self, request: CampaignRequest) -> Result<CampaignAnswer, String> {
        match self.ask(Request::Campaign(request)).await? {
            Answer::Campaign(answer) => answer.read().map_err(|_| self.garbled()),
            _ => Err(self.garbled()),
        }
    }

    /// A draft as a file, with its workbook in it.
    ///
    /// # Errors
    /// A sentence.
    pub async fn save_draft(self, draft: Draft, period: String, workbook: Vec<u8>) -> Result<NamedFile, String> {
        match self.ask(Request::SaveDraft { draft: Box::new(draft), period, workbook }).await? {
            Answer::DraftSaved(saved) => saved.map_err(self.said()),
            _ => Err(self.garbled()),
        }
    }

    /// What must the key sign?
    ///
    /// # Errors
    /// A sentence that says why there is no package.
    pub async fn prepare(self, order: PackageOrder) -> Result<Prepared, String> {
        match self.ask(Request::Package(PackageRequest::Prepare(Box::new(order)))).await? {
            Answer::Package(PackageAnswer::Prepared(prepared)) => {
                prepared.map(|prepared| *prepared).map_err(self.said())
            }
            _ => Err(self.garbled()),
        }
    }

    /// The package, read again and found whole.
    ///
    /// # Errors
    /// A sentence that says why there is none.
    pub async fn finish(self, order: PackageOrder, signature: Vec<u8>) -> Result<Package, String> {
        match self.ask(Request::Package(PackageRequest::Finish { order: Box::new(order), signature })).await? {
            Answer::Package(PackageAnswer::Made(made)) => made.map(|made| *made).map_err(self.said()),
            _ => Err(self.garbled()),
        }
    }

    /// What is to be believed of a package.
    ///
    /// # Errors
    /// A sentence, where the worker did not answer.
    pub async fn judge(self, order: OpenOrder) -> Result<Verdict, String> {
        match self.ask(Request::Package(PackageRequest::Open(Box::new(order)))).await? {
            Answer::Package(PackageAnswer::Opened(verdict)) => Ok(*verdict),
            _ => Err(self.garbled()),
        }
    }

    /// A file that is no .xlsx, written anew as one by the reader.
    ///
    /// # Errors
    /// A sentence that names the file, what is wrong and what to do.
    pub async fn convert(self, order: convert::Order) -> Result<Converted, String> {
        let name = order.file_name.clone();
        let answer = self.wait(worker::convert(order, self.watch())).await?;
        answer.map_err(|reason| in_file(self.words, &name, &reason))
    }

    /// Asks the worker, and shows how far it is, with a way to stop it.
    ///
    /// # Errors
    /// A sentence.
    pub async fn ask(self, request: Request) -> Result<Answer, String> {
        self.wait(worker::ask(request, self.watch())).await
    }

    /// Shows how far something is.
    fn watch(self) -> impl Fn(Progress) + 'static {
        let (words, busy) = (self.words, self.busy);
        move |progress| {
            busy.update(|busy| {
                if let Some(busy) = busy {
                    busy.words = progress_words(words, progress).to_owned();
                }
            });
        }
    }

    /// Waits for an answer, with a way to stop what was asked.
    async fn wait<Reply: Parcel>(self, asked: Asked<Reply>) -> Result<Reply, String> {
        self.offer_to_stop(asked.ticket);
        asked.reply().await.map_err(|trouble| worker_trouble(self.words, &trouble))
    }

    fn offer_to_stop(self, asked: Queued) {
        self.busy.update(|busy| {
            if let Some(busy) = busy {
                busy.cancel = Some(Arc::new(move || worker::cancel(asked)));
            }
        });
    }

    /// What the worker said, in the language of now.
    pub fn said(self) -> impl FnOnce(Words) -> String {
        move |words| words.in_language(self.words).to_owned()
    }

    pub fn garbled(self) -> String {
        say!(self.words, trouble.worker_garbled).to_owned()
    }
}

fn progress_words(language: Language, progress: Progress) -> &'static str {
    match progress {
        Progress::Reading => say!(language, desk.progress_reading),
        Progress::Understanding => say!(language, desk.progress_understanding),
        Progress::Verifying => say!(language, desk.progress_verifying),
        Progress::Writing => say!(language, desk.progress_writing),
        Progress::Comparing => say!(language, desk.progress_comparing),
    }
}
