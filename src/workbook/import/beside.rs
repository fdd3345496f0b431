//! The sheets beside the table that say something about it, as they are carried into a new workbook.

use super::super::Refusal;
use super::super::fill::{AddedSheet, CellValue};
use super::book::Book;
use super::grid::{Grid, Value};
use super::log::Log;
use super::sheets::Sheets;

/// The widths of the columns of such a sheet, in characters.
const WIDTHS: [u16; 6] = [20, 40, 40, 30, 30, 30];
/// The most rows that are carried: a roster of every commune of the country has some 3,400.
const ROWS: u32 = 5_000;

/// Classes, conditions, settings and roster of a file, cell by cell.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<AddedSheet>, Refusal> {
    let mut log = Log::default();
    let Sheets { grades, conditions, settings, roster, .. } = Sheets::read(Book::open(bytes, &mut log)?, &mut log)?;
    Ok([grades, conditions, settings, roster].into_iter().flatten().map(|grid| carried(&grid)).collect())
}

fn carried(grid: &Grid) -> AddedSheet {
    let row = |row: u32| {
        let last = grid.row(row).map(|(at, _)| at.column).max();
        let cells = (0..=last.unwrap_or_default()).take(if last.is_some() { usize::MAX } else { 0 });
        cells.map(|column| grid.get(row, column).map_or(CellValue::Empty, |cell| value(&cell.value))).collect()
    };
    let rows = (0..=grid.last().row.min(ROWS)).map(row).collect();
    AddedSheet { name: grid.name.clone(), widths: WIDTHS.to_vec(), rows }
}

/// A number stays one, exactly; everything else is text as people see it.
fn value(value: &Value) -> CellValue {
    match value {
        Value::Number(number) => decimal(number).unwrap_or_else(|| CellValue::Text(number.clone())),
        Value::Empty => CellValue::Empty,
        other => CellValue::Text(other.text().into_owned()),
    }
}

fn decimal(number: &str) -> Option<CellValue> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let scale = u8::try_from(fraction.len()).ok()?;
    Some(CellValue::Decimal { units: format!("{whole}{fraction}").parse().ok()?, scale })
}
