//! What is done beside a draft while it is worked on: the start page is told of it, and keys take back.

use super::Desk;
use crate::app::platform::clock::{self, Moment};
use crate::app::platform::drafts::{self, Listing};
use crate::app::saving::listen_for_undo;
use crate::dossier::Draft;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long after a change the list is written: not at every key.
const DELAY: Duration = Duration::from_secs(1);

/// Attends to a draft on the desk as long as the owner lives.
pub fn attend(desk: Desk) {
    note_changes(desk);
    listen_for_undo(desk.session, desk.page);
}

/// Hands the draft out as a file, with its workbook in it.
pub fn save_to_file(desk: Desk) {
    // It may have been left while this part of the page was loaded.
    if desk.session.is_gone() {
        return;
    }
    let draft = desk.session.draft_now(Draft::clone);
    let period = desk.session.template(|template| template.exercise.period.clone());
    desk.opening.hand_out_draft(draft, period, move || {
        let at = clock::now();
        // Somebody may have left the desk while the file was written.
        if desk.backed_up.try_set(Some(at)).is_none() {
            let _ = drafts::note_backup(&desk.listing(), at);
        }
    });
}

impl Desk {
    /// Writes down for the start page how far the draft is.
    fn note(self) {
        // The list is a convenience: where it cannot be kept, the draft still is.
        let _ = drafts::note(self.listing());
    }

    fn listing(self) -> Listing {
        let session = self.session;
        let (totals, class) = session.assessment().with_untracked(|assessment| {
            let class = assessment.classification.grade.and_then(|grade| {
                session.template(|template| template.grading.grades.get(grade).map(|grade| grade.name.clone()))
            });
            (assessment.totals, class)
        });
        session.draft_now(|draft| Listing {
            id: draft.id.clone(),
            unit: draft.unit.name.clone(),
            period: session.template(|template| template.exercise.period.clone()),
            scored: totals.leaves.saturating_sub(totals.open),
            leaves: totals.leaves,
            total: totals.total.hundredths(),
            grade: class.unwrap_or_default(),
            revision: draft.revision,
            changed: self.changed.get_value(),
            backed_up: self.backed_up.get_untracked(),
            only_here: false,
        })
    }
}

/// Notes the draft a moment after each change, and at once when the desk is left or the page goes out of sight. Opening
/// and reading change nothing, and so note nothing; but a draft that the list does not know is noted.
fn note_changes(desk: Desk) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let known = drafts::known(&desk.session.draft_now(|draft| draft.id.clone()));
    // A line that was never noted has no time.
    match known.filter(|line| line.changed != Moment::default()) {
        Some(line) => {
            desk.backed_up.set(line.backed_up);
            desk.changed.set_value(line.changed);
        }
        None if untrack(|| desk.is_writable()) => {
            desk.changed.set_value(clock::now());
            desk.note();
        }
        None => {}
    }
    Effect::new(move |known: Option<u64>| {
        let counter = desk.session.counter();
        if known.unwrap_or(desk.opened_at) != counter {
            desk.changed.set_value(clock::now());
            note_later(desk, waiting);
        }
        counter
    });
    let hidden = window_event_listener(leptos::ev::pagehide, move |_| note_now(desk, waiting));
    on_cleanup(move || {
        hidden.remove();
        note_now(desk, waiting);
    });
}

fn note_later(desk: Desk, waiting: StoredValue<Option<TimeoutHandle>>) {
    if waiting.with_value(Option::is_some) {
        return;
    }
    let handle = set_timeout_with_handle(move || note_now(desk, waiting), DELAY);
    waiting.set_value(handle.ok());
}

fn note_now(desk: Desk, waiting: StoredValue<Option<TimeoutHandle>>) {
    let handle = waiting.try_update_value(Option::take).flatten();
    if let Some(handle) = handle {
        handle.clear();
        desk.note();
    }
}
