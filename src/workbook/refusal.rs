//! Why a workbook does not become a template at all.

use super::{ContainerError, Place};
use serde::{Deserialize, Serialize};

/// Why there is no template; what was there before is left untouched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Not a package of parts that may be read: no workbook, encrypted, an older format, a rule of the container broken.
    Container(ContainerError),
    /// The package is sound, but a part that the reader needs is not what the format says.
    Unreadable {
        /// The sheet; nothing where it is the workbook as a whole.
        sheet: Option<String>,
        /// What the reader says, in its own words, for whoever mends the file.
        detail: String,
    },
    /// No visible sheet holds anything.
    Empty,
    /// No header row was found.
    NoHeader {
        /// The row that came nearest.
        nearest: Option<NearestHeader>,
    },
    /// A list of bodies with their points and classes: results, no criteria.
    Results {
        /// The heading over the bodies.
        place: Place,
    },
    /// A header, but no criterion below it.
    NoCriteria {
        /// The header.
        place: Place,
    },
    /// More than the page reads (formats.md, "Hostile input").
    TooLarge {
        /// The sheet.
        sheet: String,
        /// What there is too much of.
        limit: Limit,
    },
}

/// A row that looks most like a header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearestHeader {
    /// The first cell of the row that has a heading.
    pub place: Place,
    /// The headings that were recognised.
    pub found: Vec<String>,
    /// What is missing.
    pub missing: Vec<MissingColumn>,
}

/// A column without which there is no table of criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingColumn {
    /// Tiêu chí, nội dung.
    Text,
    /// Điểm tối đa.
    Maximum,
}

/// What is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Cells with content in one sheet; how many are read.
    Cells(u32),
    /// Criteria; how many a template has.
    Criteria(u32),
    /// Bytes of text in one sheet; how many are read.
    Text(u32),
    /// Sheets in the workbook.
    Sheets(u32),
}

impl From<ContainerError> for Refusal {
    fn from(error: ContainerError) -> Self {
        Self::Container(error)
    }
}
