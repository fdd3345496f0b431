//! What the readers of the kinds of files find, before anything is made of the cells.

use serde::{Deserialize, Serialize};

/// Encodings of Vietnamese from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegacyEncoding {
    /// TCVN3 (TCVN 5712:1993), in fonts named `.Vn…`.
    Tcvn3,
    /// VNI for Windows, in fonts named `VNI-…`.
    Vni,
}

/// What the readers of the kinds of files find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceFinding {
    /// Hidden rows with something in them, which were left out (docs/decisions/0009).
    HiddenRows {
        /// The first of them, as people count.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// Hidden rows that were read, because the points of the groups or the total add up only with them.
    HiddenRowsTaken {
        /// The first of them, as people count.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// Hidden columns with something in them, which were left out.
    HiddenColumns {
        /// The letters of the first of them.
        first: String,
        /// The letters of the last of them.
        last: String,
    },
    /// Hidden columns that were read, because there is no table without them, or its points add up only with them.
    HiddenColumnsTaken {
        /// The letters of the first of them.
        first: String,
        /// The letters of the last of them.
        last: String,
    },
    /// Cells in an encoding from before Unicode, told by their font; they were turned into Unicode.
    LegacyText {
        /// The encoding.
        encoding: LegacyEncoding,
        /// How many cells; the place is the first of them.
        cells: u32,
    },
    /// Cells that look like an encoding from before Unicode in a font that does not say so; they were left as they are.
    LegacySuspected {
        /// The encoding that they look like.
        encoding: LegacyEncoding,
        /// How many cells; the place is the first of them.
        cells: u32,
    },
    /// The number that Word shows before a paragraph is of a kind that is not counted here; it is missing in the text.
    ListNumberNotRead,
}
