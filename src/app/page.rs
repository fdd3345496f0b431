//! What the whole page shares: language, theme, place, and what was last said.

use super::place::Place;
use super::platform::settings::{self, Settings, Theme};
use crate::text::Language;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The page's own state; in the context of every component.
#[derive(Clone, Copy)]
pub struct Page {
    /// The language.
    pub language: RwSignal<Language>,
    /// Light, dark, or as the system has it.
    pub theme: RwSignal<Theme>,
    /// Where one is.
    pub place: RwSignal<Place>,
    /// What is said to those who do not see the screen.
    pub said: RwSignal<String>,
    /// The same for those who do, for a while; nothing where the screen shows it anyway.
    pub note: RwSignal<String>,
    /// What went wrong and what to do, shown until it is put away.
    pub trouble: RwSignal<Option<String>>,
    /// What was done and can be taken back.
    pub undo: RwSignal<Option<Undo>>,
    settings: StoredValue<Settings>,
    /// Counts what could be taken back, so that a timer ends only its own.
    undone: StoredValue<u32>,
    /// Counts notes, for the same reason.
    noted: StoredValue<u32>,
}

/// Something that was done and can be taken back for a while.
#[derive(Clone)]
pub struct Undo {
    /// What was done.
    pub words: String,
    /// Takes it back.
    pub back: Callback<()>,
    /// Makes it final.
    pub then: Callback<()>,
}

/// How long something can be taken back, in milliseconds: WCAG 2.2 asks for twenty seconds at least where time counts.
const UNDO_TIME: u64 = 20_000;

/// How long a note is shown, in milliseconds: enough to read two lines twice. Nothing is to be done about it meanwhile.
const NOTE_TIME: u64 = 8_000;

impl Page {
    /// As it was left last time.
    pub fn new() -> Self {
        let settings = settings::load();
        let english = settings.language.as_deref() == Some("en");
        let page = Self {
            language: RwSignal::new(if english { Language::en } else { Language::vi }),
            theme: RwSignal::new(settings.theme),
            place: RwSignal::new(Place::from_hash(&hash())),
            said: RwSignal::default(),
            note: RwSignal::default(),
            trouble: RwSignal::default(),
            undo: RwSignal::default(),
            settings: StoredValue::new(settings),
            undone: StoredValue::new(0),
            noted: StoredValue::new(0),
        };
        page.mark_document();
        page.follow_address();
        page
    }

    /// Says something that is no error, "đã điền 12 điểm", and shows it for a while.
    pub fn announce(self, words: String) {
        self.whisper(words.clone());
        self.note.set(words);
        self.noted.update_value(|count| *count += 1);
        let mine = self.noted.get_value();
        let later = move || {
            if self.noted.get_value() == mine {
                self.note.set(String::new());
            }
        };
        set_timeout(later, std::time::Duration::from_millis(NOTE_TIME));
    }

    /// Says something to those who do not see the screen only: what is in sight needs no note.
    pub fn whisper(self, words: String) {
        self.said.set(words);
    }

    /// Says what went wrong.
    pub fn fail(self, words: String) {
        self.trouble.set(Some(words));
    }

    /// Offers to take something back; what could be taken back before becomes final now.
    pub fn offer_undo(self, undo: Undo) {
        self.finish_undo();
        self.whisper(undo.words.clone());
        self.undo.set(Some(undo));
        self.undone.update_value(|count| *count += 1);
        let mine = self.undone.get_value();
        let later = move || {
            if self.undone.get_value() == mine {
                self.finish_undo();
            }
        };
        set_timeout(later, std::time::Duration::from_millis(UNDO_TIME));
    }

    /// Makes final what could still be taken back.
    pub fn finish_undo(self) {
        if let Some(undo) = self.undo.get_untracked() {
            self.undo.set(None);
            undo.then.run(());
        }
    }

    /// Goes to a place; the address follows, and the place follows the address.
    pub fn go(self, place: &Place) {
        // A browser that refuses to change the address leaves the page where it is.
        drop(window().location().set_hash(&place.hash()));
    }

    /// Goes to a place in the stead of this one, so that Back does not lead here again.
    pub fn redirect(self, place: &Place) {
        // As for `go`: a browser that refuses leaves the page where it is.
        drop(window().location().replace(&place.hash()));
    }

    /// Switches the language and remembers it.
    pub fn speak(self, language: Language) {
        self.remember(|settings| settings.language = Some(tag(language).to_owned()));
        self.language.set(language);
        self.mark_document();
    }

    /// Switches the theme and remembers it.
    pub fn light(self, theme: Theme) {
        self.remember(|settings| settings.theme = theme);
        self.theme.set(theme);
        self.mark_document();
    }

    /// What is remembered: names and unit of the last draft.
    pub fn settings(self) -> Settings {
        self.settings.get_value()
    }

    /// Changes what is remembered. A browser that keeps nothing costs only that.
    pub fn remember(self, change: impl FnOnce(&mut Settings)) {
        self.settings.update_value(change);
        let _ = self.settings.with_value(settings::keep);
    }

    /// The document says its language, and its theme where one was chosen; the stylesheet reads both.
    fn mark_document(self) {
        let Some(root) = document().document_element() else { return };
        let theme = match self.theme.get_untracked() {
            Theme::System => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        drop(root.set_attribute("lang", tag(self.language.get_untracked())));
        drop(root.set_attribute("data-theme", theme));
    }

    fn follow_address(self) {
        let place = self.place;
        let listener = window_event_listener(leptos::ev::hashchange, move |_| {
            let new = Place::from_hash(&hash());
            if place.with_untracked(|old| *old != new) {
                leave_field();
                place.set(new);
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// Takes the focus off a field before its place is cleared: a browser that removes a field with the focus tells the
/// field that it is left, when there is nobody any more to take what it holds.
fn leave_field() {
    if let Some(field) = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
        drop(field.blur());
    }
}

/// The language's tag (BCP 47).
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::vi => "vi",
        Language::en => "en",
    }
}

fn hash() -> String {
    window().location().hash().unwrap_or_default()
}
