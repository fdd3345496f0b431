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
}
