//! Getting a draft from the stores to the desk.

use super::Desk;
use crate::app::opening::{Held, Opening};
use crate::app::page::Page;
use crate::app::platform::clock::Moment;
use crate::app::platform::drafts::{self, CannotOpen, Listing, NoDraft, OpenDraft};
use crate::app::platform::workbooks;
use crate::app::sentences::{cannot_open, damage};
use crate::app::session::Session;
use crate::dossier::TemplateRef;
use crate::template::Template;
use leptos::prelude::*;

/// How the right to write is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// If no other tab has it.
    IfFree,
    /// From the tab that has it.
    TakeOver,
}

/// A draft with its template.
pub(super) struct Loaded {
    draft: OpenDraft,
    template: Template,
    damage: Option<String>,
    listing: Option<Listing>,
}

/// Why a draft is not on the desk.
#[derive(Clone)]
pub(super) struct Refused {
    /// What is wrong and what to do.
    pub(super) words: String,
    /// The draft's id, where something of it is stored that this page cannot read but others may.
    pub(super) stored: Option<String>,
}

impl From<String> for Refused {
    fn from(words: String) -> Self {
        Self { words, stored: None }
    }
}

/// Opens a draft and reads its template: from memory where this importer has read it before, so that a draft opens
/// without the worker; otherwise from the workbook's own bytes.
pub(super) async fn load(page: Page, opening: Opening, id: &str, claim: Claim) -> Result<Loaded, Refused> {
    let words = page.language.get_untracked();
    let opened = match claim {
        Claim::IfFree => drafts::open(id).await,
        Claim::TakeOver => drafts::take_over(id).await,
    };
    let opened = opened.map_err(|reason| {
        let is_stored = matches!(&reason, CannotOpen::NoDraft(NoDraft::Damaged | NoDraft::Newer(_)));
        Refused { words: cannot_open(words, &reason), stored: is_stored.then(|| id.to_owned()) }
    })?;
    let asked = opened.draft.draft().template.clone();
    let template = template_of(opening, &asked).await?;
    opening.handed_over();
    let listing = drafts::list().await.into_iter().find(|line| line.id == id);
    Ok(Loaded { draft: opened.draft, template, damage: damage(words, &opened.damage), listing })
}

async fn template_of(opening: Opening, asked: &TemplateRef) -> Result<Template, String> {
    if let Some(template) = Held::template(opening.held(), &asked.sha256) {
        return Ok(template);
    }
    let work = opening.worker();
    let bytes = Held::workbook(opening.held(), work.words, asked).await?;
    let read = work.read_template(asked.file_name.clone(), bytes).await?;
    workbooks::remember(&asked.sha256, &read.imported.template);
    Ok(read.imported.template)
}

impl Loaded {
    /// Makes the signals, under the owner that is current.
    pub(super) fn lay_out(self, claim: RwSignal<Claim>, opening: Opening, page: Page) -> Desk {
        if let Some(damage) = self.damage {
            page.fail(damage);
        }
        let kept = RwSignal::new(self.draft.save_state());
        self.draft.watch(move |state| {
            if kept.try_get_untracked().is_some_and(|known| known != state) {
                kept.set(state);
            }
        });
        let session = Session::new(self.template, self.draft, kept);
        // A line that was never noted has no time.
        let known = self.listing.filter(|line| line.changed != Moment::default());
        Desk {
            session,
            kept,
            backed_up: RwSignal::new(known.as_ref().and_then(|line| line.backed_up)),
            is_listed: StoredValue::new(known.is_some()),
            changed: StoredValue::new(known.map(|line| line.changed).unwrap_or_default()),
            claim,
            opening,
        }
    }
}
