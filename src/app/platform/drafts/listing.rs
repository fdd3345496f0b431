//! The list of drafts on the start page: what is worth saying about each without reading it.

use super::stores;
use crate::app::platform::clock::Moment;
use crate::app::platform::shelf::{LocalShelf, Shelf};
use crate::app::platform::storage::StorageTrouble;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const NAME: &str = "tucham/drafts";

/// A line of the list. It is a memory of the draft's last state: the draft itself is the truth.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Listing {
    /// The draft.
    pub id: String,
    /// The unit's name.
    pub unit: String,
    /// What is scored: `2023`.
    pub period: String,
    /// Criteria that have points.
    pub scored: u32,
    /// Criteria that the unit scores.
    pub leaves: u32,
    /// The total in hundredths.
    pub total: i64,
    /// The class; empty where there is none.
    pub grade: String,
    /// The revision that the next package will have.
    pub revision: u32,
    /// When it was changed last.
    pub changed: Moment,
    /// When it was saved to a file last.
    pub backed_up: Option<Moment>,
}

/// The drafts of this browser, the one changed last first. A draft that the list forgot stands in it with its id alone.
pub async fn list() -> Vec<Listing> {
    complete(stores::ids().await, remembered(&LocalShelf))
}

/// Remembers a line.
///
/// # Errors
/// [`StorageTrouble`]; the draft itself is not touched by that.
pub fn note(line: Listing) -> Result<(), StorageTrouble> {
    note_in(&LocalShelf, line)
}

pub(super) fn forget(id: &str) -> Result<(), StorageTrouble> {
    let mut lines = remembered(&LocalShelf);
    lines.remove(id);
    LocalShelf.put(NAME, &lines)
}

fn note_in(shelf: &impl Shelf, line: Listing) -> Result<(), StorageTrouble> {
    let mut lines = remembered(shelf);
    lines.insert(line.id.clone(), line);
    shelf.put(NAME, &lines)
}

fn remembered(shelf: &impl Shelf) -> BTreeMap<String, Listing> {
    shelf.value(NAME).ok().flatten().unwrap_or_default()
}

/// Only drafts that are there, and all of them.
fn complete(ids: Vec<String>, mut remembered: BTreeMap<String, Listing>) -> Vec<Listing> {
    let line = |id: String| remembered.remove(&id).unwrap_or_else(|| Listing { id, ..Listing::default() });
    let mut lines: Vec<_> = ids.into_iter().map(line).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.changed.millis));
    lines
}

#[cfg(test)]
mod tests {
    // A test that cannot write to its own shelf should stop there.
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::app::platform::shelf::MemoryShelf;

    fn line(id: &str, millis: i64) -> Listing {
        let changed = Moment { millis, offset: 420 };
        Listing { id: id.to_owned(), unit: format!("Xã {id}"), changed, ..Listing::default() }
    }

    #[test]
    fn the_list_is_of_the_drafts_that_are_there() {
        let shelf = MemoryShelf::default();
        for line in [line("a", 1), line("b", 2), line("gone", 3)] {
            note_in(&shelf, line).unwrap();
        }
        let ids = ["a", "b", "forgotten"].map(str::to_owned).to_vec();
        let forgotten = Listing { id: "forgotten".to_owned(), ..Listing::default() };
        assert_eq!(complete(ids, remembered(&shelf)), [line("b", 2), line("a", 1), forgotten]);
    }

    #[test]
    fn a_damaged_list_costs_no_draft() {
        let shelf = MemoryShelf::default();
        shelf.texts.borrow_mut().insert(NAME.to_owned(), "[{".to_owned());
        assert_eq!(complete(vec!["a".to_owned()], remembered(&shelf)).len(), 1);
        note_in(&shelf, line("a", 1)).unwrap();
        assert_eq!(remembered(&shelf).len(), 1);
    }
}
