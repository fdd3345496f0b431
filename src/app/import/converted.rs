//! Where a workbook comes from that was written from another file: said in a sentence, with what was found there and what
//! else there is in it.

use super::diagnostics::line;
use crate::app::handler::on;
use crate::app::opening::{Opening, Rewritten};
use crate::app::words::language;
use crate::task::convert::Original;
use crate::task::told::Note;
use crate::text::{Language, say};
use crate::workbook::{Severity, Source};
use leptos::prelude::*;

/// The sentence, the other tables, and the notes in the cells of the file itself.
pub fn converted(rewritten: &Rewritten) -> AnyView {
    let words = language();
    let original = &rewritten.original;
    let said = say!(words, import.converted, kind = kind(words, original.source), name = original.file_name);
    view! {
        <section class="diagnostics" data-testid="converted">
            <p class="notice">{said}</p>
            {other_tables(words, original)}
            {notes(words, &original.notes)}
        </section>
    }
    .into_any()
}

fn kind(words: Language, source: Source) -> &'static str {
    match source {
        Source::OldWorkbook => say!(words, import.kind_old),
        Source::OpenDocument => say!(words, import.kind_open),
        Source::Document => say!(words, import.kind_document),
        Source::Html => say!(words, import.kind_html),
        Source::Workbook => say!(words, import.kind_workbook),
    }
}

fn other_tables(words: Language, original: &Original) -> Option<AnyView> {
    let opening = expect_context::<Opening>();
    let tables = || (0_u32..).zip(&original.tables);
    let (_, taken) = tables().find(|(place, _)| *place == original.table)?;
    let others = tables().filter(|(place, _)| *place != original.table).map(|(place, name)| {
        let name = name.clone();
        view! {
            <button type="button" lang="vi" data-testid="other-table" on:click=on(move |_| opening.other_table(place))>
                {name}
            </button>
        }
        .into_any()
    });
    let others: Vec<AnyView> = others.collect();
    let said = say!(words, import.other_tables, count = original.tables.len(), table = taken);
    (!others.is_empty()).then(|| view! { <p>{said}</p><p class="actions">{others}</p> }.into_any())
}

/// The worst first; what is merely said folded away.
fn notes(words: Language, notes: &[Note]) -> Option<AnyView> {
    let of =
        |severity: Severity| notes.iter().filter(move |note| note.severity == severity).map(|note| line(note, None));
    let looks: Vec<AnyView> = of(Severity::Error).chain(of(Severity::Warning)).collect();
    let infos: Vec<AnyView> = of(Severity::Info).collect();
    let said = infos.len();
    let warned = notes.iter().any(|note| note.severity == Severity::Error);
    (!notes.is_empty()).then(|| {
        view! {
            <h2>{say!(words, import.original)}</h2>
            <ul class="plain">{looks}</ul>
            {(said > 0).then(|| view! {
                <details>
                    <summary>{say!(words, import.infos, count = said)}</summary>
                    <ul class="plain">{infos}</ul>
                </details>
            }.into_any())}
            {warned.then(|| view! { <p class="look">{say!(words, import.errors_remain)}</p> }.into_any())}
        }
        .into_any()
    })
}
