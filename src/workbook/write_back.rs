//! Answers to cells: what stands where in the template's own workbook once a unit has scored itself.
//!
//! The workbook is for people; the data travel signed beside it. So everything here is worked out from the signed data
//! alone, and a receiver works it out again and holds the cells against it.

mod columns;
mod figures;
mod known;
mod points;
mod sums;
mod texts;

use super::contents::{Contents, SheetContents};
use super::fill::{AddedColumn, Calculation, CellValue, CellWrite, OnFormula, SheetWrites};
use super::{CellRef, Column, Layout, Role};
use crate::assessment::{Answers, Assessment};
use crate::basics::{OrderedMap, OrderedSet};
use crate::score::Score;
use crate::template::{NodeId, Template};
use serde::{Deserialize, Serialize};

/// The workbook that asked.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// What it asks.
    pub template: &'a Template,
    /// Where that stands in it.
    pub layout: &'a Layout,
    /// What its cells hold.
    pub contents: &'a Contents,
}

/// What a unit answered.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// The unit's name.
    pub unit: &'a str,
    /// The answers.
    pub answers: &'a Answers,
    /// What they come to by the form's template.
    pub assessment: &'a Assessment,
}

/// Words that are written into cells, in the language of the workbook.
///
/// They are part of the format: a receiver writes the same words again, so other words make older packages look
/// altered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    /// Before the list of evidence, where that stands below the explanation: "Minh chứng:".
    pub evidence: String,
    /// Before the reason: "Không phát sinh:".
    pub not_applicable: String,
    /// What was reached, of a criterion that asks nothing else: "Đạt".
    pub yes: String,
    /// That it was not: "Không đạt".
    pub no: String,
    /// The heading of a column for the unit's own points that the table lacks: "Điểm tự chấm".
    pub points_column: String,
    /// That of one for the points of criteria that share a merged cell: "Điểm tự chấm từng tiêu chí".
    pub apart_column: String,
    /// That of one for the evidence: "Minh chứng".
    pub evidence_column: String,
    /// That of one for the explanations: "Giải trình".
    pub explanation_column: String,
}

/// The values for the sheet with the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writes {
    /// The values, in the order of the sheet.
    pub sheet: SheetWrites,
    /// Whether every formula that depends on them is among them.
    pub calculation: Calculation,
    /// The cells whose text was cut because a cell holds no more, in order. The data still have all of it.
    pub cut: Vec<CellRef>,
    /// The columns that the table gets, because it has none of their role, from left to right.
    pub added: Vec<Column>,
}

/// Where the unit's evidence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EvidencePlace {
    /// In its own column, where the form leaves that empty, and otherwise below the explanation.
    AsTheFormHasRoom,
    /// In its own column.
    Apart,
    /// Below the explanation.
    Below,
}

/// Works out what stands in the cells of a form.
pub fn write_back(form: &Form<'_>, answered: &Answered<'_>, labels: &Labels) -> Writes {
    write(form, answered, labels, EvidencePlace::AsTheFormHasRoom)
}

/// What may stand in the cells of a form that was filled in before, where nobody can tell any more whether its column
/// for evidence was empty: one of the two does.
pub fn written_back(form: &Form<'_>, answered: &Answered<'_>, labels: &Labels) -> [Writes; 2] {
    [EvidencePlace::Apart, EvidencePlace::Below].map(|place| write(form, answered, labels, place))
}

fn write(form: &Form<'_>, answered: &Answered<'_>, labels: &Labels, evidence: EvidencePlace) -> Writes {
    let none = SheetContents::default();
    let sheet = form.contents.sheet(&form.layout.sheet).unwrap_or(&none);
    let mut work = Work::new(form, (answered, labels), evidence, sheet);
    let Some(extension) = columns::extend(&work) else { return work.write(Vec::new(), Vec::new()) };
    let form = Form { layout: &extension.layout, ..*form };
    work = Work::new(&form, (answered, labels), evidence, sheet);
    work.points_added = extension.columns.iter().any(|column| column.role == Role::SelfPoints);
    work.headings(&extension);
    work.write(extension.added, extension.columns)
}

struct Work<'a> {
    form: &'a Form<'a>,
    answered: &'a Answered<'a>,
    labels: &'a Labels,
    evidence: EvidencePlace,
    /// The sheet with the table.
    sheet: &'a SheetContents,
    /// Whether the column of the unit's points is one that the table gets.
    points_added: bool,
    /// What is written, column after column, and not yet among `writes`: each one put there by itself would move all
    /// behind it.
    noted: Vec<(CellRef, CellWrite)>,
    /// What is written, in the order of the sheet.
    writes: OrderedMap<CellRef, CellWrite>,
    cut: Vec<CellRef>,
}

impl<'a> Work<'a> {
    fn new(
        form: &'a Form<'a>,
        (answered, labels): (&'a Answered<'a>, &'a Labels),
        evidence: EvidencePlace,
        sheet: &'a SheetContents,
    ) -> Self {
        let (noted, writes, cut) = (Vec::new(), OrderedMap::new(), Vec::new());
        Self { form, answered, labels, evidence, sheet, points_added: false, noted, writes, cut }
    }

    /// Writes everything, into columns that are added too.
    fn write(mut self, columns: Vec<AddedColumn>, added: Vec<Column>) -> Writes {
        self.unit();
        self.points();
        self.figures();
        self.texts();
        self.settle();
        self.groups();
        self.totals();
        self.other_sums();
        self.style(&columns);
        self.finish(columns, added)
    }

    /// The unit's name, where the sheet asks for it.
    fn unit(&mut self) {
        let name = self.answered.unit;
        if let Some(field) = self.form.layout.unit.as_ref().filter(|_| !name.is_empty()) {
            // It stands above the table, where a line may run over the cells beside it.
            self.put_text(field.cell, format!("{}{name}", field.label), CellValue::Text);
        }
    }

    /// The points of a node as the unit's assessment has them.
    fn points_of(&self, node: NodeId) -> Score {
        self.answered.assessment.outcome(node).map(|outcome| outcome.points).unwrap_or_default()
    }

    /// Puts a value into a cell; a formula there goes. A cell that is hidden under a merged one is left alone, and an
    /// empty value leaves no trace where nothing is.
    fn put(&mut self, at: CellRef, value: CellValue) {
        let is_trace = value != CellValue::Empty || self.sheet.cells.contains_key(&at);
        if is_trace {
            self.put_with(at, value, OnFormula::Replace);
        }
    }

    fn put_with(&mut self, at: CellRef, value: CellValue, on_formula: OnFormula) {
        if self.sheet.shown_at(at) == at {
            self.noted.push((at, CellWrite { at, value, on_formula }));
        }
    }

    /// Puts what was noted among the writes; of two for one cell the later counts.
    fn settle(&mut self) {
        self.writes.extend(std::mem::take(&mut self.noted));
    }

    fn finish(self, columns: Vec<AddedColumn>, added: Vec<Column>) -> Writes {
        let calculation = known::calculation(self.form, &self.writes);
        let cells = self.writes.into_iter().map(|(_, write)| write).collect();
        let sheet = SheetWrites { sheet: self.form.layout.sheet.clone(), cells, columns };
        let cut = self.cut.into_iter().collect::<OrderedSet<_>>().into_iter().collect();
        Writes { sheet, calculation, cut, added }
    }
}
