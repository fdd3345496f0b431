//! Drafts in this browser: one save path for every state of a draft.
//!
//! A draft lies in localStorage, which other tabs see, and in IndexedDB, which is on disk when it says so: a browser
//! that is killed 0,1 s after a key still has that key. [`recovery`] decides which state is the newest.

mod listing;
mod lock;
mod open_draft;
pub mod recovery;
mod save_path;
mod stores;

pub use listing::{Listing, known, list, note, note_backup};
pub use open_draft::{ChangeRefused, OpenDraft};
pub use recovery::{Damage, NoDraft};
pub use save_path::SaveState;

use super::random::{self, NoRandomness};
use super::storage::StorageTrouble;
use super::timer;
use crate::dossier::Draft;
use lock::{Claim, IfTaken, Lock};
use open_draft::WeakDraft;
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

/// A draft that was opened, and what is to be said about it.
pub struct Opened {
    /// The draft; read-only where another tab writes it ([`OpenDraft::save_state`]).
    pub draft: OpenDraft,
    /// What was damaged or lost; empty as a rule.
    pub damage: Vec<Damage>,
}

/// Why a draft was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotOpen {
    /// What is stored does not make a draft; it is left as it is.
    NoDraft(NoDraft),
    /// Neither store could be asked.
    Storage(StorageTrouble),
}

/// Starts a draft, or takes one in from a file: always under a new id, never over another. It makes the dossier that it
/// made where it comes from.
///
/// # Errors
/// [`NoRandomness`] where no id can be made.
pub async fn start(draft: Draft) -> Result<OpenDraft, NoRandomness> {
    let draft = draft.under(random::uuid()?);
    let loss = Rc::new(Loss::default());
    let lock = claim(&draft.id, IfTaken::Leave, &loss).await;
    Ok(with_claim(draft, lock, &loss))
}

/// Opens a draft. Where another tab writes it, it is opened for reading.
///
/// # Errors
/// [`CannotOpen`]; nothing is changed.
pub async fn open(id: &str) -> Result<Opened, CannotOpen> {
    open_as(id, IfTaken::Leave).await
}

/// Opens a draft for writing, wherever it is open: the other tab then only reads.
///
/// # Errors
/// As [`open`].
pub async fn take_over(id: &str) -> Result<Opened, CannotOpen> {
    open_as(id, IfTaken::TakeOver).await
}

/// Takes a draft out of this browser for good; a tab that has it open, this one included, no longer writes it.
///
/// # Errors
/// [`StorageTrouble`]; it may then still be in one of the stores, and in the list.
pub async fn remove(id: &str) -> Result<(), StorageTrouble> {
    let lock = lock::claim(id, IfTaken::TakeOver, || ()).await;
    if let Some(draft) = open_draft::live(id) {
        draft.lose();
    }
    let answer = stores::remove(id).await;
    // What no store has is gone with this page's memory of it.
    if answer.is_err() && stores::ids().await.iter().any(|stored| stored == id) {
        return answer;
    }
    drop(lock);
    listing::forget(id)
}

/// Has everything that is open put into a store, and answers with the drafts that nothing but this page's memory has.
/// What is on its way is waited for, a moment long.
pub async fn settle() -> Vec<OpenDraft> {
    const TRIES: u32 = 20;
    const PAUSE: i32 = 100;
    let unsafe_ones = || open_draft::all().into_iter().filter(|draft| !draft.is_safe()).collect::<Vec<_>>();
    open_draft::flush_all();
    for _ in 0..TRIES {
        if unsafe_ones().is_empty() {
            break;
        }
        timer::pause(PAUSE).await;
    }
    unsafe_ones()
}

/// Notes that a draft, at this counter, is in a file that was handed out.
pub fn handed_out(id: &str, counter: u64) {
    if let Some(draft) = open_draft::live(id) {
        draft.handed_out(counter);
    }
}

/// What the stores hold of a draft that cannot be opened, as a text to save for whoever helps.
pub async fn raw(id: &str) -> String {
    let (found, _) = stores::find(id).await;
    let journal = found.journal.into_iter().map(|(counter, entry)| format!("{counter}\t{entry}"));
    let snapshots = [found.shelf, found.snapshot].into_iter().flatten();
    snapshots.chain(journal).collect::<Vec<_>>().join("\n")
}

/// What a claim's loss does, before and after the draft is open.
#[derive(Default)]
struct Loss {
    happened: Cell<bool>,
    draft: OnceCell<WeakDraft>,
}

async fn open_as(id: &str, if_taken: IfTaken) -> Result<Opened, CannotOpen> {
    // What is open in this tab may be ahead of the stores, and its lock would read as another tab's.
    if let Some(draft) = open_draft::live(id).filter(OpenDraft::may_write) {
        return Ok(Opened { draft, damage: Vec::new() });
    }
    // The right to write comes first: what is read after that is what no other tab changes any more.
    let loss = Rc::new(Loss::default());
    let lock = claim(id, if_taken, &loss).await;
    let (found, [shelf, database]) = stores::find(id).await;
    let mut recovered = recovery::recover(found).map_err(|refusal| match (refusal, shelf, database) {
        (NoDraft::Unknown, Some(trouble), Some(_)) => CannotOpen::Storage(trouble),
        (refusal, ..) => CannotOpen::NoDraft(refusal),
    })?;
    if let Some(trouble @ (StorageTrouble::Broken | StorageTrouble::Full)) = database {
        recovered.damage.push(Damage::NotAsked(trouble));
    }
    Ok(Opened { draft: with_claim(recovered.draft, lock, &loss), damage: recovered.damage })
}

async fn claim(id: &str, if_taken: IfTaken, loss: &Rc<Loss>) -> Option<Lock> {
    let loss = loss.clone();
    let lost = move || {
        loss.happened.set(true);
        if let Some(draft) = loss.draft.get().and_then(WeakDraft::upgrade) {
            draft.lose();
        }
    };
    match lock::claim(id, if_taken, lost).await {
        Claim::Held(lock) => Some(lock),
        Claim::Taken => None,
    }
}

fn with_claim(draft: Draft, lock: Option<Lock>, loss: &Loss) -> OpenDraft {
    let draft = OpenDraft::new(draft, lock.filter(|_| !loss.happened.get()));
    // A claim is for one draft: the cell is empty.
    let _ = loss.draft.set(draft.downgrade());
    draft
}
