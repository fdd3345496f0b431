//! The class bands: those of the workbook, or those that a person writes down where it has none.

use super::entry::{Entries, lines};
use super::look::{Look, Shown};
use crate::app::handler::on;
use crate::app::words::language;
use crate::text::{Language, band, requirement, say};
use leptos::prelude::*;

/// The classes as they were understood, and the lines that they come from, to be changed.
#[component]
pub fn Classes() -> impl IntoView {
    let words = language();
    let look = expect_context::<Look>();
    let value = Signal::derive(move || look.shown.with(written));
    let take = Callback::new(move |typed: String| {
        let typed = lines(&typed);
        if typed != lines(&value.get_untracked()) {
            look.correct(|corrections| corrections.grades = Some(typed));
        }
    });
    let corrected = move || look.shown.with(|shown| shown.corrections.grades.is_some());
    let reset = move |_| look.correct(|corrections| corrections.grades = None);
    let none = look.shown.with_untracked(|shown| shown.preview.file.imported.template.grading.grades.is_empty());
    view! {
        <h2>{say!(words, import.classes)}</h2>
        <ul class="plain" data-testid="classes">{move || look.shown.with(understood)}</ul>
        <details open=none>
            <summary>{say!(words, import.change_classes)}</summary>
            <Entries id="class-lines" label=say!(words, import.class_lines) hint=say!(words, import.class_hint) value take/>
            {move || corrected().then(|| view! {
                <p class="actions"><button type="button" on:click=on(reset)>{say!(words, import.reset_classes)}</button></p>
            }.into_any())}
        </details>
    }
    .into_any()
}

fn understood(shown: &std::sync::Arc<Shown>) -> Vec<AnyView> {
    let words = language();
    let grading = &shown.preview.file.imported.template.grading;
    if grading.grades.is_empty() {
        return vec![view! { <li class="look">{say!(words, import.no_classes)}</li> }.into_any()];
    }
    let line = |grade: &crate::template::Grade| {
        let needs = grade.requirements.iter().map(|need| requirement(words, *need)).collect::<Vec<_>>().join("; ");
        let needs = (!needs.is_empty()).then(|| format!("; {needs}"));
        view! { <li><b>{grade.name.clone()}</b>" "{band(words, grading.basis, &grade.span)}{needs}</li> }.into_any()
    };
    grading.grades.iter().map(line).collect()
}

/// The lines of the classes as a person wrote them, or as they could stand below a table.
fn written(shown: &std::sync::Arc<Shown>) -> String {
    if let Some(lines) = &shown.corrections.grades {
        return lines.join("\n");
    }
    let grading = &shown.preview.file.imported.template.grading;
    let line = |grade: &crate::template::Grade| {
        let needs = if grade.words.is_empty() { String::new() } else { format!(", {}", grade.words) };
        format!("{}: {}{needs}", grade.name, band(Language::vi, grading.basis, &grade.span))
    };
    grading.grades.iter().map(line).collect::<Vec<_>>().join("\n")
}
