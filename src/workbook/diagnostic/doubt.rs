//! What could be read in several ways.

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
    /// All maxima together make one point: perhaps they are shares in per cent.
    MaximaAreShares,
}
