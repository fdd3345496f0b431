//! What to look at in a workbook: the worst first, each with its cell, a sentence and a way out.

use crate::app::words::language;
use crate::task::told::Note;
use crate::text::say;
use crate::workbook::Severity;
use leptos::prelude::*;

/// The list, the worst first; what is merely said folded away.
pub fn diagnostics(notes: &[Note]) -> AnyView {
    let words = language();
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

/// One of them.
pub(super) fn line(note: &Note) -> AnyView {
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
            <b>{mark}</b>" "<span class="where">{place}</span>
            <p>{sentence}" "<span class="way">{way_out}</span></p>
        </li>
    }
    .into_any()
}
