//! Getting a draft from the stores to the desk.

use super::Desk;
use crate::app::later::Parts;
use crate::app::opening::{Held, Opening};
use crate::app::page::Page;
use crate::app::platform::clock::Moment;
use crate::app::platform::drafts::{self, CannotOpen, Damage, NoDraft, OpenDraft};
use crate::app::session::Session;
use crate::dossier::TemplateRef;
use crate::template::Template;
use crate::text::say;
use leptos::prelude::*;

/// How the right to write is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// If no other tab has it.
    IfFree,
    /// From the tab that has it.
    TakeOver,
}

/// What opening a draft asks.
#[derive(Clone, Copy)]
pub(super) struct Rooms {
    pub(super) page: Page,
    pub(super) opening: Opening,
    pub(super) parts: Parts,
}

/// A draft with its template.
pub(super) struct Loaded {
    draft: OpenDraft,
    template: Template,
    damage: Vec<Damage>,
}

/// Why a draft is not on the desk.
#[derive(Clone)]
pub struct Refused {
    pub(super) why: Why,
    /// The draft's id, where something of it is stored that this page cannot read but others may.
    pub(super) stored: Option<String>,
}

/// What stands in the way.
#[derive(Clone)]
pub(super) enum Why {
    /// The draft itself.
    Draft(CannotOpen),
    /// Its template: what is wrong and what to do.
    Template(String),
}

impl From<String> for Refused {
    fn from(words: String) -> Self {
        Self { why: Why::Template(words), stored: None }
    }
}

/// Opens a draft and reads its template: from memory where this importer has read it before, so that a draft opens
/// without the worker; otherwise from the workbook's own bytes.
pub(super) async fn load(rooms: Rooms, id: &str, claim: Claim) -> Result<Loaded, Refused> {
    let opened = match claim {
        Claim::IfFree => drafts::open(id).await,
        Claim::TakeOver => drafts::take_over(id).await,
    };
    let opened = opened.map_err(|reason| {
        let is_stored = matches!(&reason, CannotOpen::NoDraft(NoDraft::Damaged | NoDraft::Newer(_)));
        Refused { why: Why::Draft(reason), stored: is_stored.then(|| id.to_owned()) }
    })?;
    let asked = opened.draft.draft().template.clone();
    let template = template_of(rooms, &asked).await?;
    rooms.opening.handed_over();
    Ok(Loaded { draft: opened.draft, template, damage: opened.damage })
}

async fn template_of(rooms: Rooms, asked: &TemplateRef) -> Result<Template, String> {
    let Rooms { page, opening, parts } = rooms;
    if let Some(template) = Held::template(opening.held(), &asked.sha256) {
        return Ok(template);
    }
    let not_loaded = |_| say!(page.language.get_untracked(), trouble.not_loaded).to_owned();
    let later = parts.wait().await.map_err(not_loaded)?;
    (later.read_template)(opening, asked.clone()).await
}

impl Loaded {
    /// Makes the signals, under the owner that is current.
    pub(super) fn lay_out(self, claim: RwSignal<Claim>, rooms: Rooms) -> Desk {
        let Rooms { page, opening, parts } = rooms;
        let damage = self.damage;
        if !damage.is_empty() {
            parts.run(page, move |later| (later.tell_damage)(page, &damage));
        }
        let kept = RwSignal::new(self.draft.save_state());
        self.draft.watch(move |state| {
            if kept.try_get_untracked().is_some_and(|known| known != state) {
                kept.set(state);
            }
        });
        let opened_at = self.draft.draft().counter;
        let session = Session::new(self.template, self.draft, kept);
        Desk {
            session,
            kept,
            backed_up: RwSignal::new(None),
            changed: StoredValue::new(Moment::default()),
            opened_at,
            claim,
            opening,
            page,
            parts,
        }
    }
}
