//! What could be read in several ways.

use crate::score::Score;
use crate::workbook::CellRef;
use serde::{Deserialize, Serialize};

/// What recognition took one way of several. Texts are quoted from the workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// A heading a letter or two away from a known one was taken for it.
    HeadingTaken {
        /// The heading.
        heading: String,
        /// The known one, in small letters.
        known: String,
    },
    /// Numbers alone do not give levels that add up; the levels were chosen so that sums and total fit.
    LevelsBySums,
    /// A top row without rows below it, where others like it have some; it is scored as a criterion.
    GroupWithoutRows {
        /// Its number.
        number: String,
    },
    /// Points for several things that make the maximum together: parts of the criterion rather than steps of which one is
    /// reached. The criterion is free from 0 to its maximum.
    PartsAddUp {
        /// The words.
        words: String,
    },
    /// One cell of maxima is merged over several rows with numbers: they are scored as one criterion.
    SharedMaximum {
        /// The maximum.
        points: Score,
        /// The first of the rows, as people count.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// The maximum of this row and kind of body is in a cell that is merged over several rows, of which others have maxima
    /// of their own: nobody knows what is for each of them.
    MaximumInOtherRow {
        /// The cell that holds it.
        cell: CellRef,
    },
    /// Another table with a header of its own below the first one: only the first was read.
    TableBelow,
    /// All maxima together make one point: perhaps they are shares in per cent.
    MaximaAreShares,
}
