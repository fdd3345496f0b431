//! What the last step keeps for the visit: going elsewhere and switching the language lose neither key nor result.

use super::export::HandedIn;
use crate::app::platform::keys::Key;
use crate::basics::sorted_by_key;
use leptos::prelude::*;
use std::sync::Arc;

/// Keys and results of this visit; in the context of every component.
#[derive(Clone, Copy)]
pub struct Signing {
    /// The keys of this browser, and those of this visit that it does not keep.
    pub keys: RwSignal<Vec<Key>, LocalStorage>,
    /// The key that is chosen, with the draft it was chosen for.
    chosen: RwSignal<Option<(String, Key)>, LocalStorage>,
    /// What was handed in, by draft; of each draft the last.
    handed_in: RwSignal<Vec<(String, Arc<HandedIn>)>>,
}

impl Signing {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            keys: RwSignal::new_local(Vec::new()),
            chosen: RwSignal::new_local(None),
            handed_in: RwSignal::default(),
        }
    }

    /// The key that is chosen for a draft.
    pub fn key(self, draft: &str) -> Option<Key> {
        self.chosen.with(|chosen| chosen.as_ref().filter(|(of, _)| of == draft).map(|(_, key)| key.clone()))
    }

    /// Chooses a key for a draft, or none.
    pub fn choose(self, draft: &str, key: Option<Key>) {
        self.chosen.set(key.map(|key| (draft.to_owned(), key)));
    }

    /// What was read of the browser's store, beside what only this visit has.
    pub fn known(self, listed: Vec<Key>) {
        self.keys.update(|keys| {
            let only_here = keys.drain(..).filter(|one| !listed.iter().any(|other| is_same(one, other)));
            let only_here: Vec<Key> = only_here.collect();
            let all = listed.into_iter().chain(only_here).collect();
            *keys = sorted_by_key(all, |key| std::cmp::Reverse(key.signer.not_before));
        });
    }

    /// A key that was just made.
    pub fn made(self, key: Key) {
        self.keys.update(|keys| keys.insert(0, key));
    }

    /// A key is gone for good.
    pub fn forgotten(self, key: &Key) {
        self.keys.update(|keys| keys.retain(|one| !is_same(one, key)));
        self.chosen.update(|chosen| {
            if chosen.as_ref().is_some_and(|(_, one)| is_same(one, key)) {
                *chosen = None;
            }
        });
    }

    /// What was handed in of a draft.
    pub fn result(self, draft: &str) -> Option<Arc<HandedIn>> {
        self.handed_in.with(|all| all.iter().find(|(of, _)| of == draft).map(|(_, handed_in)| handed_in.clone()))
    }

    /// Whether a draft was handed in as it is now, by its counter.
    pub fn is_handed_in(self, draft: &str, counter: u64) -> bool {
        self.result(draft).is_some_and(|result| result.counter == counter)
    }

    /// Keeps what was handed in, in place of the revision before.
    pub fn keep(self, draft: &str, result: HandedIn) {
        self.handed_in.update(|all| {
            all.retain(|(of, _)| of != draft);
            all.push((draft.to_owned(), Arc::new(result)));
        });
    }
}

/// Keys are told apart by their certificates.
pub fn is_same(one: &Key, other: &Key) -> bool {
    one.signer.fingerprint == other.signer.fingerprint
}
