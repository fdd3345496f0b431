//! What a new workbook has of the file that it was written from, and what it lacks: said, never silent.

use crate::task::told::{Note, Words};
use crate::template::{Exercise, Template};
use crate::text::{Language, say};
use crate::workbook::Severity;

/// What stands outside the table of criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Classes,
    Conditions,
    Exercise,
    Remarks,
    Units,
}

/// Whether everything that is scored is the same in the new workbook. The codes of kinds belong to the list of units.
pub(super) fn is_same(read: &Template, again: &Template) -> bool {
    let names = |template: &Template| template.kinds.iter().map(|kind| kind.name.clone()).collect::<Vec<_>>();
    read.criteria == again.criteria && names(read) == names(again) && read.adjustment == again.adjustment
}

/// That the new workbook lacks something; nothing where it has everything.
pub(super) fn note(read: &Template, again: &Template) -> Option<Note> {
    let lost = lost(read, again);
    let names = |language| lost.iter().map(|part| name(language, *part)).collect::<Vec<_>>().join(", ");
    (!lost.is_empty()).then(|| Note {
        severity: Severity::Warning,
        sheet: None,
        cell: None,
        sentence: Words::new(|language| say!(language, import.lost, parts = names(language))),
        way_out: Words::new(|language| say!(language, import.lost_way_out)),
    })
}

fn lost(read: &Template, again: &Template) -> Vec<Part> {
    let exercise = |template: &Template| Exercise { remarks: Vec::new(), ..template.exercise.clone() };
    let (old, new) = (&read.grading, &again.grading);
    let parts = [
        (Part::Classes, old.grades == new.grades && old.basis == new.basis),
        (Part::Conditions, old.conditions == new.conditions && old.quotas == new.quotas),
        (Part::Exercise, exercise(read) == exercise(again)),
        (Part::Remarks, read.exercise.remarks == again.exercise.remarks),
        (Part::Units, read.units == again.units),
    ];
    parts.into_iter().filter_map(|(part, is_kept)| (!is_kept).then_some(part)).collect()
}

fn name(language: Language, part: Part) -> &'static str {
    match part {
        Part::Classes => say!(language, import.lost_classes),
        Part::Conditions => say!(language, import.lost_conditions),
        Part::Exercise => say!(language, import.lost_exercise),
        Part::Remarks => say!(language, import.lost_remarks),
        Part::Units => say!(language, import.lost_units),
    }
}
