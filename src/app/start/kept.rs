//! The truth about where the work is kept.

use crate::app::handler::on;
use crate::app::platform::storage::{self, Persistence};
use crate::app::words::language;
use crate::text::{Language, say};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Where drafts are, how much room is left, and what that means.
#[component]
pub fn Kept() -> impl IntoView {
    let words = language();
    let room = RwSignal::new(String::new());
    spawn_local(async move {
        if let Some(known) = storage::room().await {
            room.set(say!(words, start.room, room = size(known.free)));
        }
    });
    let persistent = RwSignal::new(None::<Persistence>);
    let ask = move |_| spawn_local(async move { persistent.set(Some(storage::persist().await)) });
    let answer = move || persistent.get().map(|persistence| persistence_words(words, persistence));
    view! {
        <section class="kept" aria-labelledby="kept">
            <h2 id="kept">{say!(words, start.kept)}</h2>
            <p>{say!(words, start.kept_note)}" "{room}</p>
            <p class="actions"><button type="button" class="link" on:click=on(ask)>{say!(words, start.persist)}</button></p>
            <p role="status">{move || answer()}</p>
        </section>
    }
}

fn persistence_words(language: Language, persistence: Persistence) -> &'static str {
    match persistence {
        Persistence::Granted => say!(language, start.persist_yes),
        Persistence::Denied => say!(language, start.persist_no),
        Persistence::Unknown => say!(language, start.persist_unknown),
    }
}

/// A size in the unit that fits, with one decimal: `4,1 GB`.
fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")];
    let (unit, name) = UNITS.into_iter().find(|(unit, _)| bytes >= *unit).unwrap_or((1, "B"));
    let tenths = bytes.saturating_mul(10) / unit;
    if name == "B" { format!("{bytes} B") } else { format!("{},{} {name}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_printed_in_the_unit_that_fits() {
        for (bytes, text) in [(0, "0 B"), (1023, "1023 B"), (1536, "1,5 KB"), (4_402_341_479, "4,1 GB")] {
            assert_eq!(size(bytes), text);
        }
    }
}
