//! Which draft there is, out of what two stores and a journal hold of it. Pure: texts in, a draft and its damage out.
//!
//! Both snapshots are whole drafts at some counter; the journal has single changes. The snapshot with the higher
//! counter is the base, and every change above it is made in order. A change replaces one answer whole, so changes
//! after a lost one are still good: they are made, and the lost counters are told.

use crate::app::platform::json;
use crate::app::platform::storage::StorageTrouble;
use crate::basics::sorted_by_key;
use crate::dossier::schema::{Schema, SchemaFault};
use crate::dossier::{Draft, DraftChange, DraftFormat};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What the stores hold of one draft, as text that nobody has read yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// From localStorage.
    pub shelf: Option<String>,
    /// From IndexedDB.
    pub snapshot: Option<String>,
    /// The journal: counter and change, in any order.
    pub journal: Vec<(u64, String)>,
}

/// A draft that was put together, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The draft.
    pub draft: Draft,
    /// What was damaged or lost, in the order in which it was met; empty as a rule.
    pub damage: Vec<Damage>,
}

/// Something that could not be read. It is told, and nothing else is left out because of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The draft in localStorage is damaged; the other one was taken.
    Shelf,
    /// The draft in IndexedDB is damaged; the other one was taken.
    Snapshot,
    /// This change is damaged: the answer is the one before it, unless a later change replaced it.
    Change(u64),
    /// These changes are missing, from the first to the last counter.
    Missing(u64, u64),
    /// IndexedDB could not be read: the last changes before a crash may be missing.
    NotAsked(StorageTrouble),
}

/// Why there is no draft. What is stored is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDraft {
    /// Nothing is stored under this name.
    Unknown,
    /// A newer version of the page wrote it, in this schema: open it with that version.
    Newer(String),
    /// Nothing of it can be read: both snapshots are damaged, or one is and there is no other.
    Damaged,
}

/// A change as the journal keeps it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry<Change> {
    schema: String,
    change: Change,
}

const DRAFT: Schema = Schema { family: "tucham/draft/", version: 1 };
const CHANGE: Schema = Schema { family: "tucham/change/", version: 1 };
/// The schema and version of a journal entry that this page writes.
const CHANGE_SCHEMA: &str = "tucham/change/1";

/// What every stored text says of itself.
#[derive(Deserialize)]
struct Said {
    schema: Option<String>,
}

/// A stored text that is not what it should be.
enum Unread {
    /// A newer version of the page wrote it, by this schema.
    Newer(String),
    /// It is something else, or cut short.
    Damaged,
}

/// A change as the journal keeps it; nothing where it cannot be written, which no change is known to cause.
pub fn entry(change: &DraftChange) -> Option<String> {
    json::write(&Entry { schema: CHANGE_SCHEMA.to_owned(), change })
}

/// Puts the draft together.
///
/// # Errors
/// [`NoDraft`]; anything of a newer version refuses the whole, so that it is never overwritten by less.
pub fn recover(found: Found) -> Result<Recovered, NoDraft> {
    let mut damage = Vec::new();
    let shelf = snapshot(found.shelf.as_deref(), Damage::Shelf, &mut damage)?;
    let stored = snapshot(found.snapshot.as_deref(), Damage::Snapshot, &mut damage)?;
    let journal = sorted_by_key(found.journal, |(counter, _)| *counter);
    let nothing = if damage.is_empty() && journal.is_empty() { NoDraft::Unknown } else { NoDraft::Damaged };
    let base = [shelf, stored].into_iter().flatten().max_by_key(|draft| draft.counter).ok_or(nothing)?;
    replay(base, &journal, damage)
}

fn snapshot(text: Option<&str>, place: Damage, damage: &mut Vec<Damage>) -> Result<Option<Draft>, NoDraft> {
    let Some(text) = text else { return Ok(None) };
    match read_draft(text) {
        Ok(draft) => Ok(Some(draft)),
        Err(Unread::Newer(schema)) => Err(NoDraft::Newer(schema)),
        Err(Unread::Damaged) => {
            damage.push(place);
            Ok(None)
        }
    }
}

fn replay(mut draft: Draft, journal: &[(u64, String)], mut damage: Vec<Damage>) -> Result<Recovered, NoDraft> {
    let base = draft.counter;
    for (counter, text) in journal.iter().filter(|(counter, _)| *counter > base) {
        if *counter > draft.counter + 1 {
            damage.push(Damage::Missing(draft.counter + 1, counter - 1));
        }
        let made = match read_change(text) {
            Err(Unread::Newer(schema)) => return Err(NoDraft::Newer(schema)),
            Err(Unread::Damaged) => false,
            Ok(change) => draft.apply(change).is_ok(),
        };
        if !made {
            damage.push(Damage::Change(*counter));
        }
        draft.counter = *counter;
    }
    Ok(Recovered { draft, damage })
}

fn read_draft(text: &str) -> Result<Draft, Unread> {
    let format: DraftFormat = read(text, DRAFT)?;
    Draft::try_from(format).map_err(|_| Unread::Damaged)
}

fn read_change(text: &str) -> Result<DraftChange, Unread> {
    read(text, CHANGE).map(|entry: Entry<DraftChange>| entry.change)
}

/// The schema is looked at before the rest, so that what a newer page wrote is told from damage.
fn read<T: DeserializeOwned>(text: &str, schema: Schema) -> Result<T, Unread> {
    let said: Said = json::read(text).ok_or(Unread::Damaged)?;
    schema.check(said.schema.as_deref()).map_err(|fault| match fault {
        SchemaFault::Newer(schema) => Unread::Newer(schema),
        SchemaFault::Other => Unread::Damaged,
    })?;
    json::read(text).ok_or(Unread::Damaged)
}

#[cfg(test)]
mod tests;
