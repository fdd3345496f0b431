//! Files that come in: read, recognised by their content, and led to the right door.

mod campaign;
mod held;
mod other;
mod start;

pub use held::Held;
pub use other::Rewritten;

use super::later::Promise;
use super::page::Page;
use super::place::Place;
use super::platform::clock;
use super::platform::drafts::{self, Listing, OpenDraft};
use super::platform::files::{self, NamedBytes};
use super::platform::workbooks;
use super::sentences::{cannot_open, file_trouble, in_file};
use super::work::Work;
use crate::dossier::{Draft, TemplateRef};
use crate::task::package::{OpenOrder, PackageFile, TrustedWorkbook};
use crate::task::told::{CampaignFile, Known, TemplateFile, Verdict};
use crate::template::Template;
use crate::text::{Language, say};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::File;

/// A workbook that was read, until it is confirmed or put away.
#[derive(Clone)]
pub struct Preview {
    /// What was read.
    pub file: TemplateFile,
    /// The bytes of its form ([`crate::dossier::Form::to_bytes`]).
    pub bytes: Vec<u8>,
    /// The file that it was written from, where it is not the one that was opened.
    pub converted: Option<Arc<Rewritten>>,
    /// SHA-256 of what was opened, without what was corrected since.
    pub key: String,
    /// The campaign file that it came in.
    pub campaign: Option<Arc<CampaignFile>>,
}

/// A package that was opened.
pub struct Judged {
    /// Its file name.
    pub file_name: String,
    /// What is to be believed of it.
    pub verdict: Verdict,
}

/// Something that takes its time.
#[derive(Clone)]
pub struct Busy {
    /// What is being done.
    pub words: String,
    /// Stops it, once the worker is at it.
    pub cancel: Option<Arc<dyn Fn() + Send + Sync>>,
}

/// What takes files in; in the context of every component.
#[derive(Clone, Copy)]
pub struct Opening {
    /// The hidden field behind every "open" button.
    pub field: NodeRef<Input>,
    /// The workbook that is being looked at.
    pub preview: RwSignal<Option<Arc<Preview>>>,
    /// What was found about the package that was opened last.
    pub verdict: RwSignal<Option<Arc<Judged>>>,
    /// What is being done that takes its time.
    pub busy: RwSignal<Option<Busy>>,
    page: Page,
    held: StoredValue<Held, LocalStorage>,
    /// A draft that was just started: its right to write is held until the desk has it.
    started: StoredValue<Option<OpenDraft>, LocalStorage>,
}

impl Opening {
    /// Nothing is open yet.
    pub fn new(page: Page) -> Self {
        Self {
            field: NodeRef::new(),
            preview: RwSignal::default(),
            verdict: RwSignal::default(),
            busy: RwSignal::default(),
            page,
            held: StoredValue::new_local(Held::default()),
            started: StoredValue::new_local(None),
        }
    }

    /// Takes files in, whatever they are, one after the other. One that cannot be opened does not stop the others.
    pub fn take(self, picked: Vec<File>) {
        if !picked.is_empty() && self.refuses_more() {
            return;
        }
        self.work(move |work| async move {
            let mut troubles = Vec::new();
            for file in picked {
                troubles.extend(self.take_one(work, &file).await.err());
            }
            if troubles.is_empty() { Ok(()) } else { Err(troubles.join("\n")) }
        });
    }

    /// Hands a draft of the list out as a file; `done` is called once it is out.
    pub fn save_to_file(self, line: Listing, done: impl FnOnce() + 'static) {
        self.work(move |work| async move {
            let opened = drafts::open(&line.id).await.map_err(|reason| cannot_open(work.words, &reason))?;
            let draft = opened.draft.draft().clone();
            self.hand_out(work, draft, line.period.clone()).await?;
            // The list is a convenience: where it cannot be kept, the file is out all the same.
            let _ = drafts::note_backup(&line, clock::now());
            done();
            Ok(())
        });
    }

    /// Reads the template of a draft from the bytes of its workbook, and remembers it.
    ///
    /// # Errors
    /// A sentence, where the workbook is not there or cannot be read.
    pub async fn read_template(self, asked: TemplateRef) -> Result<Template, String> {
        let work = self.worker();
        let bytes = Held::workbook(self.held, work.words, &asked).await?;
        let read = work.read_template(asked.file_name.clone(), bytes).await?;
        workbooks::remember(&asked.sha256, &read.imported.template);
        Ok(read.imported.template)
    }

    /// Hands an open draft out as a file; `done` is called once it is out.
    pub fn hand_out_draft(self, draft: Draft, period: String, done: impl FnOnce() + 'static) {
        self.work(move |work| async move {
            self.hand_out(work, draft, period).await?;
            done();
            Ok(())
        });
    }

    /// Hands out what the browser holds of a draft that cannot be opened, as it is, for whoever helps.
    pub fn save_raw(self, id: String) {
        self.work(move |work| async move {
            let file = NamedBytes { name: format!("tucham-{id}.txt"), bytes: drafts::raw(&id).await.into_bytes() };
            files::download(&file, files::TEXT).map_err(|trouble| file_trouble(work.words, &file.name, trouble))?;
            self.page.announce(say!(work.words, desk.handed_out, name = file.name));
            Ok(())
        });
    }

    /// What this page holds in memory besides what the browser keeps.
    pub fn held(self) -> StoredValue<Held, LocalStorage> {
        self.held
    }

    /// The worker, in the language of now.
    pub fn worker(self) -> Work {
        Work { words: self.page.language.get_untracked(), busy: self.busy }
    }

    /// Whether something else is being done; that is said.
    fn refuses_more(self) -> bool {
        let busy = self.busy.with_untracked(Option::is_some);
        if busy {
            self.page.fail(say!(self.words(), desk.busy_already).to_owned());
        }
        busy
    }

    async fn hand_out(self, work: Work, draft: Draft, period: String) -> Result<(), String> {
        let workbook = Held::workbook(self.held, work.words, &draft.template).await?;
        let (id, counter) = (draft.id.clone(), draft.counter);
        let file = work.save_draft(draft, period, workbook).await?;
        let file = NamedBytes { name: file.name, bytes: file.bytes };
        files::download(&file, files::JSON).map_err(|trouble| file_trouble(work.words, &file.name, trouble))?;
        drafts::handed_out(&id, counter);
        self.page.announce(say!(work.words, desk.handed_out, name = file.name));
        Ok(())
    }

    async fn take_one(self, work: Work, file: &File) -> Result<(), String> {
        let name = file.name();
        self.say_busy(say!(work.words, desk.reading, name = name));
        let read = files::read(file).await.map_err(|trouble| file_trouble(work.words, &name, trouble))?;
        self.open(work, read).await
    }

    async fn open(self, work: Work, file: NamedBytes) -> Result<(), String> {
        match work.recognise(file.name.clone(), file.bytes.clone()).await? {
            Known::Template(template) => {
                let (key, bytes) = (template.sha256.clone(), template.bytes(file.bytes));
                self.preview.set(Some(Arc::new(Preview {
                    file: template,
                    bytes,
                    converted: None,
                    key,
                    campaign: None,
                })));
                self.page.go(&Place::Import);
                Ok(())
            }
            Known::Other => self.rewrite(work, file, 0).await,
            Known::Campaign(campaign) => {
                let campaign = campaign.read().map_err(|_| say!(work.words, trouble.worker_garbled).to_owned())?;
                self.look_at_campaign(campaign);
                Ok(())
            }
            Known::Package(package) => self.judge(work, package, file).await,
            Known::Draft(draft) => self.take_draft(work, draft).await,
            Known::Refused(reason) => Err(in_file(work.words, &file.name, &reason)),
        }
    }

    /// Holds a package against the template that it names, if a person confirmed it in this browser or it came with the
    /// page: one that came with somebody's draft says only what that somebody likes. There is no key book yet, so that
    /// nobody's key is known.
    async fn judge(self, work: Work, package: PackageFile, file: NamedBytes) -> Result<(), String> {
        let named = package.template.map(|digest| digest.to_string());
        let template = match named.filter(|digest| workbooks::is_trusted(digest)) {
            Some(digest) => workbooks::bytes(&digest).await.map(|bytes| TrustedWorkbook { bytes }),
            None => None,
        };
        let now = crate::signature::UnixTime::new(super::platform::clock::now().seconds()).ok();
        let order = OpenOrder { template, known_signers: Vec::new(), now, bytes: file.bytes };
        let verdict = work.judge(order).await?;
        self.verdict.set(Some(Arc::new(Judged { file_name: file.name, verdict })));
        self.page.go(&Place::Verdict);
        Ok(())
    }

    /// Does something that takes its time, one thing at a time: what is pressed twice happens once. What goes wrong
    /// is said at the top of the page.
    pub fn work<Done>(self, what: impl FnOnce(Work) -> Done + 'static)
    where
        Done: Future<Output = Result<(), String>> + 'static,
    {
        self.work_boxed(Box::new(|work| Box::pin(what(work))));
    }

    fn work_boxed(self, what: Box<dyn FnOnce(Work) -> Promise<Result<(), String>>>) {
        if self.busy.with_untracked(Option::is_some) {
            return;
        }
        self.say_busy(String::new());
        self.page.trouble.set(None);
        let done = what(self.worker());
        spawn_local(async move {
            if let Err(sentence) = done.await {
                self.page.fail(sentence);
            }
            self.busy.set(None);
        });
    }

    pub fn say_busy(self, words: String) {
        self.busy.set(Some(Busy { words, cancel: None }));
    }

    /// The words of the page's language.
    fn words(self) -> Language {
        self.page.language.get_untracked()
    }
}
