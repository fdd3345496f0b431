//! The one way in which a draft is saved, as a machine without a browser: events go in, orders come out.
//!
//! Each change goes to the journal at once. The whole draft goes to localStorage a moment later, and now and then to
//! IndexedDB, which clears the journal. What a store has not acknowledged stays in memory and is tried again.

use super::recovery;
use crate::app::platform::clock::Moment;
use crate::app::platform::storage::StorageTrouble;
use crate::dossier::{Draft, DraftChange, FormatError};

/// How a draft is kept at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Every change is kept.
    Saved {
        /// Since when.
        at: Moment,
        /// One of the two stores does not keep it, for this reason; the other one does.
        weak: Option<StorageTrouble>,
    },
    /// The last changes are on their way.
    Saving,
    /// The last changes are only in this page's memory; they are tried again. Offer the file.
    Failed(StorageTrouble),
    /// Another tab has this draft open for writing.
    ReadOnly,
}

/// What is to be done about a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// Write this entry to the journal and report to [`SavePath::journalled`].
    Journal(u64, String),
    /// Call for the draft within [`SHELF_DELAY`], put it into localStorage and report to [`SavePath::shelved`].
    ShelfSoon,
    /// Write the draft to IndexedDB, clear the journal up to its counter, and report to [`SavePath::compacted`].
    Compact,
    /// Do the same after [`RETRY_DELAY`].
    CompactLater,
}

/// The longest that localStorage lags behind, in milliseconds.
pub const SHELF_DELAY: i32 = 250;
/// How long after a failure IndexedDB is tried again, in milliseconds.
pub const RETRY_DELAY: i32 = 2_000;
/// How many changes the journal holds before it is cleared.
const LONGEST_JOURNAL: u64 = 200;

/// A draft and what the stores have acknowledged of it.
#[derive(Clone, Debug)]
pub struct SavePath {
    draft: Draft,
    journal: Store,
    shelf: Store,
    /// The counter of the whole draft in IndexedDB, 0 before it has one.
    compacted: u64,
    saved_at: Moment,
}

/// What one store has acknowledged.
#[derive(Clone, Copy, Debug, Default)]
struct Store {
    /// The draft with every change up to this counter is there; nothing before the draft itself is.
    has: Option<u64>,
    /// Why the last write failed, if it did.
    trouble: Option<StorageTrouble>,
}

impl SavePath {
    /// A draft that no store holds yet. The first order is to keep it.
    pub fn new(draft: Draft) -> (Self, [Order; 2]) {
        let path = Self {
            draft,
            journal: Store::default(),
            shelf: Store::default(),
            compacted: 0,
            saved_at: Moment::default(),
        };
        (path, [Order::Compact, Order::ShelfSoon])
    }

    /// The draft with every change that was made.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Makes a change.
    ///
    /// # Errors
    /// [`FormatError`] where the change holds an answer that is none; nothing is changed.
    pub fn change(&mut self, change: DraftChange) -> Result<Vec<Order>, FormatError> {
        let entry = recovery::entry(&change);
        self.draft.apply(change)?;
        let journal = match entry {
            // After a failure the journal would have a gap; the whole draft closes it.
            Some(entry) if self.journal.trouble.is_none() => Order::Journal(self.draft.counter, entry),
            _ => Order::Compact,
        };
        Ok(vec![journal, Order::ShelfSoon])
    }

    /// The journal has answered about an entry. Answers come in the order of the entries.
    pub fn journalled(&mut self, counter: u64, answer: Result<(), StorageTrouble>, at: Moment) -> Option<Order> {
        let follows = self.journal.has.is_some_and(|has| counter <= has + 1);
        match answer {
            Ok(()) if follows => self.journal.reach(counter),
            // An entry before this one failed: only the whole draft mends that.
            Ok(()) => return None,
            Err(trouble) => self.journal.trouble = Some(trouble),
        }
        self.note(at);
        match answer {
            Err(_) => Some(Order::CompactLater),
            Ok(()) => counter.saturating_sub(self.compacted).is_multiple_of(LONGEST_JOURNAL).then_some(Order::Compact),
        }
    }

    /// localStorage has answered about the draft at this counter.
    pub fn shelved(&mut self, counter: u64, answer: Result<(), StorageTrouble>, at: Moment) {
        match answer {
            Ok(()) => self.shelf.reach(counter),
            Err(trouble) => self.shelf.trouble = Some(trouble),
        }
        self.note(at);
    }

    /// IndexedDB has answered about the whole draft at this counter.
    pub fn compacted(&mut self, counter: u64, answer: Result<(), StorageTrouble>, at: Moment) -> Option<Order> {
        match answer {
            Ok(()) => {
                self.compacted = self.compacted.max(counter);
                self.journal.reach(counter);
            }
            Err(trouble) => self.journal.trouble = Some(trouble),
        }
        self.note(at);
        answer.is_err().then_some(Order::CompactLater)
    }

    /// Whether localStorage lags behind.
    pub fn shelf_lags(&self) -> bool {
        !self.shelf.keeps(self.draft.counter)
    }

    /// Whether some store has every change: a page that is closed now, and not killed, loses nothing.
    pub fn is_kept(&self) -> bool {
        let counter = self.draft.counter;
        self.journal.reaches(counter) || self.shelf.reaches(counter)
    }

    /// How the draft is kept. As long as IndexedDB works its word counts: localStorage is on disk only seconds later.
    pub fn state(&self) -> SaveState {
        let counter = self.draft.counter;
        let (in_journal, on_shelf) = (self.journal.keeps(counter), self.shelf.keeps(counter));
        match (self.journal.trouble, self.shelf.trouble) {
            (None, weak) if in_journal => SaveState::Saved { at: self.saved_at, weak },
            (Some(trouble), None) if on_shelf => SaveState::Saved { at: self.saved_at, weak: Some(trouble) },
            (Some(StorageTrouble::Full), Some(_)) => SaveState::Failed(StorageTrouble::Full),
            (Some(_), Some(trouble)) => SaveState::Failed(trouble),
            _ => SaveState::Saving,
        }
    }

    fn note(&mut self, at: Moment) {
        if matches!(self.state(), SaveState::Saved { .. }) {
            self.saved_at = at;
        }
    }
}

impl Store {
    fn reach(&mut self, counter: u64) {
        self.has = self.has.max(Some(counter));
        self.trouble = None;
    }

    fn keeps(self, counter: u64) -> bool {
        self.reaches(counter) && self.trouble.is_none()
    }

    fn reaches(self, counter: u64) -> bool {
        self.has >= Some(counter)
    }
}

#[cfg(test)]
mod tests;
