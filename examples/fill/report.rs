//! What was done, as JSON.

use serde_json::{Value, json};
use tucham::assessment::Totals;
use tucham::text::{Language, class_name, left_out};
use tucham::workbook::CellRef;
use tucham::workbook::contents::CellText;
use tucham::workbook::fill::{self, Calculation, CellWrite};
use tucham::workbook::write_back::{Answered, Form, Writes};

/// All that there is to say.
pub struct Filled<'a> {
    pub form: &'a Form<'a>,
    pub answered: &'a Answered<'a>,
    pub writes: &'a Writes,
    pub filled: &'a fill::Filled,
    pub notes: &'a [String],
    /// The sheets that nothing is written into, each with what is said of it.
    pub other_sheets: &'a [(String, String)],
}

/// The report.
pub fn of(done: &Filled<'_>) -> Value {
    let Filled { form, answered, writes, filled, notes, other_sheets } = done;
    let (grading, assessment) = (&form.template.grading, answered.assessment);
    let class = assessment.classification.grade.map(|_| class_name(Language::vi, grading, &assessment.classification));
    json!({
        "title": form.template.title,
        "unit": answered.unit,
        "sheet": writes.sheet.sheet,
        "written": writes.sheet.cells.iter().filter_map(written).collect::<Vec<_>>(),
        "points": points(done),
        "totals": totals(&assessment.totals),
        "class": class,
        "columns_added": writes.added.iter().map(|added| json!({
            "column": column_letters(added.column),
            "role": added.role,
            "heading": added.heading,
        })).collect::<Vec<_>>(),
        "print_area_widened": filled.widened,
        "calculation": match writes.calculation { Calculation::AsStored => "as_stored", Calculation::OnLoad => "on_load" },
        "left_out": filled.left_out.iter().map(|left| json!({
            "what": left,
            "message": left_out(Language::vi, left),
        })).collect::<Vec<_>>(),
        "cut": writes.cut,
        "other_sheets": other_sheets.iter().map(|(sheet, message)| json!({
            "sheet": sheet,
            "message": message,
        })).collect::<Vec<_>>(),
        "notes": notes,
    })
}

/// The letters of a column.
fn column_letters(column: u32) -> String {
    let cell = CellRef { row: 0, column }.to_string();
    cell.trim_end_matches('1').to_owned()
}

fn written(write: &CellWrite) -> Option<Value> {
    let value = match write.value.text()? {
        CellText::Number(number) => json!({ "cell": write.at, "number": number }),
        CellText::Text(text) => json!({ "cell": write.at, "text": text }),
        CellText::Truth(_) | CellText::Error(_) => return None,
    };
    Some(value)
}

/// The points of every criterion that has some, in hundredths.
fn points(done: &Filled<'_>) -> Value {
    let criteria = done.form.template.criteria.iter();
    let points = criteria.filter_map(|(id, node)| {
        let outcome = done.answered.assessment.outcome(id)?;
        (outcome.open < outcome.leaves.max(1)).then(|| (node.code.to_string(), json!(outcome.points.hundredths())))
    });
    Value::Object(points.collect())
}

fn totals(totals: &Totals) -> Value {
    json!({
        "base": totals.base.hundredths(),
        "bonus": totals.bonus.hundredths(),
        "penalty": totals.penalty.hundredths(),
        "total": totals.total.hundredths(),
        "maximum": totals.maximum.hundredths(),
        "by_superior": totals.by_superior.hundredths(),
        "percent": totals.percent.map(|percent| percent.hundredths()),
        "criteria": totals.leaves,
        "open": totals.open,
    })
}
