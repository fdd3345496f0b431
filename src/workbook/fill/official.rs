//! A template as a new workbook in the layout of official documents (Nghị định 30/2020, Phụ lục I): for one that came in a
//! format that cannot be filled in as it is (.xls, .ods, .docx, a pasted table).
//!
//! What comes out is a template's workbook like any other: it is read, filled, packed and opened again on the same path.

mod markup;
mod parts;
mod styles;
mod table;

use super::added::AddedSheet;
use super::error::FillError;
use super::value::CellValue;
use crate::template::Template;
use markup::Page;
use table::Table;

/// The words of the new workbook, in its own language, and what of the template is said in words.
///
/// Headings must be such as the importer knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficialWords {
    /// The name of the sheet with the table.
    pub sheet: String,
    /// Where the name of the unit goes: "TÊN CƠ QUAN, ĐƠN VỊ".
    pub agency: String,
    /// The name of the state and its motto, a line each.
    pub motto: [String; 2],
    /// Headings: number, text, maxima, rule.
    pub number: String,
    /// See `number`.
    pub text: String,
    /// See `number`.
    pub maximum: String,
    /// See `number`.
    pub rule: String,
    /// Heading of the words on "không phát sinh".
    pub not_applicable: String,
    /// Heading of what may serve as evidence, or of the evidence.
    pub evidence: String,
    /// Heading of the figures.
    pub figures: String,
    /// Heading of the unit's own points.
    pub points: String,
    /// Heading of the explanations.
    pub explanation: String,
    /// The row that adds up.
    pub total: String,
    /// Below the table, from above: place and day, who signs, how; left blank for a pen.
    pub signature: Vec<String>,
    /// The sheet of classes: its name, then the rows below it, each a class with its band and what else it takes.
    pub grades: (String, Vec<Vec<String>>),
}

/// Writes the workbook. `others` are sheets of the source that say more than the table does, such as the exercise or the
/// units; where none of them has the name of the sheet of classes, one is made.
///
/// What the importer would read otherwise than it stands in the template, such as criteria without any number, is for
/// the caller to find out by reading it. Equal arguments give equal bytes.
///
/// # Errors
/// [`FillError::SheetName`] and [`FillError::Cell`] for what no sheet holds, [`FillError::Assembly`] for too large a one.
pub fn official(template: &Template, words: &OfficialWords, others: &[AddedSheet]) -> Result<Vec<u8>, FillError> {
    let page = Table::of(template, words).page();
    let (name, rows) = &words.grades;
    let is_named = |sheet: &AddedSheet| crate::workbook::container::same_name(&sheet.name, name);
    let grades = (!template.grading.grades.is_empty() && !others.iter().any(is_named)).then(|| AddedSheet {
        name: name.clone(),
        widths: vec![20, 40, 60],
        rows: rows.iter().map(|row| row.iter().cloned().map(CellValue::Text).collect()).collect(),
    });
    let sheets: Vec<&AddedSheet> = grades.iter().chain(others).collect();
    parts::assemble(&words.sheet, &page, &sheets)
}
