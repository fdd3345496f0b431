//! The list of drafts on the start page: what is worth saying about each without reading it.

use super::open_draft::{self, OpenDraft};
use super::stores;
use crate::app::platform::clock::Moment;
use crate::app::platform::shelf::{LocalShelf, Shelf};
use crate::app::platform::storage::StorageTrouble;
use crate::basics::{OrderedMap, OrderedSet, sorted_by_key};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

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
    /// Only this page's memory has it: with the page it is gone.
    #[serde(skip)]
    pub only_here: bool,
}

thread_local! {
    /// What was noted in this page, for a browser that keeps nothing.
    static NOTED: RefCell<OrderedMap<String, Listing>> = const { RefCell::new(OrderedMap::new()) };
}

/// The drafts of this browser and those that only this page has, the one changed last first. A draft that the list
/// forgot stands in it with its id alone.
pub async fn list() -> Vec<Listing> {
    let mut ids = stores::ids().await;
    let id = |draft: &OpenDraft| draft.draft().id.clone();
    let open = open_draft::all().into_iter().filter(OpenDraft::may_write);
    let only_here = open.filter(|draft| !draft.is_safe() || !ids.contains(&id(draft)));
    let only_here: OrderedSet<String> = only_here.map(|draft| id(&draft)).collect();
    ids.extend(only_here.iter().filter(|id| !ids.contains(id)).cloned().collect::<Vec<_>>());
    let noted = NOTED.with_borrow(Clone::clone);
    let mut lines = complete(ids, newest(remembered(&LocalShelf), noted));
    lines.iter_mut().for_each(|line| line.only_here = only_here.contains(&line.id));
    lines
}

/// Remembers a line.
///
/// # Errors
/// [`StorageTrouble`]; this page still knows it, and the draft itself is not touched by that.
pub fn note(line: Listing) -> Result<(), StorageTrouble> {
    NOTED.with_borrow_mut(|noted| noted.insert(line.id.clone(), line.clone()));
    note_in(&LocalShelf, line)
}

/// What is remembered of a draft.
pub fn known(id: &str) -> Option<Listing> {
    let noted = NOTED.with_borrow(Clone::clone);
    newest(remembered(&LocalShelf), noted).remove(id)
}

/// Remembers that a draft was saved to a file, whatever else is known of it by now.
///
/// # Errors
/// As [`note`].
pub fn note_backup(line: &Listing, at: Moment) -> Result<(), StorageTrouble> {
    let known = known(&line.id).unwrap_or_else(|| line.clone());
    note(Listing { backed_up: Some(at), ..known })
}

pub(super) fn forget(id: &str) -> Result<(), StorageTrouble> {
    NOTED.with_borrow_mut(|noted| noted.remove(id));
    let mut lines = remembered(&LocalShelf);
    match lines.remove(id) {
        Some(_) => LocalShelf.put(NAME, &lines),
        None => Ok(()),
    }
}

fn note_in(shelf: &impl Shelf, line: Listing) -> Result<(), StorageTrouble> {
    let mut lines = remembered(shelf);
    lines.insert(line.id.clone(), line);
    shelf.put(NAME, &lines)
}

fn remembered(shelf: &impl Shelf) -> OrderedMap<String, Listing> {
    shelf.value(NAME).ok().flatten().unwrap_or_default()
}

/// Of two lines about a draft the later one: the browser's list may be full, or another tab's word.
fn newest(mut kept: OrderedMap<String, Listing>, noted: OrderedMap<String, Listing>) -> OrderedMap<String, Listing> {
    for (id, line) in noted {
        if kept.get(&id).is_none_or(|known| known.changed.millis <= line.changed.millis) {
            kept.insert(id, line);
        }
    }
    kept
}

/// Only drafts that are there, and all of them.
fn complete(ids: Vec<String>, mut remembered: OrderedMap<String, Listing>) -> Vec<Listing> {
    let line = |id: String| remembered.remove(&id).unwrap_or_else(|| Listing { id, ..Listing::default() });
    sorted_by_key(ids.into_iter().map(line).collect(), |line| std::cmp::Reverse(line.changed.millis))
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

    #[test]
    fn the_later_of_two_lines_counts() {
        let lines = |lines: Vec<Listing>| lines.into_iter().map(|line| (line.id.clone(), line)).collect();
        let kept = lines(vec![line("a", 1), line("b", 5)]);
        let noted = lines(vec![line("a", 2), line("b", 4), line("c", 3)]);
        assert_eq!(newest(kept, noted), lines(vec![line("a", 2), line("b", 5), line("c", 3)]));
    }
}
