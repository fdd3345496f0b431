//! A file of another kind than a workbook that can be filled (.xls, .ods, .docx, HTML), written anew as one that can.
//!
//! Asked of a program of its own, the reader (docs/decisions/0010): nothing that the worker answers comes by here.

mod lost;

use super::told::{Note, Words};
use super::{NamedFile, Parcel, Progress};
use crate::text::{self, official_words, say};
use crate::workbook::fill::{AddedSheet, official};
use crate::workbook::{self, Diagnostic, DiagnosticKind, Imported, Refusal, Source};
use serde::{Deserialize, Serialize};

/// Endings of the kinds of files that are read, which the new name does not keep.
const ENDINGS: [&str; 14] =
    ["xls", "xlt", "xlsx", "xlsm", "ods", "ots", "docx", "docm", "dotx", "dotm", "html", "htm", "xhtml", "txt"];

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The file's name.
    pub file_name: String,
    /// Its content.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// Which of its tables, from 0.
    pub table: u32,
}

/// What the page hears: the new workbook, or why there is none.
pub type Answer = Result<Converted, Words>;

/// A file that was written anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    /// The new workbook, under the old name with its own ending.
    pub workbook: NamedFile,
    /// Where it comes from.
    pub original: Original,
}

/// The file that somebody opened, as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Its name.
    pub file_name: String,
    /// What kind of file it is.
    pub source: Source,
    /// The sheets or tables of it that are tables of criteria, by their names, in the file's order.
    pub tables: Vec<String>,
    /// Which of them was taken, from 0.
    pub table: u32,
    /// What to look at in it, in its own cells, in the order of sheets and cells.
    pub notes: Vec<Note>,
}

/// Why there is no new workbook.
enum Fault {
    /// There is no such table.
    Refused(Refusal),
    /// The table is not the same in the new workbook.
    NotTheSame,
}

/// Answers an order. `tell` hears how far it is. Equal orders give equal bytes.
pub fn run(order: Order, tell: &mut dyn FnMut(Progress)) -> Answer {
    convert(order, tell).map_err(|fault| match fault {
        Fault::Refused(reason) => Words::new(|language| text::refusal(language, &reason)),
        Fault::NotTheSame => Words::new(|language| say!(language, refusal.not_rewritten)),
    })
}

fn convert(order: Order, tell: &mut dyn FnMut(Progress)) -> Result<Converted, Fault> {
    let Order { file_name, bytes, table } = order;
    tell(Progress::Understanding);
    let all = workbook::import_all(&bytes)?;
    let tables: Vec<String> = all.iter().map(|imported| imported.layout.sheet.clone()).collect();
    let place = usize::try_from(table).unwrap_or(usize::MAX);
    let read = all.into_iter().nth(place).ok_or(Refusal::Empty)?;
    tell(Progress::Writing);
    // Where the sheets beside the table cannot come along, the table alone is better than nothing; what is lost is said.
    let beside = workbook::sheets_beside(&bytes).unwrap_or_default();
    let (made, again) = written(&read, &beside, tell).or_else(|| written(&read, &[], tell)).ok_or(Fault::NotTheSame)?;
    let lost = lost::note(&read.template, &again.template);
    let notes = notes(&read, &tables).into_iter().chain(lost).collect();
    let workbook = NamedFile { name: workbook_name(&file_name), bytes: made };
    Ok(Converted { workbook, original: Original { file_name, source: read.layout.source, tables, table, notes } })
}

/// The new workbook and what it is read as; nothing where the table is not the same in it.
fn written(read: &Imported, beside: &[AddedSheet], tell: &mut dyn FnMut(Progress)) -> Option<(Vec<u8>, Imported)> {
    let made = official(&read.template, &official_words(&read.template), beside).ok()?;
    tell(Progress::Comparing);
    let again = workbook::import_workbook(&made).ok()?;
    lost::is_same(&read.template, &again.template).then_some((made, again))
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// What to look at in the file. That it has other tables is no trouble here: each of them can be had.
fn notes(read: &Imported, tables: &[String]) -> Vec<Note> {
    let is_offered = |diagnostic: &Diagnostic| {
        let sheet = diagnostic.place.as_ref().map(|place| &place.sheet);
        diagnostic.kind == DiagnosticKind::SecondTable && sheet.is_some_and(|sheet| tables.contains(sheet))
    };
    read.diagnostics.iter().filter(|diagnostic| !is_offered(diagnostic)).map(Note::from).collect()
}

/// The old name with the ending of a workbook.
fn workbook_name(name: &str) -> String {
    let is_known = |ending: &str| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    let stem = name.rsplit_once('.').filter(|(stem, ending)| !stem.is_empty() && is_known(ending));
    format!("{}.xlsx", stem.map_or(name, |(stem, _)| stem))
}

impl Parcel for Order {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        vec![&mut self.bytes]
    }
}

impl Parcel for Answer {
    fn blobs(&mut self) -> Vec<&mut Vec<u8>> {
        self.as_mut().map(|converted| vec![&mut converted.workbook.bytes]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_name_keeps_all_but_the_ending() {
        for (old, new) in [
            ("Phụ lục 2.XLS", "Phụ lục 2.xlsx"),
            ("bảng.2023.docx", "bảng.2023.xlsx"),
            ("Phụ lục 2.1", "Phụ lục 2.1.xlsx"),
            (".xls", ".xls.xlsx"),
            ("bang-da-dan.html", "bang-da-dan.xlsx"),
        ] {
            assert_eq!(workbook_name(old), new);
        }
    }
}
