//! What to look at in a workbook: the worst first, each with its cell, a sentence and a way out.

use super::look::Look;
use crate::app::handler::on;
use crate::app::words::language;
use crate::task::told::Note;
use crate::text::say;
use crate::workbook::Severity;
use leptos::prelude::*;

/// The list, the worst first; what is merely said folded away. A cell of the sheet that is shown can be gone to.
#[component]
pub fn Diagnostics() -> impl IntoView {
    let look = expect_context::<Look>();
    move || look.shown.with(|shown| listed(look, &shown.view.sheet, &shown.preview.file.imported.notes))
}

fn listed(look: Look, shown: &str, notes: &[Note]) -> AnyView {
    let words = language();
    let line = |note: &Note| {
        let cell = note.cell.as_deref().filter(|_| note.sheet.as_deref() == Some(shown));
        line(note, cell.and_then(row_of).map(|row| (look, row)))
    };
    let of = |severity: Severity| {
        let found = notes.iter().filter(|note| note.severity == severity);
        found.map(line).collect::<Vec<_>>()
    };
    let (errors, warnings, infos) = (of(Severity::Error), of(Severity::Warning), of(Severity::Info));
    let looks = errors.len() + warnings.len();
    let title =
        if looks == 0 { say!(words, import.clean).to_owned() } else { say!(words, import.looks, count = looks) };
    let said = infos.len();
    view! {
        <section class="diagnostics" aria-labelledby="diagnostics">
            <h2 id="diagnostics">{title}</h2>
            <ul class="plain">{errors}{warnings}</ul>
            {(said > 0).then(|| view! {
                <details>
                    <summary>{say!(words, import.infos, count = said)}</summary>
                    <ul class="plain">{infos}</ul>
                </details>
            })}
        </section>
    }
    .into_any()
}

/// One of them; of a cell of the sheet that is shown, with the way to its row.
pub(super) fn line(note: &Note, row: Option<(Look, u32)>) -> AnyView {
    let words = language();
    let (sheet, cell) = (note.sheet.clone(), note.cell.clone());
    let place = match (&sheet, &cell) {
        (Some(sheet), Some(cell)) => say!(words, import.cell, sheet = sheet, cell = cell),
        (Some(sheet), None) => say!(words, import.sheet, sheet = sheet),
        _ => say!(words, import.whole).to_owned(),
    };
    let (severity, mark) = match note.severity {
        Severity::Error => ("error", say!(words, import.error)),
        Severity::Warning => ("warning", say!(words, import.warning)),
        Severity::Info => ("info", say!(words, import.info)),
    };
    let [sentence, way_out] = [&note.sentence, &note.way_out].map(|said| said.in_language(words).to_owned());
    view! {
        <li data-testid="diagnostic" data-sheet=sheet data-cell=cell data-severity=severity>
            <b>{mark}</b>" "{place_of(place, row)}
            <p>{sentence}" "<span class="way">{way_out}</span></p>
        </li>
    }
    .into_any()
}

/// Where it is; a cell of the sheet that is shown leads to its row.
fn place_of(place: String, row: Option<(Look, u32)>) -> AnyView {
    match row {
        Some((look, row)) => view! {
            <button type="button" class="link where" on:click=on(move |_| look.chosen.set(Some(row)))>{place}</button>
        }
        .into_any(),
        None => view! { <span class="where">{place}</span> }.into_any(),
    }
}

/// The row of a cell, from 0.
fn row_of(cell: &str) -> Option<u32> {
    cell.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).parse::<u32>().ok()?.checked_sub(1)
}
