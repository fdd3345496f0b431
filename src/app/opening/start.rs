//! Starting a draft: on the example, on a workbook that was looked at, or from a file.

use super::{Held, Opening};
use crate::app::builtin;
use crate::app::place::{Place, Step};
use crate::app::platform::drafts;
use crate::app::platform::workbooks;
use crate::app::sentences::storage_trouble;
use crate::app::who::unanswered;
use crate::app::work::Work;
use crate::dossier::{Draft, TemplateRef};
use crate::task::{DraftInFile, TemplateFile};
use crate::text::say;
use crate::workbook::{IMPORTER_VERSION, Imported};
use leptos::prelude::*;

impl Opening {
    /// Opens the built-in example, through the same importer as any other file.
    pub fn start_builtin(self) {
        self.work(move |work| async move {
            self.say_busy(say!(work.words, desk.reading, name = say!(work.words, start.builtin)));
            let missing = || say!(work.words, trouble.builtin_missing).to_owned();
            let read = builtin::fetch().await.ok_or_else(missing)?;
            let file = work.read_template(read.name, read.bytes.clone()).await?;
            self.start(work, &file, &read.bytes).await
        });
    }

    /// Starts a draft on the workbook that was looked at.
    pub fn confirm(self) {
        let Some(preview) = self.preview.get_untracked() else { return };
        self.work(move |work| async move {
            self.start(work, &preview.file, &preview.bytes).await?;
            self.preview.set(None);
            Ok(())
        });
    }

    /// Lets go of the draft that was just started: the desk has it.
    pub fn handed_over(self) {
        self.started.set_value(None);
    }

    pub(super) async fn take_draft(self, work: Work, file: DraftInFile) -> Result<(), String> {
        let damaged = || say!(work.words, trouble.draft_file_damaged).to_owned();
        let draft = Draft::try_from(file.draft).map_err(|_| damaged())?;
        self.keep_workbook(&draft.template.sha256, &file.imported, &file.workbook).await;
        self.put_on_desk(work, draft, Step::Fill(None)).await?;
        self.page.announce(say!(work.words, desk.taken_as_new).to_owned());
        Ok(())
    }

    async fn start(self, work: Work, file: &TemplateFile, bytes: &[u8]) -> Result<(), String> {
        self.keep_workbook(&file.sha256, &file.imported, bytes).await;
        let people = self.page.settings().people;
        let (sha256, file_name) = (file.sha256.clone(), file.file_name.clone());
        let template = TemplateRef { sha256, file_name, importer: IMPORTER_VERSION };
        self.put_on_desk(
            work,
            Draft { template, people, revision: 1, answers: unanswered(&file.imported.template), ..Draft::default() },
            Step::Who,
        )
        .await
    }

    /// Keeps the workbook in the browser, and in memory as long as the page is open: a browser that keeps nothing
    /// lets one work all the same, and the page says that nothing is kept.
    async fn keep_workbook(self, sha256: &str, imported: &Imported, bytes: &[u8]) {
        self.held.set_value(Held::new(sha256, imported, bytes));
        workbooks::remember(sha256, imported);
        if let Err(trouble) = workbooks::keep(sha256, bytes).await {
            let words = self.words();
            self.page.fail(say!(words, desk.not_kept, trouble = storage_trouble(words, trouble)));
        }
    }

    async fn put_on_desk(self, work: Work, draft: Draft, step: Step) -> Result<(), String> {
        let open = drafts::start(draft).await.map_err(|_| say!(work.words, trouble.no_randomness).to_owned())?;
        let id = open.draft().id.clone();
        self.started.set_value(Some(open));
        self.page.go(&Place::Draft(id, step));
        Ok(())
    }
}
