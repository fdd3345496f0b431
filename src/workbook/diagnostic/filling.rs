//! What stands in the way of answers that are written back, or beside them.

use crate::workbook::CellRange;
use serde::{Deserialize, Serialize};

/// What a table makes of answers that are written into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FillingFinding {
    /// The cells for the unit's points of several rows are merged into one: their sum stands there, and their own points
    /// in a column that is added.
    PointsMerged {
        /// The merged cells.
        area: CellRange,
    },
    /// Points stand in the table already, as in one that was filled in before; the place is the first cell.
    FilledBefore {
        /// How many cells have points: they are replaced, or go.
        points: u32,
        /// How many cells have an explanation or evidence: they stay.
        texts: u32,
    },
    /// Texts stand where explanations belong; they stay, and explanations go below them.
    TextsPrinted {
        /// How many cells; the place is the first of them.
        cells: u32,
    },
    /// Lines stand above the table, and none of them has a place for the unit's name.
    NoUnitField,
}
