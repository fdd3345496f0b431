//! A package whose template the page does not have, held against what follows from its signed data alone: the cells that
//! were written, and the sheet with the check code.
//!
//! The form is the package itself. Written anew, none of these cells may change; everything else in it is the word of
//! whoever sent it, which is said ([`PackageFinding::TemplateOfPackage`]).

use super::held::{Held, active, links};
use super::{PackageFinding, paper};
use crate::basics::OrderedSet;
use crate::workbook::contents::{CellContent, CellText, Contents, SheetContents, Tab};
use crate::workbook::difference::{Differences, differences};
use crate::workbook::fill::AddedSheet;
use crate::workbook::write_back::{Answered, Writes, written_back};
use crate::workbook::{CellRef, Imported, Role, UnitField};

/// Holds what can be held.
pub(super) fn hold_answers(held: &Held<'_>) -> Vec<PackageFinding> {
    let mut findings = active(held.workbook);
    findings.extend(written_cells(held));
    findings.extend(paper_sheet(held));
    match links(held.workbook) {
        Ok(links) => findings.extend(links.into_iter().map(PackageFinding::LinkUnknown)),
        Err(error) => findings.push(PackageFinding::Container(error)),
    }
    findings
}

/// The cells of the table, by whichever way of writing them agrees better.
fn written_cells(held: &Held<'_>) -> Vec<PackageFinding> {
    let (dossier, assessment) = held.said;
    let answered = Answered { unit: &dossier.unit.name, answers: &dossier.answers, assessment };
    let ways = written_back(&held.form.form(), &answered, &held.wording.cells);
    let compared =
        ways.iter().map(|writes| as_written(held, writes)).min_by_key(|found| found.cells.len() + found.unlisted);
    compared.map(findings).unwrap_or_default()
}

/// Where the table is not as these writes leave it.
fn as_written(held: &Held<'_>, writes: &Writes) -> Differences {
    let Some(sheet) = held.form.contents.sheet(&writes.sheet.sheet) else { return Differences::default() };
    let mut expected = sheet.clone();
    // The name of the unit took the place of what the template said there, unless a word stands before it; or it stands
    // beside its label, on a line that was blank.
    let name = CellText::Text(held.said.0.unit.name.clone());
    let beside = |unit: &UnitField| {
        let mut cells = sheet.cells.iter().filter(|(at, _)| at.row == unit.cell.row);
        cells.any(|(_, content)| content.value.as_ref() == Some(&name))
    };
    let unit = held.form.imported.layout.unit.as_ref();
    let unit = unit.filter(|unit| unit.label.is_empty() || beside(unit)).map(|unit| unit.cell);
    let blank = blank_groups(held, sheet);
    let written = writes.sheet.cells.iter().filter(|write| Some(write.at) != unit && !blank.contains(&write.at));
    put(&mut expected, written.map(|write| (write.at, write.value.text())));
    compare(expected, sheet)
}

/// The cells of groups that say nothing. Whether the template left one blank, because some formula adds its rows up as
/// well, cannot be told once that formula gave way to what the engine says; a sum that is not there deceives nobody.
fn blank_groups(held: &Held<'_>, sheet: &SheetContents) -> OrderedSet<CellRef> {
    let Imported { template, layout, .. } = &held.form.imported;
    let groups = template.criteria.iter().filter(|(_, node)| !node.criterion.is_leaf());
    let cells = groups.filter_map(|(id, _)| layout.cell(id, Role::SelfPoints));
    let is_blank = |at: &CellRef| sheet.cells.get(at).is_none_or(|cell| *cell == CellContent::default());
    cells.filter(is_blank).collect()
}

/// Puts values into cells, whose formulas stay: all at once, because the sheet is a stranger's and may be large.
fn put(sheet: &mut SheetContents, values: impl Iterator<Item = (CellRef, Option<CellText>)>) {
    let formula = |at| sheet.cells.get(&at).and_then(|cell| cell.formula.clone());
    let written: Vec<_> = values.map(|(at, value)| (at, CellContent { value, formula: formula(at) })).collect();
    sheet.cells.extend(written);
    sheet.cells.retain(|_, content| *content != CellContent::default());
}

/// The sheet with the check code, which is the last one: behind it there is nothing of ours.
fn paper_sheet(held: &Held<'_>) -> Vec<PackageFinding> {
    let contents = &held.form.contents;
    let paper = paper::sheet(held.said.0, &held.seal, &held.wording.paper);
    let is_it = |tab: &Tab| tab.name == paper.name || tab.name.starts_with(&format!("{} (", paper.name));
    let Some(place) = contents.tabs.iter().rposition(is_it) else {
        return vec![PackageFinding::SheetMissing(paper.name.clone())];
    };
    let mut found: Vec<PackageFinding> =
        contents.tabs.iter().skip(place + 1).map(|tab| PackageFinding::SheetAdded(tab.name.clone())).collect();
    let sheet = contents.tabs.get(place).and_then(|tab| contents.sheet(&tab.name));
    found.extend(sheet.into_iter().flat_map(|sheet| findings(compare(as_sheet(&paper, &sheet.name), sheet))));
    found
}

/// The cells of an added sheet as they are read.
fn as_sheet(added: &AddedSheet, name: &str) -> SheetContents {
    let mut sheet = SheetContents { name: name.to_owned(), ..SheetContents::default() };
    let cells = (0..).zip(&added.rows).flat_map(|(row, values)| {
        (0..).zip(values).map(move |(column, value)| (CellRef { row, column }, value.text()))
    });
    put(&mut sheet, cells);
    sheet
}

fn compare(expected: SheetContents, found: &SheetContents) -> Differences {
    let tab = Tab { name: found.name.clone(), is_visible: true, has_cells: true };
    let alone = |sheet| Contents { sheets: vec![sheet], tabs: vec![tab.clone()], ..Contents::default() };
    differences(&alone(expected), &alone(found.clone()), &|_, _| true)
}

fn findings(found: Differences) -> Vec<PackageFinding> {
    let Differences { cells, shown, unlisted, .. } = found;
    let more = (unlisted > 0).then_some(PackageFinding::MoreCells(unlisted));
    let cells = cells.into_iter().map(|cell| PackageFinding::Cell(Box::new(cell)));
    cells.chain(shown.into_iter().map(|shown| PackageFinding::Shown(Box::new(shown)))).chain(more).collect()
}
