//! Files that come in: read, recognised by their content, and led to the right door.

use super::builtin;
use super::page::Page;
use super::place::{Place, Step};
use super::platform::drafts::{self, Listing};
use super::platform::files::{self, NamedBytes};
use super::platform::workbooks;
use super::sentences::{cannot_open, file_trouble, not_recognised, storage_trouble};
use super::work;
use crate::dossier::{Draft, DraftFormat, TemplateRef};
use crate::task::{DraftInFile, Recognised, TemplateFile};
use crate::text::{Language, say};
use crate::workbook::IMPORTER_VERSION;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::File;

/// A workbook that was read, until it is confirmed or put away.
pub struct Preview {
    /// What was read.
    pub file: TemplateFile,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What takes files in; in the context of every component.
#[derive(Clone, Copy)]
pub struct Opening {
    /// The hidden field behind every "open" button.
    pub field: NodeRef<Input>,
    /// The workbook that is being looked at.
    pub preview: RwSignal<Option<Arc<Preview>>>,
    /// What is being done that takes its time, in words.
    pub busy: RwSignal<Option<String>>,
    page: Page,
}

impl Opening {
    /// Nothing is open yet.
    pub fn new(page: Page) -> Self {
        Self { field: NodeRef::new(), preview: RwSignal::default(), busy: RwSignal::default(), page }
    }

    /// Takes files in, whatever they are, one after the other.
    pub fn take(self, picked: Vec<File>) {
        self.work(move |words| async move {
            for file in picked {
                let name = file.name();
                self.busy.set(Some(say!(words, desk.reading, name = name)));
                let read = files::read(&file).await.map_err(|trouble| file_trouble(words, &name, trouble))?;
                self.open(words, read).await?;
            }
            Ok(())
        });
    }

    /// Opens the built-in example, through the same importer as any other file.
    pub fn start_builtin(self) {
        self.work(move |words| async move {
            let name = say!(words, start.builtin).to_owned();
            self.busy.set(Some(say!(words, desk.reading, name = name)));
            let read = builtin::fetch().await.ok_or_else(|| say!(words, trouble.builtin_missing).to_owned())?;
            let file = work::read_template(words, read.name, read.bytes.clone()).await?;
            self.start(words, &file, &read.bytes).await
        });
    }

    /// Starts a draft on the workbook that was looked at.
    pub fn confirm(self) {
        let Some(preview) = self.preview.get_untracked() else { return };
        self.work(move |words| async move {
            self.start(words, &preview.file, &preview.bytes).await?;
            self.preview.set(None);
            Ok(())
        });
    }

    /// Hands a draft of the list out as a file.
    pub fn save_to_file(self, line: Listing) {
        self.work(move |words| async move {
            let opened = drafts::open(&line.id).await.map_err(|reason| cannot_open(words, &reason))?;
            let format = opened.draft.draft().to_format();
            self.hand_out(words, format, line.period.clone()).await?;
            // The list is a convenience: where it cannot be kept, the file is out all the same.
            let _ = drafts::note(Listing { backed_up: Some(super::platform::clock::now()), ..line });
            Ok(())
        });
    }

    /// Hands an open draft out as a file; `done` is called once it is out.
    pub fn hand_out_draft(self, format: DraftFormat, period: String, done: Callback<()>) {
        self.work(move |words| async move {
            self.hand_out(words, format, period).await?;
            done.run(());
            Ok(())
        });
    }

    async fn hand_out(self, words: Language, format: DraftFormat, period: String) -> Result<(), String> {
        let name = format.template.file_name.clone();
        let missing = || say!(words, desk.workbook_missing, name = name);
        let workbook = workbooks::bytes(&format.template.sha256).await.ok_or_else(missing)?;
        let file = work::save_draft(words, format, period, workbook).await?;
        let file = NamedBytes { name: file.name, bytes: file.bytes };
        files::download(&file, files::JSON).map_err(|trouble| file_trouble(words, &file.name, trouble))?;
        self.page.announce(say!(words, desk.handed_out, name = file.name));
        Ok(())
    }

    async fn open(self, words: Language, file: NamedBytes) -> Result<(), String> {
        match work::recognise(words, file.name.clone(), file.bytes.clone()).await? {
            Recognised::Template(template) => {
                self.preview.set(Some(Arc::new(Preview { file: template, bytes: file.bytes })));
                self.page.go(&Place::Import);
                Ok(())
            }
            Recognised::Draft(draft) => self.take_draft(words, draft).await,
            Recognised::Refused(reason) => Err(not_recognised(words, &file.name, &reason)),
        }
    }

    async fn start(self, words: Language, file: &TemplateFile, bytes: &[u8]) -> Result<(), String> {
        self.keep_workbook(words, &file.sha256, bytes).await?;
        workbooks::remember(&file.sha256, &file.imported);
        let settings = self.page.settings();
        let template =
            TemplateRef { sha256: file.sha256.clone(), file_name: file.file_name.clone(), importer: IMPORTER_VERSION };
        let draft = Draft { template, people: settings.people, revision: 1, ..Draft::default() };
        self.put_on_desk(words, draft, Step::Who).await
    }

    async fn take_draft(self, words: Language, file: DraftInFile) -> Result<(), String> {
        let sha256 = file.draft.template.sha256.clone();
        self.keep_workbook(words, &sha256, &file.workbook).await?;
        workbooks::remember(&sha256, &file.imported);
        let draft = Draft::try_from(file.draft).map_err(|_| say!(words, trouble.draft_file_damaged).to_owned())?;
        self.put_on_desk(words, draft, Step::Fill(None)).await?;
        self.page.announce(say!(words, desk.taken_as_new).to_owned());
        Ok(())
    }

    async fn keep_workbook(self, words: Language, sha256: &str, bytes: &[u8]) -> Result<(), String> {
        let kept = workbooks::keep(sha256, bytes).await;
        kept.map_err(|trouble| say!(words, desk.workbook_not_kept, trouble = storage_trouble(words, trouble)))
    }

    async fn put_on_desk(self, words: Language, draft: Draft, step: Step) -> Result<(), String> {
        let open = drafts::start(draft).await.map_err(|_| say!(words, trouble.no_randomness).to_owned())?;
        let id = open.draft().id.clone();
        // The desk opens it by its id, as after a reload; until then this handle keeps the right to write, so it is
        // put into the stores and let go.
        open.flush();
        drop(open);
        self.page.go(&Place::Draft(id, step));
        Ok(())
    }

    /// Does something that takes its time; what goes wrong is said at the top of the page.
    fn work<Done>(self, what: impl FnOnce(Language) -> Done + 'static)
    where
        Done: Future<Output = Result<(), String>> + 'static,
    {
        let words = self.page.language.get_untracked();
        self.page.trouble.set(None);
        let done = what(words);
        spawn_local(async move {
            if let Err(sentence) = done.await {
                self.page.fail(sentence);
            }
            self.busy.set(None);
        });
    }
}
