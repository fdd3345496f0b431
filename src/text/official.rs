//! The words of a workbook that is written new.

use super::{Language, grade, say};
use crate::template::{Grade, Template};
use crate::workbook::fill::OfficialWords;

/// The words of a template's new workbook: Vietnamese, as its table is, whatever language the page speaks.
pub fn official_words(template: &Template) -> OfficialWords {
    let language = Language::vi;
    let owned = |text: &str| text.to_owned();
    let band = |grade: &Grade| grade::band(language, template.grading.basis, &grade.span);
    let heading = vec![owned(say!(language, official.grades)), owned(say!(language, official.band))];
    let grades = template.grading.grades.iter();
    let grades = grades.map(|grade| vec![grade.name.clone(), band(grade), grade.words.clone()]);
    OfficialWords {
        sheet: owned(say!(language, official.sheet)),
        agency: owned(say!(language, official.agency)),
        motto: [owned(say!(language, official.state)), owned(say!(language, official.motto))],
        number: owned(say!(language, official.number)),
        text: owned(say!(language, official.text)),
        maximum: owned(say!(language, official.maximum)),
        rule: owned(say!(language, official.rule)),
        not_applicable: owned(say!(language, official.not_applicable)),
        evidence: owned(say!(language, official.evidence)),
        figures: owned(say!(language, official.figures)),
        points: owned(say!(language, official.points)),
        explanation: owned(say!(language, official.explanation)),
        total: owned(say!(language, official.total)),
        signature: vec![
            owned(say!(language, official.place_and_day)),
            owned(say!(language, official.head)),
            owned(say!(language, official.sign_here)),
        ],
        grades: (owned(say!(language, official.grades)), [heading].into_iter().chain(grades).collect()),
    }
}
