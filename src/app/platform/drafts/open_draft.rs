//! A draft that is open for work: carries out what the save path orders.

use super::lock::Lock;
use super::save_path::{Order, RETRY_DELAY, SHELF_DELAY, SavePath, SaveState};
use super::stores;
use crate::app::platform::timer::Timer;
use crate::app::platform::{clock, web};
use crate::dossier::{Draft, DraftChange, FormatError};
use std::cell::{Cell, Ref, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// A draft that is open. Clones are the same draft; with the last one the right to write is given back.
#[derive(Clone)]
pub struct OpenDraft(Rc<Work>);

/// An open draft as seen by what must not keep it open.
pub(super) struct WeakDraft(Weak<Work>);

struct Work {
    path: RefCell<SavePath>,
    /// The right to write; nothing while another tab has it.
    lock: RefCell<Option<Lock>>,
    shelf_timer: Timer,
    shelf_waits: Cell<bool>,
    retry_timer: Timer,
    watcher: RefCell<Option<Watcher>>,
    /// The draft up to this counter is in a file that was handed out.
    in_file: Cell<Option<u64>>,
}

/// Who is told how the draft is kept.
type Watcher = Rc<dyn Fn(SaveState)>;

/// Why a change was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeRefused {
    /// Another tab writes this draft.
    ReadOnly,
    /// The change holds an answer that is none.
    Format(FormatError),
}

impl WeakDraft {
    pub(super) fn upgrade(&self) -> Option<OpenDraft> {
        self.0.upgrade().map(OpenDraft)
    }
}

impl OpenDraft {
    pub(super) fn new(draft: Draft, lock: Option<Lock>) -> Self {
        let (path, orders) = SavePath::new(draft);
        let open = Self(Rc::new(Work {
            path: RefCell::new(path),
            lock: RefCell::new(lock),
            shelf_timer: Timer::default(),
            shelf_waits: Cell::new(false),
            retry_timer: Timer::default(),
            watcher: RefCell::new(None),
            in_file: Cell::new(None),
        }));
        remember(&open);
        if open.may_write() {
            open.carry_out(orders);
        }
        open
    }

    /// The draft with every change that was made. Drop it before the next change.
    pub fn draft(&self) -> Ref<'_, Draft> {
        Ref::map(self.0.path.borrow(), SavePath::draft)
    }

    /// Makes a change. It is on its way to the disk when this returns; [`Self::watch`] tells when it is there.
    ///
    /// # Errors
    /// [`ChangeRefused`]; the draft is as it was.
    pub fn change(&self, change: DraftChange) -> Result<(), ChangeRefused> {
        if !self.may_write() {
            return Err(ChangeRefused::ReadOnly);
        }
        let orders = self.0.path.borrow_mut().change(change).map_err(ChangeRefused::Format)?;
        self.tell();
        self.carry_out(orders);
        Ok(())
    }

    /// How the draft is kept now.
    pub fn save_state(&self) -> SaveState {
        if self.may_write() { self.0.path.borrow().state() } else { SaveState::ReadOnly }
    }

    /// Tells how the draft is kept, now and at each turn. There is one watcher: a later one takes the place.
    pub fn watch(&self, tell: impl Fn(SaveState) + 'static) {
        *self.0.watcher.borrow_mut() = Some(Rc::new(tell));
        self.tell();
    }

    /// Puts the draft into localStorage now, if it lags behind there.
    pub fn flush(&self) {
        if !self.may_write() || !self.0.path.borrow().shelf_lags() {
            return;
        }
        let (counter, answer) = {
            let draft = self.draft();
            (draft.counter, stores::put_on_shelf(&draft))
        };
        self.0.path.borrow_mut().shelved(counter, answer, clock::now());
        self.tell();
    }

    /// Notes that the draft at this counter is in a file that was handed out.
    pub(super) fn handed_out(&self, counter: u64) {
        self.0.in_file.set(self.0.in_file.get().max(Some(counter)));
    }

    /// Whether the page can be closed without losing anything of it: a store has it, a file has it, or another tab
    /// writes it.
    pub(super) fn is_safe(&self) -> bool {
        let path = self.0.path.borrow();
        !self.may_write() || path.is_kept() || self.0.in_file.get() >= Some(path.draft().counter)
    }

    /// Another tab has taken over: this one only reads from now on.
    pub(super) fn lose(&self) {
        self.0.lock.take();
        self.tell();
    }

    pub(super) fn downgrade(&self) -> WeakDraft {
        WeakDraft(Rc::downgrade(&self.0))
    }

    /// Whether this tab may write it.
    pub(super) fn may_write(&self) -> bool {
        self.0.lock.borrow().is_some()
    }

    fn tell(&self) {
        let watcher = self.0.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher(self.save_state());
        }
    }

    fn carry_out(&self, orders: impl IntoIterator<Item = Order>) {
        for order in orders {
            match order {
                Order::Journal(counter, entry) => self.write_entry(counter, entry),
                Order::ShelfSoon => self.shelve_soon(),
                Order::Compact => self.compact(),
                Order::CompactLater => {
                    let open = self.clone();
                    self.0.retry_timer.set(RETRY_DELAY, move || {
                        open.flush();
                        open.compact();
                    });
                }
            }
        }
    }

    fn write_entry(&self, counter: u64, entry: String) {
        let (open, id) = (self.clone(), self.draft().id.clone());
        spawn_local(async move {
            let answer = stores::write_entry(id, counter, entry).await;
            let order = open.0.path.borrow_mut().journalled(counter, answer, clock::now());
            open.heard(order);
        });
    }

    fn compact(&self) {
        if !self.may_write() {
            return;
        }
        let open = self.clone();
        let format = self.draft().to_format();
        spawn_local(async move {
            let counter = format.counter;
            let answer = stores::compact(format).await;
            let order = open.0.path.borrow_mut().compacted(counter, answer, clock::now());
            open.heard(order);
        });
    }

    fn heard(&self, order: Option<Order>) {
        self.tell();
        self.carry_out(order);
    }

    /// The timer is not set anew by each change: steady typing would put it off for ever.
    fn shelve_soon(&self) {
        if self.0.shelf_waits.replace(true) {
            return;
        }
        let open = self.clone();
        self.0.shelf_timer.set(SHELF_DELAY, move || {
            open.0.shelf_waits.set(false);
            open.flush();
        });
    }
}

thread_local! {
    /// The drafts that are open, to be flushed when the page goes out of sight.
    static OPEN: RefCell<Vec<WeakDraft>> = RefCell::new(start_listening());
}

/// The draft of this id that is open in this tab, the last one opened first.
pub(super) fn live(id: &str) -> Option<OpenDraft> {
    all().into_iter().rev().find(|open| open.draft().id == id)
}

/// The drafts that are open in this tab. One that no store keeps stays open until one does: what tries to save it
/// again holds it.
pub(super) fn all() -> Vec<OpenDraft> {
    OPEN.with_borrow(|drafts| drafts.iter().filter_map(WeakDraft::upgrade).collect())
}

fn remember(open: &OpenDraft) {
    OPEN.with_borrow_mut(|drafts| {
        drafts.retain(|draft| draft.upgrade().is_some());
        drafts.push(open.downgrade());
    });
}

/// On a phone "hidden" is the last that a page hears before it is ended; `pagehide` and `beforeunload` are for the rest.
fn start_listening() -> Vec<WeakDraft> {
    if let Some(window) = web_sys::window() {
        web::listen(&window, "pagehide", flush_all);
        web::listen_to(&window, "beforeunload", ask_before_loss);
        if let Some(document) = window.document() {
            web::listen(&document, "visibilitychange", flush_all);
        }
    }
    Vec::new()
}

/// Puts every draft into localStorage that lags behind there.
pub(super) fn flush_all() {
    all().iter().for_each(OpenDraft::flush);
}

/// The browser asks in its own words before a page is left that holds what nothing else does.
fn ask_before_loss(event: &web_sys::Event) {
    flush_all();
    if !all().iter().all(OpenDraft::is_safe) {
        event.prevent_default();
        // Chromium before 119 asks only where this is set.
        let _ = js_sys::Reflect::set(event, &"returnValue".into(), &JsValue::TRUE);
    }
}
