//! The save path against two stores that fail at will and a page that is killed at will.

// A test that cannot build its own draft should stop there.
#![allow(clippy::unwrap_used)]

use super::super::recovery::{Damage, Found, Recovered, recover};
use super::*;
use crate::dossier::AnswerFormat;
use proptest::prelude::*;
use std::collections::{BTreeMap, VecDeque};

const AT: Moment = Moment { millis: 1_700_000_000_000, offset: 420 };

fn change(points: u64) -> DraftChange {
    DraftChange::Answer("I/1".to_owned(), AnswerFormat { points: Some(points as i64), ..AnswerFormat::default() })
}

/// A page with its stores. IndexedDB does what it was asked, in order, when [`Page::work`] lets it.
struct Page {
    path: SavePath,
    asked: VecDeque<Order>,
    database: Option<StorageTrouble>,
    local: Option<StorageTrouble>,
    found: Found,
    journal: BTreeMap<u64, String>,
    saved: u64,
}

impl Page {
    fn open() -> Self {
        let draft = Draft { id: "d".to_owned(), ..Draft::default() };
        let (path, orders) = SavePath::new(draft);
        let (found, journal) = Default::default();
        Self { path, asked: orders.into(), database: None, local: None, found, journal, saved: 0 }
    }

    fn type_points(&mut self) {
        let next = self.path.draft().counter + 1;
        self.asked.extend(self.path.change(change(next)).unwrap());
    }

    fn text(&self) -> String {
        serde_json::to_string(&self.path.draft().to_format()).unwrap()
    }

    fn put_on_shelf(&mut self) {
        if self.local.is_none() {
            self.found.shelf = Some(self.text());
        }
        let answer = self.local.map_or(Ok(()), Err);
        self.path.shelved(self.path.draft().counter, answer, AT);
        self.look();
    }

    /// Carries out the oldest order.
    fn work(&mut self) {
        let answer = self.database.map_or(Ok(()), Err);
        let follow_up = match self.asked.pop_front() {
            Some(Order::Journal(counter, entry)) => {
                if answer.is_ok() {
                    self.journal.insert(counter, entry);
                }
                self.path.journalled(counter, answer, AT)
            }
            Some(Order::Compact | Order::CompactLater) => {
                let counter = self.path.draft().counter;
                if answer.is_ok() {
                    self.found.snapshot = Some(self.text());
                    self.journal.retain(|entry, _| *entry > counter);
                }
                self.path.compacted(counter, answer, AT)
            }
            Some(Order::ShelfSoon) | None => None,
        };
        self.asked.extend(follow_up);
        self.look();
    }

    /// Notes what the person is told to be saved.
    fn look(&mut self) {
        if matches!(self.path.state(), SaveState::Saved { .. }) {
            self.saved = self.path.draft().counter;
        }
    }

    fn work_all(&mut self) {
        for _ in 0..1_000 {
            self.work();
        }
    }

    /// What the next page finds.
    fn kill(self) -> Recovered {
        let journal = self.journal.into_iter().collect();
        recover(Found { journal, ..self.found }).unwrap()
    }
}

#[test]
fn a_change_is_saved_once_the_journal_says_so() {
    let mut page = Page::open();
    assert_eq!(page.path.state(), SaveState::Saving);
    page.work_all();
    assert_eq!(page.path.state(), SaveState::Saved { at: AT, weak: None });
    page.type_points();
    assert_eq!(page.path.state(), SaveState::Saving);
    page.put_on_shelf();
    assert_eq!(page.path.state(), SaveState::Saving, "localStorage is on disk only seconds later");
    page.work_all();
    assert_eq!(page.path.state(), SaveState::Saved { at: AT, weak: None });
}

#[test]
fn without_indexed_db_local_storage_counts() {
    let mut page = Page::open();
    page.database = Some(StorageTrouble::Refused);
    page.work();
    page.type_points();
    page.put_on_shelf();
    assert_eq!(page.path.state(), SaveState::Saved { at: AT, weak: Some(StorageTrouble::Refused) });
    assert_eq!(page.kill().draft.counter, 1);
}

#[test]
fn without_local_storage_the_journal_counts() {
    let mut page = Page::open();
    page.local = Some(StorageTrouble::Full);
    page.type_points();
    page.put_on_shelf();
    page.work_all();
    assert_eq!(page.path.state(), SaveState::Saved { at: AT, weak: Some(StorageTrouble::Full) });
    assert_eq!(page.kill().draft.counter, 1);
}

#[test]
fn with_both_stores_gone_it_says_failed_and_catches_up_later() {
    let mut page = Page::open();
    page.work_all();
    (page.database, page.local) = (Some(StorageTrouble::Full), Some(StorageTrouble::Refused));
    page.type_points();
    page.put_on_shelf();
    page.work();
    assert_eq!(page.path.state(), SaveState::Failed(StorageTrouble::Full));
    page.type_points();
    page.database = None;
    page.work_all();
    assert!(matches!(page.path.state(), SaveState::Saved { .. }));
    assert_eq!(page.kill().draft.counter, 2);
}

#[test]
fn what_one_store_has_is_not_lost_with_the_page() {
    let mut page = Page::open();
    assert!(!page.path.is_kept());
    page.put_on_shelf();
    assert!(page.path.is_kept(), "localStorage outlives a page that is closed");
    page.type_points();
    assert!(!page.path.is_kept());
    page.local = Some(StorageTrouble::Full);
    page.put_on_shelf();
    assert!(!page.path.is_kept());
    page.work_all();
    assert!(page.path.is_kept(), "IndexedDB has it");
}

#[test]
fn a_long_journal_is_cleared() {
    let mut page = Page::open();
    for _ in 0..450 {
        page.type_points();
        page.work_all();
    }
    assert!((page.journal.len() as u64) < LONGEST_JOURNAL, "{}", page.journal.len());
}

#[derive(Clone, Copy, Debug)]
enum Event {
    Type,
    Work,
    Shelf,
    Database(Option<StorageTrouble>),
    Local(Option<StorageTrouble>),
}

fn event() -> impl Strategy<Value = Event> {
    let trouble = || proptest::option::of(Just(StorageTrouble::Full));
    prop_oneof![
        4 => Just(Event::Type),
        4 => Just(Event::Work),
        1 => Just(Event::Shelf),
        1 => trouble().prop_map(Event::Database),
        1 => trouble().prop_map(Event::Local),
    ]
}

proptest! {
    #[test]
    fn what_was_called_saved_is_there_after_a_kill(events in proptest::collection::vec(event(), 1..120)) {
        let mut page = Page::open();
        page.work();
        for event in events {
            match event {
                Event::Type => page.type_points(),
                Event::Work => page.work(),
                Event::Shelf => page.put_on_shelf(),
                Event::Database(trouble) => page.database = trouble,
                Event::Local(trouble) => page.local = trouble,
            }
        }
        let (saved, typed) = (page.saved, page.path.draft().clone());
        let Recovered { draft: found, damage } = page.kill();
        prop_assert!(found.counter >= saved && found.counter <= typed.counter);
        // A write may fail and the next one not; what is then missing was never called saved.
        let never_saved = |damage: &Damage| matches!(damage, Damage::Missing(first, _) if *first > saved);
        prop_assert!(damage.iter().all(never_saved), "{damage:?} after {saved}");
        let mut expected = Draft { id: "d".to_owned(), ..Draft::default() };
        for points in 1..=found.counter {
            expected.apply(change(points)).unwrap();
        }
        prop_assert_eq!(found, expected);
    }
}
